import { monthIndex, monthOfIndex } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { ForcePoints } from "./explore-series.js";

/** Months or quarters, each a whole number of periods after the first. */
export function isRegular({ monthsPerPeriod, points }: ForcePoints): boolean {
  const first = monthIndex(points[0]!.month);
  const onTime = points.every(({ month }) => (monthIndex(month) - first) % monthsPerPeriod === 0);
  return onTime && (monthsPerPeriod === 1 || monthsPerPeriod === 3);
}

/** Regular points as a series: a period without a row is a gap. */
export function seriesOf({ points, monthsPerPeriod }: ForcePoints, bases: readonly string[]): Series {
  const step = monthsPerPeriod as Series["monthsPerPeriod"];
  const first = monthIndex(points[0]!.month);
  const counts: (number | null)[] = Array(
    Math.floor((monthIndex(points.at(-1)!.month) - first) / step) + 1
  ).fill(null);
  for (const { month, value } of points) counts[(monthIndex(month) - first) / step] = value;
  const [from, to] = [monthOfIndex(first), points.at(-1)!.month];
  return { start: from, monthsPerPeriod: step, counts, bases: bases.map((basis) => ({ from, to, basis })) };
}
