import { type LoadHistory, measureHistory } from "../components/measure/measure-history.js";
import type { Rated } from "../components/measure/rated.js";
import type { MeasureHistory } from "../views/history.js";
import { planFiles } from "./plan-files.js";

/**
 * The colour of every period end, at the published thresholds, and what changed each time: of a measure of the plan as
 * `rated` gives it, or of the file `plan/history/<id>.json`, which a function reads. Fetched when a reader comes near it.
 */
export function history(of: Rated | LoadHistory): HTMLElement {
  return measureHistory(typeof of === "function" ? of : () => historyOf(of.id));
}

async function historyOf(id: string): Promise<MeasureHistory> {
  const found = (await planFiles.histories.json<Record<string, MeasureHistory>>())[id];
  if (!found) throw new RangeError(`the plan has no measure “${id}”`);
  return found;
}
