import loadHighs from "highs";
import type { Area, PlanData } from "../../src/plan/plan-data.js";

/** A count as its readers have it: null where it is said to be left out. */
export interface Shown {
  series: string;
  place: string;
  month: string;
  count: number | null;
}

/** What an attacker supposes of series: a total and its parts, or what contains another. */
export interface Supposed {
  sums: Record<string, string[]>;
  subsets: [part: string, total: string][];
  /** Places and what they are divided into, beside the levels. */
  partitions?: { whole: string; parts: string[] }[];
  /** Names of counts that are one and the same, where that holds. */
  same?: [one: string, other: string][];
}

/** Between which a hidden count can lie, by all that an attacker supposes: its ends, or values in between that are far enough apart. */
export interface Range extends Omit<Shown, "count"> {
  low: number;
  high: number;
}

/** Counts as they stand in published series. */
export function shownCounts(series: PlanData["series"]): Shown[] {
  return Object.entries(series).flatMap(([id, byPlace]) =>
    Object.entries(byPlace).flatMap(([place, { start, counts, suppressed = [] }]) =>
      counts.flatMap((count, i): Shown[] => {
        const month = laterMonth(start, i);
        return count === null && !suppressed.includes(month) ? [] : [{ series: id, place, month, count }];
      })
    )
  );
}

