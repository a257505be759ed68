import { quantile } from "../quantile.js";

/** Months on each side that say what a month should be. */
const NEIGHBOURS = 3;
/** Fewest of them with a count: as many as the last month of a series has, which is the one most often incomplete. */
const FEWEST_NEIGHBOURS = 3;
/** A month is odd when it is at most this part of its neighbours' middle, ... */
const LOW_RATIO = 0.75;
/** ... or at least so many times it, ... */
const HIGH_RATIO = 2;
/** ... and further from it than months of the series usually are, in robust standard deviations. */
const FURTHEST = 5;
/** Median absolute deviation to standard deviation of a normal variable: 1 / qnorm(0.75). */
const MAD_TO_SD = 1.4826;

/** A month far below or above those around it. */
export interface OddMonth {
  index: number;
  count: number;
  /** Median of the three months on each side. */
  expected: number;
}

/**
 * Months that look incomplete, or counted more than once: the count is at most three quarters of the median of the three
 * months on each side, or at least twice it, and five robust standard deviations from what the series' own months show
 * around their medians, or from what counting alone gives if that is more. A screen for the eye (Hampel 1974, the
 * identifier of medians), not a test; a real change of a single month looks the same.
 */
export function oddMonths(counts: Counts): OddMonth[] {
  return oddAmong(counts.flatMap((_, index) => againstNeighbours(counts, index)));
}

/** {@link oddMonths} as it was seen from each month of a series, with what was known then, in order. */
export function oddMonthsSeen(counts: Counts): OddMonth[][] {
  const whole = counts.map((_, index) => againstNeighbours(counts, index));
  return counts.map((_, end) => {
    const known = counts.slice(0, end + 1);
    // Later months stand beside the last of them only.
    const settled = Math.max(0, known.length - NEIGHBOURS);
    const last = known.slice(settled).flatMap((_, i) => againstNeighbours(known, settled + i));
    return oddAmong([...whole.slice(0, settled).flat(), ...last]);
  });
}

type Counts = readonly (number | null)[];

/** A month beside the middle of its neighbours, and how far it is from it; nothing where either is not known. */
function againstNeighbours(counts: Counts, index: number): (OddMonth & { log: number })[] {
  const count = counts[index] ?? null;
  const expected = middleAround(counts, index);
  return count === null || !expected
    ? []
    : [{ index, count, expected, log: Math.log((count + 0.5) / (expected + 0.5)) }];
}

function oddAmong(months: readonly (OddMonth & { log: number })[]): OddMonth[] {
  if (months.length === 0) return [];
  const usual =
    MAD_TO_SD *
    quantile(
      months.map(({ log }) => Math.abs(log)),
      0.5
    )!;
  return months
    .filter(({ count, expected, log }) => {
      const spread = Math.max(usual, 1 / Math.sqrt(expected));
      const isFar = count <= LOW_RATIO * expected || count >= HIGH_RATIO * expected;
      return isFar && Math.abs(log) > FURTHEST * spread;
    })
    .map(({ index, count, expected }) => ({ index, count, expected }));
}

function middleAround(counts: Counts, index: number): number | undefined {
  const around = counts
    .slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1)
    .filter((count, i) => count !== null && i + Math.max(0, index - NEIGHBOURS) !== index) as number[];
  return around.length < FEWEST_NEIGHBOURS ? undefined : quantile(around, 0.5);
}
