import type { Measure, MeasureKind, OutcomeMeasure, SurveyMeasure } from "../plan/plan.js";
import { type Reading, readingsBeside } from "../plan/readings.js";
import type { Settings } from "../plan/settings.js";
import type { Finding, RuleId } from "./rating.js";
import type { StepName } from "./steps.js";

/** A rule of the methodology: those that give a colour, and R1 and R2, whose findings R3 and R8 colour. */
export type AnyRule = RuleId | Finding["rule"];

/** What is known of a rule, once: pages, tables, charts and keys derive from it. */
export interface Rule {
  /** What it looks at, in two or three words: the row of the panel, and the title of its page. */
  name: string;
  /** Name of its page beside the overview of the methodology. */
  page: string;
  /** The rating scheme that it speaks in; both when left out. */
  scheme?: Settings["scheme"];
  /** Can it be applied to a measure, as the plan defines that? */
  appliesTo: (measure: Measure) => boolean;
  /** The step that gives its result; none where it reads no setting. */
  step?: (measure: Measure, reading: Reading) => StepName;
}

const isOffences = ({ kind }: Measure): boolean => kind === "offences";

/** Figures, words and accounts, which nothing can test. */
const WITHOUT_SERIES: readonly MeasureKind[] = ["figure", "assessment", "actions", "savings"];

/** Surveys, and outcomes that the plan has defined as a percentage. */
const isPercentage = (measure: Measure): measure is SurveyMeasure | OutcomeMeasure =>
  measure.kind === "survey" || (measure.kind === "outcome" && measure.survey !== undefined);

/** Offences are compared with similar forces always, percentages where the plan says so. */
const isCompared = (measure: Measure): boolean =>
  isOffences(measure) || (isPercentage(measure) && measure.position === true);

/** R2's step in each reading. */
export const TRENDS_STEPS = {
  "as-written": "trends",
  calibrated: "forecast",
  "plan-life": "forecast-plan-life"
} as const satisfies Record<Reading, StepName>;

/** R6's: two readings are the same test. */
export const SURVEY_STEPS = {
  "as-written": "survey-change",
  calibrated: "survey-change",
  "plan-life": "survey-plan-life"
} as const satisfies Record<Reading, StepName>;

/** The rules, in the order of their numbers. */
export const RULES: Record<AnyRule, Rule> = {
  R1: {
    name: "Change since the baseline",
    page: "r1-change",
    scheme: "plan",
    appliesTo: isOffences,
    step: (_, reading) => `change-${reading}`
  },
  R2: {
    name: "Trend projections",
    page: "r2-trends",
    scheme: "plan",
    appliesTo: isOffences,
    step: (_, reading) => TRENDS_STEPS[reading]
  },
  R3: {
    name: "Number of offences",
    page: "r3-offences",
    scheme: "plan",
    appliesTo: isOffences,
    step: (_, reading) => `offences-${reading}`
  },
  R4: {
    name: "Position v MSG",
    page: "r4-position",
    appliesTo: isCompared,
    step: (measure) => `position-${comparedBy(measure)}`
  },
  R5: {
    name: "SPC variance",
    page: "r5-spc",
    appliesTo: isOffences,
    step: (_, reading) => `spc-${reading}`
  },
  R6: {
    name: "Survey since the baseline",
    page: "r6-surveys",
    scheme: "plan",
    appliesTo: isPercentage,
    step: (_, reading) => SURVEY_STEPS[reading]
  },
  R7: {
    name: "Victim focused outcome",
    page: "r7-outcomes",
    appliesTo: (measure) => measure.kind === "outcome" && !isPercentage(measure)
  },
  R8: {
    name: "Continuous improvement",
    page: "r8-continuous-improvement",
    scheme: "continuous-improvement",
    appliesTo: (measure) => isOffences(measure) || isPercentage(measure),
    step: (measure, reading) => (isOffences(measure) ? `change-${reading}` : SURVEY_STEPS[reading])
  },
  R9: {
    name: "Figures without a series",
    page: "r9-figures",
    appliesTo: ({ kind }) => WITHOUT_SERIES.includes(kind)
  }
};

/** Ids of the rules, R1 to R9. */
export const RULE_IDS = Object.keys(RULES) as AnyRule[];

/** Ids in the order of the paper's panel. */
export const PANEL_ORDER: readonly AnyRule[] = ["R1", "R2", "R3", "R6", "R7", "R8", "R4", "R5", "R9"];

/** Every step that rates a measure, by all the rules that can be applied to it, in the readings that are worked out. */
export function stepsOf(measure: Measure, { reading }: Pick<Settings, "reading">): StepName[] {
  const rules = Object.values(RULES).filter(({ appliesTo }) => appliesTo(measure));
  return rules.flatMap(({ step }) => (step ? readingsBeside(reading).map((own) => step(measure, own)) : []));
}

/** What a measure is compared by: rates of offences read other settings than percentages of surveys. */
export function comparedBy(measure: Measure): "rates" | "percentages" {
  return isOffences(measure) ? "rates" : "percentages";
}

/** "R5 SPC variance". */
export function ruleName(rule: AnyRule): string {
  return `${rule} ${RULES[rule].name}`;
}

/** A rule's name as it stands inside a sentence: "number of offences", but "SPC variance". */
export function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** Does a rule speak in a rating scheme? */
export function isInScheme(rule: AnyRule, scheme: Settings["scheme"]): boolean {
  return (RULES[rule].scheme ?? scheme) === scheme;
}
