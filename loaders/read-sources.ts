// npm run read-sources: reads the records that data/sources.yaml declares, prints what became of each, keeps the counts.
import { DataError } from "./data/data-error.js";
import { accountText } from "./sources/account-text.js";
import { readSources } from "./sources/read-sources.js";
import { hasSources, SOURCES_FILE } from "./sources/read-sources-file.js";

const folder = process.argv[2] ?? "data";

try {
  if (!hasSources(folder)) {
    console.log(`There is no ${SOURCES_FILE} in ${folder}: its figures come from the CSV files alone.`);
  } else {
    const { results, read } = await readSources(folder, { refresh: true });
    for (const { account } of results) {
      console.log(accountText(account));
      if (!read.includes(account.id)) console.log("  unchanged since it was last read");
      console.log();
    }
  }
} catch (error) {
  if (!(error instanceof DataError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
