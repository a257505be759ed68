import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AreaCount } from "../../loaders/areas/area-counts.js";
import { hideTables } from "../../loaders/areas/hide-tables.js";
import { disclosureRules, publishCounts } from "../../loaders/areas/publish-counts.js";
import { addMonths, type Month } from "../../src/plan/month.js";
import type { Area } from "../../src/plan/plan-data.js";
import { type Random, random } from "../../src/statistics/distributions/random.js";

/** What it takes to leave small counts out of generated areas, in seconds by the clock. */
export interface SmallCountsCost {
  areas: number;
  cells: number;
  hidden: number;
  firstSeconds: number;
  /** When one month more has come. */
  nextMonthSeconds: number;
}

/** Nine districts of 58 beats, as many areas as a large force reports on. */
const DISTRICTS = 9;
const BEATS = 58;
const MONTHS = 60;
const FIRST_MONTH: Month = "2010-01";
/** Offences of one beat in one month: half of the beats have fewer than this of each. */
const MEDIANS: Readonly<Record<string, number>> = { burglary: 3, robbery: 0.7, damage: 5, vehicles: 4 };
/** Standard deviation of the logarithm of the beats' means. */
const SPREAD = 0.8;
const SEED = 531;

/** Budgets of a first run and of one further month. */
export const SMALL_COUNTS_BUDGET_SECONDS = { first: 300, nextMonth: 20 };

/** Protects the months up to the last but one, and then, with what was kept, all of them. */
export function smallCountsCost(): SmallCountsCost {
  const areas = generatedAreas();
  const rows = generatedCounts(areas, random(SEED));
  const last = addMonths(FIRST_MONTH, MONTHS);
  const folder = mkdtempSync(join(tmpdir(), "control-lines-bench-"));
  const cache = join(folder, "disclosure.json");
  try {
    const first = timed(() =>
      protectedCells(
        areas,
        rows.filter(({ month }) => month < last),
        cache
      )
    );
    const next = timed(() => protectedCells(areas, rows, cache));
    return {
      areas: areas.length,
      ...first.value,
      firstSeconds: first.seconds,
      nextMonthSeconds: next.seconds
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function timed<T>(work: () => T): { value: T; seconds: number } {
  const started = performance.now();
  const value = work();
  return { value, seconds: (performance.now() - started) / 1000 };
}

function protectedCells(
  areas: readonly Area[],
  areaCounts: readonly AreaCount[],
  cache: string
): { cells: number; hidden: number } {
  const counts = { series: {}, areas, areaCounts, total: undefined, earlier: () => new Map() };
  const { disclosure, exposed } = publishCounts(counts, disclosureRules(undefined, true), (tables, rules) =>
    hideTables(tables, rules, { cache })
  );
  if (exposed.length > 0) throw new Error(`${exposed.length} generated counts cannot be protected`);
  return { cells: disclosure!.cells, hidden: disclosure!.small + disclosure!.others };
}

function generatedAreas(): Area[] {
  return Array.from({ length: DISTRICTS }, (_, d) => `district-${d + 1}`).flatMap((district) => [
    { id: district, name: district, level: "district", parent: "force" },
    ...Array.from({ length: BEATS }, (_, b) => {
      const beat = `${district}-beat-${b + 1}`;
      return { id: beat, name: beat, level: "beat", parent: district };
    })
  ]);
}

/** Poisson counts of every beat, four series and their sum; one month more than the first run is given. */
function generatedCounts(areas: readonly Area[], draw: Random): AreaCount[] {
  const months = Array.from({ length: MONTHS + 1 }, (_, i) => addMonths(FIRST_MONTH, i));
  return areas
    .filter(({ level }) => level === "beat")
    .flatMap(({ id }) => {
      const means = Object.entries(MEDIANS).map(
        ([measure, median]) => [measure, median * Math.exp(SPREAD * draw.normal())] as const
      );
      return months.flatMap((month) => {
        const parts = means.map(([measure, mean]) => ({ measure, count: draw.poisson(mean) }));
        const total = parts.reduce((sum, { count }) => sum + count, 0);
        return [...parts, { measure: "all", count: total }].map((cell) => ({
          area: id,
          month,
          basis: "generated",
          ...cell
        }));
      });
    });
}
