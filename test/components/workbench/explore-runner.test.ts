import { describe, expect, test } from "vitest";
import type { Database, QueryResult } from "../../../src/components/workbench/duckdb-client.js";
import { exploreRunner } from "../../../src/components/workbench/explore-runner.js";

const RESULT: QueryResult = { columns: [], rows: [{ a: 1 }], truncated: false };

/** A database whose queries end when the test says so, or are told to stop. */
function slowDatabase() {
  const ends: ((result: QueryResult) => void)[] = [];
  const stopped: string[] = [];
  const database: Pick<Database, "query"> = {
    query: (sql, { signal } = {}) =>
      new Promise((resolve, reject) => {
        ends.push(resolve);
        signal?.addEventListener("abort", () => {
          stopped.push(sql);
          reject(signal.reason);
        });
      })
  };
  return { database, ends, stopped };
}

const tick = () => new Promise((resolve) => setTimeout(resolve));

describe("exploreRunner(database)", () => {
  test("gives the result and the time it took", async () => {
    const runner = exploreRunner(async () => ({ query: async () => RESULT }));
    const answer = await runner.run("SELECT 1");
    expect(answer?.result).toBe(RESULT);
    expect(answer?.milliseconds).toBeGreaterThanOrEqual(0);
  });

  test("passes on the error of a query", async () => {
    const error = new Error("no");
    const runner = exploreRunner(async () => ({ query: () => Promise.reject(error) }));
    await expect(runner.run("SELEC")).rejects.toBe(error);
    expect(runner.isRunning()).toBe(false);
  });

  test("tells the database to stop a cancelled query, and gives nothing", async () => {
    const { database, stopped } = slowDatabase();
    const runner = exploreRunner(async () => database);
    const answer = runner.run("SELECT 1");
    await tick();
    expect(runner.isRunning()).toBe(true);
    runner.cancel();
    expect(await answer).toBeNull();
    expect(stopped).toEqual(["SELECT 1"]);
    expect(runner.isRunning()).toBe(false);
  });

  test("can be cancelled while the engine is still starting", async () => {
    const runner = exploreRunner(() => new Promise(() => {}));
    const answer = runner.run("SELECT 1");
    runner.cancel();
    expect(await answer).toBeNull();
  });

  test("stops a query for a newer one", async () => {
    const { database, ends, stopped } = slowDatabase();
    const runner = exploreRunner(async () => database);
    const first = runner.run("SELECT 1");
    await tick();
    const second = runner.run("SELECT 2");
    await tick();
    ends[1]!(RESULT);
    expect(await first).toBeNull();
    expect((await second)?.result).toBe(RESULT);
    expect(stopped).toEqual(["SELECT 1"]);
  });
});
