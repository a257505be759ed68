import { expect, test } from "vitest";
import { hideEach } from "../../../loaders/areas/hide-each.js";
import { hideTables } from "../../../loaders/areas/hide-tables.js";
import type { PublishedTable } from "../../../src/statistics/disclosure/published-table.js";
import { random } from "../../../src/statistics/distributions/random.js";

const PROTECTION = { least: 5, width: 3 };
/** A total and its parts, small ones among them. */
const PARTS = 12;

function drawnTables(count: number): PublishedTable[] {
  const draw = random(20140930);
  return Array.from({ length: count }, () => {
    const parts = Array.from({ length: PARTS }, () => draw.poisson(8));
    const total = parts.reduce((sum, part) => sum + part, 0);
    const facts = [{ total: PARTS, parts: parts.map((_, i) => i), relation: "parts", least: 0, most: 0 }];
    return { counts: [...parts, total], facts, known: new Set<number>(), kept: new Set<number>() };
  });
}

test.each([
  ["a few tables are done by one process", 3],
  ["many tables are shared by two processes", 401]
])("%s, and each has hidden what is hidden of it alone", async (_, count) => {
  const tables = drawnTables(count);
  const alone = await hideEach(tables, PROTECTION);
  expect(alone.filter(({ hidden }) => hidden.length > 0).length).toBeGreaterThan(count / 2);
  // Tables without a small count are not handed over.
  const expected = alone.map((found, i) =>
    tables[i]!.counts.some((c) => c < PROTECTION.least) ? found : { hidden: [], exposed: [] }
  );
  expect(hideTables(tables, PROTECTION)).toEqual(expected);
});