function laterMonth(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** `rule` is what the relation is an instance of, where it has to hold as a rule before anyone supposes it. */
type Row = { plus: string[]; minus: string; isSum: boolean; rule?: string };

/** Share of the tables in which places of a level may fail to add up and still be taken for all of a larger one. */
const EXCEPTIONS = 0.25;

/**
 * Everything that a reader can tell of counts that were left out, from what is shown alone: places that add up by level,
 * series that add up or contain each other. By all that was `recorded` is told where a relation truly holds: an attacker who
 * always guesses right. Ranges by integer programmes written as text; of the counts that relations join one is
 * below `least`, but where none is: what an earlier release had left out stays left out. Every table that a programme finds is one
 * that could be true, whatever it was asked for, so that a count whose values in two of them differ by `width` is not asked for.
 */
export async function attack(
  shown: readonly Shown[],
  areas: readonly Area[],
  supposed: Supposed,
  { least, width, recorded }: { least: number; width: number; recorded: ReadonlyMap<string, number> }
): Promise<Range[]> {
  const highs = await loadHighs();
  const counts = new Map(shown.map((cell) => [nameOf(cell), cell]));
  const sumOf = (cells: readonly string[]): number =>
    cells.reduce((total, cell) => total + recorded.get(cell)!, 0);
  const all = relations(shown, areas, supposed, counts);
  const isRule = rulesIn(all, (row) => sumOf(row.plus) - recorded.get(row.minus)!, recorded);
  const rows = all.filter((row) => {
    const sum = sumOf(row.plus);
    if (!row.isSum) return sum <= recorded.get(row.minus)!;
    return sum === recorded.get(row.minus) && (row.rule === undefined || isRule(row.rule));
  });
  const left = [...counts.values()].filter(({ count }) => count === null).map(nameOf);
  return groupsOf(left, rows).flatMap((group) => {
    const hasSmall = group.some((cell) => recorded.get(cell)! < least);
    const [variables, conditions] = written(group, rows, counts, hasSmall ? least : HUGE + 1);
    const found = new Map(group.map((cell) => [cell, { low: HUGE, high: 0 }]));
    const solve = (aim: string, of: readonly string[]): void => {
      const objective = of.map((cell) => `+ ${variables.get(cell)}`).join(" ");
      const text = `${aim}\n obj: ${objective}\nSubject To\n${conditions}`;
      const { Status: status, Columns: columns } = highs.solve(text, { output_flag: false });
      if (status !== "Optimal") throw new Error(`${status}:\n${text}`);
      for (const [cell, range] of found) {
        const value = Math.round((columns[variables.get(cell)!] as { Primal: number }).Primal);
        range.low = Math.min(range.low, value);
        range.high = Math.max(range.high, value);
      }
    };
    const isNarrow = (cell: string): boolean => found.get(cell)!.high - found.get(cell)!.low < width;
    for (const aim of AIMS) solve(aim, group);
    for (const cell of group) for (const aim of AIMS) if (isNarrow(cell)) solve(aim, [cell]);
    return group.map((cell): Range => {
      const { series, place, month } = counts.get(cell)!;
      return { series, place, month, ...found.get(cell)! };
    });
  });
}

const AIMS = ["Minimize", "Maximize"];

export const nameOf = ({ series, place, month }: Omit<Shown, "count">): string =>
  `${series} ${place} ${month}`;

function relations(
  shown: readonly Shown[],
  areas: readonly Area[],
  { sums, subsets, partitions = [], same = [] }: Supposed,
  counts: ReadonlyMap<string, Shown>
): Row[] {
  const parents = new Map(areas.map(({ id, parent }) => [id, parent]));
  const isBelow = (id: string, above: string): boolean =>
    parents.get(id) === above || (parents.has(id) && isBelow(parents.get(id)!, above));
  const levels = [...new Set(areas.map(({ level }) => level))];
  const equal = same.map(([one, other]): Row => ({ plus: [one], minus: other, isSum: true }));
  const related = shown.flatMap((cell): Row[] => {
    const minus = nameOf(cell);
    const of = (changes: Partial<Shown>): string => nameOf({ ...cell, ...changes });
    const known = (names: string[]): string[] => names.filter((name) => counts.has(name));
    const byLevel = levels.flatMap((level) => {
      const below = areas.filter((area) => area.level === level && isBelow(area.id, cell.place));
      const plus = known(below.map(({ id }) => of({ place: id })));
      // Only where all of them have a row is it seen whether they add up.
      const rule = `${cell.place} ${level}${plus.length < below.length ? " in part" : ""}`;
      return [
        { plus, minus, isSum: true, rule },
        { plus, minus, isSum: false }
      ];
    });
    const parts = sums[cell.series] ? known(sums[cell.series]!.map((series) => of({ series }))) : [];
    const within = subsets
      .filter(([, total]) => total === cell.series)
      .map(([series]) => ({ plus: known([of({ series })]), minus, isSum: false }));
    const divided = partitions
      .filter(({ whole }) => whole === cell.place)
      .map((own) => ({ plus: known(own.parts.map((place) => of({ place }))), minus, isSum: true }));
    return [...byLevel, ...divided, { plus: parts, minus, isSum: true }, ...within].filter(
      ({ plus }) => plus.length > 0
    );
  });
  return [...equal, ...related];
}

/** Which rules hold in most tables; one that is never seen whole is supposed to. */
function rulesIn(
  rows: readonly Row[],
  excess: (row: Row) => number,
  recorded: ReadonlyMap<string, number>
): (rule: string) => boolean {
  const seen = new Map<string, { holds: number; fails: number }>();
  for (const row of rows) {
    if (row.rule === undefined || row.rule.endsWith(" in part") || recorded.get(row.minus) === 0) continue;
    const tally = seen.get(row.rule) ?? { holds: 0, fails: 0 };
    tally[excess(row) === 0 ? "holds" : "fails"]++;
    seen.set(row.rule, tally);
  }
  return (rule) => {
    const { holds, fails } = seen.get(rule.replace(/ in part$/, "")) ?? { holds: 1, fails: 0 };
    return fails <= EXCEPTIONS * (holds + fails);
  };
}

/** Cells that were left out, those joined by relations together. */
function groupsOf(left: readonly string[], rows: readonly Row[]): string[][] {
  const isLeft = new Set(left);
  const group = new Map(left.map((cell) => [cell, new Set([cell])]));
  for (const { plus, minus } of rows) {
    const [first, ...others] = [minus, ...plus].filter((cell) => isLeft.has(cell));
    for (const other of others) {
      const [into, from] = [group.get(first!)!, group.get(other)!];
      if (into === from) continue;
      for (const cell of from) group.set(cell, into.add(cell));
    }
  }
  return [...new Set(group.values())].map((cells) => [...cells]);
}

/** More than any count that is drawn. */
const HUGE = 100_000;

/** The conditions of a group as text, and the names of its variables. */
function written(
  group: readonly string[],
  rows: readonly Row[],
  counts: ReadonlyMap<string, Shown>,
  least: number
): [variables: Map<string, string>, text: string] {
  const variables = new Map(group.map((cell, i) => [cell, `x${i}`]));
  const conditions = rows
    .filter(({ plus, minus }) => [minus, ...plus].some((cell) => variables.has(cell)))
    .map(({ plus, minus, isSum }) => {
      const fixed = (cell: string): number => (variables.has(cell) ? 0 : counts.get(cell)!.count!);
      const known = fixed(minus) - plus.reduce((sum, cell) => sum + fixed(cell), 0);
      const terms = plus.filter((cell) => variables.has(cell)).map((cell) => `+ ${variables.get(cell)}`);
      if (variables.has(minus)) terms.push(`- ${variables.get(minus)}`);
      return ` ${terms.join(" ")} ${isSum ? "=" : "<="} ${known}`;
    });
  const small = group.map((_, i) => ` x${i} + ${HUGE} b${i} <= ${HUGE + least - 1}`);
  const one = ` ${group.map((_, i) => `+ b${i}`).join(" ")} >= 1`;
  const generals = group.map((_, i) => `x${i}`).join(" ");
  const binaries = group.map((_, i) => `b${i}`).join(" ");
  const bounds = group.map((_, i) => ` 0 <= x${i} <= ${HUGE}`).join("\n");
  return [
    variables,
    `${[...conditions, ...small, one].join("\n")}\nBounds\n${bounds}\nGenerals\n ${generals}\nBinaries\n ${binaries}\nEnd`
  ];
}
