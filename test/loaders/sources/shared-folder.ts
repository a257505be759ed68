import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** Unaltered files of data.police.uk beside the project; another folder is named by CONTROL_LINES_SHARED. */
export const POLICE_UK = resolve(process.env.CONTROL_LINES_SHARED || "../shared", "data", "police-uk");

/** Are they there? Says so loudly when they are not, for their tests are then skipped. */
export function hasPoliceUk(): boolean {
  const found = existsSync(join(POLICE_UK, "2014-09"));
  if (!found)
    console.warn(
      `SKIPPED: no files of data.police.uk in ${POLICE_UK}; CONTROL_LINES_SHARED names another folder.`
    );
  return found;
}
