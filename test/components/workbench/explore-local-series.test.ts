import { describe, expect, test } from "vitest";
import {
  gapsOf,
  localSeries,
  localSeriesQuery,
  monthAndCount
} from "../../../src/components/workbench/explore-local-series.js";

const rows = (...pairs: [unknown, unknown][]) => pairs.map(([month, count]) => ({ month, count }));

describe("localSeries(rows, basis)", () => {
  test("puts the months in order and leaves a gap where there is no row or no count", () => {
    const series = localSeries(rows(["2014-04", 4], ["2014-01", 1], ["2014-03", null]), "your file");
    expect(series).toMatchObject({ start: "2014-01", monthsPerPeriod: 1, counts: [1, null, null, 4] });
    expect(series.bases).toEqual([{ from: "2014-01", to: "2014-04", basis: "your file" }]);
    expect(gapsOf(series)).toEqual(["2014-02", "2014-03"]);
  });

  test("takes the first day of a month for the month", () => {
    expect(localSeries(rows(["2014-01-01", 0], ["2014-02-01", 5]), "x").counts).toEqual([0, 5]);
  });

  test.each<[string, [unknown, unknown][]]>([
    ["“2014-01-15” is not a month", [["2014-01-15", 1]]],
    ["“Jan 2014” is not a month", [["Jan 2014", 1]]],
    ["“2014-13” is not a month", [["2014-13", 1]]],
    ["A row has no month", [[null, 1]]],
    ["The count of 2014-01 is “1.5”", [["2014-01", 1.5]]],
    ["The count of 2014-01 is “-1”", [["2014-01", -1]]],
    ["The count of 2014-01 is “1,005”", [["2014-01", "1,005"]]],
    [
      "January 2014 has 2 rows",
      [
        ["2014-01", 1],
        ["2014-01", 2]
      ]
    ],
    ["There are no rows", []]
  ])("says: %s", (message, pairs) => {
    expect(() => localSeries(rows(...pairs), "x")).toThrow(message);
  });
});

test("monthAndCount finds the columns by their names and types, and guesses nothing else", () => {
  const table = (...columns: [string, "VARCHAR" | "BIGINT"][]) => ({
    name: "t",
    fileName: "t.csv",
    rows: 1,
    columns: columns.map(([name, type]) => ({ name, type }))
  });
  expect(monthAndCount(table(["Area", "VARCHAR"], ["Month", "VARCHAR"], ["Offences", "BIGINT"]))).toEqual({
    month: "Month",
    count: "Offences"
  });
  expect(monthAndCount(table(["when", "VARCHAR"], ["n", "BIGINT"], ["m", "BIGINT"]))).toEqual({
    month: null,
    count: null
  });
});

test("localSeriesQuery quotes every name", () => {
  const only = { column: 'a"b', literal: "'x'" };
  const sql = localSeriesQuery("t", { month: "m", count: 'c"; DROP' }, only);
  expect(sql).toContain('"c""; DROP" AS count');
  expect(sql).toContain(`WHERE "a""b" = 'x'`);
});
