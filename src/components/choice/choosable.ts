import type { DashboardFile, MeasurePageFile } from "../../views/page-files.js";
import type { Choosable } from "./choice.js";

/** What can be chosen on the dashboard, and on every page made from its file. */
export function dashboardChoosable({ forces, areas, view, periods, editions }: DashboardFile): Choosable {
  const { period, force, settings } = view.rating;
  return {
    published: { period, force, peers: null, settings },
    periods,
    forces: forces.map(({ id }) => id),
    areas: areas.map(({ id }) => id),
    editions
  };
}

/** What can be chosen on a measure's page. */
export function measureChoosable(file: MeasurePageFile): Choosable {
  const { plan, settings, forceNames, periods, editions } = file;
  const areas = file.areas.map(({ id }) => id);
  return {
    published: { period: plan.periodEnd, force: plan.force, peers: null, settings },
    periods,
    forces: Object.keys(forceNames).filter((id) => !areas.includes(id)),
    areas,
    editions
  };
}
