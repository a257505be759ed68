import { expect, test } from "vitest";
import { DataError, loadData } from "../../../loaders/data/load-data.js";
import { formatProblems } from "../../../loaders/files/format-problems.js";
import type { Problem } from "../../../loaders/files/problem.js";
import { dataFolder } from "../data/data-folder.js";

const problem = (file: string, line: number, column: number, hint?: string): Problem => ({
  file,
  line,
  column,
  value: "-3",
  problem: "count is “-3”",
  expected: "a whole number",
  ...(hint && { hint })
});

test("formatProblems([]) says that there are none", () => {
  expect(formatProblems([])).toBe("No problems found.");
});

test("formatProblems(problems) gives a block a problem, sorted by file, line and column, and the total", () => {
  const text = formatProblems([
    problem("data/surveys.csv", 2, 1),
    problem("data/offences.csv", 17, 5, "Mend it."),
    problem("data/offences.csv", 9, 12),
    problem("data/offences.csv", 9, 2)
  ]);
  expect(text).toBe(`data/offences.csv:9:2  count is “-3”; expected a whole number.

data/offences.csv:9:12  count is “-3”; expected a whole number.

data/offences.csv:17:5  count is “-3”; expected a whole number.
    Mend it.

data/surveys.csv:2:1  count is “-3”; expected a whole number.

4 problems in 2 files.`);
});

test("formatProblems(problems) counts what is beyond 1,000 problems of a file", () => {
  const many = Array.from({ length: 1030 }, (_, i) => problem("data/offences.csv", i + 1, 1));
  const blocks = formatProblems([...many, problem("data/surveys.csv", 1, 1)]).split("\n\n");
  expect(blocks).toHaveLength(1003);
  expect(blocks.at(1000)).toBe("data/offences.csv  and 30 more problems");
  expect(blocks.at(-1)).toBe("1031 problems in 2 files.");
});

test("formatProblems([problem]) counts in the singular", () => {
  expect(formatProblems([problem("data/offences.csv", 1, 1)])).toMatch(/\n\n1 problem in 1 file\.$/);
});

test("loadData(folder) gives the checked data", () => {
  expect(loadData(dataFolder()).plan.title).toBe("Tiny plan");
});

test("loadData(folder) throws a DataError whose message lists every problem", () => {
  const folder = dataFolder({ "forces.csv": null, "surveys.csv": null });
  expect(() => loadData(folder)).toThrow(DataError);
  expect(() => loadData(folder)).toThrow(
    /forces\.csv.*\n.*\n\n.*surveys\.csv.*\n.*\n\n2 problems in 2 files\./
  );
});
