import type { Plan } from "../../plan/plan.js";
import { ratingMemo } from "../../rules/rating-memo.js";
import { dashboardView } from "../../views/dashboard-view.js";
import { type Flips, flipsBetween } from "../../views/flips.js";
import type { DashboardView } from "../../views/page-files.js";
import { type Choice, changesOf } from "./choice.js";
import { contextOf, inputsFor, type PlanInputs } from "./plan-inputs.js";

/** The plan under a choice, and what that changes. */
export interface LiveView {
  view: DashboardView;
  /** Colours that differ from those of the same force and period under the published thresholds and group. */
  flips: Flips;
}

/** Name under which the browser's user timing keeps how long rating the plan took. */
export const RATING_MEASURE = "rate plan";

/** The same force and period, as published. */
export function publishedFor(choice: Choice, published: Choice): Choice {
  return { ...choice, peers: published.peers, settings: published.settings };
}

/** Does a choice change thresholds or the group? */
export function isChanged(choice: Choice, published: Choice): boolean {
  return choice.peers !== null || changesOf(choice, published).length > 0;
}

/** Rates the plan for any choice, with the data fetched when first needed; the published view needs none. */
export function livePlan(options: {
  plan: Plan;
  published: Choice;
  view: DashboardView;
  inputs: PlanInputs;
}): (choice: Choice) => Promise<LiveView> {
  const { plan, published, view, inputs } = options;
  const memo = ratingMemo();
  const isShipped = ({ period, force }: Choice) => period === published.period && force === published.force;
  return async (choice) => {
    const changed = isChanged(choice, published);
    if (!changed && isShipped(choice)) return { view, flips: flipsBetween(view.rating, view.rating) };
    const { data, falseAlarms } = await inputsFor(choice, published, inputs);
    const rate = (wanted: Choice) => dashboardView({ ...contextOf(wanted, plan, data), memo }, falseAlarms);
    const started = performance.now();
    const shown = rate(choice);
    // For the browser's own profiler, and for the bench.
    performance.measure(RATING_MEASURE, { start: started });
    const before = changed ? rate(publishedFor(choice, published)) : shown;
    return { view: shown, flips: flipsBetween(before.rating, shown.rating) };
  };
}
