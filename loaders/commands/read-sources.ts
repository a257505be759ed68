// npm run read-sources: reads the records that sources.yaml declares, prints what became of each, keeps the counts.
import { readSourcesCommand } from "./read-sources-command.js";

process.exitCode = await readSourcesCommand(process.argv.slice(2));
