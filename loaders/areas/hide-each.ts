import { hiddenCells } from "../../src/statistics/disclosure/hidden-cells.js";
import type { Protection, PublishedTable } from "../../src/statistics/disclosure/published-table.js";
import type { HiddenOfTable } from "./hide-tables.js";
import { integerSolver } from "./integer-solver.js";

/** What is hidden of each table, one after the other; `progress` is told how many counts have been looked at. */
export async function hideEach(
  tables: readonly PublishedTable[],
  protection: Protection,
  progress: (done: number) => void = () => undefined
): Promise<HiddenOfTable[]> {
  const solve = await integerSolver();
  let done = 0;
  return tables.map((table) => {
    const { hidden, exposed } = hiddenCells(table, protection, solve);
    done += table.counts.length;
    progress(done);
    return { hidden, exposed: exposed.map(({ cell, fact }) => ({ cell, relation: fact?.relation ?? null })) };
  });
}
