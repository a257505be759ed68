import { fileURLToPath } from "node:url";
import type { Problem } from "../files/problem.js";
import { processAnswer } from "../files/process-answer.js";
import type { SourceResult } from "./source-result.js";

/** What a process that read sources hands back. */
export interface HandedBack {
  problems: Problem[];
  results: SourceResult[];
}

const PROGRAM = fileURLToPath(new URL("./hand-back-sources.ts", import.meta.url));

/** The results of a data folder's sources, read by a process of their own. */
export const sourcesOf = (folder: string): HandedBack =>
  processAnswer({ program: PROGRAM, task: folder, does: `reads the records of ${folder}` });
