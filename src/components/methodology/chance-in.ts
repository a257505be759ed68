import type { SingleReading } from "../../plan/readings.js";
import type { DashboardFile } from "../../views/page-files.js";
import { formatNumber } from "../../words/format.js";

/** How many colours chance alone would give, were this reading published; in words where it is not known. */
export function chanceIn(reading: SingleReading, { byChance }: Pick<DashboardFile, "byChance">): string {
  const { expected } = byChance[reading];
  return expected === null ? "not known with the thresholds in force" : formatNumber(expected, 1);
}
