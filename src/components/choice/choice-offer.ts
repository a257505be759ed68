import { placeWords } from "../../plan/place-words.js";
import type { DashboardFile, MeasurePageFile } from "../../views/page-files.js";
import type { ChoiceOffer } from "./choice.js";

/** What can be chosen on the dashboard, and on every page made from its file. */
export function dashboardOffer({ plan, forces, areas, view, periods, editions }: DashboardFile): ChoiceOffer {
  const { period, force, settings } = view.rating;
  return {
    published: { period, force, peers: null, settings },
    periods,
    forces: forces.map(({ id }) => id),
    areas: areas.map(({ id }) => id),
    editions,
    places: placeWords(plan)
  };
}

/** What can be chosen on a measure's page. */
export function measureOffer(file: MeasurePageFile): ChoiceOffer {
  const { plan, settings, forceNames, periods, editions } = file;
  const areas = file.areas.map(({ id }) => id);
  return {
    published: { period: plan.periodEnd, force: plan.force, peers: null, settings },
    periods,
    forces: Object.keys(forceNames).filter((id) => !areas.includes(id)),
    areas,
    editions,
    places: placeWords(plan)
  };
}
