import type { IntegerProgramme, Solve } from "./integer-programme.js";
import { OtherTable } from "./other-table.js";
import { cellsOf, factsByCell, type Protection, type PublishedTable } from "./published-table.js";

/** Cells around one that are varied first, the others as they are: most tables that are looked for differ nearby. */
const NEARBY = 60;

/** Programmes that vary the cells of a component together. */
const MOST_ROUNDS = 10;
/** Fewer cells are looked at one by one, which takes no longer. */
const FEW = 10;

/** Hidden cells that facts join, by way of hidden cells alone. */
interface Component {
  cells: number[];
  /** Those that are hidden for their size. */
  small: Set<number>;
}

/**
 * Attacks a table of which some cells are hidden, as a reader could who knows every fact, and that at least one of the
 * hidden cells that facts join is below `least`. A reader cannot tell the least and the greatest possible count of a
 * cell to within `width` when two tables of whole numbers fit all of that and differ so far.
 */
export class Attack {
  private readonly byCell: number[][];
  /** The least and the greatest count of each cell in the tables found so far, the true one among them. */
  private readonly low: number[];
  private readonly high: number[];
  private readonly other: OtherTable;
  private components = new Map<number, Component>();

  constructor(
    private readonly table: PublishedTable,
    /** May grow while the attack goes on: tables that were found stay possible. */
    private readonly hidden: Set<number>,
    private readonly protection: Protection,
    private readonly solve: Solve
  ) {
    this.byCell = factsByCell(table);
    this.low = [...table.counts];
    this.high = [...table.counts];
    this.other = new OtherTable(table, hidden);
  }

  /** Hides a cell more. */
  hide(cell: number): void {
    this.hidden.add(cell);
    this.components = new Map();
  }

  /** Can it be seen at once that a hidden cell keeps its width when another is hidden, too? */
  seemsSafe(cell: number, withHidden: number): boolean {
    this.hidden.add(withHidden);
    const { width } = this.protection;
    const found = [width, -width].some((by) => this.other.find(cell, by) !== null);
    this.hidden.delete(withHidden);
    return found;
  }

  /**
   * Looks for tables in which as many cells as can be have other counts, for cells that are joined at once: a few programmes
   * in place of two for each cell. What is left is to be looked at one by one.
   */
  varyTogether(cells: readonly number[]): void {
    const done = new Set<Component>();
    for (const cell of cells) {
      const component = this.componentOf(cell);
      if (done.has(component)) continue;
      done.add(component);
      this.varyComponent(component);
    }
  }

