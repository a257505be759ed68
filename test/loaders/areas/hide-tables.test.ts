import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { hideEach } from "../../../loaders/areas/hide-each.js";
import { type HideTables, hideTables } from "../../../loaders/areas/hide-tables.js";
import { endedText } from "../../../loaders/options/fault-text.js";
import { PlainError } from "../../../loaders/options/plain-error.js";
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

test.each<[string, (text: string) => string]>([
  ["empty", () => ""],
  ["no result", () => "null"],
  ["cut short", (text) => text.slice(0, -20)],
  ["changed in a cell", (text) => text.replace('"hidden":[', '"hidden":[9,')]
])("what was kept is set aside when it is %s, which is said without a word of what it holds", (_, damage) => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  const folder = mkdtempSync(join(tmpdir(), "control-lines-hidden-"));
  const cache = join(folder, "plan.json");
  const hide = vi.fn<HideTables>((tables) => tables.map(() => ({ hidden: [1, 2], exposed: [] })));
  const tables = drawnTables(20).slice(0, 1);
  const found = hideTables(tables, { least: 20, width: 3 }, { cache, hide });
  expect(found).toEqual([{ hidden: [1, 2], exposed: [] }]);
  expect(hideTables(tables, { least: 20, width: 3 }, { cache, hide })).toEqual(found);
  expect(hide).toHaveBeenCalledTimes(1);
  const whole = readFileSync(cache, "utf8");
  expect(damage(whole)).not.toBe(whole);
  writeFileSync(cache, damage(whole));
  expect(hideTables(tables, { least: 20, width: 3 }, { cache, hide })).toEqual(found);
  expect(hide).toHaveBeenCalledTimes(2);
  expect(readFileSync(cache, "utf8")).toBe(whole);
  expect(said.mock.calls).toEqual([
    [`${cache} is damaged: it is made anew, and what it was is kept as ${cache}.damaged.`]
  ]);
  said.mockRestore();
  rmSync(folder, { recursive: true });
});

/** Megabytes, too little for the process to begin: with less, Node from 22 on faults before it finds that out; with more, Node 20 begins. */
const TOO_LITTLE = Number.parseInt(process.versions.node, 10) < 22 ? 4 : 10;

test("a process that ended for want of memory is said to have done so, in plain words", () => {
  process.env.NODE_OPTIONS = `--max-old-space-size=${TOO_LITTLE}`;
  try {
    const hide = (): unknown => hideTables(drawnTables(3), PROTECTION);
    expect(hide).toThrow(
      new PlainError(endedText("The process that protects small counts", null, "SIGABRT"))
    );
  } finally {
    delete process.env.NODE_OPTIONS;
  }
});
