import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TableDefinition } from "../../../loaders/duckdb/tables.js";
import {
  createTable,
  describe as describeTable,
  writeDatabase
} from "../../../loaders/duckdb/write-database.js";

const table: TableDefinition = {
  name: "offences",
  description: "What the force’s records say.",
  columns: [
    { name: "force", type: "VARCHAR", description: "The force's name." },
    { name: "count", type: "INTEGER", description: "How many." },
    { name: "rate", type: "DOUBLE", description: "How many in proportion." },
    { name: "checked", type: "BOOLEAN", description: "Was it checked?" }
  ],
  order: ["force", "count"]
};
const rows = [
  { force: "b", count: 2, rate: 1.5, checked: true },
  { force: "a", count: 10, rate: null, checked: false },
  { force: "a", count: 9, rate: 0.1, checked: null }
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-test-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function query(path: string, sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(path, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRows();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

describe("writeDatabase(path, tables)", () => {
  it("writes the rows in the table's order", async () => {
    const path = join(folder, "order.duckdb");
    await writeDatabase(path, [{ table, rows }]);
    expect(await query(path, "SELECT * FROM offences")).toEqual([
      ["a", 9, 0.1, null],
      ["a", 10, null, false],
      ["b", 2, 1.5, true]
    ]);
  });

  it("writes the descriptions as comments", async () => {
    const path = join(folder, "comments.duckdb");
    await writeDatabase(path, [{ table, rows }]);
    expect(await query(path, "SELECT comment FROM duckdb_tables()")).toEqual([
      ["What the force’s records say."]
    ]);
    expect(await query(path, "SELECT comment FROM duckdb_columns() WHERE column_name = 'force'")).toEqual([
      ["The force's name."]
    ]);
  });

  it("writes the same bytes for the same rows, whatever the memory held before", async () => {
    // Fractions that do not repeat are compressed in a way of their own; with it, one file in ten was different.
    const many = Array.from({ length: 67 }, (_, i) => ({
      force: "a",
      count: i,
      rate: Math.sqrt(i),
      checked: null
    }));
    const files = new Set<string>();
    for (let i = 0; i < 10; i++) {
      const path = join(folder, `same-${i}.duckdb`);
      await writeDatabase(path, [
        { table, rows: many },
        { table: { ...table, name: "parted", partition: "force" }, rows: many }
      ]);
      files.add(createHash("sha256").update(readFileSync(path)).digest("hex"));
    }
    expect(files.size).toBe(1);
  });

  it("writes more rows than one chunk holds, and a table without rows", async () => {
    const path = join(folder, "many.duckdb");
    const many = Array.from({ length: 5000 }, (_, count) => ({
      force: "a",
      count,
      rate: count / 2,
      checked: null
    }));
    await writeDatabase(path, [
      { table, rows: many },
      { table: { ...table, name: "empty" }, rows: [] }
    ]);
    expect(await query(path, "SELECT count(*)::INTEGER, sum(rate) FROM offences")).toEqual([[5000, 6248750]]);
    expect(await query(path, "SELECT count(*)::INTEGER FROM empty")).toEqual([[0]]);
  });

  it("refuses a value of another type, or a column without a value", async () => {
    const path = join(folder, "wrong.duckdb");
    const wrong = [{ force: "a", count: 1.5, rate: 1, checked: true }];
    await expect(writeDatabase(path, [{ table, rows: wrong }])).rejects.toThrow(
      "offences.count is 1.5; expected INTEGER or null"
    );
    await expect(
      writeDatabase(join(folder, "short.duckdb"), [{ table, rows: [{ force: "a", count: 1, rate: 1 }] }])
    ).rejects.toThrow("offences.checked is undefined; expected BOOLEAN or null");
  });
});

it("writes a partitioned table as a view of a part for each value, with the same rows and comments", async () => {
  const path = join(folder, "partitioned.duckdb");
  await writeDatabase(path, [{ table: { ...table, partition: "force" }, rows }]);
  expect(await query(path, "SELECT * FROM offences ORDER BY force, count")).toEqual([
    ["a", 9, 0.1, null],
    ["a", 10, null, false],
    ["b", 2, 1.5, true]
  ]);
  expect(await query(path, 'SELECT count FROM parts."offences a"')).toEqual([[9], [10]]);
  expect(await query(path, "SELECT comment FROM duckdb_views() WHERE NOT internal")).toEqual([
    ["What the force’s records say."]
  ]);
  expect(await query(path, "SELECT comment FROM duckdb_columns() WHERE comment IS NOT NULL")).toHaveLength(4);
});

it("reads one part for a question about one value", async () => {
  const path = join(folder, "pruned.duckdb");
  await writeDatabase(path, [{ table: { ...table, partition: "force" }, rows }]);
  const plan = String(await query(path, "EXPLAIN SELECT count FROM offences WHERE force = 'a'"));
  expect(plan).toContain("offences a");
  expect(plan).not.toContain("offences b");
});

it("createTable and describe quote names and texts", () => {
  const odd = {
    ...table,
    name: 'o"dd',
    columns: [{ name: "a b", type: "VARCHAR", description: "it's" }]
  } as const;
  expect(createTable("main", odd)).toBe('CREATE TABLE main."o""dd" ("a b" VARCHAR)');
  expect(describeTable("TABLE", odd)[1]).toBe(`COMMENT ON COLUMN "o""dd"."a b" IS 'it''s'`);
});
