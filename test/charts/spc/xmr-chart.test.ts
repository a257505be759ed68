import { expect, test } from "vitest";
import { signalWords } from "../../../src/charts/spc/signal-words.js";
import { xmrChart } from "../../../src/charts/spc/xmr-chart.js";
import { type SeasonFound, seasonFound } from "../../../src/rules/models/season-factors.js";
import { XMR_RULES } from "../../../src/views/xmr-rules.js";
import { xmrView } from "../../../src/views/xmr-view.js";
import { series, subject, testDocument, withCounts } from "../fixtures.js";
import { pictureText, textsOf, valuesAt } from "../picture.js";

const draw = (
  starts: string[] = [],
  changes: Partial<typeof subject> = {},
  width = 900,
  season?: SeasonFound
) => {
  const data = { ...subject, ...changes };
  const { periodEnd, settings } = data;
  const view = xmrView(data.series, { ...data.span, periodEnd, starts, z: settings.z, season });
  return xmrChart({ ...data, view }, { width, document: testDocument() });
};

/** The fixture's series, all months the same but for those given. */
const level = (others: Record<number, number | null> = {}) =>
  withCounts(series.counts.map((_, i) => (i in others ? others[i]! : i % 2 === 0 ? 98 : 102)));

const title = (chart: Element) => textsOf(chart)[0];

test("xmrChart looks as it did, wide, in two phases", async () => {
  await expect(pictureText(draw(["2013-08"]))).toMatchFileSnapshot("xmr-chart.snap.svg");
});

test("xmrChart looks as it did, narrow, with a phase that is too short", async () => {
  await expect(pictureText(draw(["2014-05"], {}, 320))).toMatchFileSnapshot("xmr-chart-narrow.snap.svg");
});

test("xmrChart looks as it did, with its season removed", async () => {
  const season = seasonFound(series, subject.periodEnd, subject.settings);
  await expect(pictureText(draw([], {}, 900, season))).toMatchFileSnapshot("xmr-chart-season.snap.svg");
});

test("xmrChart says that the season is removed, and reads out the count beside what is drawn", () => {
  // As if every September had a quarter more than is usual.
  const usual = (i: number) => (i % 12 === 5 ? 1.25 : 1);
  const counts = level({ 41: 140 });
  const season = { model: {} as SeasonFound["model"], usual };
  const chart = draw([], { series: counts, span: { from: "2012-04", to: "2014-09" } }, 900, season);
  expect(textsOf(chart)[1]).toContain("offences a month, season removed");
  expect(textsOf(chart).join(" ")).toContain(
    "each count is divided by what is usual for its time of year and its days over an average month"
  );
  // 140 / 1.25 = 112.
  const read = chart.querySelector("[role=slider]")!.getAttribute("aria-valuetext");
  expect(read).toMatch(/^September 2014: 140, 112 with the season removed/);
  expect(textsOf(draw())[1]).not.toContain("season");
  expect(textsOf(draw()).join(" ")).toContain("The season is left in, and the lines take it for change.");
});

test("xmrChart says how many months stand out, and why", () => {
  expect(title(draw([], { series: level() }))).toBe(
    "None of 30 months stands out: all lie between 89.4 and 111"
  );
  expect(title(draw([], { series: level({ 20: 140 }) }))).toBe(
    "1 of 30 months stands out: 1 beyond 3 standard deviations"
  );
  expect(title(draw([], { series: level({ 20: 140, 30: 60 }) }))).toBe(
    "2 of 30 months stand out: 2 beyond 3 standard deviations"
  );
  // Lines from the first 24 months, which are all 98 or 102: 107 lies between 106.95 and 110.64, and gives the weaker sign.
  expect(title(draw([], { series: level({ 39: 107 }) }))).toBe(
    "None of 30 months stands out: all lie between 89.4 and 111; 1 by the weaker sign alone"
  );
  expect(title(draw())).toMatch(
    /^\d+ of 30 months stand out: \d+ beyond 3 standard deviations, \d+ by a pattern; \d+ by the weaker sign alone$/
  );
});

test("xmrChart marks each signal by the shape of its rule, and has a key of the shapes shown", () => {
  const chart = draw([], { series: level({ 20: 140 }) });
  expect(chart.querySelectorAll('g[class="signal beyond"] path')).toHaveLength(1);
  expect(textsOf(chart)).toContain("beyond 3 SD");
  expect(textsOf(chart)).not.toContain("6 trending");
  expect(draw([], { series: level() }).querySelector(".signal, .signal-key")).toBeNull();
});

test("xmrChart marks the weaker sign by a ring, which is not filled", () => {
  const chart = draw([], { series: level({ 39: 107 }) });
  const ring = chart.querySelector('g[class="signal beyond-z"]')!;
  expect(ring.querySelectorAll("circle")).toHaveLength(1);
  expect(ring.getAttribute("fill")).toBe("none");
  expect(textsOf(chart)).toContain("weaker: beyond 1.96 SD alone");
});

