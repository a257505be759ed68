import { describe, expect, test } from "vitest";
import { hindsightChart } from "../../../src/charts/hindsight/hindsight-chart.js";
import { reliabilityChart } from "../../../src/charts/hindsight/reliability-chart.js";
import type { SingleReading } from "../../../src/plan/readings.js";
import { outcomesOf } from "../../../src/views/hindsight.js";
import { chanceBins } from "../../../src/views/reliability.js";
import { offences } from "../../rules/examples.js";
import { SAMPLE, SAMPLE_NAMES } from "../../views/hindsight-sample.js";
import { testDocument } from "../fixtures.js";
import { pictureText, textsOf } from "../picture.js";

const intervals = (reading: SingleReading, width = 720) =>
  hindsightChart(
    {
      subject: "Burglary",
      rows: outcomesOf(SAMPLE, reading, [offences]).map((outcome) => ({
        outcome,
        id: outcome.place,
        name: SAMPLE_NAMES[outcome.place as keyof typeof SAMPLE_NAMES],
        own: outcome.place === "home"
      })),
      reading,
      when: "the year to March 2016, said from September 2014",
      confidence: 95,
      better: "lower"
    },
    { width, document: testDocument() }
  );

const marks = (chart: Element, className: string) =>
  chart.querySelectorAll(`g[class="${className}"] :is(line, circle, path)`).length;

describe("the picture of projected intervals and what happened", () => {
  // Of the two boroughs Ash met its target, and its band does not hold its 78; Bay’s band holds its 87. The total is no borough.
  test("says in its title how many met the target, and how many bands held what happened, the total in no count", () => {
    const texts = textsOf(intervals("calibrated"));
    expect(texts[0]).toBe("Burglary: 1 of 2 (50%) met the target; 1 of 2 (50%) bands held what happened");
    expect(texts.join(" ")).toContain("Home, in bold, is in no count.");
    expect(textsOf(intervals("as-written"))[0]).toContain("2 of 4 (50%) intervals of straight lines");
  });

  test("has a bar a forecast, and a ring where it does not hold what happened", () => {
    const chart = intervals("calibrated");
    expect([marks(chart, "interval"), marks(chart, "inside"), marks(chart, "outside")]).toEqual([3, 2, 1]);
  });

  test("has a bar a straight line, and a ring where none holds it", () => {
    // 165 lies in Home’s 160 to 180, 87 in both of Bay’s, 78 in none of Ash’s.
    const chart = intervals("as-written");
    expect([marks(chart, "interval"), marks(chart, "inside"), marks(chart, "outside")]).toEqual([6, 2, 1]);
  });

  test("ends each row with what happened in per cent of its own target", () => {
    // 165/160, 78/80, 87/80.
    expect(textsOf(intervals("calibrated"))).toEqual(expect.arrayContaining(["103%", "98%", "109%"]));
  });

  test("reads a row with pointer and keys", () => {
    const slider = intervals("calibrated").querySelector("[role=slider]")!;
    expect(slider.getAttribute("aria-valuetext")).toBe(
      "Bay: 87 happened, 92 (88 to 99) projected, chance 5%; not met"
    );
  });

  test("looks as it did, wide and narrow", async () => {
    await expect(pictureText(intervals("calibrated"))).toMatchFileSnapshot("hindsight-chart.snap.svg");
    await expect(pictureText(intervals("as-written", 320))).toMatchFileSnapshot(
      "hindsight-chart-narrow.snap.svg"
    );
  });
});

test("the picture of stated chances has a row a tenth, and what was promised in its title", async () => {
  const bins = chanceBins(outcomesOf(SAMPLE, "calibrated", [offences]));
  const chart = reliabilityChart(
    { bins, subject: "targets for March 2016", place: "borough" },
    { width: 720, document: testDocument() }
  );
  const texts = textsOf(chart);
  // 0.05 + 0.7 + 0.95 = 1.7 of 3.
  expect(texts[0]).toBe("The chances promised 57% of 3 targets; 1 of 3 (33%) were met");
  expect(texts).toEqual(expect.arrayContaining(["0–10%", "70–80%", "90–100%", "0 of 1", "1 of 1"]));
  await expect(pictureText(chart)).toMatchFileSnapshot("reliability-chart.snap.svg");
});
