import type { Month } from "../../plan/month.js";
import type { Measure } from "../../plan/plan.js";
import type { Reading } from "../../plan/readings.js";
import { forecastChance } from "../../rules/forecast-chance.js";
import { publishedRatings } from "../../rules/published-ratings.js";
import type {
  ChangeFinding,
  Finding,
  Rating,
  RatingResult,
  TrendsFinding,
  WindowSummary
} from "../../rules/rating.js";
import type { MeasureFile } from "../../views/page-files.js";
import { cautionsText } from "../../words/cautions-text.js";
import { explainFinding, explainRating, type ForceNames, headline } from "../../words/explanation.js";
import { measureTitle } from "../../words/measure-title.js";
import { reclassifiedPartText } from "../../words/reclassified-part-text.js";
import type { ViewSaid } from "../../words/view-said.js";
import type { LoadContext } from "./computed-late.js";

/** What a rule says of a measure in the reading that is in force. */
export interface Answer {
  rule: string;
  reading: Reading;
  /** "green", "amber", "red" or "not-rated". */
  colour: Rating;
  /** Made from the numbers; without a colour it says why. */
  sentence: string;
}

/** R5. Means are offences a month (a quarter, for quarterly series); null where nothing could be judged. */
export interface SpcAnswer extends Answer {
  /** Mean of the recent months, and of those before them. */
  mean: number | null;
  previousMean: number | null;
  /** Control lines for the recent mean. */
  lower: number | null;
  upper: number | null;
  recent: WindowSummary | null;
  previous: WindowSummary | null;
}

/** R1, to which R3 gives the colour. Totals are offences in the two periods. */
export interface ChangeAnswer extends Omit<Answer, "colour"> {
  finding: ChangeFinding["finding"];
  latest: number | null;
  baseline: number | null;
  /** Change of the latest on the baseline, per cent. */
  percent: number | null;
}

/** R2. */
export interface TrendsAnswer extends Omit<Answer, "colour"> {
  finding: TrendsFinding["finding"];
  /** Trends that reach the target, of how many. */
  achieving: number | null;
  of: number | null;
  /** Total of the target period that has to be passed. */
  threshold: number | null;
  /** Probability that the forecast reaches it, 0 to 1; in the calibrated reading. */
  probability: number | null;
}

/** R4. The value is a rate per 1,000 or a percentage: `unit` says which. */
export interface PositionAnswer extends Answer {
  value: number | null;
  unit: string | null;
  mean: number | null;
  lower: number | null;
  upper: number | null;
  /** 1 = best. */
  rank: number | null;
  of: number | null;
}

/** R6 and R7. Percentages 0 to 100, differences in points. */
export interface SurveyAnswer extends Answer {
  latest: number | null;
  baseline: number | null;
  difference: number | null;
  lower: number | null;
  upper: number | null;
}

/** Everything that the rules say of one measure, as plain values. Parts are null where a rule does not concern the measure. */
export interface Rated extends MeasureFile {
  /** Id of the measure. */
  id: string;
  /** "Domestic burglary: number of offences". */
  title: string;
  period: Month;
  reading: Reading;
  /** The finding in one sentence. */
  sentence: string;
  /** What to know before resting on the colours (months that look wrong, lines below zero, what another edition counts), in sentences; null where there is nothing. */
  caution: string | null;
  /** The colours that the plan publishes for the measure, and the first of them. */
  colours: Answer[];
  colour: Rating;
  offences: Answer | null;
  change: ChangeAnswer | null;
  trends: TrendsAnswer | null;
  spc: SpcAnswer | null;
  position: PositionAnswer | null;
  survey: SurveyAnswer | null;
  /** What files say of the view: null for the published one, and for rows of an author's own. */
  said: ViewSaid | null;
  /** Fetches what the rules read, for what is computed late. */
  context: LoadContext;
}

