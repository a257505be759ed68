import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { exploreLines, formatValue } from "../../../src/components/workbench/explore-lines.js";
import type { ExploreSeries, ValueColumn } from "../../../src/components/workbench/explore-series.js";
import { addMonths } from "../../../src/plan/month.js";
import { placeWords } from "../../../src/plan/place-words.js";
import { textsOf } from "../../charts/picture.js";

const { document } = parseHTML("<!doctype html><html><body></body></html>");

function seriesOf(
  values: Record<string, (number | null)[]>,
  column: ValueColumn = "count",
  months = 1
): ExploreSeries {
  const forces = Object.entries(values).map(([force, counts]) => ({
    force,
    monthsPerPeriod: months,
    points: counts.map((value, i) => ({ month: addMonths("2014-07", i * months), value, row: {} }))
  }));
  return { column, forces, bases: ["recorded"] };
}

const drawn = (series: ExploreSeries, width = 800) =>
  exploreLines(
    { subject: "Robbery", home: "Kent", places: placeWords({}), series },
    { width, document: document as unknown as Document }
  );
const title = (series: ExploreSeries) => drawn(series).querySelector(".chart-title")!.textContent!.trim();

describe("exploreLines(data, {width})", () => {
  test("says in its title where the plan's own force stands at its last value", () => {
    expect(title(seriesOf({ Essex: [9, 9, 9], Kent: [1, 5, 1200], Surrey: [0, 0, 2000] }))).toBe(
      "Kent: 1,200 offences in September 2014, 2nd highest of 3 forces"
    );
  });

  test("passes over a gap at the end", () => {
    expect(title(seriesOf({ Essex: [9, 9, 9], Kent: [1, 5, null] }))).toBe(
      "Kent: 5 offences in August 2014, 2nd highest of 2 forces"
    );
  });

  test("names the highest when the plan's own force is not among them", () => {
    expect(title(seriesOf({ Essex: [1, 2, 3], Surrey: [3, 2, 4] }))).toBe(
      "Surrey: 4 offences in September 2014, highest of 2 forces"
    );
  });

  test("names quarters and rates for what they are", () => {
    expect(title(seriesOf({ Kent: [0.5, 0.25] }, "rate", 3))).toBe(
      "Kent: 0.25 offences per 1,000 residents in Oct to Dec 2014"
    );
  });

  test("labels every line's end while there are few, with the value", () => {
    const texts = textsOf(drawn(seriesOf({ Essex: [1, 2, 3], Kent: [1, 2, 4] })));
    expect(texts).toEqual(expect.arrayContaining(["Essex 3", "Kent 4"]));
  });

  test("labels only the force and the extremes when there are many", () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`Force ${i}`, [0, 0, 100 + i]]));
    const texts = textsOf(drawn(seriesOf({ ...many, Kent: [0, 0, 120] })));
    expect(texts.filter((text) => /^(Force|Kent) ?\d* \d+$/.test(text))).toEqual([
      "Force 0 100",
      "Force 39 139",
      "Kent 120"
    ]);
  });

  test("starts counts at zero", () => {
    expect(textsOf(drawn(seriesOf({ Kent: [10, 20, 30] })))).toContain("0");
  });

  test("reads every month with the arrow keys, the force first", () => {
    const slider = drawn(seriesOf({ Essex: [9, 9, 9], Kent: [1, 5, 12], Surrey: [0, 0, 20] })).querySelector(
      "[role=slider]"
    )!;
    expect(slider.getAttribute("aria-valuetext")).toBe("September 2014: Kent 12; others 9 to 20");
  });

  test("rings the value of the plan's own force in the month that is read", () => {
    const chart = drawn(seriesOf({ Essex: [9, 9, 9], Kent: [20, 10, 0], Surrey: [4, 4, 4] }));
    const heightOf = (key: string): number => {
      const event = new (document.defaultView as unknown as { Event: typeof Event }).Event("keydown");
      chart.querySelector("[role=slider]")!.dispatchEvent(Object.assign(event, { key }));
      return Number(chart.querySelector(".chart-cursor circle")!.getAttribute("cy"));
    };
    const [first, second, last] = [heightOf("Home"), heightOf("ArrowRight"), heightOf("End")];
    // 20, 10 and 0 lie equally far apart, the highest value at the top.
    expect(second - first).toBeGreaterThan(0);
    expect(last - second).toBeCloseTo(second - first, 6);
  });

  test.each([300, 560, 1100])("fits in %i pixels", (width) => {
    expect(
      drawn(seriesOf({ Kent: [1, 2, 3] }), width)
        .querySelector("svg")!
        .getAttribute("width")
    ).toBe(String(width));
  });
});

describe("formatValue(value, column)", () => {
  test("gives counts none, rates two and percentages one decimal", () => {
    expect([formatValue(1051, "count"), formatValue(0.274, "rate"), formatValue(84, "percent")]).toEqual([
      "1,051",
      "0.27",
      "84.0%"
    ]);
  });
});
