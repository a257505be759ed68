import type { PlaceWords } from "../../plan/place-words.js";
import type { Scope } from "../../views/force-comparison.js";

/** What the compare page shows of a choice: one measure in charts, against the group or all forces. */
export interface CompareView {
  /** Id of the measure. */
  measure: string;
  scope: Scope;
}

/** The view in the page's address: `?measure=all-crime&forces=all`. What cannot be used is told in a sentence. Never throws. */
export function compareViewInAddress(
  address: string,
  measures: readonly string[],
  first: CompareView,
  { many }: PlaceWords
): { view: CompareView; problems: string[] } {
  const { searchParams } = new URL(address);
  const measure = searchParams.get("measure") ?? first.measure;
  const forces = searchParams.get("forces") ?? first.scope;
  const isKnown = measures.includes(measure);
  const isScope = forces === "group" || forces === "all";
  return {
    view: { measure: isKnown ? measure : first.measure, scope: isScope ? forces : first.scope },
    problems: [
      ...(isKnown
        ? []
        : [`“${measure}” is no measure of this plan that is compared. The first one is shown.`]),
      ...(isScope ? [] : [`The address asks for the ${many} “${forces}”; expected group or all.`])
    ]
  };
}

/** The address with this view in it, and nothing of what an address without parameters means. */
export function addressWithView(address: string, view: CompareView, first: CompareView): string {
  const url = new URL(address);
  const parts = { measure: [view.measure, first.measure], forces: [view.scope, first.scope] } as const;
  for (const [name, [value, usual]] of Object.entries(parts)) {
    if (value === usual) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  // A comma may stand as it is in a query: the address stays readable.
  url.search = url.search.replaceAll("%2C", ",");
  return url.href;
}
