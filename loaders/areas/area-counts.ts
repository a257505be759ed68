import type { Month } from "../../src/plan/month.js";
import type { Area } from "../../src/plan/plan-data.js";
import { groupBy } from "../files/group-by.js";

/** A count of one series in one local area and month, as recorded: a row of area-offences.csv, or of a source. */
export interface AreaCount {
  area: string;
  measure: string;
  month: Month;
  count: number;
  basis: string;
}

/**
 * The counts with those of larger areas added: an area without a count of its own in a month has the sum of its parts, when
 * every part of one level has one; of several levels the one that holds most. A larger area's own row wins, since it
 * may hold records without a smaller area.
 */
export function withLargerAreas(counts: readonly AreaCount[], areas: readonly Area[]): AreaCount[] {
  const parts = new Map([...groupBy(areas, ({ parent }) => parent)].map(([id, own]) => [id, levelsOf(own)]));
  const byCell = new Map(counts.map((row) => [cellKey(row), row]));
  const periods = new Map(counts.map(({ measure, month }) => [`${measure} ${month}`, { measure, month }]));
  const countOf = (area: string, measure: string, month: Month): AreaCount | undefined => {
    const own = byCell.get(cellKey({ area, measure, month }));
    if (own) return own;
    const sums = (parts.get(area) ?? []).flatMap((level) => {
      const rows = level.map((part) => countOf(part, measure, month));
      return rows.includes(undefined) ? [] : [sumOf(rows as AreaCount[], area)];
    });
    if (sums.length === 0) return undefined;
    const sum = sums.reduce((most, other) => (other.count > most.count ? other : most));
    byCell.set(cellKey(sum), sum);
    return sum;
  };
  for (const { measure, month } of periods.values()) for (const { id } of areas) countOf(id, measure, month);
  return [...byCell.values()];
}

/** The ids of areas, those of each level together. */
const levelsOf = (areas: readonly Area[]): string[][] =>
  [...groupBy(areas, ({ level }) => level).values()].map((own) => own.map(({ id }) => id));

function sumOf(rows: readonly AreaCount[], area: string): AreaCount {
  const { measure, month } = rows[0]!;
  const bases = [...new Set(rows.map((row) => row.basis))];
  const count = rows.reduce((total, row) => total + row.count, 0);
  return { area, measure, month, count, basis: bases.join("; ") };
}

/** What names a cell of the area tables. */
function cellKey({ area, measure, month }: Pick<AreaCount, "area" | "measure" | "month">): string {
  return `${measure} ${area} ${month}`;
}
