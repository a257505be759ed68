import type { Month } from "../plan/month.js";
import type { MeasureKind, Polarity } from "../plan/plan.js";
import type { Reading } from "../plan/readings.js";
import type { Settings, TrendWindow } from "../plan/settings.js";
import type { Achievement, Target } from "../plan/target.js";

/** A colour of the plan, or the statement that none can be given. */
export type Rating = "green" | "amber" | "red" | "not-rated";
export const RATINGS: readonly Rating[] = ["green", "amber", "red", "not-rated"];

/** Why a rule could not be applied. The sentence for each lives in explanation.ts. */
export const NOT_RATED_REASONS = [
  "no-data",
  "too-few-periods",
  "gap-in-window",
  "suppressed-counts",
  "too-few-offences",
  "windows-overlap",
  "windows-differ",
  "recorded-anew",
  "peers-missing",
  "no-sample-size",
  "small-sample",
  "no-baseline",
  "stale-wave",
  "no-group",
  "is-total",
  "no-denominator",
  "too-few-peers",
  "model-failed",
  "no-look",
  "before-looks",
  "change-not-judged",
  "no-target",
  "target-below-nothing",
  "awaiting-definition",
  "no-series",
  "other-force",
  "target-of-other",
  "other-period",
  "withheld"
] as const;
export type NotRatedReason = (typeof NOT_RATED_REASONS)[number];

/** Where a judged value lies. */
export type JudgedReason =
  | "above-upper-line"
  | "between-lines"
  | "below-lower-line"
  | "improved-and-holds"
  | "improved-not-holding"
  | "not-improved-achieves"
  | "worse-achieves"
  | "not-improved-none-achieves"
  | "better"
  | "worse"
  | "no-evidence-of-change";

/** A run of periods and what they add up to. Means are per period (month, or quarter for quarterly series). */
export interface WindowSummary {
  from: Month;
  to: Month;
  periods: number;
  total: number;
  mean: number;
}

/** What lines around a baseline are made of, by what was known when the baseline was. */
export interface ErrorAtBaseline {
  dispersion: number;
  /** Factor of the standard error, for neighbouring periods that move together. */
  inflation: number;
  /** Of the logarithm of a whole year's level, beyond what its months tell. */
  yearVariance: number;
  /** So many standard errors from the baseline's mean stand the lines. */
  critical: number;
}

/** A centre and the two lines around it, in the unit of the value judged. */
export interface Lines {
  centre: number;
  lower: number;
  upper: number;
}

/** What a not-rated result knows: enough for its sentence ("5 months of data, 18 needed"). */
export interface MissingEvidence {
  needed?: number;
  available?: number;
  months?: Month[];
  detail?: string;
}

/** Recording changed between the months that a result compares. */
export interface RecordedAnew {
  /** The months from which it did. */
  changes: Month[];
  /** Are only months since the last of them compared? Otherwise the result crosses them all. */
  restarted: boolean;
}

/** A test made for all looks of a plan: in the plan-life reading. */
export interface PlanLife {
  /** At most so many of 100 unchanged measures ever show a false colour. */
  share: number;
  /** Looks from the first that can be judged to the target date. */
  looks: number;
  /** By how much the critical value of a single look at 5% is multiplied. */
  multiple: number;
}

/** R1: latest mean against the baseline mean. */
export interface ChangeEvidence {
  monthsPerPeriod: 1 | 3;
  baseline: WindowSummary;
  latest: WindowSummary;
  /** latest.mean - baseline.mean. */
  difference: number;
  percentChange: number | null;
  /** Lines for the latest mean; the centre is the baseline mean. */
  lines: Lines;
  /** Of the lines that R2's target rests on, where the method leaves them as they were when the baseline was known. */
  targetError?: ErrorAtBaseline;
  standardError: number;
  /** Left out where recording did not change. */
  recordedAnew?: RecordedAnew;
  /** Calibrated reading only. */
  test?: {
    t: number;
    degreesOfFreedom: number;
    critical: number;
    autocorrelation: number;
    inflation: number;
    /** The spread was raised to the least that counting alone plausibly gives. */
    poissonFloor: boolean;
    /** The autocorrelation comes from residuals over this many periods, after removing this season. */
    residualPeriods: number;
    season: Settings["season"]["method"];
    /** Standard deviation of a whole year's level, as a share of it, beyond what its months tell; of methods that reckon with it. */
    yearToYear?: number;
    planLife?: PlanLife;
  };
}

