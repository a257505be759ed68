import "../components/document.js";
import { describe, expect, test } from "vitest";
import { msg } from "../../src/notebook/charts.js";
import { positionOfRows } from "../../src/notebook/group-rows.js";
import type { PositionEvidence, RatingResult } from "../../src/rules/rating.js";

const row = (place: string, count: number) => ({ place, count, population: 1000 });
const rows = [row("Ours", 20), row("Ash", 10), row("Beech", 12), row("Cedar", 14), row("Elm", 12)];
const year = { from: "2013-10", to: "2014-09" };

const evidenceOf = (result: RatingResult) => result.evidence as PositionEvidence;

describe("positionOfRows", () => {
  test("rates the home place by R4 in both readings", () => {
    const [written, calibrated] = positionOfRows(rows, year);
    // Rates 20, 10, 12, 14, 12: mean 13.6, SD √(59.2/4) = 3.8471; 13.6 ± 1.96 · 3.8471 = 6.0597 to 21.1403.
    expect(written).toMatchObject({ rule: "R4", reading: "as-written", rating: "amber" });
    expect(evidenceOf(written!).lines.lower).toBeCloseTo(6.0597, 3);
    expect(evidenceOf(written!).lines.upper).toBeCloseTo(21.1403, 3);
    expect(evidenceOf(written!).rank).toMatchObject({ position: 5, of: 5 });
    // The four others differ by less than counting: 48.5/4 = 12.125 offences are expected. 12 + 1.96 · √(12.125 · 5/4) = 19.63,
    // and R's qnbinom(pnorm(1.96), size = 48.5, mu = 12.125) is 20: the wider line, on which 20 lies.
    expect(calibrated).toMatchObject({ reading: "calibrated", rating: "amber" });
    expect(evidenceOf(calibrated!).lines.upper).toBeCloseTo(20, 9);
  });

  test("takes percentages of a base as well", () => {
    const surveys = rows.map(({ place, count }) => ({ place, percent: 70 + count / 2, base: 600 }));
    const [written] = positionOfRows(surveys, { ...year, better: "higher" });
    expect(evidenceOf(written!)).toMatchObject({ unit: "per cent", own: { value: 80 } });
    // √(0.8 · 0.2 / 600) = 1.63299%.
    expect(evidenceOf(written!).own.standardError).toBeCloseTo(1.63299, 4);
  });

  test.each([
    [rows.slice(0, 3), {}, "3 rows; a comparison needs the place itself and 3 others"],
    [rows, { home: "Oak" }, "no row is of “Oak”"],
    [[...rows, { place: "Fir", count: 3, population: 0 }], {}, "the row of “Fir”"],
    [[...rows, row("Ash", 10)], {}, "“Ash” has more than one row"],
    [
      [...rows, { place: "Fir", percent: 5, base: 10 }],
      {},
      "the row of “Fir” is per cent, and the first is per 1,000"
    ],
    [[...rows, { place: "Fir", count: "3", population: "9" } as never], {}, "expected numbers"],
    [[...rows, { count: 3, population: 9 } as never], {}, "with the name of its place"],
    [rows, { better: "less" as never }, 'better is "less"; expected lower or higher'],
    [rows, { from: "2014-09", to: "2013-10" }, "expected the first and last month"],
    [rows, { from: "2014", to: "2015" }, "expected the first and last month"],
    [rows, { hme: "Ash" } as never, "there is no option “hme” here"]
  ])("says what is wrong with rows it cannot compare", (wrong, options, message) => {
    expect(() => positionOfRows(wrong, { ...year, ...options })).toThrow(message);
  });

  test("msg draws own rows, the home place named", () => {
    const chart = msg(rows, { ...year, title: "Bicycles" });
    expect(chart.textContent).toContain("Ours is 5th of 5");
    expect(chart.textContent).toContain("Bicycles");
  });
});