  private varyComponent({ cells }: Component): void {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const narrow = cells.filter((cell) => !this.isWide(cell));
      if (narrow.length < FEW) return;
      const column = new Map(cells.map((cell, i) => [cell, i]));
      const { width } = this.protection;
      const columns = cells.map((cell) => {
        const count = this.table.counts[cell]!;
        return { least: Math.max(0, count - width), most: count + width };
      });
      // All up, all down, then every other one, every other two, and so on.
      const sign = (cell: number): number =>
        round < 2 ? 1 - 2 * round : 1 - 2 * ((cell >> ((round - 2) >> 1)) & 1) * (1 - 2 * (round & 1));
      const weights = new Map(narrow.map((cell) => [column.get(cell)!, sign(cell)]));
      const rows = this.rowsOf(column);
      const found = this.solve({ columns, rows, objective: { columns: weights, aim: "largest" } });
      if (found && this.isPossible(narrow[0]!, changesOf(cells, found, this.table.counts)))
        this.keepAll(cells, found);
    }
  }

  /** Can it be seen at once, by mending, that a hidden cell's count is safe? */
  seemsWide(cell: number): boolean {
    const { width } = this.protection;
    if (this.isWide(cell)) return true;
    for (const by of [width, -width]) {
      const changes = this.other.find(cell, by);
      if (changes && this.isPossible(cell, changes)) {
        for (const [changed, difference] of changes)
          this.keep(changed, this.table.counts[changed]! + difference);
        return true;
      }
    }
    return false;
  }

  /** Can it be seen that a hidden cell's count is safe when only cells near to it vary? */
  keepsWidthNearby(cell: number): boolean {
    if (this.seemsWide(cell)) return true;
    this.search(cell, this.nearby(cell));
    return this.isWide(cell);
  }

  /** Is a hidden cell's count safe, which is not seen nearby: can no reader tell it to within the width? */
  keepsWidth(cell: number): boolean {
    const { cells } = this.componentOf(cell);
    if (cells.length > NEARBY) this.search(cell, cells);
    return this.isWide(cell);
  }

  /** Of a cell that does not keep its width: is its count the only one that it can be? */
  isExact(cell: number): boolean {
    return this.high[cell] === this.low[cell];
  }

  private isWide(cell: number): boolean {
    return this.high[cell]! - this.low[cell]! >= this.protection.width;
  }

  private keep(cell: number, count: number): void {
    this.low[cell] = Math.min(this.low[cell]!, count);
    this.high[cell] = Math.max(this.high[cell]!, count);
  }

  /** Every hidden cell that is joined to one. */
  private componentOf(cell: number): Component {
    const found = this.components.get(cell);
    if (found) return found;
    const cells = this.reached(cell, Number.POSITIVE_INFINITY);
    const small = new Set(cells.filter((i) => this.table.counts[i]! < this.protection.least));
    const component = { cells, small };
    for (const each of cells) this.components.set(each, component);
    return component;
  }

  private nearby(cell: number): number[] {
    return this.reached(cell, NEARBY);
  }

  /** Hidden cells from a cell outwards, fact by fact, until there are enough. */
  private reached(from: number, enough: number): number[] {
    const reached = new Set([from]);
    const followed = new Set<number>();
    for (const cell of reached) {
      for (const i of this.byCell[cell]!) {
        if (followed.has(i)) continue;
        followed.add(i);
        for (const next of cellsOf(this.table.facts[i]!)) {
          if (reached.size >= enough) return [...reached];
          if (this.hidden.has(next)) reached.add(next);
        }
      }
    }
    return [...reached];
  }

  /** Is a cell below `least` left in a changed table? Where none is in the true one, readers can suppose nothing of it. */
  private isPossible(cell: number, changes: ReadonlyMap<number, number>): boolean {
    const { least } = this.protection;
    if ([...changes].some(([changed, by]) => this.table.counts[changed]! + by < least)) return true;
    if (this.hasSmallBeside(cell, changes)) return true;
    const { small } = this.componentOf(cell);
    if (small.size === 0) return true;
    let changed = 0;
    for (const one of changes.keys()) if (small.has(one)) changed++;
    return changed < small.size;
  }

  /** Is there a small cell beside one, in a fact of it, that has not changed? */
  private hasSmallBeside(cell: number, changes: ReadonlyMap<number, number>): boolean {
    const isLeft = (other: number): boolean =>
      this.hidden.has(other) && !changes.has(other) && this.table.counts[other]! < this.protection.least;
    return this.byCell[cell]!.some((i) => {
      const { total, parts } = this.table.facts[i]!;
      return isLeft(total) || parts.some(isLeft);
    });
  }

  /** Widens what is known of a cell to the greatest and the least count that it can have when these cells may vary. */
  private search(cell: number, cells: readonly number[]): void {
    const { width } = this.protection;
    this.widen(cell, cells, { aim: "largest", bound: this.low[cell]! + width });
    if (!this.isWide(cell)) {
      this.widen(cell, cells, { aim: "smallest", bound: this.high[cell]! - width });
    }
  }

  /** Keeps the table in which a cell is as large, or as small, as it can be; it need not go beyond `bound`. */
  private widen(
    cell: number,
    cells: readonly number[],
    goal: { aim: "largest" | "smallest"; bound: number }
  ): void {
    const found = this.solved(cell, cells, goal);
    if (!found) return;
    if (this.isPossible(cell, changesOf(cells, found, this.table.counts))) {
      this.keepAll(cells, found);
      return;
    }
    // One of the cells must be small: each in turn.
    for (const small of byCount(cells, this.table.counts)) {
      const other = this.solved(cell, cells, goal, small);
      if (other) this.keepAll(cells, other);
      if (this.isWide(cell)) return;
    }
  }

  private keepAll(cells: readonly number[], counts: readonly number[]): void {
    for (const [i, cell] of cells.entries()) this.keep(cell, counts[i]!);
  }

  private solved(
    cell: number,
    cells: readonly number[],
    { aim, bound }: { aim: "largest" | "smallest"; bound: number },
    small?: number
  ): number[] | null {
    const column = new Map(cells.map((one, i) => [one, i]));
    const columns = cells.map((one) => ({
      least: 0,
      most: one === small ? this.protection.least - 1 : Number.POSITIVE_INFINITY
    }));
    const own = columns[column.get(cell)!]!;
    if (aim === "largest") own.most = Math.min(own.most, bound);
    else own.least = Math.max(0, bound);
    const objective = { columns: new Map([[column.get(cell)!, 1]]), aim };
    return this.solve({ columns, rows: this.rowsOf(column), objective });
  }

  /** What the facts say of the cells that vary, the others being as they are. */
  private rowsOf(column: ReadonlyMap<number, number>): IntegerProgramme["rows"] {
    const facts = new Set([...column.keys()].flatMap((cell) => this.byCell[cell]!));
    return [...facts].map((i) => {
      const fact = this.table.facts[i]!;
      const terms: [number, number][] = [];
      let fixed = 0;
      for (const cell of cellsOf(fact)) {
        const coefficient = cell === fact.total ? -1 : 1;
        const at = column.get(cell);
        if (at === undefined) fixed += coefficient * this.table.counts[cell]!;
        else terms.push([at, coefficient]);
      }
      return { terms, least: fact.least - fixed, most: fact.most - fixed };
    });
  }
}

function changesOf(
  cells: readonly number[],
  counts: readonly number[],
  before: readonly number[]
): Map<number, number> {
  const changes = cells.map((cell, i): [number, number] => [cell, counts[i]! - before[cell]!]);
  return new Map(changes.filter(([, by]) => by !== 0));
}

const byCount = (cells: readonly number[], counts: readonly number[]): number[] =>
  cells.toSorted((a, b) => counts[a]! - counts[b]! || a - b);
