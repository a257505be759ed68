import { describe, expect, test } from "vitest";
import type { QueryResult } from "../../../src/components/workbench/duckdb-client.js";
import { chartColumns, suitableChart } from "../../../src/components/workbench/explore-chart-choice.js";

function result(rows: Record<string, unknown>[]): QueryResult {
  const typeOf = (value: unknown) => (typeof value === "number" ? "number" : "text");
  const columns = Object.entries(rows[0] ?? {}).map(
    ([name, value]) => ({ name, type: typeOf(value) }) as const
  );
  return { columns, rows, truncated: false };
}

describe("suitableChart(result)", () => {
  test("draws one line for months that come once", () => {
    expect(
      suitableChart(
        result([
          { month: "2014-01", count: 1 },
          { month: "2014-02", count: 2 }
        ])
      )
    ).toEqual({
      kind: "lines",
      x: "month",
      y: "count",
      series: null
    });
  });

  test("draws a line for each force when months come back", () => {
    const rows = ["a", "b"].flatMap((force) =>
      ["2014-01", "2014-02"].map((month) => ({ force, month, rate: 1 }))
    );
    expect(suitableChart(result(rows))).toEqual({ kind: "lines", x: "month", y: "rate", series: "force" });
  });

  test("draws bars for names, by what was found and not by the place in the table", () => {
    const rows = [
      { rank: 1, force: "a", offences: 9, per_1000: 2 },
      { rank: 2, force: "b", offences: 3, per_1000: 1 }
    ];
    expect(suitableChart(result(rows))).toEqual({ kind: "bars", x: "force", y: "per_1000", series: null });
  });

  test("draws bars over the names that tell the rows apart", () => {
    const rows = [
      { unit: "x", name: "a", n: 1 },
      { unit: "x", name: "b", n: 2 }
    ];
    expect(suitableChart(result(rows))?.x).toBe("name");
  });

  test("draws dots for two numbers", () => {
    expect(suitableChart(result([{ a: 1, b: 2 }]))).toEqual({ kind: "dots", x: "b", y: "a", series: null });
  });

  test("draws nothing without rows, and nothing without a number to compare", () => {
    expect(suitableChart(result([]))).toBeNull();
    expect(suitableChart(result([{ a: "x" }]))).toBeNull();
    expect(suitableChart(result([{ a: 1 }]))).toBeNull();
  });
});

test("chartColumns takes text for months only when every value is one", () => {
  const columns = chartColumns(
    result([
      { a: "2014-01", b: "2014-01" },
      { a: "2014-02-01", b: "2014-13" }
    ])
  );
  expect(columns).toEqual({ months: ["a"], numbers: [], names: ["b"] });
});
