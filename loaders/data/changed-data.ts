import { join } from "node:path";
import { changedProblem, fileState } from "../files/changed-files.js";
import type { Problem } from "../files/problem.js";
import { SOURCES_FILE } from "../sources/read-sources-file.js";
import * as tables from "../tables/tables.js";

/** The files of the contract. */
export const DATA_FILES: readonly string[] = [
  "plan.yaml",
  "settings.yaml",
  SOURCES_FILE,
  ...Object.values(tables).map(({ name }) => name)
];

/**
 * Call it before a data folder is read, and what it gives when all is read: a problem for each file that is not as it was,
 * so that figures never come of one state of the files and their checksums, or other figures, of another.
 */
export function changesOfData(folder: string): () => Problem[] {
  const paths = DATA_FILES.map((name) => join(folder, name));
  const before = paths.map(fileState);
  return () => paths.filter((path, i) => fileState(path) !== before[i]).map(changedProblem);
}
