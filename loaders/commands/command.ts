import { DataError } from "../data/load-data.js";
import { UsageError } from "../options/parse-options.js";

/** Where a command says things: its answer, and what is wrong. */
export type Say = (text: string) => void;

/** Says what went wrong and returns the exit code: 1 for bad data, 2 for a mistake in the command. Rethrows faults. */
export function explainFailure(error: unknown, usage: string, complain: Say): number {
  if (error instanceof UsageError) {
    complain(`${error.message}\n${usage}`);
    return 2;
  }
  if (error instanceof DataError) {
    complain(error.message);
    return 1;
  }
  throw error;
}
