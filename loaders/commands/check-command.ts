import { readData } from "../data/read-data.js";
import { formatProblems } from "../files/format-problems.js";
import { chosenFolder, DATA_OPTION } from "../options/chosen-folder.js";
import { parseOptions } from "../options/parse-options.js";
import { readReleases } from "../releases/read-releases.js";
import { explainFailure, type Say } from "./command.js";

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
