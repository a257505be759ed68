import { describe, expect, it } from "vitest";
import { type ArrowField, columnsOf, rowsOf } from "../../src/duckdb/plain-rows.js";

const TEXT = 5;
const INTEGER = 2;
const DATE = 8;
const TIME = 9;
const INTERVAL = 11;
const LIST = 12;

const field = (name: string, typeId: number, unit?: number): ArrowField => ({
  name,
  type: unit === undefined ? { typeId } : { typeId, unit }
});

/** The only row of a batch with one column. */
function plain(value: unknown, typeId: number, unit?: number): unknown {
  const fields = [field("a", typeId, unit)];
  const batch = { numRows: 1, getChildAt: () => ({ get: () => value }) };
  return rowsOf(batch, fields, columnsOf(fields))[0]!.a;
}

describe("columnsOf(fields)", () => {
  it("says what each column holds", () => {
    expect(columnsOf([field("force", TEXT), field("count", INTEGER), field("day", DATE)])).toEqual([
      { name: "force", type: "text" },
      { name: "count", type: "number" },
      { name: "day", type: "date" }
    ]);
  });

  it("numbers a name that comes back, even when the numbered name is taken", () => {
    const fields = [field("a", TEXT), field("a_2", TEXT), field("a", TEXT), field("a", TEXT)];
    expect(columnsOf(fields).map(({ name }) => name)).toEqual(["a", "a_2", "a_3", "a_4"]);
  });

  it("refuses a type that would be shown wrongly, and says what to write instead", () => {
    expect(() => columnsOf([field("gap", INTERVAL)])).toThrow(
      "Column gap is of a type that cannot be shown; write gap::VARCHAR"
    );
  });
});

describe("rowsOf(batch, fields, columns)", () => {
  it("gives a date as text in universal time", () => {
    expect(plain(Date.UTC(2014, 8, 30), DATE, 0)).toBe("2014-09-30");
  });

  it("gives a moment as text, with its fraction when it has one", () => {
    expect(plain(Date.UTC(2014, 8, 30, 12, 0, 1), DATE, 1)).toBe("2014-09-30T12:00:01");
    expect(plain(Date.UTC(2014, 8, 30, 12, 0, 1, 5), DATE, 1)).toBe("2014-09-30T12:00:01.005");
  });

  it("gives a time of day as text", () => {
    expect(plain(43_201_000_000n, TIME)).toBe("12:00:01");
  });

  it("gives large whole numbers as numbers, also inside of lists", () => {
    expect(plain(12n, INTEGER)).toBe(12);
    expect(plain([1n, 2n], LIST)).toEqual([1, 2]);
  });

  it("gives nothing as null", () => {
    expect(plain(undefined, TEXT)).toBeNull();
    expect(plain(null, DATE)).toBeNull();
  });
});
