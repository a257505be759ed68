import { formatProblems } from "./format-problems.js";
import type { Problem } from "./problem.js";
import { type Checked, readData } from "./read-data.js";

/** Data that cannot be used. The message is the list of every problem, ready to be printed. */
export class DataError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(formatProblems(problems));
  }
}

/** The checked data of a folder; throws a {@link DataError} when anything in it is wrong. */
export function loadData(folder: string): Checked {
  const { problems, checked } = readData(folder);
  if (!checked) throw new DataError(problems);
  return checked;
}
