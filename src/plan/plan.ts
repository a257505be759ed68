import type { Month } from "./month.js";
import type { Places } from "./place-words.js";
import type { Response } from "./response.js";
import type { Target } from "./target.js";

/** Which way is better for a measure. */
export type Polarity = "lower" | "higher";

interface MeasureBase {
  /** Kebab-case; equal to the slug of the measure's page. */
  id: string;
  name: string;
  better?: Polarity;
  /** Note printed under the panel. */
  note?: string;
  /** Why no figure of it is shown, anywhere: what is made from the data holds none. */
  withheld?: string;
  /** Figures as the paper printed them, for comparison with what the data give. */
  printed?: Printed;
  /** What is being done, oldest first, from responses.csv; left out where the plan has no such file. */
  responses?: Response[];
}

/** What the paper printed for a measure, and how sure its reading is. */
export interface Printed {
  baseline?: number;
  latest?: number;
  change?: string;
  position?: number;
  certainty?: "sure" | "checked" | "reading";
}

/** A count of offences by month or quarter: R1 to R5. */
export interface OffencesMeasure extends MeasureBase {
  kind: "offences";
  better: Polarity;
  /** Series in offences.csv. */
  series: string;
  /** Series used instead for the comparison with similar forces, named on the page as a proxy. */
  proxy?: { series: string; name: string };
  /** Compare rates per 1,000 households where the households of every force are known; otherwise per 1,000 population. */
  per?: "households";
  /** A target in numbers of its own, in place of the plan's setting `achievement`. */
  target?: Target;
}

/** A percentage from a sample: R6, and R4 when `position` is set. */
export interface SurveyMeasure extends MeasureBase {
  kind: "survey";
  better: Polarity;
  /** Survey in surveys.csv. */
  survey: string;
  /** Compare with similar forces as well. */
  position: boolean;
}

/** R7: an outcome that the plan has not defined yet, or a percentage that is rated like a survey. */
export interface OutcomeMeasure extends MeasureBase {
  kind: "outcome";
  better: Polarity;
  /** Why it cannot be shown yet. Exactly one of `awaiting` and `survey` is given. */
  awaiting?: string;
  survey?: string;
  position?: boolean;
}

/** R9: two figures without a series. */
export interface FigureMeasure extends MeasureBase {
  kind: "figure";
  better: Polarity;
  baseline: number | null;
  latest: number | null;
}

/** R9: a judgement in words, such as "No change". */
export interface AssessmentMeasure extends MeasureBase {
  kind: "assessment";
  assessment: string;
}

/** R9: what is to be done, without figures. */
export interface ActionsMeasure extends MeasureBase {
  kind: "actions";
  actions: string[];
}

/** R9: savings; required must equal realised + identified + further. */
export interface SavingsMeasure extends MeasureBase {
  kind: "savings";
  unit: string;
  required: number;
  realised: number;
  identified: number;
  further: number;
}

export type Measure =
  | OffencesMeasure
  | SurveyMeasure
  | OutcomeMeasure
  | FigureMeasure
  | AssessmentMeasure
  | ActionsMeasure
  | SavingsMeasure;

export type MeasureKind = Measure["kind"];

/** A numbered panel of the dashboard. */
export interface Priority {
  /** "sp1" to "sp18", "sp14a": kebab-case. */
  id: string;
  /** As printed, such as "14A". */
  number: string;
  title: string;
  /** Column headings, when they differ from the kind's own. */
  columns?: string[];
  note?: string;
  /** Prose shown in place of measures. */
  text?: string;
  measures: Measure[];
}

/** How small counts are protected. */
export interface DisclosureRules {
  /** A count below it is left out. */
  least?: number;
  /** How far apart the least and the greatest possible value of a count that is left out must be. */
  width?: number;
  /** Where anyone may read the counts of the plan's places, so that only those of local areas are protected. */
  "open-data"?: string;
  /** Series that are sums of others, by the id of the total. */
  sums?: Record<string, string[]>;
  /** Ways in which larger places are divided beside those by level. */
  partitions?: { whole: string; parts: string[] }[];
}

/** `data/plan.yaml`: the one registry of measures. Pages, paths, search and tests derive from it. */
export interface Plan {
  title: string;
  force: string;
  /** The plan's own word for a place such as its force; see `placeWords`. */
  places?: Places;
  /** Id of the place that is the sum of all others, and none among them. */
  total?: string;
  periodEnd: Month;
  /** Small counts are left out of what is published, by the rules given, or by the usual ones; false publishes all. */
  disclosure?: boolean | DisclosureRules;
  priorities: Priority[];
}

/** Every measure of the plan with the priority it stands under, in the order of the paper. */
export function planMeasures(plan: Plan): { measure: Measure; priority: Priority }[] {
  return plan.priorities.flatMap((priority) => priority.measures.map((measure) => ({ measure, priority })));
}

/** The series that a measure is counted by: its own, and the one that stands for it in comparisons; none of other kinds. */
export function measureSeries(measure: Measure): string[] {
  if (measure.kind !== "offences") return [];
  return measure.proxy ? [measure.series, measure.proxy.series] : [measure.series];
}
