import type { PlanNow } from "../components/choice/live-plan.js";
import { prioritySeenFrom } from "../components/dashboard/priority-panel.js";
import { summaryRows } from "../components/dashboard/summary-rows.js";
import { summaryTable } from "../components/dashboard/summary-table.js";
import { measureData } from "../components/measure/measure-data-table.js";
import { measureFragility } from "../components/measure/measure-fragility.js";
import type { Rated } from "../components/measure/rated.js";
import { measureIn, planIn } from "./expected.js";

// Pieces that answer to their reader, by buttons or as a chart: a page runs them when it is opened. All others are in pieces.ts.

/** What a cell shows of nothing. */
const NOTHING = "";

/** One row a measure of the plan, with what the dashboard says of it as values; each heading sorts. */
export function summary(now: PlanNow): HTMLElement {
  const { plan, rating, view } = planIn("summary", now);
  const shown = plan.priorities.map((priority) => prioritySeenFrom(rating.force, priority, plan));
  return summaryTable(summaryRows(shown, rating, view.targetChances), view.sparklines, rating.settings);
}

/** How far each threshold could move before the colour changes; computed when a reader comes near it. */
export function fragility(now: Rated): HTMLElement | "" {
  return measureFragility(measureIn("fragility", now), now.context) ?? NOTHING;
}

/** The table behind the charts, folded, and the same as a file. */
export function dataTable(now: Rated): HTMLElement | "" {
  const { dossier, said } = measureIn("dataTable", now);
  return measureData(dossier, said) ?? NOTHING;
}
