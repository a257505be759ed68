import { logCount } from "../../statistics/forecasts/count-forecast.js";

/** How the months of a quarter usually divide it. */
export interface MonthShares {
  /** Share of each position of the cycle of periods, the first after the last known one first; a quarter's add to 1. */
  shares: number[];
  /** Standard deviation of a month's logarithm about its share of the quarter. */
  deviation: number;
}

const QUARTER = 3;
const YEAR = 12;

/**
 * Shares of the months in their quarters over past counts, which end with a whole quarter and are a whole number of
 * quarters: by calendar month with a season, else a third each. A quarter in which nothing happened tells nothing.
 */
export function monthShares(counts: readonly number[], season: boolean): MonthShares {
  const cycle = season ? YEAR : QUARTER;
  const totals = quarterOfEach(counts);
  const shares = new Array<number>(cycle).fill(1 / QUARTER);
  for (let position = 0; season && position < cycle; position++) {
    let own = 0;
    let total = 0;
    for (let i = firstAt(position, counts.length, cycle); i < counts.length; i += cycle) {
      own += counts[i]!;
      total += totals[i]!;
    }
    if (total > 0) shares[position] = own / total;
  }
  return {
    shares,
    // Whole quarters, of which there are many, do not ask for it.
    get deviation() {
      return deviationOf(counts, totals, shares);
    }
  };
}

/** Of each month, the count of its quarter. */
function quarterOfEach(counts: readonly number[]): number[] {
  const totals = new Array<number>(counts.length);
  for (let i = 0; i < counts.length; i += QUARTER)
    totals.fill(counts[i]! + counts[i + 1]! + counts[i + 2]!, i, i + QUARTER);
  return totals;
}

/** The first month at a position of the cycle, which is counted from the end: the period after the last known one has position 0. */
const firstAt = (position: number, months: number, cycle: number) => (position + months) % cycle;

function deviationOf(
  counts: readonly number[],
  totals: readonly number[],
  shares: readonly number[]
): number {
  const cycle = shares.length;
  const { length } = counts;
  const squares = counts.reduce((sum, count, i) => {
    const position = (i + cycle - (length % cycle)) % cycle;
    return sum + (logCount(count) - logCount(shares[position]! * totals[i]!)) ** 2;
  }, 0);
  // Two of a quarter's three months are free; each quarter of the year has two shares to learn.
  const free = length / QUARTER - (cycle === YEAR ? YEAR / QUARTER : 0);
  return free > 0 ? Math.sqrt(squares / (QUARTER * free)) : 0;
}
