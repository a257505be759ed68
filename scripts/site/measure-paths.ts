import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { chosenFolder } from "../../loaders/options/chosen-folder.js";

/**
 * The address of every measure's page, from the `plan.yaml` of the data folder. A file that cannot be read gives no pages: what is
 * wrong with it is told, with its line, by the loader that validates it.
 */
export async function* measurePaths(planFile = join(chosenFolder(), "plan.yaml")): AsyncGenerator<string> {
  for (const id of measureIds(await readPlan(planFile))) yield `/measures/${id}`;
}

async function readPlan(planFile: string): Promise<unknown> {
  try {
    return parse(await readFile(planFile, "utf8"));
  } catch {
    return null;
  }
}

function measureIds(plan: unknown): string[] {
  const priorities = list(property(plan, "priorities"));
  const measures = priorities.flatMap((priority) => list(property(priority, "measures")));
  return measures.map((measure) => property(measure, "id")).filter((id) => typeof id === "string");
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
