import type { Provenance, ProvenanceFile } from "../../src/plan/provenance.js";
import { dataFiles } from "./data-files.js";

/** Where the figures of a data folder come from. It tells nothing of when it was made: the same data give the same. */
export function provenanceFile(folder: string, { software, sources }: Provenance): ProvenanceFile {
  return { software, files: dataFiles(folder), sources };
}
