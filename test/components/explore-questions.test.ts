import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadData } from "../../loaders/data/load-data.js";
import { planDatabase } from "../../loaders/duckdb/plan-database.js";
import { savedQuestions } from "../../src/components/explore-questions.js";
import { defaultSettings } from "../../src/ratings/settings.js";

const { plan, data, settings } = loadData("data");
const questions = savedQuestions({ force: plan.force, periodEnd: plan.periodEnd, settings });
const path = join(tmpdir(), `explore-questions-${process.pid}.duckdb`);

/** What the readings of one measure must look like for the question about them to have an answer. */
const ratings = ["as-written", "calibrated"].map((reading, i) => ({
  measure: "all-crime",
  rule: "R3",
  reading,
  rating: ["red", "amber"][i]!,
  reason: "above"
}));

let connection: DuckDBConnection;
beforeAll(async () => {
  await writeFile(path, await planDatabase({ plan, data, settings, ratings, history: [] }));
  connection = await (await DuckDBInstance.create(path, { access_mode: "READ_ONLY" })).connect();
});
afterAll(() => rm(path, { force: true }));

async function ask(title: RegExp) {
  const { sql } = questions.find((question) => title.test(question.title))!;
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowObjectsJS().map((row) => Object.fromEntries(Object.entries(row).map(plain)));
}

const plain = ([name, value]: [string, unknown]): [string, unknown] => [
  name,
  typeof value === "bigint" ? Number(value) : value
];

describe("savedQuestions(context)", () => {
  test.each(questions)("$title runs on the tables and has an answer", async ({ sql }) => {
    expect((await connection.runAndReadAll(sql)).currentRowCount).toBeGreaterThan(0);
  });

  test("finds the paper's own figures for the plan of September 2014", async () => {
    const rows = await ask(/latest 12 months/);
    expect(rows.map(({ baseline, latest }) => [baseline, latest])).toEqual([
      [58805, 60260],
      [3935, 4253],
      [4365, 4912],
      [5236, 5466],
      [1198, 1051]
    ]);
  });

  test("ranks all 43 forces by their rate", async () => {
    const rows = await ask(/per 1,000 residents/);
    const rates = rows.map(({ per_1000 }) => per_1000 as number);
    expect(rows).toHaveLength(43);
    expect(rates).toEqual([...rates].sort((a, b) => b - a));
  });

  test("gives the rate of rule R4, from the population nearest to the middle of the window", async () => {
    const home = (await ask(/per 1,000 residents/)).find(({ force }) => force === "Leicestershire")!;
    const { population } = data.population.leicestershire!.find(({ year }) => year === 2014)!;
    expect(home).toMatchObject({ offences: 4253, population, per_1000: (1000 * 4253) / population });
  });

  test("quotes whatever a force is called", () => {
    const [first] = savedQuestions({ force: "o'x", periodEnd: "2014-09", settings: defaultSettings() });
    expect(first!.sql).toContain("force = 'o''x'");
  });
});
