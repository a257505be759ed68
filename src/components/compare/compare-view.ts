import type { PlaceWords } from "../../plan/place-words.js";
import type { Scope } from "../../views/force-comparison.js";
import { scopeParameters } from "../choice/choice.js";

/** What the compare page shows of a choice: one measure in charts, against the group or all forces. */
export interface CompareView {
  /** Id of the measure. */
  measure: string;
  scope: Scope;
}

/**
 * The view in the page's address: `?measure=all-crime&forces=all`; the scope stands under the plan's own word for many
 * places, or under `forces`. What cannot be used is told in a sentence. Never throws.
 */
export function compareViewInAddress(
  address: string,
  measures: readonly string[],
  first: CompareView,
  places: PlaceWords
): { view: CompareView; problems: string[] } {
  const { searchParams } = new URL(address);
  const measure = searchParams.get("measure") ?? first.measure;
  // Of two parameters the later one counts, as with a place.
  const named = [...searchParams].filter(([name]) => scopeParameters(places).includes(name));
  const forces = named.at(-1)?.[1] ?? first.scope;
  const isKnown = measures.includes(measure);
  const isScope = forces === "group" || forces === "all";
  return {
    view: { measure: isKnown ? measure : first.measure, scope: isScope ? forces : first.scope },
    problems: [
      ...(isKnown
        ? []
        : [`“${measure}” is no measure of this plan that is compared. The first one is shown.`]),
      ...(isScope ? [] : [`The address asks for the ${places.many} “${forces}”; expected group or all.`])
    ]
  };
}

/** The address with this view in it, and nothing of what an address without parameters means. */
export function addressWithView(
  address: string,
  view: CompareView,
  first: CompareView,
  places: PlaceWords
): string {
  const url = new URL(address);
  for (const name of ["measure", ...scopeParameters(places)]) url.searchParams.delete(name);
  if (view.measure !== first.measure) url.searchParams.set("measure", view.measure);
  if (view.scope !== first.scope) url.searchParams.set(places.parameterOfMany, view.scope);
  // A comma may stand as it is in a query: the address stays readable.
  url.search = url.search.replaceAll("%2C", ",");
  return url.href;
}
