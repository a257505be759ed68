import type { SingleReading } from "../../plan/readings.js";
import type { DashboardFile } from "../../views/page-files.js";
import { formatNumber } from "../../words/format.js";

/** How many colours chance alone would give, were this reading published, and of how many that is not known. */
export function chanceIn(reading: SingleReading, { byChance }: Pick<DashboardFile, "byChance">): string {
  const { expected, unknown } = byChance[reading];
  const open = unknown > 0 ? ` (of ${formatNumber(unknown)} it is not known)` : "";
  return `${formatNumber(expected, 1)}${open}`;
}
