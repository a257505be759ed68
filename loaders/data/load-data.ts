import type { RatingContext } from "../../src/rules/rate-measure.js";
import { DataError } from "../files/data-error.js";
import { type Checked, type Facts, readData } from "./read-data.js";

export { DataError };

/** The checked data of a folder, read as {@link readData} reads it; throws a {@link DataError} when anything is wrong. */
export function loadData(folder: string, factsOf?: (folder: string) => Facts): Checked {
  const { problems, checked } = readData(folder, factsOf);
  if (!checked) throw new DataError(problems);
  return checked;
}

/** The plan's own force and period end at the settings of the data folder. */
export function ownContext({ plan, data, settings }: Checked): RatingContext {
  return { plan, data, settings, force: plan.force, period: plan.periodEnd };
}
