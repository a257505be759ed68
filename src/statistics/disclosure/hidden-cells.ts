import { Attack } from "./attack.js";
import type { Solve } from "./integer-programme.js";
import { cellsOf, type Fact, factsByCell, type Protection, type PublishedTable } from "./published-table.js";

/** A hidden cell that readers could tell to within the width, whatever else is hidden, and a fact that tells it. */
export interface Exposed {
  cell: number;
  fact: Fact | undefined;
}

/** Facts around a cell, and the cheapest cells of each, that are tried one by one. */
const TRIED = 4;

/**
 * Which cells of a table are hidden, so that none of them can be told to within the width: every count below `least`,
 * those that were hidden before, and as many others, the smallest first, as keep those safe (primary and complementary
 * suppression: Hundepool et al., Statistical Disclosure Control, 2012, chapter 4). Ascending; `exposed` holds the small
 * cells that nothing can protect. A larger one that could be told to within the width hides nothing: it is shown.
 */
export function hiddenCells(
  table: PublishedTable,
  protection: Protection,
  solve: Solve
): { hidden: number[]; exposed: Exposed[] } {
  const known = withDerived(table, protection);
  for (;;) {
    const hiding = new Hiding({ ...table, known }, protection, solve);
    const exposed = hiding.protect();
    const isSmall = ({ cell }: Exposed): boolean => table.counts[cell]! < protection.least;
    const told = exposed.filter((one) => !isSmall(one)).map(({ cell }) => cell);
    const mayChange = told.some((cell) => !hiding.attack.isExact(cell));
    if (mayChange) {
      for (const cell of told) known.add(cell);
      continue;
    }
    // What readers can tell exactly may as well be shown: no other table has another count there.
    for (const cell of told) hiding.hidden.delete(cell);
    return { hidden: [...hiding.hidden].sort((a, b) => a - b), exposed: exposed.filter(isSmall) };
  }
}

/** Cells that readers know from elsewhere, and those that sums of such cells give, but for small ones, which are to be protected. */
function withDerived({ facts, known, counts }: PublishedTable, { least }: Protection): Set<number> {
  const derived = new Set(known);
  const byCell = factsByCell({ facts, counts });
  const waiting = new Set([...derived].flatMap((cell) => byCell[cell]!));
  for (const i of waiting) {
    const fact = facts[i]!;
    waiting.delete(i);
    const unknown = cellsOf(fact).filter((cell) => !derived.has(cell));
    if (fact.least !== fact.most || unknown.length !== 1 || counts[unknown[0]!]! < least) continue;
    derived.add(unknown[0]!);
    for (const next of byCell[unknown[0]!]!) waiting.add(next);
  }
  return derived;
}

class Hiding {
  readonly hidden: Set<number>;
  readonly attack: Attack;
  private readonly byCell: number[][];

  constructor(
    private readonly table: PublishedTable,
    protection: Protection,
    solve: Solve
  ) {
    const small = table.counts.flatMap((count, i) =>
      count < protection.least && !table.known.has(i) ? [i] : []
    );
    const kept = [...table.kept].filter((cell) => !table.known.has(cell));
    this.hidden = new Set([...small, ...kept]);
    this.byCell = factsByCell(table);
    this.attack = new Attack(table, this.hidden, protection, solve);
  }

  protect(): Exposed[] {
    const exposed: Exposed[] = [];
    this.hideBesideSingleCells();
    // What keeps its width keeps it when more is hidden: only the others are looked at again.
    for (let unsafe = [...this.hidden]; unsafe.length > 0; ) {
      unsafe = unsafe.filter((cell) => !this.attack.seemsWide(cell));
      this.attack.varyTogether(unsafe);
      unsafe = unsafe.filter((cell) => !this.attack.keepsWidthNearby(cell));
      const more = new Set<number>();
      for (const cell of unsafe) {
        const helping = this.helping(cell, more);
        // All that is joined is varied only where nothing helps at once: that takes long, and seldom finds more.
        if (helping === undefined && this.attack.keepsWidth(cell)) continue;
        const next = helping ?? this.cheapest(cell);
        if (next === undefined) exposed.push({ cell, fact: this.factThatTells(cell) });
        else more.add(next);
      }
      const told = new Set(exposed.map(({ cell }) => cell));
      for (const cell of more) this.attack.hide(cell);
      unsafe = [...unsafe.filter((cell) => !told.has(cell)), ...more];
    }
    return exposed;
  }

  /** A hidden cell that stands alone in a sum is known exactly: the smallest other cell of the sum goes as well. */
  private hideBesideSingleCells(): void {
    const waiting = [...this.hidden];
    for (const cell of waiting) {
      for (const i of this.byCell[cell]!) {
        const fact = this.table.facts[i]!;
        if (fact.least !== fact.most) continue;
        const cells = cellsOf(fact);
        if (cells.some((other) => other !== cell && this.hidden.has(other))) continue;
        const next = this.shown(cells)[0];
        if (next === undefined) continue;
        this.attack.hide(next);
        waiting.push(next);
      }
    }
  }

  /** Cells that could be hidden, the smallest first. */
  private shown(cells: Iterable<number>): number[] {
    const { counts, known } = this.table;
    return [...cells]
      .filter((cell) => !this.hidden.has(cell) && !known.has(cell))
      .sort((a, b) => counts[a]! - counts[b]! || a - b);
  }

  /**
   * A cell whose hiding makes a hidden one safe, as can be seen at once: of those in the narrowest facts around it, the smallest. One
   * that is `chosen` for another comes first, since it may be enough for this one, too.
   */
  private helping(cell: number, chosen: ReadonlySet<number>): number | undefined {
    for (const facts of this.outwards(cell)) {
      const shown = this.shownOf(facts);
      if (shown.length === 0) continue;
      const others = facts.flat().filter((other) => chosen.has(other));
      const cheapest = shown.slice(0, TRIED).flatMap((cells) => cells.slice(0, TRIED));
      const tried = [...others.slice(0, TRIED), ...cheapest];
      return tried.find((other) => this.attack.seemsSafe(cell, other));
    }
    return undefined;
  }

  /** The smallest cell in the narrowest fact around a hidden one in which any is left to hide. */
  private cheapest(cell: number): number | undefined {
    for (const facts of this.outwards(cell)) {
      const [first] = this.shownOf(facts);
      if (first) return first[0];
    }
    return undefined;
  }

  /** Of each fact the cells that could be hidden, the smallest first; facts without any are left out. */
  private shownOf(facts: readonly number[][]): number[][] {
    return facts.map((cells) => this.shown(cells)).filter((cells) => cells.length > 0);
  }

  /** The cells of each fact that names a hidden cell, the narrowest first; then of those that name the hidden ones in them, and so on. */
  private *outwards(cell: number): Generator<number[][]> {
    const reached = new Set([cell]);
    for (let edge = [cell]; edge.length > 0; ) {
      const numbers = new Set(edge.flatMap((from) => this.byCell[from]!));
      const facts = [...numbers].map((i) => cellsOf(this.table.facts[i]!));
      yield facts.sort((a, b) => a.length - b.length);
      const near = new Set(facts.flat());
      edge = [...near].filter((next) => this.hidden.has(next) && !reached.has(next));
      for (const next of edge) reached.add(next);
    }
  }

  private factThatTells(cell: number): Fact | undefined {
    const facts = this.byCell[cell]!.map((i) => this.table.facts[i]!);
    return facts.find(({ least, most }) => least === most) ?? facts[0];
  }
}
