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
  const thirds = { shares: new Array<number>(cycle).fill(1 / QUARTER), deviation: 0 };
  const months = counts.map((count, i) => {
    const quarter = counts.slice(i - (i % QUARTER), i - (i % QUARTER) + QUARTER);
    // Counted from the end, so that the period after the last known one has position 0.
    const position = (((i - counts.length) % cycle) + cycle) % cycle;
    return { count, total: quarter.reduce((sum, c) => sum + c, 0), position };
  });
  const shares = season
    ? thirds.shares.map((third, position) => {
        const own = months.filter((month) => month.position === position);
        const total = own.reduce((sum, month) => sum + month.total, 0);
        return total === 0 ? third : own.reduce((sum, month) => sum + month.count, 0) / total;
      })
    : thirds.shares;
  const squares = months.reduce(
    (sum, { count, total, position }) => sum + (logCount(count) - logCount(shares[position]! * total)) ** 2,
    0
  );
  // Two of a quarter's three months are free; each quarter of the year has two shares to learn.
  const free = counts.length / QUARTER - (season ? YEAR / QUARTER : 0);
  return { shares, deviation: free > 0 ? Math.sqrt(squares / (QUARTER * free)) : 0 };
}
