import { chosenFolder, DATA_OPTION } from "../options/chosen-folder.js";
import { parseOptions } from "../options/parse-options.js";
import { accountText } from "../sources/account-text.js";
import { readSources } from "../sources/read-sources.js";
import { hasSources, SOURCES_FILE } from "../sources/read-sources-file.js";
import { removedText } from "../sources/source-cache.js";
import { explainFailure, type Say } from "./command.js";

const USAGE = "Use: npm run read-sources -- [--data DIR]";

/**
 * Reads the records that a data folder's sources.yaml declares and prints what became of each; databases are asked
 * again. Returns the exit code: 0, 1 for records that cannot be used, 2 for a mistake in the command.
 */
export async function readSourcesCommand(
  args: string[],
  print: Say = console.log,
  complain: Say = console.error
): Promise<number> {
  try {
    const folder = chosenFolder(parseOptions(args, DATA_OPTION).data);
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
  } catch (error) {
    return explainFailure(error, USAGE, complain);
  }
}
