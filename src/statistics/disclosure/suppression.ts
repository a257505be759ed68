/** A total and the parts that add to it, as indices into the cells; a total that is no cell is published elsewhere. */
export interface Sum {
  total: number | { published: number };
  parts: readonly number[];
}

/** Smallest count that may be published. Office for National Statistics, disclosure control for tables: counts below 5 are unsafe. */
export const SMALLEST_PUBLISHED = 5;

/**
 * Which cells of a table of counts are left out, so that none below {@link SMALLEST_PUBLISHED} can be read or worked
 * out: first every small count (zero included), then as many others as subtraction, or the knowledge that no count is
 * negative, would need. `counts` are whole numbers of 0 or more; `sums` are the totals a reader can know.
 * Returns the indices in ascending order. Primary and complementary suppression: Hundepool et al., Statistical
 * Disclosure Control (2012), chapter 4; here by adding the smallest safe cell until no suppressed cell has one
 * possible value only.
 */
export function suppressedCells(counts: readonly number[], sums: readonly Sum[]): number[] {
  const hidden = new Set(counts.flatMap((count, i) => (count < SMALLEST_PUBLISHED ? [i] : [])));
  for (const sum of unsafeSums(counts, sums, hidden)) hideOneMore(counts, sum, hidden);
  for (let exposed = exposedCells(counts, sums, hidden); exposed.length > 0; ) {
    const before = hidden.size;
    for (const cell of exposed) {
      for (const sum of sums) if (cellsOf(sum).includes(cell)) hideOneMore(counts, sum, hidden);
    }
    // Nothing left to hide: what remains exposed equals a figure that is published elsewhere.
    if (hidden.size === before) break;
    exposed = exposedCells(counts, sums, hidden);
  }
  return [...hidden].sort((a, b) => a - b);
}

const cellsOf = ({ total, parts }: Sum): readonly number[] =>
  typeof total === "number" ? [total, ...parts] : parts;

/** Sums in which the hidden cells are one, or add to a small number: each is looked at again after every change. */
function* unsafeSums(counts: readonly number[], sums: readonly Sum[], hidden: Set<number>): Generator<Sum> {
  let changed = true;
  while (changed) {
    changed = false;
    for (const sum of sums) {
      const before = hidden.size;
      if (isUnsafe(counts, sum, hidden)) yield sum;
      if (hidden.size > before) changed = true;
    }
  }
}

function isUnsafe(counts: readonly number[], sum: Sum, hidden: Set<number>): boolean {
  const unknown = cellsOf(sum).filter((cell) => hidden.has(cell));
  if (unknown.length === 0) return false;
  const together = unknown.reduce((total, cell) => total + counts[cell]!, 0);
  return unknown.length === 1 || together < SMALLEST_PUBLISHED;
}

/** Hides the smallest cell of a sum that is still shown, parts first. */
function hideOneMore(counts: readonly number[], sum: Sum, hidden: Set<number>): void {
  const shown = sum.parts.filter((cell) => !hidden.has(cell)).sort((a, b) => counts[a]! - counts[b]!);
  const { total } = sum;
  const next = shown[0] ?? (typeof total === "number" && !hidden.has(total) ? total : undefined);
  if (next !== undefined) hidden.add(next);
}

/** Coefficients of hidden cells, and what they add to. */
interface Equation {
  terms: Map<number, number>;
  value: number;
}

/** What a reader knows of the hidden cells of one sum. */
function equationOf(counts: readonly number[], { total, parts }: Sum, hidden: Set<number>): Equation {
  const terms = new Map<number, number>();
  let value = 0;
  const add = (cell: number, sign: number): void => {
    if (hidden.has(cell)) terms.set(cell, (terms.get(cell) ?? 0) + sign);
    else value -= sign * counts[cell]!;
  };
  for (const part of parts) add(part, 1);
  if (typeof total === "number") add(total, -1);
  else value += total.published;
  return { terms, value };
}

/** Hidden cells that the sums leave one value only. */
function exposedCells(counts: readonly number[], sums: readonly Sum[], hidden: Set<number>): number[] {
  const known = sums.map((sum) => equationOf(counts, sum, hidden)).filter(({ terms }) => terms.size > 0);
  const equations = [...known, ...eliminated(known)];
  const bounds = boundsFrom(equations);
  return [...bounds].filter(([, { low, high }]) => low === high).map(([cell]) => cell);
}

/** The equations solved for one cell each, as far as they go (Gauss-Jordan): what subtracting them from each other tells. */
function eliminated(known: readonly Equation[]): Equation[] {
  const solved: { pivot: number; equation: Equation }[] = [];
  for (const { terms, value } of known) {
    const equation = { terms: new Map(terms), value };
    for (const { pivot, equation: other } of solved) subtract(equation, other, pivot);
    const [pivot] = equation.terms.keys();
    if (pivot === undefined) continue;
    scale(equation, 1 / equation.terms.get(pivot)!);
    for (const { equation: other } of solved) subtract(other, equation, pivot);
    solved.push({ pivot, equation });
  }
  return solved.map(({ equation }) => equation);
}

function scale(equation: Equation, factor: number): void {
  for (const [cell, coefficient] of equation.terms) equation.terms.set(cell, coefficient * factor);
  equation.value *= factor;
}

/** Coefficients are small fractions; what is left of a cancelled one is rounding. */
const ROUNDING = 1e-9;

/** Takes `other`, whose coefficient of `pivot` is 1, from `equation` so that the pivot is gone. */
function subtract(equation: Equation, other: Equation, pivot: number): void {
  const factor = equation.terms.get(pivot);
  if (factor === undefined) return;
  for (const [cell, coefficient] of other.terms) {
    const left = (equation.terms.get(cell) ?? 0) - factor * coefficient;
    if (Math.abs(left) < ROUNDING) equation.terms.delete(cell);
    else equation.terms.set(cell, left);
  }
  equation.value -= factor * other.value;
}

interface Bounds {
  low: number;
  high: number;
}

/** The narrowest whole numbers of 0 or more between which each cell must lie, by passing bounds from equation to equation. */
function boundsFrom(equations: readonly Equation[]): Map<number, Bounds> {
  const bounds = new Map<number, Bounds>();
  for (const { terms } of equations) {
    for (const cell of terms.keys()) bounds.set(cell, { low: 0, high: Number.POSITIVE_INFINITY });
  }
  let changed = true;
  while (changed) {
    changed = false;
    for (const equation of equations) if (tighten(equation, bounds)) changed = true;
  }
  return bounds;
}

function tighten({ terms, value }: Equation, bounds: Map<number, Bounds>): boolean {
  let changed = false;
  for (const [cell, coefficient] of terms) {
    const { least, most } = restOf(terms, cell, bounds);
    const ends = [(value - least) / coefficient, (value - most) / coefficient].sort((a, b) => a - b);
    const own = bounds.get(cell)!;
    const low = Math.max(own.low, Math.ceil(ends[0]! - ROUNDING));
    const high = Math.min(own.high, Math.floor(ends[1]! + ROUNDING));
    if (low > own.low || high < own.high) {
      bounds.set(cell, { low, high });
      changed = true;
    }
  }
  return changed;
}

/** The least and the most that the other terms of an equation can add to. */
function restOf(terms: Map<number, number>, without: number, bounds: Map<number, Bounds>) {
  let least = 0;
  let most = 0;
  for (const [cell, coefficient] of terms) {
    if (cell === without) continue;
    const { low, high } = bounds.get(cell)!;
    least += coefficient > 0 ? coefficient * low : coefficient * high;
    most += coefficient > 0 ? coefficient * high : coefficient * low;
  }
  return { least, most };
}
