import { expect, test } from "vitest";
import { fanChart } from "../../../src/charts/trends/fan-chart.js";
import {
  forecastFinding,
  outlook,
  series,
  subject,
  testDocument,
  trendsFinding,
  trendsTo,
  withCounts
} from "../fixtures.js";
import { pictureText, textsOf, valuesAt } from "../picture.js";

const data = {
  ...subject,
  better: "lower" as const,
  outlook,
  trends: trendsFinding,
  forecast: forecastFinding
};
const draw = (changes: object = {}, width = 900) =>
  fanChart({ ...data, ...changes }, { width, document: testDocument() });

test("fanChart looks as it did", async () => {
  await expect(pictureText(draw())).toMatchFileSnapshot("fan-chart.snap.svg");
});

test("fanChart says how many trends reach the target, and the forecast's chance", () => {
  expect(textsOf(draw())[0]).toBe(
    "1 of 4 trends reaches the target by Mar 2017; the forecast gives it a chance of 6%"
  );
});

// The page of a measure and the summary gave the chances of two totals as that of one target.
test("fanChart names the total whose chance it gives, where that is not the target drawn", () => {
  const asked = { ...forecastFinding.evidence, threshold: 55_000.4 };
  expect(textsOf(draw({ forecast: { ...forecastFinding, evidence: asked } }))[0]).toBe(
    "1 of 4 trends reaches the target by Mar 2017; the forecast gives a total below 55,000 a chance of 6%"
  );
});

test("fanChart labels every trend with its window and whether it reaches", () => {
  expect(textsOf(draw())).toEqual(
    expect.arrayContaining([
      "12 months: does not",
      "24 months: does not",
      "36 months: reaches",
      "since baseline: does not"
    ])
  );
});

test("fanChart draws the threshold a period and says the total it stands for", () => {
  const chart = draw();
  expect(valuesAt(chart, "threshold")[0]).toBeCloseTo(4700.5, 0);
  expect(textsOf(chart)).toContain("target: below 4,701");
  expect(textsOf(chart).join(" ")).toContain("a total below 56,406 in April 2016 to March 2017");
});

test("fanChart names a target in numbers, the same for lines and forecast", () => {
  const texts = textsOf(draw({ trends: trendsTo("-20%") }));
  expect(texts).toContain("target: at most 4,701");
  const note = texts.join(" ");
  expect(note).toContain("a total of at most 56,406 in April 2016 to March 2017 (−20% on the baseline)");
  expect(note).not.toContain("the line of R1 on the improving side");
});

test("fanChart draws the other years of a yearly target beside the threshold", () => {
  const chart = draw({ trends: trendsTo({ "2015-03": 60_000, "2016-03": 58_000, "2017-03": 56_406 }) });
  expect(chart.querySelectorAll('g[class="target"]')).toHaveLength(2);
  expect(valuesAt(chart, "target")[0]).toBeCloseTo(5000, 0);
  expect(valuesAt(chart, "threshold")[0]).toBeCloseTo(4700.5, 0);
});

test("fanChart asks for a total above the threshold when higher is better", () => {
  expect(textsOf(draw({ better: "higher" }))).toContain("target: above 4,701");
});

test("fanChart draws three bands, the widest first", () => {
  const bands = [...draw().querySelectorAll(".fan")].map((g) => g.getAttribute("class"));
  expect(bands).toEqual(["fan fan-95", "fan fan-80", "fan fan-50"]);
});

test("fanChart marks what happened after the period end, and the mean of the target period", () => {
  const chart = draw();
  const target = series.counts.slice(60, 72) as number[];
  const mean = target.reduce((a, b) => a + b, 0) / 12;
  expect(chart.querySelectorAll('g[class="series-later"] circle')).toHaveLength(30);
  expect(valuesAt(chart, "actual")[0]).toBeCloseTo(mean, 0);
  expect(textsOf(chart).some((text) => text.startsWith("what happened"))).toBe(true);
});

test("fanChart does not say what happened when the target period is not known whole", () => {
  const chart = draw({ series: withCounts(series.counts.slice(0, 65)) });
  expect(chart.querySelectorAll(".actual")).toHaveLength(0);
  expect(textsOf(chart).some((text) => text.startsWith("what happened"))).toBe(false);
});

test("fanChart without a forecast draws the straight lines alone", () => {
  const forecast = {
    rule: "R2",
    reading: "calibrated",
    finding: "not-judged",
    reason: "model-failed",
    evidence: {}
  };
  const chart = draw({ outlook: { ...outlook, fan: [] }, forecast });
  expect(textsOf(chart)[0]).toBe("1 of 4 trends reaches the target by Mar 2017");
  expect(chart.querySelectorAll(".fan, .fan-key")).toHaveLength(0);
  expect(chart.querySelectorAll(".trend")).toHaveLength(4);
});

test("fanChart keeps all labels inside a narrow picture", () => {
  const chart = draw({}, 320);
  const labels = [...chart.querySelectorAll(".end-labels text")];
  expect(labels).toHaveLength(7);
  const tops = labels.map((label) => Number(label.querySelector("tspan")!.getAttribute("y")));
  expect(Math.min(...tops)).toBeGreaterThan(0);
  expect(new Set(tops.map(Math.round)).size).toBe(7);
});
