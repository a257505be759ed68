import { writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { openDatabase, Progress, QueryResult } from "../../../src/components/workbench/duckdb-client.js";
import type { ProjectCopy } from "../project-copy.js";
import type { ChangedSite } from "./changed-site.js";

/** A page that hands the client to this test, and does nothing else. */
const PROBE = `# Probe

\`\`\`js
import {openDatabase} from "./components/workbench/duckdb-client.js";
window.probe = {openDatabase, url: FileAttachment("./plan/plan.duckdb").href};
display("ready");
\`\`\`
`;

declare global {
  interface Window {
    probe: { openDatabase: typeof openDatabase; url: string };
  }
}

/** Adds that page to a copy of the project. */
export function addProbe(copy: ProjectCopy): void {
  writeFileSync(copy.path("src/probe.md"), PROBE);
}

/** What the client does in a browser. `site` gives the built site once it is there. */
export function databaseAnswers(site: () => ChangedSite): void {
  let page: Page;
  const requests: string[] = [];
  beforeAll(async () => {
    page = await site().browser.newPage();
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(`${site().origin}/probe.html`);
    await page.getByText("ready").waitFor();
  });
  afterAll(() => page?.close());

  /** Asks one query in the page; an error comes back as its message. */
  function ask(sql: string, limit?: number): Promise<QueryResult | string> {
    return page.evaluate(
      async ([text, most]) => {
        const database = await window.probe.openDatabase(window.probe.url);
        return database.query(text, most ? { limit: most } : {}).catch((error: Error) => error.message);
      },
      [sql, limit] as const
    );
  }

  async function value(expression: string): Promise<unknown> {
    const result = await ask(`SELECT ${expression} AS value`);
    return typeof result === "string" ? result : result.rows[0]!.value;
  }

  describe("openDatabase(url, {onProgress})", () => {
    it("fetches nothing until it is called, then tells how much has arrived", async () => {
      expect(requests.filter((url) => /_file|_node/.test(url))).toEqual([]);
      const progress = await page.evaluate(async () => {
        const told: Progress[] = [];
        await window.probe.openDatabase(window.probe.url, { onProgress: (p) => told.push(p) });
        return told;
      });
      expect(progress.length).toBeGreaterThan(1);
      expect(progress.at(-1)!.loaded).toBe(progress.at(-1)!.total);
    });

    it("starts the engine once, however often it is called", async () => {
      await Promise.all([ask("SELECT 1"), ask("SELECT 2"), ask("SELECT 3")]);
      expect(requests.filter((url) => url.endsWith(".wasm"))).toHaveLength(1);
    });

    it("asks no other machine for anything, whatever is queried", async () => {
      await ask("INSTALL spatial");
      expect(await ask("LOAD spatial")).toContain("disabled");
      expect(await ask("SELECT * FROM 'https://example.invalid/a.csv'")).toContain("disabled");
      expect(await ask("SELECT * FROM read_json('a.json')")).toContain("json");
      expect(requests.filter((url) => !url.startsWith(site().origin) && !url.startsWith("blob:"))).toEqual(
        []
      );
    });
  });

  describe("query(sql, {signal, limit})", () => {
    it("gives the tables with their descriptions", async () => {
      const tables = "SELECT table_name AS name FROM duckdb_tables() WHERE comment IS NOT NULL";
      const views = "SELECT view_name FROM duckdb_views() WHERE comment IS NOT NULL";
      const result = await ask(`${tables} UNION ALL ${views}`);
      expect(result).toMatchObject({
        rows: expect.arrayContaining([{ name: "offences" }, { name: "ratings" }])
      });
    });

    it.each([
      ["1.5", 1.5],
      ["1.25::DECIMAL(38, 10)", 1.25],
      ["9007199254740991", 9007199254740991],
      ["(SELECT sum(x) FROM (VALUES (1), (2)) AS t(x))", 3],
      ["(SELECT avg(x) FROM (VALUES (1), (2)) AS t(x))", 1.5],
      ["(SELECT count(*) FROM range(100000))", 100000],
      ["NULL", null],
      ["true", true],
      ["'é'", "é"],
      ["DATE '2014-09-30'", "2014-09-30"],
      ["TIMESTAMP '2014-09-30 12:00:01'", "2014-09-30T12:00:01"],
      ["TIME '12:00:01'", "12:00:01"],
      ["'x'::ENUM('x', 'y')", "x"],
      ["[1, 2]", [1, 2]],
      ["{a: 1, b: 'c'}", { a: 1, b: "c" }]
    ])("gives %s as it is", async (expression, expected) => {
      expect(await value(expression)).toEqual(expected);
    });

    it("gives at most as many rows as asked for, and says that there were more", async () => {
      expect(await ask("SELECT * FROM range(1000000)", 10)).toMatchObject({
        truncated: true,
        rows: { length: 10 }
      });
      expect(await ask("SELECT * FROM range(10)", 10)).toMatchObject({
        truncated: false,
        rows: { length: 10 }
      });
    });

    it("refuses to change the database", async () => {
      expect(await ask("DELETE FROM ratings")).toContain("read-only");
      expect(await ask('DELETE FROM parts."offences all-crime"')).toContain("read-only");
      expect(await ask("DELETE FROM offences")).toContain("Can only delete from base table");
    });

    it("gives the database's own message for a mistake", async () => {
      expect(await ask("SELECT * FROM ofences")).toContain('Did you mean "offences"');
      expect(await ask("SELEC 1")).toContain('syntax error at or near "SELEC"');
    });

    it("stops a query that would not end when told to, and answers the next one", async () => {
      const name = await page.evaluate(async () => {
        const database = await window.probe.openDatabase(window.probe.url);
        const control = new AbortController();
        setTimeout(() => control.abort(), 300);
        const long = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range + b.range = 17";
        const error = await database.query(long, { signal: control.signal }).catch((e: Error) => e);
        return (error as Error).name;
      });
      expect(name).toBe("AbortError");
      expect(await value("42")).toBe(42);
    });
  });
}
