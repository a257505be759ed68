import { existsSync } from "node:fs";
import { UsageError } from "./plain-error.js";

/** The environment variable that names another data folder; programs started by a command follow it. */
export const DATA_VARIABLE = "CONTROL_LINES_DATA";

/** How each command that reads a plan is told of another data folder. */
export const DATA_OPTION = {
  data: {
    type: "string",
    value: "DIR",
    check: existingFolder,
    help: `the data folder; without it, that of ${DATA_VARIABLE}, else data`
  }
} as const;

/** Refuses a data folder that somebody names and that is not there, such as a mistyped one; for every command that takes `--data`. */
function existingFolder(given: string | undefined): void {
  if (!isNamed(given)) return;
  const folder = chosenFolder(given);
  if (existsSync(folder)) return;
  const how = given === undefined ? DATA_VARIABLE : "--data";
  throw new UsageError(
    `${how} is “${folder}”: there is no such folder; expected a data folder, such as examples/london, or one that npm run new-plan wrote`
  );
}

/** The folder of an author's own pages, in a data folder. */
export const OWN_PAGES = "pages";

/** The data folder: the one that a command was given, else that of CONTROL_LINES_DATA, else `data`. */
export function chosenFolder(given?: string): string {
  if (given === "") throw new UsageError("--data is empty; expected the name of a data folder");
  return given || process.env[DATA_VARIABLE] || "data";
}

/** Has anybody said which data folder is meant, by an option or in the environment? */
export function isNamed(given: string | undefined): boolean {
  return given !== undefined || Boolean(process.env[DATA_VARIABLE]);
}

/** The data folder that a command was given, made to hold for every program that the command starts. */
export function chooseFolder(given: string | undefined): string {
  const folder = chosenFolder(given);
  process.env[DATA_VARIABLE] = folder;
  return folder;
}
