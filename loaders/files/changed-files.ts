import { statSync } from "node:fs";
import type { Problem } from "./problem.js";

/** What tells a file from itself after a change: which one it is, its size, when it was last written. Empty where there is none. */
export function fileState(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found ? [found.dev, found.ino, found.size, found.mtimeNs].join(" ") : "";
}

/** What is said of a file that is not as it was when it began to be read. */
export function changedProblem(file: string): Problem {
  return {
    file,
    line: 1,
    column: 1,
    value: "",
    problem: "the file was changed while it was read",
    expected: "files that stay as they are until all is read",
    hint: "Do the same again when whatever writes it has ended."
  };
}
