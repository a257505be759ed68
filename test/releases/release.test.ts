import { describe, expect, test } from "vitest";
import { figuresUntil, rated } from "../../src/releases/release.js";
import { EMPTY_DATA, seriesOf, wave } from "../rules/examples.js";
import { monthsAt } from "./release-fixtures.js";

describe("figuresUntil(data, end)", () => {
  const until = (end: string, series = seriesOf("2014-01", [1, 2, 3, 4])) =>
    figuresUntil({ ...EMPTY_DATA, series: { burglary: { home: series } } }, end).series.burglary!.home;

  test("keeps the periods that had ended, and says no later basis", () => {
    expect(until("2014-03")).toEqual({
      start: "2014-01",
      monthsPerPeriod: 1,
      counts: [1, 2, 3],
      bases: [{ from: "1990-01", to: "2014-03", basis: "recorded" }]
    });
  });
  test("keeps a series that had ended before as it is", () => {
    expect(until("2015-06")!.counts).toEqual([1, 2, 3, 4]);
  });
  test("leaves out a series that had not begun, and a quarter that had not ended", () => {
    expect(until("2013-12")).toBeUndefined();
    expect(until("2014-05", seriesOf("2014-01", [10, 20], 3))!.counts).toEqual([10]);
  });
  test("keeps the waves that had ended, the one that ends with the month among them", () => {
    const ends = ["2013-03", "2014-09", "2014-10"];
    const surveys = { confidence: { home: ends.map((end) => wave(end, 80, 600)) } };
    const kept = figuresUntil({ ...EMPTY_DATA, surveys }, "2014-09").surveys.confidence!.home!;
    expect(kept.map(({ periodEnd }) => periodEnd)).toEqual(["2013-03", "2014-09"]);
  });
});

describe("releaseOf(source)", () => {
  test("survives JSON with all that rates it again", () => {
    const release = JSON.parse(JSON.stringify(monthsAt(125))) as ReturnType<typeof monthsAt>;
    const again = rated(release.plan, release.figures, release.settings);
    expect(JSON.parse(JSON.stringify(again))).toEqual(release.ratings);
  });
  test("is the same for the same source", () => {
    expect(JSON.stringify(monthsAt(125))).toBe(JSON.stringify(monthsAt(125)));
  });
});
