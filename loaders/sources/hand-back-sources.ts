// Started by sources-of.ts: reads the sources of a data folder and answers with what it found.
import { DataError } from "../files/data-error.js";
import { answer } from "../files/process-answer.js";
import { readSources } from "./read-sources.js";
import { removedText } from "./source-cache.js";
import type { HandedBack } from "./sources-of.js";

await answer(async (folder: string): Promise<HandedBack> => {
  try {
    const { results, removed } = await readSources(folder);
    if (removed > 0) console.error(removedText(removed));
    return { problems: [], results };
  } catch (error) {
    if (error instanceof DataError) return { problems: [...error.problems], results: [] };
    throw error;
  }
});
