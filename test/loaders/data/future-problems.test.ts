import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readData } from "../../../loaders/data/read-data.js";
import { addMonths } from "../../../src/plan/month.js";
import { problemsOf } from "./data-folder.js";

/** Today, in every year in which these tests are run. */
const NOW = "2026-06";
beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"], now: new Date(2026, 5, 15) }));
afterAll(() => void vi.useRealTimers());

const adding =
  (...lines: string[]) =>
  (text: string): string =>
    text + lines.map((line) => `${line}\n`).join("");

test("a month of offences.csv that lies in the future passed; it is refused, as records are", () => {
  const rows = ["home,theft,2199-01,5,recorded", "home,theft,2199-02,5,recorded"];
  expect(problemsOf({ "offences.csv": adding(...rows) })).toEqual([
    `offences.csv:62:12 month is “2199-01”, which lies in the future (and in 1 more row); expected a month up to ${NOW}`
  ]);
});

test("future-month-in-offences-csv: it is the only problem of a whole plan, on its line", () => {
  const { problems } = readData("test/loaders/data/cases/future-month-in-offences-csv");
  expect(problems.map(({ line, column, problem }) => `${line}:${column} ${problem}`)).toEqual([
    "62:22 month is “2031-01”, which lies in the future"
  ]);
});

test.each([
  ["offences-quarterly.csv", "home,robbery,2199-03,1,recorded", 4, "quarter_end"],
  ["surveys.csv", "home,satisfaction,2199-09,12,,80,,published", 4, "period_end"]
])("so it is in %s", (name, row, line, column) => {
  const month = row.split(",")[2];
  expect(problemsOf({ [name]: adding(row) })).toEqual([
    `${name}:${line}:${row.indexOf(month!) + 1} ${column} is “${month}”, which lies in the future; expected a month up to ${NOW}`
  ]);
});

test("the month of today is none of the future, the next one is", () => {
  const problems = (month: string) => problemsOf({ "offences.csv": adding(`home,new,${month},5,recorded`) });
  expect(problems(NOW)).toEqual([]);
  expect(problems(addMonths(NOW, 1))).toHaveLength(1);
});
