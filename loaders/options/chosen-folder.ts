import { parseOptions } from "./parse-options.js";

/** The environment variable that names another data folder; programs started by a command follow it. */
export const DATA_VARIABLE = "CONTROL_LINES_DATA";

/** How each command is told of another data folder. */
export const DATA_OPTION = { data: { type: "string" } } as const;

/** The data folder: the one that a command was given, else that of CONTROL_LINES_DATA, else `data`. */
export function chosenFolder(given?: string): string {
  return given || process.env[DATA_VARIABLE] || "data";
}

/**
 * Reads `--data DIR`, the only option of a command, and makes it hold for every program that the command starts.
 * Throws a UsageError for any other option.
 */
export function chooseFolder(args: string[]): string {
  const folder = chosenFolder(parseOptions(args, DATA_OPTION).data);
  process.env[DATA_VARIABLE] = folder;
  return folder;
}
