import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { deviation, mean } from "d3-array";

/** A count of a month. */
export interface Count {
  month: string;
  count: number;
}

/** The counts of a force as `offences.csv` of a data folder has them, by month. */
export function countsIn(data: string, force: string, series: string): Count[] {
  const rows: Record<string, string>[] = parse(readFileSync(`${data}/offences.csv`, "utf8"), {
    columns: true
  });
  return rows
    .filter((row) => row.force === force && row.measure === series)
    .map((row) => ({ month: row.month!, count: Number(row.count) }))
    .sort((a, b) => a.month.localeCompare(b.month));
}

/** R5 by hand, in the words of the page: the mean of the recent months, and z deviations about that of the 12 before. */
export function spcByHand(
  counts: readonly Count[],
  { to = "2014-09", recent = 6, z = 1.96 }: { to?: string; recent?: number; z?: number } = {}
): { mean: string; lower: string; upper: string } {
  const until = counts.filter(({ month }) => month <= to).map(({ count }) => count);
  const before = until.slice(-recent - 12, -recent);
  const centre = mean(before)!;
  const width = z * deviation(before)!;
  return {
    mean: whole(mean(until.slice(-recent))!),
    lower: whole(centre - width),
    upper: whole(centre + width)
  };
}

/** "5,102". */
export const whole = (value: number): string => Math.round(value).toLocaleString("en-GB");

/** The rows of a site's `ratings.csv`, as written. */
export function ratingsIn(dist: string): Record<string, string>[] {
  return parse(readFileSync(`${dist}/ratings.csv`, "utf8"), { columns: true, bom: true });
}
