/**
 * What readers know of some counts together: the parts are more than the total by no less than `least` and no more than
 * `most`. A sum that holds has 0 and 0; a part that cannot exceed its total has no `least` and 0.
 */
export interface Fact {
  total: number;
  parts: readonly number[];
  least: number;
  most: number;
  /** What holds, in words: "areas of kent by district". */
  relation: string;
}

/** A table of counts, whole numbers of 0 or more, with all that its readers know of them. Cells are named by their index. */
export interface PublishedTable {
  counts: readonly number[];
  facts: readonly Fact[];
  /** Cells that cannot be hidden, since readers know them from elsewhere. */
  known: ReadonlySet<number>;
  /** Cells that have been hidden before and must stay so, whatever their count. */
  kept: ReadonlySet<number>;
}

/** What is promised of every hidden count. */
export interface Protection {
  /** A count below it is hidden, zero included. */
  least: number;
  /** Two tables fit all that is known and differ in a hidden cell by this or more: 1 to `least` - 1. */
  width: number;
}

/** The cells that a fact speaks of, the total first. */
export function cellsOf({ total, parts }: Fact): number[] {
  return [total, ...parts];
}

/** What the counts of a fact come to: its parts together less its total. */
export function excess({ total, parts }: Fact, counts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + counts[part]!, 0) - counts[total]!;
}

/** For each cell the numbers of the facts that speak of it. */
export function factsByCell({ counts, facts }: Pick<PublishedTable, "counts" | "facts">): number[][] {
  const byCell: number[][] = counts.map(() => []);
  facts.forEach((fact, i) => {
    for (const cell of cellsOf(fact)) byCell[cell]!.push(i);
  });
  return byCell;
}
