import type { Month } from "../plan/month.js";
import type { Measure, Polarity } from "../plan/plan.js";
import type { Reading } from "../plan/readings.js";
import { judgedFinding } from "../rules/judged-finding.js";
import { changeOnSide, sideOf } from "../rules/polarity.js";
import type {
  ChangeEvidence,
  ChangeFinding,
  Finding,
  Lines,
  MeasureRating,
  PositionEvidence,
  RatingResult,
  SpcEvidence,
  SurveyEvidence,
  TrendsFinding
} from "../rules/rating.js";
import type { Moved, Transition } from "../views/history.js";
import { explainRating, type ForceNames } from "./explanation.js";

/** A value with the two lines it is judged against. */
interface Placed {
  value: number;
  lines: Pick<Lines, "lower" | "upper">;
}

/** What moved when a value changed sides: the value alone, the lines alone, or both, when neither alone explains it or each would. */
export function movedPart(before: Placed, after: Placed, better: Polarity): Moved[] {
  const side = (value: number, lines: Placed["lines"]) => changeOnSide(sideOf(value, lines), better);
  const now = side(after.value, after.lines);
  const byValue = side(after.value, before.lines) === now;
  const byLines = side(before.value, after.lines) === now;
  if (byValue && !byLines) return ["value"];
  if (byLines && !byValue) return ["lines"];
  return ["value", "lines"];
}

/** A colour's change between two months, with what moved; undefined when the colour is the same. */
export function transition(
  measure: Measure,
  month: Month,
  ratings: { before: MeasureRating; after: MeasureRating },
  { rule, reading }: Pick<RatingResult, "rule" | "reading">,
  names: ForceNames = {}
): Transition | undefined {
  const [before, after] = [ratings.before, ratings.after].map((r) =>
    r.ratings.find((result) => result.rule === rule && result.reading === reading)
  );
  if (!before || !after || before.rating === after.rating) return undefined;
  return {
    month,
    rule,
    reading,
    from: before.rating,
    to: after.rating,
    moved: movedBetween(measure, ratings, before, after),
    before: explainRating(before, measure, names),
    after: explainRating(after, measure, names)
  };
}

function movedBetween(
  measure: Measure,
  ratings: { before: MeasureRating; after: MeasureRating },
  before: RatingResult,
  after: RatingResult
): Moved[] {
  if (before.rating === "not-rated") return ["data-came"];
  if (after.rating === "not-rated") return ["data-went"];
  const better = measure.better ?? "lower";
  if (after.rule === "R3") return offencesMoved(ratings, after.reading, better);
  const [was, is] = [placed(before), placed(after)];
  return was && is ? movedPart(was, is, better) : ["wave"];
}

/** The value and lines of a judged result; undefined for surveys, whose change is that of a wave. */
function placed({ rule, evidence }: RatingResult): Placed | undefined {
  if (rule === "R4") {
    const { own, lines } = evidence as PositionEvidence;
    return { value: own.value, lines };
  }
  if (rule === "R5") {
    const { recent, lines } = evidence as SpcEvidence;
    return { value: recent.mean, lines };
  }
  return rule === "R8" ? placedChange(evidence as ChangeEvidence | SurveyEvidence) : undefined;
}

function placedChange(evidence: ChangeEvidence | SurveyEvidence): Placed | undefined {
  return "lines" in evidence ? { value: evidence.latest.mean, lines: evidence.lines } : undefined;
}

/** R3 is made of two findings: the change since the baseline, and the trends. */
function offencesMoved(
  { before, after }: { before: MeasureRating; after: MeasureRating },
  reading: Reading,
  better: Polarity
): Moved[] {
  const [was, is] = [before, after].map(({ findings }) => judgedFinding(findings, "R1", reading));
  const changed = was && is && was.finding !== is.finding;
  const trendsChanged =
    findingOf(before, "R2", reading)?.finding !== findingOf(after, "R2", reading)?.finding;
  return [
    ...(changed ? movedPart(placedChange(was.evidence)!, placedChange(is.evidence)!, better) : []),
    ...(trendsChanged ? (["trends"] as const) : [])
  ];
}

function findingOf(rating: MeasureRating, rule: Finding["rule"], reading: Reading): Finding | undefined {
  return rating.findings.find(
    (f): f is ChangeFinding | TrendsFinding => f.rule === rule && f.reading === reading
  );
}
