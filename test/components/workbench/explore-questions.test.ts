import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { planDatabase } from "../../../loaders/duckdb/plan-database.js";
import { groupBy } from "../../../loaders/files/group-by.js";
import { planHistory } from "../../../loaders/rows/plan-history.js";
import { ratingRows } from "../../../loaders/rows/rating-rows.js";
import { savedQuestions } from "../../../src/components/workbench/explore-questions.js";
import { placeWords } from "../../../src/plan/place-words.js";
import { defaultSettings } from "../../../src/plan/settings.js";
import { ratePlan } from "../../../src/rules/rate-plan.js";
import { samplePlan } from "../../sample-plan.js";

const { plan, data, settings } = samplePlan;
const questions = savedQuestions({
  force: plan.force,
  periodEnd: plan.periodEnd,
  places: placeWords(plan),
  settings
});
const path = join(tmpdir(), `explore-questions-${process.pid}.duckdb`);

const names = Object.fromEntries(data.forces.map((force) => [force.id, force.name]));
const context = { plan, data, settings, force: plan.force, period: plan.periodEnd };
const ratings = ratingRows(plan, ratePlan(context), names);
const history = planHistory(context, { first: "2014-07", last: "2014-09" }).rows;

let connection: DuckDBConnection;
beforeAll(async () => {
  await writeFile(path, await planDatabase({ plan, data, settings, ratings, history }));
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

  test("draws the force and the seven of its group over 36 months", async () => {
    const rows = await ask(/force and its group/);
    const leicestershire = rows.filter(({ force }) => force === "Leicestershire");
    expect(rows).toHaveLength(8 * 36);
    const latest = leicestershire.slice(-12).reduce((sum, { count }) => sum + (count as number), 0);
    const series = data.series["violence-with-injury"]!.leicestershire!;
    const at = (2014 - Number(series.start.slice(0, 4))) * 12 + 9 - Number(series.start.slice(5));
    expect(latest).toBe(series.counts.slice(at - 11, at + 1).reduce<number>((sum, count) => sum + count!, 0));
  });

  test("puts the colour that is nearest to its line first", async () => {
    const rows = await ask(/close is each published/);
    const nearest = rows.map((r) =>
      Math.min(Math.abs(r.percent_to_upper as number), Math.abs(r.percent_to_lower as number))
    );
    expect(nearest).toEqual([...nearest].sort((a, b) => a - b));
    expect(rows.length).toBe(
      ratings.filter((r) => r.published && ["R4", "R5"].includes(r.rule) && r.rating !== "not-rated").length
    );
  });

  test("shows each rule on which readings differ, with a column for every reading that is worked out", async () => {
    const columnsOf = (reading: "as-written" | "plan-life"): string[] => {
      const asked = { force: plan.force, periodEnd: plan.periodEnd, places: placeWords(plan) };
      const { sql } = savedQuestions({ ...asked, settings: { ...settings, reading } }).find(({ title }) =>
        /readings of a rule/.test(title)
      )!;
      return Array.from(sql.matchAll(/reading = '([a-z-]+)'/g), ([, name]) => name!);
    };
    expect(columnsOf("as-written")).toEqual(["as-written", "calibrated"]);
    expect(columnsOf("plan-life")).toEqual(["as-written", "calibrated", "plan-life"]);
    const rows = await ask(/readings of a rule/);
    const colours = groupBy(ratings, ({ measure, rule }) => `${measure} ${rule}`);
    const differing = [...colours.values()].filter((of) => new Set(of.map(({ rating }) => rating)).size > 1);
    expect(differing.length).toBeGreaterThan(0);
    expect(rows).toHaveLength(differing.length);
    expect(rows.every(({ as_written, calibrated }) => as_written !== calibrated)).toBe(true);
  });

  test("counts as many ratings of each colour as the plan has at its period end", async () => {
    const rows = (await ask(/each colour/)).filter(({ period }) => period === "2014-09");
    const judged = ratings.filter(
      (r) => r.rule === "R5" && r.reading === settings.reading && r.rating !== "not-rated"
    );
    const count = (rating: string) => judged.filter((r) => r.rating === rating).length;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ rating, ratings: n }) => [rating, n])).toEqual(
      ["amber", "green", "red"].filter(count).map((rating) => [rating, count(rating)])
    );
  });

  test("quotes whatever a force is called", () => {
    const [first] = savedQuestions({
      force: "o'x",
      periodEnd: "2014-09",
      places: placeWords({}),
      settings: defaultSettings()
    });
    expect(first!.sql).toContain("force = 'o''x'");
  });
});
