// Started by sources-of.ts: reads the sources of a data folder and writes what it found to a file.
import { writeFileSync } from "node:fs";
import { DataError } from "../files/data-error.js";
import { faultText } from "../options/fault-text.js";
import { readSources } from "./read-sources.js";
import { removedText } from "./source-cache.js";
import type { HandedBack } from "./sources-of.js";

const [folder, file] = process.argv.slice(2) as [string, string];

async function read(): Promise<HandedBack> {
  try {
    const { results, removed } = await readSources(folder);
    if (removed > 0) console.error(removedText(removed));
    return { problems: [], results };
  } catch (error) {
    if (error instanceof DataError) return { problems: [...error.problems], results: [] };
    throw error;
  }
}

try {
  writeFileSync(file, JSON.stringify(await read()));
} catch (error) {
  console.error(faultText(error) ?? error);
  process.exitCode = 1;
}
