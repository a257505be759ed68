import { lstatSync } from "node:fs";
import type { Problem } from "./problem.js";

/** Is there anything of this name? A link that leads nowhere is something: whoever made it meant a file, and no absence. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** What is wrong with a link that leads nowhere. */
export function leadsNowhere(path: string): Problem {
  return {
    file: path,
    line: 1,
    column: 1,
    value: "",
    problem: "this is a link that leads nowhere",
    expected: "what it led to",
    hint: "Mend the link, or take it away: it is not read as if there were nothing."
  };
}
