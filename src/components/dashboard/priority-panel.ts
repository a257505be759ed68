import { sparkline } from "../../charts/simple/sparkline.js";
import { siteLink } from "../../kit/site-link.js";
import { placeWords } from "../../plan/place-words.js";
import { type Plan, type Priority, planMeasures } from "../../plan/plan.js";
import { isTarget } from "../../plan/target.js";
import { withoutResponses } from "../../plan/with-responses.js";
import type { DashboardView } from "../../views/page-files.js";
import { explainRating, type ForceNames } from "../../words/explanation.js";
import type { PlanNow } from "../choice/live-plan.js";
import { type PanelOptions, panel } from "./panel.js";
import { panelTable } from "./panel-table.js";
import { ratingKey } from "./rating-key.js";

const measureLink = (measure: string): string => siteLink(`measures/${measure}.html`);

/** A part of the grid with all that it was made from. */
interface Painted {
  from: string;
  element: HTMLElement;
}

/** What stands on the page now, by the id of its priority. */
const painted = new Map<string, Painted>();

/** The same element again as long as it would say what it said before. */
function paintedOnce(id: string, from: unknown, paint: () => HTMLElement): HTMLElement {
  const text = JSON.stringify(from);
  const before = painted.get(id);
  if (before?.from === text) return before.element;
  const next = { from: text, element: paint() };
  painted.set(id, next);
  return next.element;
}

/** The panel of one priority, painted anew only when what it says has changed. */
export function priorityPanel(priority: Priority, { plan, view, names }: PlanNow): HTMLElement {
  const { rating, sparklines } = view;
  const shown = prioritySeenFrom(rating.force, priority, plan);
  const table = panelTable(shown, rating, names, placeWords(plan));
  const lines = priority.measures.map(({ id }) => sparklines[id]);
  return paintedOnce(priority.id, [table, lines, rating.settings.spc], () =>
    panel(priority, table, panelOptions(view, plan, names))
  );
}

/** A priority as it is looked at for a place: what is being done is done in the plan's own. */
export function prioritySeenFrom(
  place: string,
  priority: Priority,
  { force }: Pick<Plan, "force">
): Priority {
  return place === force ? priority : { ...priority, measures: priority.measures.map(withoutResponses) };
}

/** What the colours mean under the thresholds in force. */
export function planKey({ plan, rating: { settings } }: PlanNow): HTMLElement {
  const inNumbers =
    isTarget(settings.achievement) ||
    planMeasures(plan).some(({ measure }) => measure.kind === "offences" && measure.target !== undefined);
  return paintedOnce("key", [settings, inNumbers], () => ratingKey(settings, placeWords(plan), inNumbers));
}

function panelOptions({ rating, sparklines }: DashboardView, plan: Plan, names: ForceNames): PanelOptions {
  const measures = new Map(planMeasures(plan).map(({ measure }) => [measure.id, measure]));
  return {
    measureLink,
    sentence: (result, id) => explainRating(result, measures.get(id)!, names),
    sparkline: (id) => {
      const line = sparklines[id];
      const { name } = measures.get(id)!;
      return line ? sparkline(line, { name, windows: rating.settings.spc, width: 168, height: 36 }) : null;
    }
  };
}