/** One projected straight line (as written) or forecast (calibrated): the total of the target period. */
export interface Projection {
  window: TrendWindow | "forecast";
  from: Month;
  /** Total of the target period, observed months included. */
  total: number;
  lower: number;
  upper: number;
  /** The total lies beyond the threshold on the improving side (forecast: with at least the chosen probability). */
  achieves: boolean;
  /** Calibrated reading only: probability that the total lies beyond the threshold. */
  probability?: number;
  /** As written, where the line runs below zero in the target period: since when, and the total by the line alone. */
  belowZero?: { from: Month; total: number };
}

/** R2: do trends reach the threshold by the target date? */
export interface TrendsEvidence {
  monthsPerPeriod: 1 | 3;
  target: { from: Month; to: Month; periods: number };
  /** Total that has to be passed on the improving side; reached, when the target is in numbers. */
  threshold: number;
  achievement: Achievement;
  observedPeriods: number;
  observedTotal: number;
  /** Confidence of the intervals, per cent. */
  confidence: number;
  projections: Projection[];
  achieving: number;
  of: number;
  /** Trend windows that reach back before the first period of the series, or hold a gap. */
  unusable: TrendWindow[];
  /** Calibrated reading only. */
  method?: string;
}

/** R3: the colour of the number of offences. */
export interface OffencesEvidence {
  change: "improved" | "no-change" | "worse";
  achieving: number;
  of: number;
  probability?: number;
  /** The target, when it is in numbers. */
  target?: { threshold: number; achievement: Target };
  /** Of the change: left out where recording did not change. */
  recordedAnew?: RecordedAnew;
}

/** One force's figure in a comparison. */
export interface ForceValue {
  force: string;
  /** Rate per 1,000, or per cent. */
  value: number;
  numerator: number | null;
  /** Population, households, or effective survey base. */
  denominator: number | null;
  standardError: number;
}

/** R4: against the group. */
export interface PositionEvidence {
  unit: "per 1,000 population" | "per 1,000 households" | "per cent";
  /** Months the figures cover. */
  from: Month;
  to: Month;
  /** Year of the population estimate; null for surveys. */
  populationYear: number | null;
  /** What the population is, where it is no mid-year estimate: a projection. */
  populationBasis?: string;
  own: ForceValue;
  /** Force and peers, best first. */
  values: ForceValue[];
  mean: number;
  standardDeviation: number;
  lines: Lines;
  /** Calibrated reading only: by how many of its errors the lines lie from the mean, but where offences are few. */
  critical?: number;
  /** By the second method only: of Student's distribution, whose quantile `critical` is; without it the normal one's. */
  degreesOfFreedom?: number;
  /**
   * Calibrated reading only. Standard deviations between like forces, of the force's own chance, of its peers' on average (a
   * mean of variances), and of one more force's distance from the mean; the chance, 0 to 1, that one more lies as far from it
   * as this one, or farther. By the third method also the share, 0 to 1, at which there is no difference between forces.
   */
  prediction?: {
    between: number;
    chance: number;
    chanceOfPeers: number;
    error: number;
    asFar: number;
    noDifference?: number;
  };
  /** 1 = best. */
  rank: { position: number; of: number; lower: number; upper: number };
  edition: string;
  groupSource: string;
  proxy?: string;
  average: Settings["msg"]["average"];
  /** Basis phrases of every figure compared. */
  bases: string[];
}

/** R5: most recent months against those before them. */
export interface SpcEvidence {
  monthsPerPeriod: 1 | 3;
  recent: WindowSummary;
  previous: WindowSummary;
  /** Lines for the mean of the recent months. */
  lines: Lines;
  /** SD of the previous window's points (n-1). */
  standardDeviation: number;
  /** Left out where recording did not change. */
  recordedAnew?: RecordedAnew;
  /** As-written reading only: what the lines are a multiple of. */
  spread?: Settings["spc"]["lines"];
  /** Calibrated reading only. The lines compare the recent mean with what season and earlier level expect. */
  test?: {
    t: number;
    degreesOfFreedom: number;
    critical: number;
    /** Recent over earlier level, after removing the season: 0.95 = 5% lower. */
    ratio: number;
    dispersion: number;
    autocorrelation: number;
    inflation: number;
    season: Settings["season"]["method"];
    fittedPeriods: number;
    planLife?: PlanLife;
  };
}

