import { explainFailure, type Say } from "./command.js";
import { chosenFolder, DATA_OPTION } from "./data/chosen-folder.js";
import { formatProblems } from "./data/format-problems.js";
import { readData } from "./data/read-data.js";
import { parseOptions } from "./parse-options.js";
import { readReleases } from "./releases/read-releases.js";

const USAGE = "Use: npm run check-data -- [--data DIR]";

/** Lists everything that is wrong in a data folder, its releases included; returns the exit code: 0, or 1 with problems. */
export function checkCommand(
  args: string[],
  print: Say = console.log,
  complain: Say = console.error
): number {
  try {
    const folder = chosenFolder(parseOptions(args, { ...DATA_OPTION }).data);
    const { problems, checked } = readData(folder);
    if (checked) readReleases(folder, checked.plan.force, problems);
    if (problems.length > 0) complain(formatProblems(problems));
    else print("No problems found.");
    return problems.length > 0 ? 1 : 0;
  } catch (error) {
    return explainFailure(error, USAGE, complain);
  }
}
