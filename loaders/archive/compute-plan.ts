import { DataError } from "../files/data-error.js";
import { type Files, planFiles } from "./plan-files.js";
import type { PlanMemory } from "./plan-memory.js";

/**
 * Every file that the pages load, as {@link planFiles} makes it; null when they cannot be made. Problems in the data are
 * then printed as they are written; any other error is a fault of the program and is printed with its stack.
 */
export async function computePlan(folder: string, memory?: PlanMemory): Promise<Files | null> {
  try {
    return await planFiles(folder, memory);
  } catch (error) {
    console.error(error instanceof DataError ? error.message : error);
    return null;
  }
}