/** A wave as used: percentages 0 to 100, bases in people. */
export interface WaveEvidence {
  periodEnd: Month;
  months: number;
  percent: number;
  base: number;
  designEffect: number;
  effectiveBase: number;
  basis: string;
}

/** R6: difference of two percentages, in percentage points. */
export interface SurveyEvidence {
  baseline: WaveEvidence;
  latest: WaveEvidence;
  difference: number;
  lower: number;
  upper: number;
  confidence: number;
  /** Smallest fall and rise from the baseline that these bases could have shown, in points; null when none could. */
  detectable: { down: number | null; up: number | null };
  planLife?: PlanLife;
}

/** R9: two figures, or words. */
export interface FigureEvidence {
  /** Whole per cent, rounded half away from zero as printed. */
  variancePercent: number | null;
  baseline: number | null;
  latest: number | null;
}

/** R9: does required equal realised + identified + further? */
export interface SavingsEvidence {
  required: number;
  sum: number;
  agrees: boolean;
}

interface Outcome<Rule extends string, Evidence> {
  rule: Rule;
  reading: Reading;
  rating: Exclude<Rating, "not-rated">;
  /** A state the plan's colours do not name, such as "improved, not projected to hold". */
  label?: string;
  reason: JudgedReason;
  evidence: Evidence;
}

export interface NotRated<Rule extends string = RuleId> {
  rule: Rule;
  reading: Reading;
  rating: "not-rated";
  label?: string;
  reason: NotRatedReason;
  evidence: MissingEvidence;
}

/** A colour of one rule in one reading, with the evidence its sentence is made from. */
export type RatingResult =
  | Outcome<"R3", OffencesEvidence>
  | Outcome<"R4", PositionEvidence>
  | Outcome<"R5", SpcEvidence>
  | Outcome<"R6", SurveyEvidence>
  | Outcome<"R8", ChangeEvidence | SurveyEvidence>
  | NotRated
  | (Omit<NotRated<"R9">, "evidence"> & { evidence: FigureEvidence | SavingsEvidence | MissingEvidence });

export type RuleId = "R3" | "R4" | "R5" | "R6" | "R7" | "R8" | "R9";

/** R1: what the latest mean says; the colour is given by R3 (plan) or R8 (continuous improvement). */
export type ChangeFinding =
  | { rule: "R1"; reading: Reading; finding: "improved" | "no-change" | "worse"; evidence: ChangeEvidence }
  | {
      rule: "R1";
      reading: Reading;
      finding: "not-judged";
      reason: NotRatedReason;
      evidence: MissingEvidence;
    };

/** R2: whether trends reach the threshold. */
export type TrendsFinding =
  | { rule: "R2"; reading: Reading; finding: "achieved" | "not-achieved"; evidence: TrendsEvidence }
  | {
      rule: "R2";
      reading: Reading;
      finding: "not-judged";
      reason: NotRatedReason;
      evidence: MissingEvidence;
    };

export type Finding = ChangeFinding | TrendsFinding;

/** A month that ratings read and that is far from those around it: incomplete, or counted more than once, or truly so. */
export interface OddMonthRead {
  month: Month;
  count: number;
  /** Median of the months around it that were known then. */
  expected: number;
}

/** All that is known of one measure at one period end. */
export interface MeasureRating {
  id: string;
  priority: string;
  kind: MeasureKind;
  name: string;
  better: Polarity | null;
  /** Total of the baseline period, baseline percentage or figure; null when there is none. */
  baseline: number | null;
  latest: number | null;
  /** Basis phrases of the rows that the ratings read. */
  bases: string[];
  /** Months among them that are far from those around them; left out where there are none. */
  odd?: OddMonthRead[];
  findings: Finding[];
  ratings: RatingResult[];
  /** The colours that cross a change of recording, as the months since it alone would have them; left out where none does. */
  sinceRecording?: Pick<RatingResult, "rule" | "reading" | "rating">[];
}

/** The plan rated for one force and period: the shape that `rate --format json` prints. */
export interface PlanRating {
  period: Month;
  force: string;
  reading: Reading;
  settings: Settings;
  measures: MeasureRating[];
}