/** A measure's file with what the rules say of it as plain values. `context` fetches what the rules read for the same choice; `said` is what files say of it. */
export function ratedOf(file: MeasureFile, context: LoadContext, said: ViewSaid | null = null): Rated {
  const { dossier, settings, forceNames, force, plan, reclassified = [] } = file;
  const { measure, rating } = dossier;
  const { reading } = settings;
  const answer = (result: RatingResult) => answerOf(result, measure, forceNames);
  const result = (...rules: string[]) =>
    rating.ratings.find((r) => rules.includes(r.rule) && r.reading === reading);
  const finding = (rule: string) => rating.findings.find((f) => f.rule === rule && f.reading === reading);
  const colours = publishedRatings(rating, settings).map(answer);
  const parts = <T>(found: RatingResult | undefined, make: (found: RatingResult) => T) =>
    found ? { ...answer(found), ...make(found) } : null;
  return {
    ...file,
    context,
    said,
    id: measure.id,
    title: measureTitle(dossier),
    period: plan.periodEnd,
    reading,
    sentence: headline(dossier, force.name, reading),
    caution:
      [...cautionsText(rating, [reading]), ...reclassified.map(reclassifiedPartText)].join(" ") || null,
    colours,
    colour: colours[0]?.colour ?? "not-rated",
    offences: parts(result("R3"), () => ({})),
    change: changeOf(finding("R1"), measure, forceNames),
    trends: trendsOf(finding("R2"), measure, forceNames),
    spc: parts(result("R5"), spcNumbers),
    position: parts(result("R4"), positionNumbers),
    survey: parts(result("R6", "R7"), surveyNumbers)
  };
}

function answerOf(result: RatingResult, measure: Measure, names: ForceNames): Answer {
  const { rule, reading, rating } = result;
  return { rule, reading, colour: rating, sentence: explainRating(result, measure, names) };
}

function spcNumbers(result: RatingResult): Omit<SpcAnswer, keyof Answer> {
  const found = result.rule === "R5" && result.rating !== "not-rated" ? result.evidence : null;
  return {
    mean: found?.recent.mean ?? null,
    previousMean: found?.previous.mean ?? null,
    lower: found?.lines.lower ?? null,
    upper: found?.lines.upper ?? null,
    recent: found?.recent ?? null,
    previous: found?.previous ?? null
  };
}

function positionNumbers(result: RatingResult): Omit<PositionAnswer, keyof Answer> {
  const found = result.rule === "R4" && result.rating !== "not-rated" ? result.evidence : null;
  return {
    value: found?.own.value ?? null,
    unit: found?.unit ?? null,
    mean: found?.mean ?? null,
    lower: found?.lines.lower ?? null,
    upper: found?.lines.upper ?? null,
    rank: found?.rank.position ?? null,
    of: found?.rank.of ?? null
  };
}

function surveyNumbers(result: RatingResult): Omit<SurveyAnswer, keyof Answer> {
  const found = result.rule === "R6" && result.rating !== "not-rated" ? result.evidence : null;
  return {
    latest: found?.latest.percent ?? null,
    baseline: found?.baseline.percent ?? null,
    difference: found?.difference ?? null,
    lower: found?.lower ?? null,
    upper: found?.upper ?? null
  };
}

function changeOf(finding: Finding | undefined, measure: Measure, names: ForceNames): ChangeAnswer | null {
  if (finding?.rule !== "R1") return null;
  const found = finding.finding === "not-judged" ? null : finding.evidence;
  return {
    rule: "R1",
    reading: finding.reading,
    sentence: explainFinding(finding, measure, names),
    finding: finding.finding,
    latest: found?.latest.total ?? null,
    baseline: found?.baseline.total ?? null,
    percent: found?.percentChange ?? null
  };
}

function trendsOf(finding: Finding | undefined, measure: Measure, names: ForceNames): TrendsAnswer | null {
  if (finding?.rule !== "R2") return null;
  const found = finding.finding === "not-judged" ? null : finding.evidence;
  return {
    rule: "R2",
    reading: finding.reading,
    sentence: explainFinding(finding, measure, names),
    finding: finding.finding,
    achieving: found?.achieving ?? null,
    of: found?.of ?? null,
    threshold: found?.threshold ?? null,
    probability: (found && forecastChance(found)) ?? null
  };
}
