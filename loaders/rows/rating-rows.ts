import { weakestBasis } from "../../src/plan/basis.js";
import type { Month } from "../../src/plan/month.js";
import { type Measure, type Plan, planMeasures } from "../../src/plan/plan.js";
import type { Reading } from "../../src/plan/readings.js";
import { publishedRatings } from "../../src/rules/published-ratings.js";
import type {
  ChangeEvidence,
  FigureEvidence,
  MeasureRating,
  PlanRating,
  PositionEvidence,
  RatingResult,
  RuleId,
  SavingsEvidence,
  SpcEvidence,
  SurveyEvidence
} from "../../src/rules/rating.js";
import { explainRating, type ForceNames } from "../../src/words/explanation.js";

/** The value that a rule judged and the lines it was judged against, in `unit`; null where there is none. */
export interface Judged {
  value: number | null;
  /** Middle of the lines. An interval of a difference has none: it is judged by whether it holds zero. */
  centre: number | null;
  /** Lower and upper line; for a survey, the ends of the interval of the difference. */
  lower: number | null;
  upper: number | null;
  unit: string | null;
}

/** One rating with its evidence, as tables and files outside the pages hold it. */
export interface RatingRow extends Judged {
  /** Number of the priority as printed. */
  priority: string;
  measure: string;
  name: string;
  rule: RuleId;
  reading: Reading;
  /** Is this the colour that the dashboard shows? */
  published: boolean;
  rating: RatingResult["rating"];
  reason: string;
  /** Total, percentage or figure of the baseline and of the latest period; null when there is none. */
  baseline: number | null;
  latest: number | null;
  period: Month;
  force: string;
  /** The weakest basis of the figures behind it; null without figures. */
  basis: string | null;
  sentence: string;
}

/** The columns of a {@link RatingRow} in the order in which they are written. */
export const RATING_COLUMNS = [
  "priority",
  "measure",
  "name",
  "rule",
  "reading",
  "published",
  "rating",
  "reason",
  "value",
  "centre",
  "lower",
  "upper",
  "unit",
  "baseline",
  "latest",
  "period",
  "force",
  "basis",
  "sentence"
] as const satisfies readonly (keyof RatingRow)[];

/** Every rating of a plan, in its own order, by every rule and in every reading that is worked out. */
export function ratingRows(plan: Plan, rated: PlanRating, names: ForceNames): RatingRow[] {
  return planMeasures(plan).flatMap(({ measure, priority }, i) => {
    const rating = rated.measures[i]!;
    const published = publishedRatings(rating, rated.settings);
    return rating.ratings.map((result) => ({
      priority: priority.number,
      measure: measure.id,
      name: measure.name,
      rule: result.rule,
      reading: result.reading,
      published: published.includes(result),
      rating: result.rating,
      reason: result.reason,
      ...judgedOf(result, rating, measure),
      baseline: rating.baseline,
      latest: rating.latest,
      period: rated.period,
      force: rated.force,
      basis: rating.bases.length > 0 ? weakestBasis(rating.bases) : null,
      sentence: explainRating(result, measure, names)
    }));
  });
}

const NOTHING: Judged = { value: null, centre: null, lower: null, upper: null, unit: null };

/** The value and the lines of a result. R3 gives its colour by the lines of R1 in the same reading. */
export function judgedOf(
  result: RatingResult,
  { findings }: Pick<MeasureRating, "findings">,
  measure: Measure
): Judged {
  if (result.rule === "R3") {
    const change = findings.find((f) => f.rule === "R1" && f.reading === result.reading);
    return change?.rule === "R1" && change.finding !== "not-judged" ? ofChange(change.evidence) : NOTHING;
  }
  const { evidence } = result;
  if ("recent" in evidence) return ofSpc(evidence);
  if ("own" in evidence) return ofPosition(evidence);
  if ("percentChange" in evidence) return ofChange(evidence);
  if ("difference" in evidence) return ofSurvey(evidence);
  if ("variancePercent" in evidence) return ofFigure(evidence);
  return "agrees" in evidence && measure.kind === "savings" ? ofSavings(evidence, measure.unit) : NOTHING;
}

const offences = (monthsPerPeriod: 1 | 3): string =>
  monthsPerPeriod === 1 ? "offences a month" : "offences a quarter";

const ofChange = ({ latest, lines, monthsPerPeriod }: ChangeEvidence): Judged => ({
  value: latest.mean,
  ...lines,
  unit: offences(monthsPerPeriod)
});

const ofSpc = ({ recent, lines, monthsPerPeriod }: SpcEvidence): Judged => ({
  value: recent.mean,
  ...lines,
  unit: offences(monthsPerPeriod)
});

const ofPosition = ({ own, lines, unit }: PositionEvidence): Judged => ({ value: own.value, ...lines, unit });

const ofSurvey = ({ difference, lower, upper }: SurveyEvidence): Judged => ({
  ...NOTHING,
  value: difference,
  lower,
  upper,
  unit: "percentage points since the baseline"
});

const ofFigure = ({ variancePercent }: FigureEvidence): Judged =>
  variancePercent === null
    ? NOTHING
    : { ...NOTHING, value: variancePercent, unit: "per cent since the baseline" };

const ofSavings = ({ required, sum }: SavingsEvidence, unit: string): Judged => ({
  ...NOTHING,
  value: sum,
  centre: required,
  unit
});
