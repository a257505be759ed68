import type { Plan } from "../../plan/plan.js";
import { ratingMemo } from "../../rules/rating-memo.js";
import { type Flips, flipsBetween } from "../../views/flips.js";
import type { DashboardView, MeasureFile } from "../../views/page-files.js";
import { type Choice, changesOf, sameChoice } from "./choice.js";
import { contextOf, inputsFor, type PlanInputs } from "./plan-inputs.js";

/** What a page shows under a choice, and what that changes. */
export interface Seen<View> {
  view: View;
  /** Colours that differ from those of the same force and period under the published thresholds and group. */
  flips: Flips;
  /** What takes longer to work out than a page should wait for, as long as it is wanted. */
  later?: (isWanted: () => boolean) => Promise<View | undefined>;
}

/** Rates for any choice; the data, and the code of the rules, are fetched when first needed: the published view does without. */
export type RateChoice<View> = (choice: Choice) => Promise<Seen<View>>;

/** Name under which the browser's user timing keeps how long rating the plan took. */
export const RATING_MEASURE = "rate plan";

/** The same force and period, as published. */
function publishedFor(choice: Choice, published: Choice): Choice {
  return { ...choice, peers: published.peers, settings: published.settings };
}

/** Does a choice change thresholds or the group? */
export function isChanged(choice: Choice, published: Choice): boolean {
  return choice.peers !== null || changesOf(choice, published).length > 0;
}

/** Rates the plan for any choice; the published view, which is given, needs no data. */
export function planRater(options: {
  plan: Plan;
  published: Choice;
  view: DashboardView;
  inputs: PlanInputs;
}): RateChoice<DashboardView> {
  const { plan, published, view, inputs } = options;
  const memo = ratingMemo();
  const isShipped = ({ period, force }: Choice) => period === published.period && force === published.force;
  return async (choice) => {
    const changed = isChanged(choice, published);
    if (!changed && isShipped(choice)) return { view, flips: flipsBetween(view.rating, view.rating) };
    const [{ data, falseAlarms }, { ratedView, withChance }, { ratePlan }] = await Promise.all([
      inputsFor(choice, published, inputs),
      import("../../views/dashboard-view.js"),
      import("../../rules/rate-plan.js")
    ]);
    const started = performance.now();
    const context = { ...contextOf(choice, plan, data), memo };
    const shown = ratedView(context);
    // For the browser's own profiler, and for the bench.
    performance.measure(RATING_MEASURE, { start: started });
    const before = changed
      ? ratePlan({ ...contextOf(publishedFor(choice, published), plan, data), memo })
      : shown.rating;
    return {
      view: shown,
      flips: flipsBetween(before, shown.rating),
      later: (isWanted) => withChance(shown, context, falseAlarms, isWanted)
    };
  };
}

/** A measure of the plan by its id, with the priority it stands under. Throws when the plan has none. */
export function findMeasure(plan: Plan, id: string) {
  for (const priority of plan.priorities) {
    const measure = priority.measures.find((one) => one.id === id);
    if (measure) return { measure, priority };
  }
  const known = plan.priorities.flatMap(({ measures }) => measures.map((one) => one.id));
  throw new Error(`The plan has no measure “${id}”. It has: ${known.join(", ")}.`);
}

/**
 * Rates one measure for any choice. Its published view may be given: it needs no data then. Any other view reads every
 * force, because its funnel compares them all.
 */
export function measureRater(
  id: string,
  published: Choice,
  inputs: PlanInputs,
  file?: MeasureFile
): RateChoice<MeasureFile> {
  const memo = ratingMemo();
  return async (choice) => {
    if (file && sameChoice(choice, published)) {
      const asShipped = { measures: [file.dossier.rating], settings: file.settings };
      return { view: file, flips: flipsBetween(asShipped, asShipped) };
    }
    const [{ plan, data }, { measureFile }, { rateMeasure }] = await Promise.all([
      inputs.all(),
      import("../../views/measure-file.js"),
      import("../../rules/rate-measure.js")
    ]);
    const { measure, priority } = findMeasure(plan, id);
    const context = (wanted: Choice) => ({ ...contextOf(wanted, plan, data), memo });
    const view = measureFile(measure, priority, context(choice));
    const before = publishedFor(choice, published);
    return {
      view,
      flips: flipsBetween(
        { measures: [rateMeasure(measure, priority.id, context(before))], settings: before.settings },
        { measures: [view.dossier.rating], settings: choice.settings }
      )
    };
  };
}
