import "../document.js";
import { describe, expect, test } from "vitest";
import type { QueryResult } from "../../../src/components/workbench/duckdb-client.js";
import { countText, resultTable } from "../../../src/components/workbench/result-table.js";

const ATTACK = '<img src=x onerror="alert(1)">';

function result(rows: Record<string, unknown>[], truncated = false): QueryResult {
  return {
    columns: [
      { name: "name", type: "text" },
      { name: "count", type: "number" }
    ],
    rows,
    truncated
  };
}

const numbered = (length: number) => Array.from({ length }, (_, i) => ({ name: `row ${i + 1}`, count: i }));
const drawn = (rows: Record<string, unknown>[]) => resultTable(result(rows), { label: "Result" });
const texts = (table: HTMLElement, selector: string) =>
  [...table.querySelectorAll(selector)].map((node) => node.textContent);

describe("resultTable(result, {label, pageSize})", () => {
  test("shows text from the data as text, in cells and in headings", () => {
    const attack = resultTable(
      { columns: [{ name: ATTACK, type: "text" }], rows: [{ [ATTACK]: ATTACK }], truncated: false },
      { label: "Result" }
    );
    expect(attack.querySelector("img")).toBeNull();
    expect(texts(attack, "th, td")).toEqual([ATTACK, ATTACK]);
  });

  test("formats numbers and puts them to the right", () => {
    const table = drawn([{ name: "a", count: 60260 }]);
    expect(texts(table, "td.result-number")).toEqual(["60,260"]);
    expect(texts(table, "th.result-number")).toEqual(["count"]);
  });

  test("gives the whole number behind a rounded one, and only then", () => {
    const titles = [...drawn([{ count: 1 / 3 }, { count: 0.5 }]).querySelectorAll("td.result-number")].map(
      (cell) => cell.getAttribute("title")
    );
    expect(titles).toEqual(["0.3333333333333333", null]);
  });

  test("tells null, empty text and the text null apart", () => {
    const table = drawn([{ name: null, count: null }, { name: "" }, { name: "null", count: 0 }]);
    expect(texts(table, ".result-missing")).toEqual(["null", "null", "empty text", "null"]);
    expect(texts(table, "tr:last-child td")).toEqual(["null", "0"]);
    expect(table.querySelector("tr:last-child .result-missing")).toBeNull();
  });

  test("shows a hundred rows of a hundred thousand at a time", () => {
    const table = drawn(numbered(100_000));
    const go = (name: string) =>
      [...table.querySelectorAll("button")].find((button) => button.textContent === name)!.click();
    expect(texts(table, "tbody tr")).toHaveLength(100);
    expect(texts(table, "nav span")).toEqual(["Rows 1 to 100 of 100,000"]);
    go("Next");
    expect(texts(table, "tbody tr:first-child td")).toEqual(["row 101", "100"]);
    go("Last");
    expect(texts(table, "nav span")).toEqual(["Rows 99,901 to 100,000 of 100,000"]);
    go("First");
    expect(texts(table, "tbody tr:first-child td")).toEqual(["row 1", "0"]);
  });

  test("ends with what is left", () => {
    const table = resultTable(result(numbered(250)), { label: "Result", pageSize: 100 });
    [...table.querySelectorAll("button")].find((button) => button.textContent === "Last")!.click();
    expect(texts(table, "tbody tr")).toHaveLength(50);
    expect(texts(table, "nav span")).toEqual(["Rows 201 to 250 of 250"]);
  });

  test("has no pages when all rows fit", () => {
    expect(drawn(numbered(100)).querySelector("nav")).toBeNull();
  });

  test("can be scrolled with the keyboard, and is named", () => {
    const region = drawn(numbered(3)).querySelector("[role=region]")!;
    expect([region.getAttribute("tabindex"), region.getAttribute("aria-label")]).toEqual(["0", "Result"]);
  });
});

describe("countText(result)", () => {
  test("counts rows", () => {
    expect(countText(result(numbered(1)))).toBe("1 row");
    expect(countText(result(numbered(6579)))).toBe("6,579 rows");
  });

  test("says when nothing matched, and when there was more", () => {
    expect(countText(result([]))).toBe("No rows: the query ran, and nothing matches it");
    expect(countText(result(numbered(10), true))).toBe("The first 10 rows; the answer has more");
  });
});
