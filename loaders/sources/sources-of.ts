import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Problem } from "../files/problem.js";
import { endedText } from "../options/fault-text.js";
import { PlainError } from "../options/plain-error.js";
import type { SourceResult } from "./source-result.js";

/** What a process that read sources hands back. */
export interface HandedBack {
  problems: Problem[];
  results: SourceResult[];
}

const PROGRAM = fileURLToPath(new URL("./hand-back-sources.ts", import.meta.url));

/**
 * The results of a data folder's sources, for readers that cannot wait for a promise. They are read in a process of
 * their own, which also gives the memory back that reading took; its progress goes to this process's standard error.
 */
export function sourcesOf(folder: string): HandedBack {
  const exchange = mkdtempSync(join(tmpdir(), "control-lines-sources-"));
  const file = join(exchange, "results.json");
  try {
    const { status, signal, error } = spawnSync(
      process.execPath,
      ["--import", "tsx", PROGRAM, folder, file],
      {
        stdio: ["ignore", "ignore", "inherit"]
      }
    );
    if (error) throw error;
    if (status === 1) throw new PlainError(`The records of ${folder} could not be read, as it says above.`);
    if (status !== 0)
      throw new PlainError(endedText(`The process that reads the records of ${folder}`, status, signal));
    return JSON.parse(readFileSync(file, "utf8")) as HandedBack;
  } finally {
    rmSync(exchange, { recursive: true, force: true });
  }
}
