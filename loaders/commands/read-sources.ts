import { existsSync } from "node:fs";
import { join } from "node:path";
import { placeWords } from "../../src/plan/place-words.js";
import { problemsInPlaces } from "../data/problems-in-places.js";
import { readPlan } from "../data/read-plan.js";
import { draftSources } from "../draft/draft-sources.js";
import { draftText } from "../draft/draft-text.js";
import { DataError } from "../files/data-error.js";
import { writeWhole } from "../files/write-whole.js";
import { chosenFolder, DATA_OPTION } from "../options/chosen-folder.js";
import { command, runWhenStarted } from "../options/command.js";
import { UsageError } from "../options/plain-error.js";
import { accountText } from "../sources/account-text.js";
import { readSources } from "../sources/read-sources.js";
import { hasSources, SOURCES_FILE } from "../sources/read-sources-file.js";
import { removedText } from "../sources/source-cache.js";

/** The project's own data: its forces are known where a folder has none yet. */
const PROJECT = "data";

/**
 * Reads the records that a data folder's sources.yaml declares and prints what became of each; databases are asked again.
 * Or drafts a sources.yaml by looking at files.
 */
export const readSourcesCommand = command({
  call: "npm run read-sources",
  about:
    "Reads the records that sources.yaml declares, prints what became of each, and keeps the counts.\n" +
    "What has not changed since it was last read is not read again; databases are asked again.\n" +
    "With --draft it looks at files instead, and writes a sources.yaml to be edited.",
  options: {
    draft: {
      type: "string",
      value: "FILE",
      multiple: true,
      takesAll: true,
      help: "files to look at, to draft sources.yaml"
    },
    overwrite: { type: "boolean", default: false, help: "let a draft replace a sources.yaml that is there" },
    ...DATA_OPTION
  },
  example: "--data my-plan --draft my-plan/extracts/*.csv",
  async run({ data, draft, overwrite }, { print }) {
    const folder = chosenFolder(data);
    if (draft !== undefined) {
      print(await writeDraft(folder, draft, overwrite ?? false));
      return 0;
    }
    if (!hasSources(folder)) {
      print(`There is no ${SOURCES_FILE} in ${folder}: its figures come from the CSV files alone.`);
      return 0;
    }
    const places = placeWords(readPlan(folder, []) ?? {});
    const { results, read, removed } = await readSources(folder, { refresh: true }).catch((error) => {
      throw error instanceof DataError ? new DataError(problemsInPlaces(error.problems, places)) : error;
    });
    for (const { account } of results) {
      const unchanged = read.includes(account.id) ? "" : "\n  unchanged since it was last read";
      print(`${accountText(account, places)}${unchanged}\n`);
    }
    if (removed > 0) print(removedText(removed));
    return 0;
  }
});

/** Writes a draft into a data folder; what to say of it. */
async function writeDraft(folder: string, files: string[], overwrite: boolean): Promise<string> {
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new UsageError(`--draft: there is no file ${missing}`);
  const target = join(folder, SOURCES_FILE);
  if (hasSources(folder) && !overwrite)
    throw new UsageError(`${target} is there already; --overwrite replaces it, --data names another folder`);
  const draft = await draftSources(folder, files, PROJECT);
  if (draft.sources.length === 0)
    throw new UsageError(`--draft: no table was found\n${draft.unread.join("\n")}`);
  const text = draftText(draft);
  writeWhole(target, text);
  const doubts = text.split("\n").filter((line) => /^\s*# (\?|Not looked at)/.test(line));
  return [
    `Wrote a draft: ${target}`,
    ...doubts.map((line) => line.trim().replace(/^# (\? )?/, "  to look at: ")),
    `Edit it, then: npm run read-sources -- --data ${folder}`
  ].join("\n");
}

await runWhenStarted(readSourcesCommand, import.meta.url);
