import { element } from "../../kit/element.js";
import type { PlaceWords } from "../../plan/place-words.js";
import type { Total } from "../../plan/plan-data.js";
import { formatUnits } from "../../words/format.js";

/** What leads from a total to its parts, and back. */
export interface TotalAndPartsOptions {
  total: Total;
  /** Id of the place that is looked at. */
  force: string;
  names: Readonly<Record<string, string>>;
  places: PlaceWords;
}

/**
 * The ways from the sum of all places to each of them, or from one of them to the sum: to the same page, with the rest of the
 * choice. Null for a local area, which is part of a place.
 */
export function totalAndParts({ total, force, names, places }: TotalAndPartsOptions): HTMLElement | null {
  const link = (id: string): HTMLElement =>
    element("a", { href: `?${places.parameter}=${id}` }, names[id] ?? id);
  const count = formatUnits(total.parts.length, places.one, places.many);
  if (total.parts.includes(force))
    return element("p", { class: "total-and-parts" }, `One of the ${count} of `, link(total.id), ".");
  if (force !== total.id) return null;
  const byName = total.parts.toSorted((a, b) => (names[a] ?? a).localeCompare(names[b] ?? b, "en-GB"));
  return element(
    "details",
    { class: "total-and-parts" },
    element("summary", {}, `The ${count} of ${names[total.id] ?? total.id}`),
    element("ul", {}, ...byName.map((id) => element("li", {}, link(id))))
  );
}
