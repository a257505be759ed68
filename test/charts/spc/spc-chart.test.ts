import { expect, test } from "vitest";
import { spcChart } from "../../../src/charts/spc/spc-chart.js";
import {
  notRatedSpc,
  series,
  spcCalibrated,
  spcResult,
  subject,
  testDocument,
  trendsFinding,
  trendsTo,
  withCounts
} from "../fixtures.js";
import { pictureText, textsOf, valuesAt } from "../picture.js";

const draw = (changes: object = {}, width = 900) =>
  spcChart({ ...subject, result: spcResult, ...changes }, { width, document: testDocument() });

test("spcChart looks as it did, wide and as written", async () => {
  await expect(pictureText(draw())).toMatchFileSnapshot("spc-chart.snap.svg");
});

test("spcChart looks as it did, narrow and calibrated", async () => {
  const chart = draw({ result: spcCalibrated }, 320);
  await expect(pictureText(chart)).toMatchFileSnapshot("spc-chart-narrow.snap.svg");
});

test("spcChart says the finding, the subject and the settings in the picture", () => {
  const texts = textsOf(draw()).join("\n");
  expect(texts).toContain("The last 6 months averaged 5,012 a month, between the lines 4,310 and 5,420");
  expect(texts).toContain("All crime, Leicestershire, April 2012 to March 2015, offences a month");
  expect(texts).toContain("mean ± 1.96 standard deviations of its 12 counts (SD 283)");
  expect(texts).toContain("Basis of the data: recorded quarter, modelled month split.");
});

test("spcChart draws limits, centre and recent mean at their values", () => {
  const chart = draw();
  expect(valuesAt(chart, "limit upper")[0]).toBeCloseTo(5420, 0);
  expect(valuesAt(chart, "limit lower")[0]).toBeCloseTo(4310, 0);
  expect(valuesAt(chart, "centre")[0]).toBeCloseTo(4865, 0);
  expect(valuesAt(chart, "mean judged")[0]).toBeCloseTo(5012, 0);
});

test("spcChart draws no target unless it is in numbers", () => {
  const chart = draw({ trends: trendsFinding });
  expect(chart.querySelectorAll(".target")).toHaveLength(0);
  expect(textsOf(chart).join(" ")).not.toContain("Target");
});

// 56,406 in twelve months are 4,700.5 a month; the baseline of the settings ends in March 2013.
test("spcChart draws a target from the end of the baseline on, and names it", () => {
  const chart = draw({ trends: trendsTo("-20%") });
  expect(valuesAt(chart, "target")[0]).toBeCloseTo(4700.5, 0);
  expect(textsOf(chart)).toContain("target, Mar 2017 4,701");
  expect(textsOf(chart).join(" ")).toContain(
    "Target: a total of at most 56,406 in April 2016 to March 2017 (−20% on the baseline), 4,701 a month."
  );
  const line = chart.querySelector('g[class="target"] line')!;
  const recent = chart.querySelector('g[class="mean judged"] line')!;
  const width = (of: Element) => Number(of.getAttribute("x2")) - Number(of.getAttribute("x1"));
  // April 2013 to March 2015, the last month shown, are 24 months; the recent mean covers 6.
  expect(width(line) / width(recent)).toBeCloseTo(4, 1);
});

test("spcChart draws the years of a yearly target that it shows, cut at its last month", () => {
  const chart = draw({ trends: trendsTo({ "2014-03": 60_000, "2015-03": 58_000, "2017-03": 56_406 }) });
  const values = [...chart.querySelectorAll('g[class="target"]')].length;
  expect(values).toBe(2);
  expect(valuesAt(chart, "target")[0]).toBeCloseTo(5000, 0);
  expect(textsOf(chart)).toContain("target, Mar 2015 4,833");
});

test("spcChart writes each line's value at its end", () => {
  expect(textsOf(draw())).toEqual(
    expect.arrayContaining([
      "upper line 5,420",
      "lower line 4,310",
      "12-month mean 4,865",
      "6-month mean 5,012"
    ])
  );
});

