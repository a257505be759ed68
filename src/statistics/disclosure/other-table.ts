import { cellsOf, excess, type Fact, factsByCell, type PublishedTable } from "./published-table.js";

/** Steps after which the search is given up: an integer programme is asked then. */
const MOST_STEPS = 60;
/** Ways that are tried at each step, the most promising first. */
const MOST_WAYS = 6;

/**
 * Looks for another table that fits the facts, by mending: one count is changed, and where that breaks a fact another
 * hidden count of it takes the difference, and so on. Quick, and certain when it finds one; finding none proves nothing.
 */
export class OtherTable {
  private readonly byCell: number[][];
  private readonly before: number[];
  private changes = new Map<number, number>();
  private moved = new Map<number, number>();
  private steps = 0;

  constructor(
    private readonly table: PublishedTable,
    private readonly hidden: ReadonlySet<number>
  ) {
    this.byCell = factsByCell(table);
    this.before = table.facts.map((fact) => excess(fact, table.counts));
  }

  /** The changes of a table in which a cell's count is `by` more, by cell; null when none was found. */
  find(cell: number, by: number): Map<number, number> | null {
    this.changes = new Map();
    this.moved = new Map();
    this.steps = 0;
    if (this.table.counts[cell]! + by < 0) return null;
    this.change(cell, by);
    return this.mend() ? this.changes : null;
  }

  private change(cell: number, by: number): void {
    this.changes.set(cell, by);
    this.move(cell, by);
  }

  private undo(cell: number): void {
    this.move(cell, -this.changes.get(cell)!);
    this.changes.delete(cell);
  }

  private move(cell: number, by: number): void {
    for (const i of this.byCell[cell]!) {
      const moved = (this.moved.get(i) ?? 0) + this.sign(cell, i) * by;
      if (moved === 0) this.moved.delete(i);
      else this.moved.set(i, moved);
    }
  }

  private sign(cell: number, fact: number): 1 | -1 {
    return this.table.facts[fact]!.total === cell ? -1 : 1;
  }

  /** What a fact's parts have to change by so that it holds again; 0 when it does. */
  private missing(i: number): number {
    const { least, most } = this.table.facts[i]!;
    const now = this.before[i]! + (this.moved.get(i) ?? 0);
    return now > most ? most - now : now < least ? least - now : 0;
  }

  private mend(): boolean {
    const broken = [...this.moved.keys()].find((i) => this.missing(i) !== 0);
    if (broken === undefined) return true;
    if (++this.steps > MOST_STEPS) return false;
    for (const [cell, by] of this.ways(broken)) {
      this.change(cell, by);
      if (this.mend()) return true;
      this.undo(cell);
      if (this.steps > MOST_STEPS) return false;
    }
    return false;
  }

  /** Changes that mend a fact, wholly or as far as a count can fall, those first that break the fewest others. */
  private ways(broken: number): [cell: number, by: number][] {
    const fact: Fact = this.table.facts[broken]!;
    const missing = this.missing(broken);
    const ways = cellsOf(fact).flatMap((cell): [number, number, number][] => {
      if (!this.hidden.has(cell) || this.changes.has(cell)) return [];
      const whole = this.sign(cell, broken) * missing;
      const by = Math.max(whole, -this.table.counts[cell]!);
      return by === 0 ? [] : [[cell, by, this.broken(cell, by)]];
    });
    return ways
      .sort(([, a, breaksA], [, b, breaksB]) => breaksA - breaksB || Math.abs(b) - Math.abs(a))
      .slice(0, MOST_WAYS)
      .map(([cell, by]) => [cell, by]);
  }

  /** How many facts of a cell do not hold once it is changed. */
  private broken(cell: number, by: number): number {
    return this.byCell[cell]!.filter((i) => {
      const { least, most } = this.table.facts[i]!;
      const then = this.before[i]! + (this.moved.get(i) ?? 0) + this.sign(cell, i) * by;
      return then > most || then < least;
    }).length;
  }
}
