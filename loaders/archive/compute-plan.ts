import { DataError } from "../files/data-error.js";
import { errorText } from "../options/fault-text.js";
import { type Files, planFiles } from "./plan-files.js";
import type { PlanMemory } from "./plan-memory.js";

/**
 * Every file that the pages load, as {@link planFiles} makes it. When they cannot be made, what is wrong is printed, and
 * said to be `data` that have problems, or a `fault`: of the machine, in plain words, or of the program, with its stack.
 */
export async function computePlan(folder: string, memory?: PlanMemory): Promise<Files | "data" | "fault"> {
  try {
    return await planFiles(folder, memory);
  } catch (error) {
    console.error(errorText(error));
    return error instanceof DataError ? "data" : "fault";
  }
}
