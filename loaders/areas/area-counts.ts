import type { Month } from "../../src/plan/month.js";
import type { Area } from "../../src/plan/plan-data.js";

/** A count of one series in one local area and month, as recorded: a row of area-offences.csv, or of a source. */
export interface AreaCount {
  area: string;
  measure: string;
  month: Month;
  count: number;
  basis: string;
}

/** Areas by the id of what they are part of. */
export function partsOf(areas: readonly Area[]): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  for (const { id, parent } of areas) parts.set(parent, [...(parts.get(parent) ?? []), id]);
  return parts;
}

/**
 * The counts with those of larger areas added: an area without a count of its own in a month has the sum of its
 * parts, when every part has one. A larger area's own row wins, since it may hold records without a smaller area.
 */
export function withLargerAreas(counts: readonly AreaCount[], areas: readonly Area[]): AreaCount[] {
  const parts = partsOf(areas);
  const byCell = new Map(counts.map((row) => [cellKey(row), row]));
  const periods = new Map(counts.map(({ measure, month }) => [`${measure} ${month}`, { measure, month }]));
  const countOf = (area: string, measure: string, month: Month): AreaCount | undefined => {
    const own = byCell.get(cellKey({ area, measure, month }));
    if (own) return own;
    const below = (parts.get(area) ?? []).map((part) => countOf(part, measure, month));
    if (below.length === 0 || below.some((row) => row === undefined)) return undefined;
    const rows = below as AreaCount[];
    const bases = [...new Set(rows.map((row) => row.basis))];
    const sum = {
      area,
      measure,
      month,
      count: rows.reduce((total, row) => total + row.count, 0),
      basis: bases.join("; ")
    };
    byCell.set(cellKey(sum), sum);
    return sum;
  };
  for (const { measure, month } of periods.values()) for (const { id } of areas) countOf(id, measure, month);
  return [...byCell.values()];
}

/** What names a cell of the area tables. */
export function cellKey({ area, measure, month }: Pick<AreaCount, "area" | "measure" | "month">): string {
  return `${measure} ${area} ${month}`;
}
