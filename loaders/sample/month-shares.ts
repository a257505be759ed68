import { from, op } from "arquero";
import { addMonths, type Month, monthOfYear } from "../../src/plan/month.js";
import { sum } from "../../src/statistics/sum.js";
import type { StreetCount } from "./published.js";

/** How the offences of one kind spread over the three months of a quarter. */
export interface MonthShares {
  /** Street-level counts of the quarter's months; null unless all three were published and hold an offence. */
  recorded(force: string, quarterEnd: Month): number[] | null;
  /** Expected share of each month of a quarter: days in the month times a month-of-year factor. They add to 1. */
  expected(quarterEnd: Month): number[];
  /** Dirichlet concentration that gives shares of a quarter of `count` offences the spread that real ones have. */
  concentration(count: number): number;
}

interface RecordedQuarter {
  quarterEnd: Month;
  counts: number[];
  total: number;
}

/** Learns the shares from the street-level counts of some crime types, over all forces. */
export function monthShares(street: readonly StreetCount[], isType: (type: string) => boolean): MonthShares {
  const byForceMonth = totals(street.filter(({ type }) => isType(type)));
  const recorded = (force: string, quarterEnd: Month): number[] | null => {
    const counts = monthsOf(quarterEnd).map((month) => byForceMonth.get(`${force} ${month}`));
    return counts.every((count) => count !== undefined) && sum(counts) > 0 ? counts : null;
  };
  const quarters = recordedQuarters(street, recorded);
  const factors = monthFactors(quarters);
  const expected = (quarterEnd: Month): number[] => {
    const weights = monthsOf(quarterEnd).map((month) => daysIn(month) * factors[monthOfYear(month)]!);
    return weights.map((weight) => weight / sum(weights));
  };
  const spread = extraSpread(quarters, expected);
  return { recorded, expected, concentration: (count) => concentrationOf(count, spread) };
}

/** The three months of a quarter, in order. */
export function monthsOf(quarterEnd: Month): Month[] {
  return [addMonths(quarterEnd, -2), addMonths(quarterEnd, -1), quarterEnd];
}

/** Offences by force and month, of all the types together. */
function totals(street: readonly StreetCount[]): Map<string, number> {
  const sums = from([...street])
    .groupby("force", "month")
    .rollup({ total: op.sum("count") });
  const rows = sums.objects() as { force: string; month: Month; total: number }[];
  return new Map(rows.map(({ force, month, total }) => [`${force} ${month}`, total]));
}

/** Every quarter of every force that has recorded months. */
function recordedQuarters(
  street: readonly StreetCount[],
  recorded: MonthShares["recorded"]
): RecordedQuarter[] {
  const ends = new Set(
    street.filter(({ month }) => isQuarterEnd(month)).map(({ force, month }) => `${force} ${month}`)
  );
  return [...ends].flatMap((end) => {
    const [force, quarterEnd] = end.split(" ") as [string, Month];
    const counts = recorded(force, quarterEnd);
    return counts ? [{ quarterEnd, counts, total: sum(counts) }] : [];
  });
}

const isQuarterEnd = (month: Month): boolean => monthOfYear(month) % 3 === 2;

/** By month of the year: offences against what days alone would give that month of its quarter, all forces together. */
function monthFactors(quarters: readonly RecordedQuarter[]): number[] {
  const seen = Array<number>(12).fill(0);
  const byDays = Array<number>(12).fill(0);
  for (const { quarterEnd, counts, total } of quarters) {
    const months = monthsOf(quarterEnd);
    const days = sum(months.map(daysIn));
    months.forEach((month, i) => {
      seen[monthOfYear(month)]! += counts[i]!;
      byDays[monthOfYear(month)]! += (total * daysIn(month)) / days;
    });
  }
  return seen.map((count, month) => count / byDays[month]!);
}

/**
 * Spread of real shares beyond counting, as r = 1 / (concentration + 1), by moments. A share p of a quarter of n
 * offences with expectation q has, under the Dirichlet-multinomial, variance q (1 - q) (1/n + (1 - 1/n) r).
 */
function extraSpread(quarters: readonly RecordedQuarter[], expected: MonthShares["expected"]): number {
  let beyondCounting = 0;
  let room = 0;
  for (const { quarterEnd, counts, total } of quarters) {
    const shares = expected(quarterEnd);
    const squares = sum(counts.map((count, i) => (count / total - shares[i]!) ** 2));
    const unit = sum(shares.map((share) => share * (1 - share)));
    beyondCounting += squares / unit - 1 / total;
    room += 1 - 1 / total;
  }
  return beyondCounting / room;
}

/** The concentration whose variance equals that of a quarter of `count` offences, counting included. */
function concentrationOf(count: number, spread: number): number {
  // A single offence falls in one month: its concentration would be 0, which no Dirichlet has.
  const n = Math.max(count, 2);
  return 1 / (spread + (1 - spread) / n) - 1;
}

function daysIn(month: Month): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
}
