import { chosenFolder, DATA_OPTION } from "../options/chosen-folder.js";
import { command, runWhenStarted } from "../options/command.js";
import { accountText } from "../sources/account-text.js";
import { readSources } from "../sources/read-sources.js";
import { hasSources, SOURCES_FILE } from "../sources/read-sources-file.js";
import { removedText } from "../sources/source-cache.js";

/** Reads the records that a data folder's sources.yaml declares and prints what became of each; databases are asked again. */
export const readSourcesCommand = command({
  call: "npm run read-sources",
  about:
    "Reads the records that sources.yaml declares, prints what became of each, and keeps the counts.\n" +
    "What has not changed since it was last read is not read again; databases are asked again.",
  options: DATA_OPTION,
  example: "--data my-plan",
  async run({ data }, { print }) {
    const folder = chosenFolder(data);
    if (!hasSources(folder)) {
      print(`There is no ${SOURCES_FILE} in ${folder}: its figures come from the CSV files alone.`);
      return 0;
    }
    const { results, read, removed } = await readSources(folder, { refresh: true });
    for (const { account } of results) {
      const unchanged = read.includes(account.id) ? "" : "\n  unchanged since it was last read";
      print(`${accountText(account)}${unchanged}\n`);
    }
    if (removed > 0) print(removedText(removed));
    return 0;
  }
});

await runWhenStarted(readSourcesCommand, import.meta.url);
