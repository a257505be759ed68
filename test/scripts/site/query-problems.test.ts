import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { queryProblems } from "../../../scripts/site/query-problems.js";

let folder: string;
let database: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "control-lines-test-"));
  database = join(folder, "plan.duckdb");
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  await connection.run("CREATE TABLE offences (month VARCHAR, force VARCHAR, count INTEGER)");
  connection.closeSync();
  instance.closeSync();
});
afterAll(() => rmSync(folder, { recursive: true }));

const asked = (sql: string, before = "# A\n\n") =>
  queryProblems([{ file: "pages/a.md", source: `${before}\`\`\`sql\n${sql}\n\`\`\`\n` }], database);
const value = (expression: string): string => `$\\{${expression}}`.replace("\\", "");

describe("queryProblems", () => {
  it("finds nothing wrong with a query that the tables answer, whatever values the page puts in", async () => {
    const sql = `SELECT month, count FROM offences WHERE force = ${value("choice.force")} LIMIT ${value("n({a: 1})")}`;
    expect(await asked(sql)).toEqual([]);
  });

  it("names file, line and what the database says of a column that there is not", async () => {
    const [problem] = await asked("SELECT moth FROM offences");
    expect(problem).toMatchObject({ file: "pages/a.md", line: 4 });
    expect(problem!.problem).toContain('"moth" not found');
    expect(problem!.problem).toMatch(/Candidate bindings: .*"month"\.$/);
  });

  it("does not try the queries of a page that brings tables of its own", async () => {
    const before = "---\ntitle: A\nsql:\n  mine: ./mine.csv\n---\n\n";
    expect(await asked("SELECT * FROM mine", before)).toEqual([]);
  });
});
