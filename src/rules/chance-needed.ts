import type { Reading } from "../plan/readings.js";
import type { Settings } from "../plan/settings.js";

/**
 * The chance, 0 to 1, at which R2's forecast counts as achieving the target: the one that is set, and over a plan's life
 * as sure as the share that may be wrong asks for.
 */
export function chanceNeeded(
  reading: Reading,
  { projection, planLife }: Pick<Settings, "projection" | "planLife">
): number {
  return reading === "plan-life" ? 1 - planLife.share / 100 : projection.probability;
}
