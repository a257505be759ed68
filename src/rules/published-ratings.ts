import type { Measure } from "../plan/plan.js";
import type { Reading } from "../plan/readings.js";
import type { Settings } from "../plan/settings.js";
import type { MeasureRating, PlanRating, RatingResult, RuleId } from "./rating.js";
import { RULES } from "./rules.js";

/** What a row of the dashboard asks. */
export type Question = "offences" | "position" | "spc" | "survey" | "outcome";

/** The rule that answers a question under each scheme. */
const ANSWERS: Record<Question, Record<Settings["scheme"], RuleId>> = {
  offences: { plan: "R3", "continuous-improvement": "R8" },
  position: { plan: "R4", "continuous-improvement": "R4" },
  spc: { plan: "R5", "continuous-improvement": "R5" },
  survey: { plan: "R6", "continuous-improvement": "R8" },
  outcome: { plan: "R7", "continuous-improvement": "R7" }
};

/** The questions that each layout's rows ask: the old panel shows neither position nor SPC. */
export const QUESTIONS: Record<Settings["layout"], readonly Question[]> = {
  new: ["offences", "survey", "outcome", "position", "spc"],
  old: ["offences", "survey", "outcome"]
};

/** The questions that the dashboard's rows ask in the chosen layout. */
export function askedQuestions({ layout }: Pick<Settings, "layout">): readonly Question[] {
  return QUESTIONS[layout];
}

/** The rule whose colour is published for a question. */
export function publishedRule(question: Question, { scheme }: Pick<Settings, "scheme">): RuleId {
  return ANSWERS[question][scheme];
}

/** The name of a question: that of the plan's own rule, whichever scheme answers it. */
export function questionName(question: Question): string {
  return RULES[ANSWERS[question].plan].name;
}

/** A measure's result of one rule in one reading. */
export function resultOf(measure: MeasureRating, rule: RuleId, reading: Reading): RatingResult | undefined {
  return measure.ratings.find((r) => r.rule === rule && r.reading === reading);
}

/** The results whose colours the dashboard shows for a measure: of the chosen scheme and layout, in the published reading. */
export function publishedRatings(measure: MeasureRating, settings: Settings): RatingResult[] {
  const rules = new Set(askedQuestions(settings).map((question) => publishedRule(question, settings)));
  return [...rules]
    .map((rule) => resultOf(measure, rule, settings.reading))
    .filter((result) => result !== undefined);
}

/** The red ones of the results whose colours the dashboard shows for a measure. */
export function publishedReds(measure: MeasureRating, settings: Settings): RatingResult[] {
  return publishedRatings(measure, settings).filter(({ rating }) => rating === "red");
}

/** The published reds of a measure to which there is no response; none in a plan that keeps no record of responses. */
export function unansweredReds(
  { responses }: Pick<Measure, "responses">,
  rated: MeasureRating,
  settings: Settings
): RatingResult[] {
  return responses?.length === 0 ? publishedReds(rated, settings) : [];
}

/** Every published result of the plan. */
export function publishedOf(rating: PlanRating): RatingResult[] {
  return rating.measures.flatMap((m) => publishedRatings(m, rating.settings));
}
