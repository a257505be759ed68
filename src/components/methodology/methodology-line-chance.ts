import { addMonths, type Month, monthsBetween } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";
import { changeSinceBaseline } from "../../rules/r1-change.js";
import { trendProjections } from "../../rules/r2-trends.js";
import { random } from "../../statistics/distributions/random.js";
import { leastSquares, predictTotal } from "../../statistics/regression/least-squares.js";

const RUNS = 1000;
const SEED = 20_140_930;
const LEVEL = 1000;
const NOISE = 50;
const YEAR = 12;

/** Counts a month about one level, independent of each other: nothing changes. */
function flatCounts(months: number, normal: () => number): number[] {
  return Array.from({ length: months }, () => Math.round(LEVEL + NOISE * normal()));
}

/** Months before the baseline that the longest trend window may reach back to. */
const LEAD = 36;

/**
 * How often at least one of R2's straight lines leads to a total on the better side of the baseline, and of the
 * threshold in force, though nothing changes. `runs` histories of independent months, tried in the browser.
 */
export function chanceOfALine(settings: Settings, period: Month, runs = RUNS) {
  const draw = random(SEED);
  const start = addMonths(settings.baseline.start, -LEAD);
  const months = monthsBetween(start, period) + 1;
  const reached = { any: 0, inForce: 0 };
  for (let run = 0; run < runs; run++) {
    const series: Series = { start, monthsPerPeriod: 1, counts: flatCounts(months, draw.normal), bases: [] };
    const change = changeSinceBaseline(series, "lower", period, settings, "as-written");
    const reaches = (achievement: Settings["achievement"]) =>
      trendProjections(series, "lower", period, { ...settings, achievement }, change).finding === "achieved";
    reached.any += Number(reaches("any"));
    reached.inForce += Number(reaches(settings.achievement));
  }
  return { runs, any: reached.any / runs, inForce: reached.inForce / runs };
}

/**
 * How often the interval of a straight line through rolling 12-month totals, taken as if they were independent, holds
 * the total of the target year, though nothing changes.
 */
export function rollingTotalCoverage(settings: Settings, period: Month, runs = RUNS) {
  const draw = random(SEED);
  const known = YEAR + LEAD;
  const ahead = monthsBetween(period, settings.target.end);
  let held = 0;
  for (let run = 0; run < runs; run++) {
    const counts = flatCounts(known + ahead, draw.normal);
    const rolling = Array.from({ length: LEAD }, (_, i) => total(counts.slice(i + 1, i + 1 + YEAR)));
    const fit = leastSquares(
      rolling.map((_, i) => [1, i]),
      rolling
    )!;
    const { lower, upper } = predictTotal(fit, [[1, LEAD - 1 + ahead]], settings.projection.confidence / 100);
    const actual = total(counts.slice(-YEAR));
    held += Number(actual >= lower && actual <= upper);
  }
  return { runs, held: held / runs };
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
