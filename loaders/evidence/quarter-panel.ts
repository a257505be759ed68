import type { Month } from "../../src/plan/month.js";
import { groupBy } from "../files/group-by.js";
import type { Published } from "../sample/published.js";

/** Recorded crime by quarter of one offence group in one force, with what a forecast may learn from besides. */
export interface PanelSeries {
  group: string;
  force: string;
  counts: number[];
  /** Totals of the force and its comparison group; null for a force that has none. */
  groupTotals: number[] | null;
  /** Totals of all forces. */
  nationTotals: number[];
}

/** Every force and offence group over the same quarters. */
export interface QuarterPanel {
  quarterEnds: Month[];
  forces: string[];
  groups: string[];
  series: PanelSeries[];
}

/** The published quarters as a panel. Throws an Error unless every series has every quarter. */
export function quarterPanel({ quarters, groups }: Pick<Published, "quarters" | "groups">): QuarterPanel {
  const quarterEnds = [...new Set(quarters.map((q) => q.quarterEnd))].sort();
  const peersOf = groupBy(groups, (row) => row.force);
  const series = [...groupBy(quarters, (q) => q.group)].flatMap(([group, ofGroup]) => {
    const counts = new Map(
      [...groupBy(ofGroup, (q) => q.force)].map(([force, own]) => [force, inOrder(own, quarterEnds)])
    );
    const nationTotals = totalsOf([...counts.values()]);
    return [...counts].map(([force, own]) => {
      const peers = peersOf.get(force)?.map(({ peer }) => counts.get(peer)!);
      return {
        group,
        force,
        counts: own,
        groupTotals: peers ? totalsOf([own, ...peers]) : null,
        nationTotals
      };
    });
  });
  return {
    quarterEnds,
    forces: [...new Set(series.map((s) => s.force))].sort(),
    groups: [...new Set(series.map((s) => s.group))].sort(),
    series
  };
}

function inOrder(rows: readonly { quarterEnd: Month; count: number }[], quarterEnds: readonly Month[]) {
  const byQuarter = new Map(rows.map((row) => [row.quarterEnd, row.count]));
  return quarterEnds.map((end) => {
    const count = byQuarter.get(end);
    if (count === undefined) throw new Error(`a series has no row for the quarter ended ${end}`);
    return count;
  });
}

/** Sums by quarter; the few negative quarters, which differencing left, count as zero. */
function totalsOf(series: readonly (readonly number[])[]): number[] {
  return series[0]!.map((_, t) => series.reduce((sum, counts) => sum + Math.max(0, counts[t]!), 0));
}

/** The panel as it stood after a quarter. */
export function panelUpTo(panel: QuarterPanel, end: Month): QuarterPanel {
  const length = panel.quarterEnds.indexOf(end) + 1;
  return {
    ...panel,
    quarterEnds: panel.quarterEnds.slice(0, length),
    series: panel.series.map((s) => ({
      ...s,
      counts: s.counts.slice(0, length),
      groupTotals: s.groupTotals?.slice(0, length) ?? null,
      nationTotals: s.nationTotals.slice(0, length)
    }))
  };
}