test("spcChart names both windows and shades them", () => {
  const chart = draw();
  expect(textsOf(chart)).toEqual(
    expect.arrayContaining(["previous 12 months set the lines", "recent 6 months judged"])
  );
  expect(chart.querySelectorAll(".window rect")).toHaveLength(2);
});

test("spcChart draws the calibrated lines over the recent window only", () => {
  const width = (chart: Element) => {
    const line = chart.querySelector('g[class="limit upper"] line')!;
    return Number(line.getAttribute("x2")) - Number(line.getAttribute("x1"));
  };
  expect(width(draw()) / width(draw({ result: spcCalibrated }))).toBeCloseTo(3, 1);
  expect(textsOf(draw({ result: spcCalibrated }))).toContain("expected 4,940");
});

test("spcChart has one sentence of alternative text with the numbers", () => {
  const picture = draw().querySelector("svg")!;
  expect(picture.getAttribute("role")).toBe("img");
  expect(picture.getAttribute("aria-label")).toBe(
    "Control chart. The last 6 months averaged 5,012 a month, between the lines 4,310 and 5,420. " +
      "All crime, Leicestershire, April 2012 to March 2015, offences a month (axis from 4,000, not zero)."
  );
});

test("spcChart leaves no group with a name but without a role", () => {
  expect(draw().querySelectorAll("g[aria-label]")).toHaveLength(0);
});

test("spcChart without a rating is drawn without lines and says why", () => {
  const chart = draw({ result: notRatedSpc });
  expect(textsOf(chart)[0]).toBe("Could not be judged: 5 periods of data, 18 needed");
  expect(chart.querySelectorAll(".limit, .centre, .mean")).toHaveLength(0);
  expect(chart.querySelectorAll('g[class="series"] circle').length).toBe(30);
});

test("spcChart letters the recording changes and explains them below", () => {
  const texts = textsOf(draw());
  expect(texts).toContain("A");
  expect(texts).toContain("A. April 2014, change of recording: HMIC inspects how crime is recorded.");
});

test("spcChart draws what came after the period end apart", () => {
  const chart = draw();
  expect(chart.querySelectorAll('g[class="series"] circle')).toHaveLength(30);
  expect(chart.querySelectorAll('g[class="series-later"] circle')).toHaveLength(7);
});

test("spcChart breaks its line at a gap and does not draw it as zero", () => {
  const counts = [...series.counts];
  counts[20] = null;
  const chart = draw({ series: withCounts(counts) });
  const path = chart.querySelector('g[class="series"] path')!.getAttribute("d")!;
  expect(path.match(/M/g)).toHaveLength(2);
  expect(chart.querySelectorAll('g[class="series"] circle')).toHaveLength(29);
});

test.each([
  ["zeros", series.counts.map(() => 0)],
  ["a constant series", series.counts.map(() => 40)],
  ["one point", series.counts.map((count, i) => (i === 30 ? count : null))],
  ["no points", series.counts.map(() => null)]
])("spcChart can draw %s", (_name, counts) => {
  const chart = draw({ series: withCounts(counts), result: notRatedSpc });
  expect(pictureText(chart)).not.toMatch(/NaN|Infinity|undefined/);
});

test("spcChart starts at zero when the counts come near it", () => {
  const counts = series.counts.map((_, i) => 3 + (i % 9));
  const chart = draw({ series: withCounts(counts), result: notRatedSpc });
  expect(textsOf(chart)[1]).not.toContain("axis from");
});

test("spcChart can draw quarters", () => {
  const quarters = { ...withCounts(series.counts.slice(0, 28)), monthsPerPeriod: 3 as const };
  const chart = draw({ series: quarters, result: notRatedSpc });
  expect(textsOf(chart)[1]).toContain("offences a quarter");
  expect(chart.querySelectorAll('g[class="series"] circle')).toHaveLength(10);
});
