import { describe, expect, test } from "vitest";
import { decidingDate, monthOfDate } from "../../../loaders/sources/month-of-date.js";

describe("monthOfDate(text, format)", () => {
  test.each([
    ["2014-09", "2014-09"],
    ["2014-09-30", "2014-09"],
    ["2014-09-30 23:59", "2014-09"],
    ["2014-09-01T00:00:00", "2014-09"],
    ["2016-02-29", "2016-02"],
    ["2014-06-30T23:00Z", "2014-07"],
    ["2014-06-30 22:59 UTC", "2014-06"],
    ["2014-06-30 23:59 BST", "2014-06"],
    ["2014-12-31T23:59:59Z", "2014-12"],
    ["2014-07-01T00:30:00+0530", "2014-06"],
    ["2014-06-30T20:00:00-05", "2014-07"],
    ["2014-09-30 11:59 PM", "2014-09"]
  ])("reads year-month-day %s as %s", (text, month) =>
    expect(monthOfDate(text, "year-month-day")).toBe(month)
  );

  test.each([
    "",
    "2014",
    "2014-9-1",
    "2014-13-01",
    "2015-02-29",
    "2014-09-31",
    "2014-09-00",
    "30/09/2014",
    "2014-09-30x",
    "2014-09-30 23:59 CET",
    "2014-09-30 soon",
    "2014-09-30 23:79Z"
  ])("refuses %s as year-month-day", (text) => expect(monthOfDate(text, "year-month-day")).toBeUndefined());

  test("reads 03/04/2014 as the format says, never by guess", () => {
    expect(monthOfDate("03/04/2014", "day/month/year")).toBe("2014-04");
    expect(monthOfDate("03/04/2014", "month/day/year")).toBe("2014-03");
    expect(monthOfDate("13/04/2014", "month/day/year")).toBeUndefined();
  });

  // Spreadsheets take years of two digits up to 29 for this century's (Microsoft, “Change the date system, format, or two-digit year
  // interpretation”).
  test.each([
    ["Oct-10", "2010-10"],
    ["30-Sep-29", "2029-09"],
    ["Jan-30", "1930-01"],
    ["Jan-49", "1949-01"]
  ])("reads the month %s as %s", (text, month) => expect(monthOfDate(text, "month-name")).toBe(month));

  test.each([
    ["2013/14 1", "2013-06"],
    ["2013/14 Q3", "2013-12"],
    ["2013-14 4", "2014-03"],
    ["1999/00 4", "2000-03"],
    ["2013/2014 2", "2013-09"]
  ])("reads the financial quarter %s as ending in %s", (text, month) =>
    expect(monthOfDate(text, "financial-quarter")).toBe(month)
  );

  test.each(["2013/15 1", "2013/14 5", "2013/14", "2013 1"])("refuses the financial quarter %s", (text) =>
    expect(monthOfDate(text, "financial-quarter")).toBeUndefined()
  );
});

describe("decidingDate(text)", () => {
  test.each([
    ["2014-09-30", "2014-09-30"],
    ["2014-09-30 23:59:59.123", "2014-09-30"],
    ["30/09/2014 11:59 PM", "30/09/2014"],
    ["2014-09-30T23:59:59Z", "2014-09-30T23:00Z"],
    ["2014-09-30T23:59:59.5+01:00", "2014-09-30T23:00+01:00"],
    ["2014-09-30T23:59:59+05:30", "2014-09-30T23:59:59+05:30"],
    ["2014-09-30 soon", "2014-09-30 soon"]
  ])("keeps of %s what decides its month: %s", (text, kept) => expect(decidingDate(text)).toBe(kept));
});
