import { existsSync } from "node:fs";
import { join } from "node:path";
import { readData } from "../data/read-data.js";
import { formatProblems } from "../files/format-problems.js";
import { chosenFolder, DATA_OPTION, OWN_PAGES } from "../options/chosen-folder.js";
import { command, runWhenStarted } from "../options/command.js";
import { readReleases } from "../releases/read-releases.js";

/** Pages need more than the data: they are checked where they are made. */
const PAGES_UNCHECKED = " Its pages are not read here: npm run build checks them.";

const hasPages = (folder: string): boolean => existsSync(join(folder, OWN_PAGES));

/** Lists everything that is wrong in a data folder, its releases included; exit code 1 with problems. */
export const checkData = command({
  call: "npm run check-data",
  about:
    "Lists everything that is wrong in a data folder, its releases included: file, line, column, what was expected.",
  options: DATA_OPTION,
  example: "--data my-plan",
  run({ data }, { print, complain }) {
    const folder = chosenFolder(data);
    const { problems, checked } = readData(folder);
    if (checked) readReleases(folder, checked.plan.force, problems);
    if (problems.length > 0) complain(formatProblems(problems));
    else print(`No problems found.${hasPages(folder) ? PAGES_UNCHECKED : ""}`);
    return problems.length > 0 ? 1 : 0;
  }
});

await runWhenStarted(checkData, import.meta.url);
