import { DataError } from "./data-error.js";
import { type Checked, readData } from "./read-data.js";

export { DataError };

/** The checked data of a folder; throws a {@link DataError} when anything in it is wrong. */
export function loadData(folder: string): Checked {
  const { problems, checked } = readData(folder);
  if (!checked) throw new DataError(problems);
  return checked;
}
