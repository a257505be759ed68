import { cellsOf, type PublishedTable } from "../../src/statistics/disclosure/published-table.js";

/** A table whose cells no fact joins to others, with where its cells stand in the whole. */
export interface Family {
  table: PublishedTable;
  cells: number[];
}

/** The smallest tables that a table falls into: no fact joins the cells of two, so that each is protected by itself. */
export function families({ counts, facts, known, kept }: PublishedTable): Family[] {
  const parent = counts.map((_, i) => i);
  const rootOf = (cell: number): number => {
    let root = cell;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = cell; parent[at] !== root; ) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  for (const fact of facts) for (const part of fact.parts) parent[rootOf(part)] = rootOf(fact.total);
  const byRoot = new Map<number, { cells: number[]; facts: PublishedTable["facts"][number][] }>();
  const at: number[] = [];
  counts.forEach((_, cell) => {
    const root = rootOf(cell);
    const family = byRoot.get(root) ?? { cells: [], facts: [] };
    byRoot.set(root, family);
    at[cell] = family.cells.push(cell) - 1;
  });
  for (const fact of facts) {
    const [total, ...parts] = cellsOf(fact).map((cell) => at[cell]!) as [number, ...number[]];
    byRoot.get(rootOf(fact.total))!.facts.push({ ...fact, total, parts });
  }
  return [...byRoot.values()].map((family) => ({
    cells: family.cells,
    table: {
      counts: family.cells.map((cell) => counts[cell]!),
      facts: family.facts,
      known: new Set(family.cells.flatMap((cell, i) => (known.has(cell) ? [i] : []))),
      kept: new Set(family.cells.flatMap((cell, i) => (kept.has(cell) ? [i] : [])))
    }
  }));
}
