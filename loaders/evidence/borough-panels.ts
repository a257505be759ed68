import { addMonths, type Month } from "../../src/plan/month.js";
import type { PlanData } from "../../src/plan/plan-data.js";
import type { PanelSeries, QuarterPanel } from "./quarter-panel.js";

const QUARTER = 3;

/** Fewest places, its own included, whose total is taken for the course of a group: as in R2's forecast. */
const FEWEST_PLACES = 5;

/**
 * Monthly series of a plan as panels of quarters, so that every month is a starting point: quarters that begin with the
 * first month, the second and the third. Every series has the same months, and the total of the plan is left out.
 */
export function boroughPanels(data: PlanData, edition: string, total: string): QuarterPanel[] {
  return [0, 1, 2].map((first) => panelFrom(data, edition, total, first));
}

function panelFrom(data: PlanData, edition: string, total: string, first: number): QuarterPanel {
  const groups = Object.keys(data.series).sort();
  const forces = data.forces.map(({ id }) => id).filter((id) => id !== total);
  const series = groups.flatMap((group): PanelSeries[] => {
    const counts = new Map(
      forces.map((force) => [force, quartersOf(data.series[group]![force]!.counts, first)])
    );
    const nationTotals = totalsOf([...counts.values()]);
    return forces.map((force) => {
      const peers = data.groups[edition]![force]!.peers.map((peer) => counts.get(peer)!);
      const own = counts.get(force)!;
      const groupTotals = peers.length + 1 < FEWEST_PLACES ? null : totalsOf([own, ...peers]);
      return { group, force, counts: own, groupTotals, nationTotals };
    });
  });
  const { start } = data.series[groups[0]!]![forces[0]!]!;
  const quarterEnds = series[0]!.counts.map((_, q): Month => addMonths(start, first + QUARTER * (q + 1) - 1));
  return { quarterEnds, forces, groups, series };
}

function quartersOf(counts: readonly (number | null)[], first: number): number[] {
  const quarters = Math.floor((counts.length - first) / QUARTER);
  return Array.from({ length: quarters }, (_, q) => {
    const from = first + QUARTER * q;
    return counts.slice(from, from + QUARTER).reduce<number>((sum, count) => sum + count!, 0);
  });
}

const totalsOf = (series: readonly (readonly number[])[]): number[] =>
  series[0]!.map((_, t) => series.reduce((sum, counts) => sum + counts[t]!, 0));
