import { placeWords } from "../../plan/place-words.js";
import { withoutTotal } from "../../plan/plan-data.js";
import type { DashboardFile, MeasurePageFile } from "../../views/page-files.js";
import type { ChoiceOffer } from "./choice.js";

/** What can be chosen on the dashboard, and on every page made from its file. */
export function dashboardOffer({ plan, forces, areas, view, periods, editions }: DashboardFile): ChoiceOffer {
  const { period, force, settings } = view.rating;
  return {
    published: { period, force, peers: null, settings },
    periods,
    forces: forces.map(({ id }) => id),
    peers: withoutTotal(forces).map(({ id }) => id),
    areas: areas.map(({ id }) => id),
    editions,
    places: placeWords(plan)
  };
}

/** What can be chosen on a measure's page. */
export function measureOffer(file: MeasurePageFile): ChoiceOffer {
  const { plan, settings, forceNames, total, periods, editions } = file;
  const areas = file.areas.map(({ id }) => id);
  const forces = Object.keys(forceNames).filter((id) => !areas.includes(id));
  return {
    published: { period: plan.periodEnd, force: plan.force, peers: null, settings },
    periods,
    forces,
    peers: forces.filter((id) => id !== total?.id),
    areas,
    editions,
    places: placeWords(plan)
  };
}
