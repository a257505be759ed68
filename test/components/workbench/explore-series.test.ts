import { describe, expect, test } from "vitest";
import type { QueryResult } from "../../../src/components/workbench/duckdb-client.js";
import { exploreSeries, NoSeriesError } from "../../../src/components/workbench/explore-series.js";

function result(rows: Record<string, unknown>[]): QueryResult {
  const columns = Object.entries(rows[0] ?? { force: "", month: "", count: 0 }).map(([name, value]) => ({
    name,
    type: typeof value === "string" ? ("text" as const) : ("number" as const)
  }));
  return { columns, rows, truncated: false };
}

describe("exploreSeries(result)", () => {
  test("gathers the rows of each force, oldest first", () => {
    const { forces, column } = exploreSeries(
      result([
        { force: "Kent", month: "2014-02", count: 2 },
        { force: "Essex", month: "2014-01", count: 3 },
        { force: "Kent", month: "2014-01", count: 1 }
      ])
    );
    expect(column).toBe("count");
    expect(forces.map(({ force, points }) => [force, points.map(({ value }) => value)])).toEqual([
      ["Kent", [1, 2]],
      ["Essex", [3]]
    ]);
  });

  test("draws the rate rather than the count it comes from", () => {
    const series = exploreSeries(result([{ force: "Kent", month: "2014-01", count: 200, rate: 0.2 }]));
    expect([series.column, series.forces[0]!.points[0]!.value]).toEqual(["rate", 0.2]);
  });

  test("takes dates for months, and null for a gap", () => {
    const series = exploreSeries(
      result([
        { force: "Kent", month: "2014-01-01", count: 5 },
        { force: "Kent", month: "2014-02-01", count: null }
      ])
    );
    expect(series.forces[0]!.points).toMatchObject([
      { month: "2014-01", value: 5 },
      { month: "2014-02", value: null }
    ]);
  });

  test("knows the end of a survey as its month", () => {
    const series = exploreSeries(result([{ force: "Kent", period_end: "2014-06", percent: 82.1 }]));
    expect(series).toMatchObject({ column: "percent", forces: [{ points: [{ month: "2014-06" }] }] });
  });

  test.each([
    ["no column for the month", [{ force: "Kent", count: 1 }], /columns named force, month/],
    ["no values", [{ force: "Kent", month: "2014-01", name: "x" }], /count, rate or percent/],
    ["no rows", [], /no figures/],
    ["a month that is none", [{ force: "Kent", month: "soon", count: 1 }], /“soon” is not a month/],
    [
      "two rows for one month",
      [
        { force: "Kent", month: "2014-01", count: 1 },
        { force: "Kent", month: "2014-01", count: 2 }
      ],
      /more than one row for 2014-01/
    ],
    [
      "months and quarters of one force",
      [
        { force: "Kent", month: "2014-01", months_per_period: 1, count: 1 },
        { force: "Kent", month: "2014-04", months_per_period: 3, count: 2 }
      ],
      /both months and quarters/
    ]
  ])("explains a result with %s", (_, rows, message) => {
    expect(() => exploreSeries(result(rows))).toThrow(NoSeriesError);
    expect(() => exploreSeries(result(rows))).toThrow(message);
  });
});