test("xmrChart draws the mean and both pairs of lines at their values, and on beyond the period end, lighter", () => {
  const chart = draw([], { series: level() });
  // Mean 100, moving ranges all 4: 100 +/- 3 and 1.96 x 4 / 1.128.
  expect(valuesAt(chart, "limit upper")[0]).toBeCloseTo(110.64, 1);
  expect(valuesAt(chart, "limit lower")[0]).toBeCloseTo(89.36, 1);
  expect(valuesAt(chart, "inner upper")[0]).toBeCloseTo(106.95, 1);
  expect(valuesAt(chart, "inner lower")[0]).toBeCloseTo(93.05, 1);
  expect(valuesAt(chart, "centre")[0]).toBeCloseTo(100, 1);
  const opacities = [...chart.querySelectorAll('g[class="limit upper"]')].map((g) =>
    g.getAttribute("stroke-opacity")
  );
  expect(opacities).toEqual([null, "0.45"]);
  expect(textsOf(chart)).toEqual(
    expect.arrayContaining(["+3 SD 111", "+1.96 SD 107", "mean 100", "−1.96 SD 93.0", "−3 SD 89.4"])
  );
});

test("xmrChart gives each phase its months and lines, and refuses lines for fewer than twelve", () => {
  const chart = draw(["2014-05"], { series: level() });
  const texts = textsOf(chart);
  expect(texts).toEqual(expect.arrayContaining(["phase 1 24 months", "phase 2 5 months: too few"]));
  const notes = texts.join("\n");
  expect(notes).toContain(
    "Phase 1, April 2012 to April 2014, 25 months: from the first 24 of them, mean 100, lines 89.4 and 111."
  );
  expect(notes).toContain(
    "Phase 2, May 2014 to September 2014, 5 months: too few for limits, which need 12."
  );
  expect(chart.querySelectorAll('g[class="limit upper"] line')).toHaveLength(1);
  expect(title(chart)).toMatch(/^None of 25 months/);
});

test("xmrChart says when there are too few months anywhere", () => {
  const short = { span: { from: "2014-05", to: "2015-03" } };
  expect(title(draw([], short))).toBe("No limits: 5 months of data, 12 needed");
  expect(textsOf(draw([], short))).toContain("5 months too few");
  const phases = draw(["2013-10", "2014-05"], { span: { from: "2013-08", to: "2015-03" } });
  expect(title(phases)).toBe("No limits: none of the 3 phases has the 12 months they need");
  expect(phases.querySelectorAll(".limit, .centre, .signal")).toHaveLength(0);
});

test("xmrChart says its rule in the words of a month that is pointed at", () => {
  const chart = draw([], {
    series: level({ 20: 140 }),
    span: { from: "2012-04", to: "2012-12" },
    periodEnd: "2012-12"
  });
  expect(chart.querySelector("[role=slider]")!.getAttribute("aria-valuetext")).toBe("December 2012: 140");
  const judged = draw([], { series: level({ 41: 140 }), span: { from: "2012-04", to: "2014-09" } });
  expect(judged.querySelector("[role=slider]")!.getAttribute("aria-valuetext")).toBe(
    "September 2014: 140, above the line at 3 standard deviations"
  );
});

test("xmrChart draws annotations, and says that it gives no colour", () => {
  const texts = textsOf(draw()).join("\n");
  expect(texts).toContain("A. April 2014, change of recording: HMIC inspects how crime is recorded.");
  expect(texts).toContain(
    "mean ± 3 (dashed) and ± 1.96 (dotted) standard deviations (SD), each a mean moving range / 1.128"
  );
  expect(texts).toContain("which gives no colour");
});

test("xmrChart has one sentence of alternative text with the numbers", () => {
  const picture = draw([], { series: level() }).querySelector("svg")!;
  expect(picture.getAttribute("role")).toBe("img");
  expect(picture.getAttribute("aria-label")).toMatch(
    /^XmR chart\. None of 30 months stands out: all lie between 89\.4 and 111\. All crime/
  );
});

test.each([
  ["zeros", series.counts.map(() => 0)],
  ["a constant series", series.counts.map(() => 40)],
  ["one point", series.counts.map((count, i) => (i === 30 ? count : null))],
  ["no points", series.counts.map(() => null)],
  ["every other month", series.counts.map((count, i) => (i % 2 === 0 ? count : null))]
])("xmrChart of %s has no undefined numbers", (_, counts) => {
  for (const width of [320, 900]) {
    expect(pictureText(draw(["2013-04"], { series: withCounts(counts) }, width))).not.toMatch(
      /NaN|Infinity|undefined/
    );
  }
});

test("xmrChart can draw quarters", () => {
  const quarters = {
    ...withCounts(series.counts.slice(0, 28)),
    start: "2008-04",
    monthsPerPeriod: 3 as const
  };
  const chart = draw([], { series: quarters, span: { from: "2010-04", to: "2015-03" } });
  expect(textsOf(chart)[1]).toContain("offences a quarter");
  expect(title(chart)).toContain("of 18 quarters");
});

test("signalWords names every rule either way", () => {
  const words = XMR_RULES.flatMap((rule) =>
    (["up", "down"] as const).map((direction) => signalWords({ rule, direction }, 1.96))
  );
  expect(words).toEqual([
    "above the line at 3 standard deviations",
    "below the line at 3 standard deviations",
    "at least 8 in a row above the mean",
    "at least 8 in a row below the mean",
    "at least 6 in a row rising",
    "at least 6 in a row falling",
    "2 of 3 more than 2 standard deviations above the mean",
    "2 of 3 more than 2 standard deviations below the mean",
    "above the line at 1.96 alone, a weaker sign",
    "below the line at 1.96 alone, a weaker sign"
  ]);
});
