import { sparkline } from "../../charts/simple/sparkline.js";
import { element } from "../../kit/element.js";
import { type Plan, planMeasures } from "../../plan/plan.js";
import type { DashboardView } from "../../views/page-files.js";
import { explainRating, type ForceNames } from "../../words/explanation.js";
import { type PanelOptions, panel } from "./panel.js";
import { panelTable } from "./panel-rows.js";
import { ratingKey } from "./rating-key.js";

/** Addresses from the dashboard. */
export const METHODOLOGY = "./methodology/index.html";
export const measureLink = (measure: string): string => `./measures/${measure}.html`;

/** The grid of panels and its key. */
export interface DashboardPanels {
  element: HTMLElement;
  /** Shows a view; a panel that says what it said before is not touched. */
  show(view: DashboardView): void;
}

/** A panel of the grid with all that it was made from. */
interface Painted {
  from: unknown;
  element: HTMLElement;
}

const sameText = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A panel a priority, each painted anew only when what it says has changed. */
export function dashboardPanels(plan: Plan, names: ForceNames): DashboardPanels {
  const grid = element("div", { class: "panels" });
  let painted: Painted[] = [];
  return {
    element: grid,
    show(view) {
      const { rating, sparklines } = view;
      const { spc } = rating.settings;
      const options = panelOptions(view, plan, names);
      const parts: { from: unknown; paint: () => HTMLElement }[] = plan.priorities.map((priority) => {
        const table = panelTable(priority, rating, names);
        const lines = priority.measures.map(({ id }) => sparklines[id]);
        return { from: [table, lines, spc], paint: () => panel(priority, table, options) };
      });
      parts.push({ from: rating.settings, paint: () => ratingKey(rating.settings, METHODOLOGY) });
      const next = parts.map(({ from, paint }, i): Painted => {
        const before = painted[i];
        return before && sameText(before.from, from) ? before : { from, element: paint() };
      });
      next.forEach(({ element: now }, i) => {
        const before = painted[i]?.element;
        if (!before) grid.append(now);
        else if (before !== now) before.replaceWith(now);
      });
      painted = next;
    }
  };
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
