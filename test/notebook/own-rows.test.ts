import "../components/document.js";
import { describe, expect, test } from "vitest";
import { fan, sparkline, spc, xmr } from "../../src/notebook/charts.js";
import { ratedRows } from "../../src/notebook/own-rows.js";
import { addMonths } from "../../src/plan/month.js";

/** Twelve months of 8 and 12 in turn, then six of 16. */
const counts = [...Array.from({ length: 12 }, (_, i) => (i % 2 ? 12 : 8)), ...Array(6).fill(16)];
const rows = counts.map((count, i) => ({ month: addMonths("2013-04", i), count }));

describe("ratedRows", () => {
  test("rates own rows by R5, as the plan's are", () => {
    const now = ratedRows(rows, { title: "Bicycles" });
    // Mean 10, SD √(12·4/11) = 2.08893; 10 ± 1.96 · 2.08893 = 5.9057 and 14.0943.
    expect(now.spc).toMatchObject({ rule: "R5", colour: "red", mean: 16, previousMean: 10 });
    expect(now.spc!.lower).toBeCloseTo(5.9057, 4);
    expect(now.spc!.upper).toBeCloseTo(14.0943, 4);
    expect(now.spc!.sentence).toContain("The 6-month mean 16");
    expect(now.title).toContain("Bicycles");
  });

  test("takes windows and width of lines by short names, and any setting by its path", () => {
    const now = ratedRows(rows, { recent: 3, z: 3, "spc.lines": "difference" });
    expect(now.settings.spc).toMatchObject({ recent: 3, lines: "difference" });
    // 3 standard errors of a difference: 3 · SD of the 12 before the last 3 · √(1/3 + 1/12).
    expect(now.spc!.recent).toMatchObject({ from: "2014-07", to: "2014-09", periods: 3 });
    expect(now.settings.z).toBe(3);
  });

  test("takes a setting that has no dot in its path, such as a target in numbers", () => {
    expect(ratedRows(rows, { achievement: "-20%" }).settings.achievement).toBe("-20%");
  });

  test.each([
    ["texts, as .csv() gives them", rows.map(({ month, count }) => ({ month, count: String(count) }))],
    [
      "dates, as .csv({typed: true}) gives them",
      rows.map(({ month, count }) => ({ month: new Date(month), count }))
    ]
  ])("reads a file’s rows: %s", (_, read) => {
    expect(ratedRows(read).spc).toEqual(ratedRows(rows).spc);
  });

  test("takes nothing between two commas for a gap", () => {
    const read = rows.map(({ month, count }) => ({ month, count: month === "2014-06" ? "" : String(count) }));
    expect(ratedRows(read).spc).toMatchObject({ colour: "not-rated" });
  });

  test("judges higher as better when that is said", () => {
    expect(ratedRows(rows, { better: "higher" }).spc!.colour).toBe("green");
  });

  test("leaves a month without a row a gap, and says so in place of a colour", () => {
    const { spc: found } = ratedRows(rows.filter(({ month }) => month !== "2014-06"));
    expect(found).toMatchObject({ colour: "not-rated", mean: null, lower: null });
    expect(found!.sentence).toContain("June 2014");
  });

  test.each([
    [[{ month: "2014-13", count: 1 }], "“2014-13” is not a month"],
    [[{ month: "2014-01", count: 1.5 }], "The count of 2014-01 is “1.5”"],
    [[...rows, { month: "2014-01", count: 3 }], "January 2014 has 2 rows"],
    [[], "There are no rows"],
    [[{ Month: "2014-01", count: 1 } as never], 'Row 1 has no “month”: {"Month":"2014-01","count":1}'],
    [[...rows, null as never], "Row 19 has no “month”"]
  ])("says what is wrong with rows it cannot read", (wrong, message) => {
    expect(() => ratedRows(wrong)).toThrow(message);
  });

  test.each([
    [{ "spc.recnt": 3 }, "“spc.recnt” is no setting"],
    [{ recent: 0 }, "The setting spc.recent is 0; expected"],
    [{ recnt: 3 }, "“recnt” is no setting"],
    [{ better: "less" as never }, 'better is "less"; expected lower or higher']
  ])("says what is wrong with a setting: %j", (options, message) => {
    expect(() => ratedRows(rows, options)).toThrow(message);
  });
});

describe("charts of own rows", () => {
  test.each([
    [
      undefined,
      "spc(): expected a measure as rated() gives it, or a list of rows of {month, count}, and was given nothing"
    ],
    [Promise.resolve(ratedRows(rows)), "under way: put await before it"],
    ["robbery", 'and was given "robbery"']
  ])("say what they were given instead: %s", (given, message) => {
    expect(() => spc(given as never)).toThrow(message);
  });

  test("refuse an option that would change nothing, because the measure is rated already", () => {
    const now = ratedRows(rows);
    expect(() => spc(now, { recent: 3 })).toThrow(
      'spc(): there is no option “recent” here. There are: reading. The measure is rated already: change thresholds where it is, such as rated(id, {...choice, "spc.recent": 3}).'
    );
    expect(() => spc(now, { reading: "calibrate" as never })).toThrow(
      "expected one of as-written, calibrated"
    );
    expect(() => sparkline(now, { title: "Bicycles" })).toThrow("no option “title”");
  });

  test("spc names what is counted, and says that the rows are the author's", () => {
    const chart = spc(rows, { title: "Bicycles", place: "Station Road" });
    expect(chart.querySelector("svg")!.textContent).toContain("The last 6 months averaged 16");
    expect(chart.textContent).toContain("Bicycles, Station Road");
    expect(chart.textContent).toContain("own rows");
  });

  test("xmr and sparkline draw the same rows", () => {
    expect(xmr(rows).querySelector("svg.chart-picture")).not.toBeNull();
    expect((sparkline(rows, { title: "Bicycles" }) as SVGSVGElement).getAttribute("aria-label")).toContain(
      "16"
    );
  });

  test("xmr takes the season out where there are months enough, unless it is told not to", () => {
    const long = Array.from({ length: 40 }, (_, i) => ({
      month: addMonths("2011-06", i),
      count: 100 + (i % 12) * 10 + (i % 2)
    }));
    const subtitle = (chart: HTMLElement) => chart.querySelector("svg")!.textContent;
    expect(subtitle(xmr(long))).toContain("offences a month, season removed");
    expect(subtitle(xmr(long, { season: false }))).not.toContain("season removed");
    expect(subtitle(xmr(rows))).not.toContain("season removed");
    expect(() => xmr(long, { season: "no" as never })).toThrow(
      'xmr(): season is "no"; expected true or false.'
    );
    expect(() => xmr(ratedRows(long), { recent: 3 })).toThrow(
      "There are: reading, season. The measure is rated already"
    );
  });

  test("fan says in words why there is none where the rows hold no baseline", () => {
    expect(fan(rows).textContent).toContain("Could not be judged");
  });
});
