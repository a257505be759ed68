import { type BaselineLimits, baselineLimits } from "../statistics/control-limits/baseline-limits.js";
import {
  beyondLine,
  mostlyOuter,
  oneSide,
  TWO_OF_THREE,
  trending
} from "../statistics/control-limits/run-rules.js";

/** Fewest figures that a phase's limits may come from. */
export const FEWEST_FOR_LIMITS = 12;

/**
 * Figures at the beginning of a phase that its limits come from: two whole years of months, within the 20 to 30 measurements
 * that Provost & Murray (The Health Care Data Guide, p. 155) ask for, and so that later months are judged by lines that
 * they had no part in.
 */
export const BASELINE_FIGURES = 24;

/** Latest months, up to the period end, of which a chart's own chance speaks. */
export const LATEST_MONTHS = 6;

/** Standard deviations from the mean to the lines that the run rules go by (Shewhart 1931). */
export const SHEWHART = 3;

/** Standard deviations beyond which two of three must lie: two thirds of the way to the line. */
export const OUTER = TWO_OF_THREE.share * SHEWHART;

/** Run rules in the order in which they are told: a point beyond 3 standard deviations; 8 on one side; 6 trending; 2 of 3 beyond two thirds of the 3. */
const RUN_RULES = ["beyond", "one-side", "trending", "two-of-three"] as const;

/** The run rules and, weaker and therefore last, a point beyond the settings' own number of standard deviations, but not beyond 3. */
export const XMR_RULES = [...RUN_RULES, "beyond-z"] as const;
export type XmrRule = (typeof XMR_RULES)[number];

/** Limits of a phase from its values, in runs without a gap; null with too few of them, or no two in a row. */
export function phaseLimits(runs: readonly (readonly number[])[]): BaselineLimits | null {
  const figures = runs.reduce((total, run) => total + run.length, 0);
  return (figures >= FEWEST_FOR_LIMITS && baselineLimits(runs, BASELINE_FIGURES)) || null;
}

/** Positions, by run rule, at which the pattern of a run's values is complete. */
export function runRulePositions(
  values: readonly number[],
  { centre, sigma }: BaselineLimits
): Record<(typeof RUN_RULES)[number], number[]> {
  const distances = values.map((value) => value - centre);
  const line = SHEWHART * sigma;
  return {
    beyond: beyondLine(distances, line),
    "one-side": oneSide(distances),
    trending: trending(distances),
    "two-of-three": mostlyOuter(distances, line, TWO_OF_THREE)
  };
}

/** Positions of all signs of a run. */
export function signalPositions(
  values: readonly number[],
  limits: BaselineLimits,
  z: number
): Record<XmrRule, number[]> {
  const found = runRulePositions(values, limits);
  const beyondZ = beyondLine(
    values.map((value) => value - limits.centre),
    z * limits.sigma
  );
  return { ...found, "beyond-z": beyondZ.filter((i) => !found.beyond.includes(i)) };
}
