import { type Month, monthRange } from "../../src/plan/month.js";
import type { Random } from "../../src/statistics/distributions/random.js";
import { random } from "../../src/statistics/distributions/random.js";
import { nameOf, type Supposed } from "./attacker.js";

/** One state of a data folder: its files, and every count as it was recorded. */
export interface Edition {
  files: Record<string, string>;
  recorded: Map<string, number>;
}

/** A folder drawn from a seed, with what an attacker who knows how it was drawn supposes. */
export interface DrawnFolder {
  /** Released, before later ones came; absent in half of the folders. */
  earlier?: Edition;
  now: Edition;
  supposed: Supposed;
}

/** Months that the plan's measure needs, and those of which areas have counts. */
const MONTHS = monthRange("2011-10", "2014-09");
const OF_AREAS = MONTHS.slice(-3);

/** One month of one series in one place. */
interface Row {
  place: string;
  series: string;
  month: Month;
  count: number;
}

interface Area {
  id: string;
  level: string;
  parent: string;
  units: number[];
}

/**
 * Two to four levels from the force down, one to three ways in which it is divided, a series that is the sum of two to five,
 * one that is part of another; rows that are missing, zeros that an export left out, a total that begins later, and in every
 * second folder a release of an earlier state, since which counts were revised and perhaps a series was added. Small counts throughout.
 */
export function drawnFolder(seed: number): DrawnFolder {
  const draw = random(seed);
  const chance = (share: number): boolean => draw.uniform() < share;
  const between = (least: number, most: number): number =>
    least + Math.floor(draw.uniform() * (most - least + 1));
  const units = between(4, 6);
  const areas = drawAreas(units, draw, between);
  const parts = Array.from({ length: between(2, 5) }, (_, i) => `part-${i + 1}`);
  const isDeclared = { sum: chance(0.5), partition: chance(0.4) };
  const halves = isDeclared.partition ? halvesOf(areas[0]!) : [];
  const all = [...areas, ...halves];
  const rows = allRows(drawUnits(units, parts, draw), parts, all);
  const isLate = chance(0.4);
  const leavesZeros = chance(0.3);
  const wholes = new Set(["kent", ...all.map(({ parent }) => parent)]);
  const isKept = ({ place, series, month, count }: Row): boolean => {
    // A place with parts and without a row has their sum: that is no count that was recorded.
    if (wholes.has(place)) return true;
    if (isLate && series === "total" && month === OF_AREAS[0]) return false;
    return !(leavesZeros && count === 0) && !chance(0.03);
  };
  const now = rows.filter(isKept);
  const plan = planYaml(parts, areas[0]!, halves, isDeclared.sum);
  const isReleased = chance(0.5);
  const isAdded = chance(0.5);
  const isEarlier = ({ place, series, month }: Row): boolean =>
    place === "kent" || (month !== OF_AREAS.at(-1) && !(isAdded && series === "flagged"));
  const revised = (row: Row): Row => (chance(0.01) ? { ...row, count: row.count + between(1, 6) } : row);
  return {
    ...(isReleased && { earlier: edition(plan, all, now.filter(isEarlier).map(revised)) }),
    now: edition(plan, all, now),
    supposed: {
      sums: { total: parts },
      subsets: [["flagged", parts[0]!]],
      partitions: halves.length > 0 ? [{ whole: areas[0]!.id, parts: halves.map(({ id }) => id) }] : []
    }
  };
}

/** Levels one below the other, and up to two more ways to divide the force into the same smallest units. */
function drawAreas(units: number, draw: Random, between: (least: number, most: number) => number): Area[] {
  const every = Array.from({ length: units }, (_, i) => i);
  const split = (own: number[], into: number): number[][] => {
    const groups = Array.from({ length: into }, (): number[] => []);
    for (const [i, unit] of own.entries())
      groups[i < into ? i : Math.floor(draw.uniform() * into)]!.push(unit);
    return groups;
  };
  const named = (level: string, parent: string, groups: number[][]): Area[] =>
    groups.map((own, i) => ({
      id: `${level}-${parent === "kent" ? "" : `${parent}-`}${i + 1}`,
      level,
      parent,
      units: own
    }));
  const districts = named("district", "kent", split(every, between(2, 3)));
  const depth = between(1, 3);
  const sectors =
    depth < 2
      ? []
      : districts.flatMap(({ id, units: own }) => named("sector", id, split(own, Math.min(2, own.length))));
  const wards =
    depth < 3
      ? []
      : sectors.flatMap(({ id, units: own }) => named("ward", id, split(own, Math.min(2, own.length))));
  const others = ["beat", "zone"].slice(0, between(0, 2));
  return [
    ...districts,
    ...sectors,
    ...wards,
    ...others.flatMap((level) => named(level, "kent", split(every, between(2, 4))))
  ];
}

