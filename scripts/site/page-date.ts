import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { chosenFolder } from "../../loaders/options/chosen-folder.js";

/**
 * The time that built pages give for their files: the end of the plan's period, so that the same data give the same
 * bytes, whenever and wherever they are built. Needs a plan that has been validated.
 */
export async function pageDate(planFile = join(chosenFolder(), "plan.yaml")): Promise<Date> {
  const plan = parse(await readFile(planFile, "utf8")) as { period_end: string };
  const [year, month] = plan.period_end.split("-").map(Number);
  // Day 0 of the next month is the last day of this one.
  return new Date(Date.UTC(year!, month!, 0));
}
