import { describe, expect, test } from "vitest";
import {
  addMonths,
  daysOf,
  formatMonth,
  formatMonthShort,
  isMonth,
  monthIndex,
  monthOfIndex,
  monthOfYear,
  monthRange,
  monthsBetween
} from "../../src/plan/month.js";

describe("isMonth(text)", () => {
  test.each(["1900-01", "2014-09", "2099-12", "2199-12"])("accepts %s", (text) => {
    expect(isMonth(text)).toBe(true);
  });

  test.each([
    "2014-00",
    "2014-13",
    "2014-9",
    "14-09",
    "2014-09-01",
    "1899-12",
    "2200-01",
    " 2014-09",
    "2014/09",
    ""
  ])("rejects “%s”", (text) => {
    expect(isMonth(text)).toBe(false);
  });
});

test("monthIndex(month) counts months since January of year 0", () => {
  expect(monthIndex("2014-09")).toBe(2014 * 12 + 8);
});

test("monthIndex(month) throws a RangeError that shows what is not a month", () => {
  expect(() => monthIndex("2014-13")).toThrow(new RangeError("not a month written YYYY-MM: 2014-13"));
});

test.each(["1999-12", "2000-01", "2014-09"])("monthOfIndex undoes monthIndex for %s", (month) => {
  expect(monthOfIndex(monthIndex(month))).toBe(month);
});

test("addMonths(month, months) crosses years in both directions", () => {
  expect(addMonths("2013-12", 1)).toBe("2014-01");
  expect(addMonths("2014-01", -1)).toBe("2013-12");
  expect(addMonths("2012-04", 59)).toBe("2017-03");
  expect(addMonths("2014-09", 0)).toBe("2014-09");
});

test("monthsBetween(from, to) does not count the first month, and is negative backwards", () => {
  expect(monthsBetween("2012-04", "2013-03")).toBe(11);
  expect(monthsBetween("2013-03", "2012-04")).toBe(-11);
});

test("monthRange(from, to) includes both ends", () => {
  expect(monthRange("2013-11", "2014-02")).toEqual(["2013-11", "2013-12", "2014-01", "2014-02"]);
  expect(monthRange("2014-02", "2014-02")).toEqual(["2014-02"]);
});

test("monthRange(from, to) is empty when the end comes first", () => {
  expect(monthRange("2014-02", "2014-01")).toEqual([]);
});

test("monthOfYear(month) is 0 for January and 11 for December", () => {
  expect(monthOfYear("2014-01")).toBe(0);
  expect(monthOfYear("2014-12")).toBe(11);
});

test("months are written in full and short", () => {
  expect(formatMonth("2014-09")).toBe("September 2014");
  expect(formatMonthShort("2014-09")).toBe("Sep 2014");
  expect(formatMonthShort("2015-05")).toBe("May 2015");
});

test("daysOf(month) knows leap years", () => {
  // 1900, 2100 are none, 2000 is one.
  expect(["2014-01", "2014-02", "2012-02", "2000-02", "1900-02", "2100-02", "2014-09"].map(daysOf)).toEqual([
    31, 28, 29, 29, 28, 28, 30
  ]);
  // 1900 to 2199 have 73 leap years of the 300: 300 * 365 + 73.
  expect(monthRange("1900-01", "2199-12").reduce((days, month) => days + daysOf(month), 0)).toBe(109_573);
});