/** A division of a place that no level shows: only who is told of it knows that the two add up. */
function halvesOf({ units }: Area): Area[] {
  const half = Math.ceil(units.length / 2);
  return [units.slice(0, half), units.slice(half)].map((own, i) => ({
    id: `half-${i + 1}`,
    level: "half",
    parent: "kent",
    units: own
  }));
}

/** `counts[month][unit][series]` of the parts and of what is flagged in the first of them. */
function drawUnits(units: number, parts: readonly string[], draw: Random): Record<string, number>[][] {
  const means = parts.map(() => 1 + 8 * draw.uniform());
  return OF_AREAS.map(() =>
    Array.from({ length: units }, () => {
      const counts = parts.map((part, i) => [part, draw.poisson(means[i]!)] as const);
      const flagged = Array.from({ length: counts[0]![1] }, () => draw.uniform()).filter(
        (u) => u < 0.4
      ).length;
      return Object.fromEntries([
        ...counts,
        ["flagged", flagged],
        ["total", counts.reduce((sum, [, n]) => sum + n, 0)]
      ]);
    })
  );
}

function allRows(units: Record<string, number>[][], parts: readonly string[], areas: readonly Area[]): Row[] {
  const force: Area = { id: "kent", level: "", parent: "", units: units[0]!.map((_, i) => i) };
  const series = [...parts, "flagged", "total"];
  return OF_AREAS.flatMap((month, m) =>
    [force, ...areas].flatMap(({ id: place, units: own }) =>
      series.map((id) => ({
        place,
        series: id,
        month,
        count: own.reduce((sum, unit) => sum + units[m]![unit]![id]!, 0)
      }))
    )
  );
}

function edition(plan: string, areas: readonly Area[], rows: readonly Row[]): Edition {
  const lines = (own: readonly Row[]): string =>
    own.map(({ place, series, month, count }) => `${place},${series},${month},${count},recorded\n`).join("");
  // In the months before those of areas the force has large counts, which add up.
  const series = [...new Set(rows.map((row) => row.series))];
  const parts = series.filter((id) => id.startsWith("part"));
  const before = MONTHS.slice(0, -OF_AREAS.length).flatMap((month) =>
    series.map((id) => `kent,${id},${month},${id === "total" ? 100 * parts.length : 100},recorded\n`)
  );
  return {
    files: {
      "plan.yaml": plan,
      "areas.csv": `area,name,level,parent\n${areas.map(({ id, level, parent }) => `${id},${id},${level},${parent}\n`).join("")}`,
      "area-offences.csv": `area,measure,month,count,basis\n${lines(rows.filter(({ place }) => place !== "kent"))}`,
      "offences.csv": `force,measure,month,count,basis\n${before.join("")}${lines(rows.filter(({ place }) => place === "kent"))}`
    },
    recorded: new Map(rows.map((row) => [nameOf(row), row.count]))
  };
}

function planYaml(parts: readonly string[], divided: Area, halves: readonly Area[], isSum: boolean): string {
  const sums = isSum ? `, sums: {total: [${parts.join(", ")}]}` : "";
  const ids = halves.map(({ id }) => id).join(", ");
  const partitions = halves.length > 0 ? `, partitions: [{whole: ${divided.id}, parts: [${ids}]}]` : "";
  return `title: Drawn
force: kent
period_end: 2014-09
disclosure: {least: 5, width: 3${sums}${partitions}}
priorities:
  - id: p1
    number: "1"
    title: All
    measures:
${[...parts, "flagged", "total"].map((id) => `      - {id: ${id}, kind: offences, name: Number, better: lower, series: ${id}}`).join("\n")}
`;
}
