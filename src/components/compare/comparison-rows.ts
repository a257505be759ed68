import { inPlaces, placeWords } from "../../plan/place-words.js";
import { type Measure, type Plan, type Priority, planMeasures } from "../../plan/plan.js";
import { sideOf } from "../../rules/polarity.js";
import { groupOf } from "../../rules/r4-position.js";
import type { RatingContext } from "../../rules/rate-measure.js";
import { RULES } from "../../rules/rules.js";
import { isMissing } from "../../rules/windows/series-window.js";
import {
  type Compared,
  type ForceComparison,
  forceComparison,
  type Scope
} from "../../views/force-comparison.js";
import { type FunnelFigures, funnelFigures } from "../../views/funnel-figures.js";
import { funnelView } from "../../views/funnel-view.js";

/** A measure of the plan with how the home force compares. */
export interface ComparisonRow {
  measure: Measure;
  priority: Priority;
  compared: Compared;
}

/** Every measure of the plan, in its order. */
export function comparisonRows(context: RatingContext, scope: Scope): ComparisonRow[] {
  return planMeasures(context.plan).map((entry) => ({
    ...entry,
    compared: forceComparison(entry.measure, scope, context)
  }));
}

/** The measures that a plan compares with other forces. */
export function comparedMeasures(plan: Plan): { measure: Measure; priority: Priority }[] {
  return planMeasures(plan).filter(({ measure }) => RULES.R4.appliesTo(measure));
}

/** Is it a comparison, rather than the reason why there is none? */
export function isComparison(compared: Compared): compared is ForceComparison {
  return compared !== null && !isMissing(compared);
}

/** Figures of the funnel of all forces; null where only the group has any, and a funnel would show nothing else. */
export function comparedFunnel(measure: Measure, context: RatingContext): FunnelFigures | null {
  const figures = funnelFigures(measure, context);
  if (!figures || isMissing(figures)) return null;
  const members = [context.force, ...(groupOf(context)?.peers ?? [])];
  return figures.forces.some(({ force }) => !members.includes(force)) ? figures : null;
}

/** Where the home force lies in the funnel of all forces: "within 95% limits", "above 99.8% limits"; null without a funnel. */
export function funnelPlace(measure: Measure, context: RatingContext): string | null {
  const figures = comparedFunnel(measure, context);
  const view = figures && funnelView(figures);
  if (!view) return null;
  const { own, ownLimits } = view;
  if (sideOf(own.value, ownLimits.inner) === "between") return "within 95% limits";
  const side = sideOf(own.value, ownLimits.inner);
  return sideOf(own.value, ownLimits.outer) === "between" ? `${side} 95% limits` : `${side} 99.8% limits`;
}

const WITHOUT_OTHERS: Partial<Record<Measure["kind"], string>> = {
  figure: "figures of this plan only; the data have none of other forces",
  assessment: "an assessment in words",
  actions: "actions, without figures",
  savings: "an account of this force’s savings"
};

/** Why a measure is not compared with other forces, in words that follow its name. */
export function notComparedReason(measure: Measure, { data, plan }: RatingContext): string {
  const places = placeWords(plan);
  if (measure.kind !== "survey" && measure.kind !== "outcome")
    return inPlaces(WITHOUT_OTHERS[measure.kind] ?? "", places);
  if (measure.survey === undefined) return "an outcome that awaits its definition";
  const forces = Object.keys(data.surveys[measure.survey] ?? {});
  const others = forces.filter((id) => id !== plan.force);
  return others.length === 0
    ? `a survey whose results are known for the ${places.one} of this plan only`
    : "a survey that the plan does not compare";
}
