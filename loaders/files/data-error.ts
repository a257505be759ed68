import { PlainError } from "../options/plain-error.js";
import { formatProblems } from "./format-problems.js";
import type { Problem } from "./problem.js";

/** Data that cannot be used. The message is the list of every problem, ready to be printed. */
export class DataError extends PlainError {
  constructor(readonly problems: readonly Problem[]) {
    super(formatProblems(problems));
  }
}
