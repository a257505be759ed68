import { check } from "../check.js";
import { upperProbability } from "../distributions/critical-value.js";
import { studentTQuantile } from "../distributions/student-t.js";
import { leastSquares } from "./least-squares.js";
import { harmonics } from "./season.js";

/** Chance, at the most, of suggesting any change in a series of independent months that has none. */
const FALSE_SUGGESTION = 0.01;
const MONTHS_BEFORE = 24;
const MONTHS_AFTER = 12;

/** Where a series jumps to another level. */
export interface LevelChange {
  /** Index of the first month of the new level. */
  index: number;
  /** New level over the old, the trend and the season taken out: 1.25 = a quarter higher. */
  ratio: number;
  t: number;
  /** What |t| has to pass. */
  critical: number;
}

/** Level, slope, two yearly waves, and a step after the months before: the same for every place. */
const DESIGN = Array.from({ length: MONTHS_BEFORE + MONTHS_AFTER }, (_, i) => [
  1,
  i - MONTHS_BEFORE,
  ...harmonics(i % 12, 12),
  i >= MONTHS_BEFORE ? 1 : 0
]);
const STEP = DESIGN[0]!.length - 1;
const DEGREES_OF_FREEDOM = DESIGN.length - DESIGN[0]!.length;

/**
 * The clearest sudden change of level in monthly counts: the place where a step fits best, by its t value, in a
 * straight line with two yearly waves through the logarithms of the 24 months before and the 12 from there on. A
 * steady rise or fall is no sudden change. Undefined when no place passes a critical value that holds the chance of any false
 * suggestion in the series to 1% (Bonferroni, over the places tried). Places with a month without a count, or with none,
 * in reach are not tried. Months are presumed to vary independently; when they move together, more is suggested.
 * Throws a RangeError for a negative count.
 */
export function levelChange(counts: readonly (number | null)[]): LevelChange | undefined {
  for (const count of counts) check(count === null || count >= 0, "counts", count ?? 0, "0 or more");
  const tried = counts.flatMap((_, index) => stepAt(counts, index) ?? []);
  if (tried.length === 0) return undefined;
  const critical = studentTQuantile(
    upperProbability(1 - FALSE_SUGGESTION / tried.length),
    DEGREES_OF_FREEDOM
  );
  const clearest = tried.reduce((best, step) => (Math.abs(step.t) > Math.abs(best.t) ? step : best));
  return Math.abs(clearest.t) > critical ? { ...clearest, critical } : undefined;
}

/** The step before an index; null where its months are not all there. */
function stepAt(counts: readonly (number | null)[], index: number): Omit<LevelChange, "critical"> | null {
  const from = index - MONTHS_BEFORE;
  const months = from < 0 ? [] : counts.slice(from, index + MONTHS_AFTER);
  if (months.length < DESIGN.length || months.some((count) => !count)) return null;
  const fit = leastSquares(
    DESIGN,
    months.map((count) => Math.log(count!))
  )!;
  const size = fit.coefficients[STEP]!;
  const t = size / fit.standardErrors[STEP]!;
  return Number.isFinite(t) ? { index, ratio: Math.exp(size), t } : null;
}
