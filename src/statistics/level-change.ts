import { check } from "./check.js";
import { upperProbability } from "./critical-value.js";
import { deviation } from "./deviation.js";
import { mean } from "./mean.js";
import { studentTQuantile } from "./student-t.js";

/** Chance, at the most, of suggesting any change in a series of independent counts that has none. */
const FALSE_SUGGESTION = 0.01;
/** A year on each side: every calendar month is compared with itself. */
const YEAR = 12;

/** Where a series changes its level. */
export interface LevelChange {
  /** Index of the first month of the new level. */
  index: number;
  /** New level over the old: 1.25 = a quarter higher. */
  ratio: number;
  t: number;
  /** What |t| has to pass. */
  critical: number;
}

/**
 * The clearest change of level in monthly counts: the place where the logarithms of twelve months differ most, in
 * standard errors, from those of the twelve before, calendar month by calendar month (paired t test, 11 degrees of
 * freedom). Undefined when no place passes a critical value that holds the chance of any false suggestion in the series
 * to 1% (Bonferroni, over the places tried); months without a count, or with none, make their places unusable.
 * It presumes months that vary independently; months that move together give more. Throws a RangeError for a negative count.
 */
export function levelChange(counts: readonly (number | null)[]): LevelChange | undefined {
  const places = counts.flatMap((_, index) => {
    const differences = yearlyDifferences(counts, index);
    return differences ? [{ index, differences }] : [];
  });
  if (places.length === 0) return undefined;
  const critical = studentTQuantile(upperProbability(1 - FALSE_SUGGESTION / places.length), YEAR - 1);
  const tried = places.map(({ index, differences }) => {
    const centre = mean(differences)!;
    const t = (centre / deviation(differences)!) * Math.sqrt(YEAR);
    return { index, ratio: Math.exp(centre), t, critical };
  });
  const clearest = tried.reduce((best, place) => (Math.abs(place.t) > Math.abs(best.t) ? place : best));
  return Math.abs(clearest.t) > critical ? clearest : undefined;
}

/** log of each of the twelve months from an index over the same month a year before; null where one cannot be formed. */
function yearlyDifferences(counts: readonly (number | null)[], index: number): number[] | null {
  if (index < YEAR || index + YEAR > counts.length) return null;
  const differences: number[] = [];
  for (let i = index; i < index + YEAR; i++) {
    const [after, before] = [counts[i], counts[i - YEAR]];
    if (!after || !before) return null;
    check(after > 0 && before > 0, "counts", Math.min(after, before), "0 or more");
    differences.push(Math.log(after / before));
  }
  return deviation(differences) === 0 ? null : differences;
}
