import { check } from "../check.js";

/**
 * Columns of a smooth season: cosine and sine of the first `count` harmonics of the year, in pairs, at a position
 * (0 = the first period of the year). A harmonic that turns over at every period, such as the second of four
 * quarters, has no sine: its column would be all zeros and is left out.
 * Throws a RangeError for a position or number of periods that is not a whole one within the year, or a harmonic
 * faster than the periods can show.
 */
export function harmonics(position: number, periodsPerYear: number, count = 2): number[] {
  checkPosition(position, periodsPerYear);
  const most = Math.floor(periodsPerYear / 2);
  check(
    Number.isInteger(count) && count >= 0 && count <= most,
    "count",
    count,
    `a whole number from 0 to ${most}`
  );
  const columns: number[] = [];
  for (let harmonic = 1; harmonic <= count; harmonic++) {
    const angle = (2 * Math.PI * harmonic * position) / periodsPerYear;
    columns.push(Math.cos(angle));
    if (2 * harmonic < periodsPerYear) columns.push(Math.sin(angle));
  }
  return columns;
}

/**
 * Columns of a free season: one for each period of the year but the first, 1 at its own position and 0 elsewhere
 * (treatment contrasts). 11 columns for months, 3 for quarters.
 */
export function seasonIndicators(position: number, periodsPerYear: number): number[] {
  checkPosition(position, periodsPerYear);
  return Array.from({ length: periodsPerYear - 1 }, (_, i) => (i + 1 === position ? 1 : 0));
}

function checkPosition(position: number, periodsPerYear: number): void {
  check(
    Number.isInteger(periodsPerYear) && periodsPerYear > 0,
    "periodsPerYear",
    periodsPerYear,
    "a whole number of 1 or more"
  );
  check(
    Number.isInteger(position) && position >= 0 && position < periodsPerYear,
    "position",
    position,
    `a whole number from 0 to ${periodsPerYear - 1}`
  );
}
