import { describe, expect, it } from "vitest";
import { forcesChart } from "../../../src/charts/position/forces-chart.js";
import { positionStrip } from "../../../src/charts/position/position-strip.js";
import { rankChart } from "../../../src/charts/position/rank-chart.js";
import {
  sharedAxis,
  smallSpan,
  smallSpcChart,
  spcSideText
} from "../../../src/charts/spc/small-spc-chart.js";
import { placeWords } from "../../../src/plan/place-words.js";
import type { ForceValue } from "../../../src/rules/rating.js";
import { type ForceComparison, forceRanks } from "../../../src/views/force-comparison.js";
import {
  forceNames,
  notRatedSpc,
  positionEvidence,
  positionResult,
  series,
  settings,
  spcCalibrated,
  spcResult,
  testDocument
} from "../fixtures.js";
import { pictureText, textsOf } from "../picture.js";

const comparison: ForceComparison = {
  ...positionEvidence,
  scope: "group",
  better: "lower",
  lines: {
    "as-written": positionEvidence,
    calibrated: {
      mean: 56.8,
      standardDeviation: 5.4,
      lines: { centre: 56.8, lower: 42.7, upper: 70.9 },
      critical: 2.45,
      degreesOfFreedom: 6,
      prediction: { between: 5.3, chance: 0.2, chanceOfPeers: 0.2, error: 5.75, asFar: 0.4 }
    }
  },
  ratings: [positionResult],
  missing: [],
  aside: []
};

const peers = Object.keys(forceNames).filter((id) => id !== "leicestershire");
const places = placeWords({});
const subject = {
  measure: "All crime",
  place: "Leicestershire",
  places,
  comparison,
  peers,
  forceNames,
  settings
};

const city: ForceValue = {
  force: "city-of-london",
  value: 870,
  numerator: 5342,
  denominator: 6139,
  standardError: 20
};
const all: ForceComparison = {
  ...comparison,
  scope: "all",
  values: [...comparison.values, city],
  rank: { position: 7, of: 9, lower: 5, upper: 8 },
  ratings: [],
  groupSource: null,
  aside: ["city-of-london"],
  missing: ["cumbria"]
};
const names = { ...forceNames, "city-of-london": "City of London", cumbria: "Cumbria" };
const allSubject = { ...subject, comparison: all, forceNames: names, peers: peers.slice(0, 3) };

const bars = (data = subject, width = 720) => forcesChart(data, { width, document: testDocument() });

describe("forcesChart", () => {
  it("looks as it did", async () => {
    await expect(pictureText(bars())).toMatchFileSnapshot("forces-chart.snap.svg");
  });

  it("says rank, figure and side in both readings", () => {
    expect(textsOf(bars())[0]).toBe(
      "Leicestershire is 7th of 8 (95% interval 5th to 8th), at 61.3: between the lines in every reading"
    );
  });

  it("says so when the readings disagree", () => {
    const own = { ...comparison.own, value: 69 };
    const values = comparison.values.map((value) => (value.force === own.force ? own : value));
    const title = textsOf(bars({ ...subject, comparison: { ...comparison, own, values } }))[0];
    expect(title).toContain("above the upper line as written, between the lines calibrated");
  });

  it("writes both pairs of lines and the mean with their values", () => {
    expect(textsOf(bars())).toEqual(
      expect.arrayContaining([
        "as written 46.9",
        "as written 67.7",
        "calibrated 42.7",
        "calibrated 70.9",
        "mean 57.3"
      ])
    );
  });

  it("starts bars at zero", () => {
    expect(textsOf(bars()).join(" ")).not.toContain("not zero");
    expect(bars().querySelectorAll('g[class="force"] rect')).toHaveLength(8);
  });

  it("draws percentages as dots on an axis that says where it starts", () => {
    const percent: ForceComparison = { ...comparison, unit: "per cent", better: "higher" };
    const chart = bars({ ...subject, comparison: percent });
    expect(chart.querySelectorAll('g[class="force"] rect')).toHaveLength(0);
    expect(chart.querySelectorAll('g[class="force"] circle')).toHaveLength(8);
    expect(textsOf(chart)[1]).toContain("not zero");
  });

  it("against all forces gives no colour, and says who is left out, off the scale or without a figure", () => {
    const text = textsOf(bars(allSubject)).join(" ");
    expect(text).toContain("The plan rates a force against its group only, so these lines give no colour.");
    expect(text).toContain("City of London is ranked but left out of mean and lines");
    expect(text).toContain("City of London is off the scale");
    expect(text).toContain("mean of the 8 forces ± 1.96 standard deviations");
    expect(text).toContain("Without a figure for the same months: Cumbria (9 forces shown)");
    expect(bars(allSubject).querySelectorAll('g[class="outside"] path')).toHaveLength(1);
  });

  it("fits 320 pixels", () => {
    const chart = bars(subject, 320);
    expect(chart.querySelector("svg")!.getAttribute("width")).toBe("320");
  });
});

describe("rankChart", () => {
  const draw = (data = subject) =>
    rankChart({ ...data, ranks: forceRanks(data.comparison) }, { width: 720, document: testDocument() });

  it("looks as it did", async () => {
    await expect(pictureText(draw())).toMatchFileSnapshot("rank-chart.snap.svg");
  });

  it("has a dot and an interval for every force, also of all", () => {
    expect(draw().querySelectorAll('g[class="force"] circle')).toHaveLength(8);
    expect(draw(allSubject).querySelectorAll('g[class="interval"] line')).toHaveLength(9);
  });

  it("writes a rank that is sure to one place alone", () => {
    expect(textsOf(draw(allSubject))).toContain("9th");
  });
});

describe("smallSpcChart", () => {
  const span = smallSpan("2014-09");
  const multiple = { force: "essex", series, thousands: 1000, result: spcResult };
  const axis = sharedAxis([multiple], span);
  const draw = (changed = {}) =>
    smallSpcChart({ ...multiple, ...changed }, { name: "Essex", span, axis, document: testDocument() });

  it("looks as it did", async () => {
    await expect(pictureText(draw())).toMatchFileSnapshot("small-spc-chart.snap.svg");
  });

  it("says the recent mean and its side as rates", () => {
    // 5,012 offences a month among a million people, between 4,310 and 5,420.
    expect(draw().getAttribute("aria-label")).toBe(
      "Control chart, Essex: recent mean 5.01, between the lines 4.31 and 5.42."
    );
    const above = {
      ...spcResult,
      evidence: { ...spcResult.evidence, lines: { centre: 4, lower: 3, upper: 4000 } }
    };
    expect(spcSideText({ ...multiple, result: above as typeof spcResult })).toBe(
      "recent mean 5.01, above the upper line of 4.00"
    );
  });

  it("draws calibrated lines over the months that they judge only", () => {
    const start = (chart: Element) =>
      Number(/^M([\d.]+)/.exec(chart.querySelector(".limit")!.getAttribute("d")!)![1]);
    expect(start(draw({ result: spcCalibrated }))).toBeGreaterThan(start(draw()));
  });

  it("draws the counts alone when R5 could not be judged", () => {
    const chart = draw({ result: notRatedSpc });
    expect(chart.querySelectorAll(".limit")).toHaveLength(0);
    expect(chart.querySelectorAll(".series")).toHaveLength(1);
  });

  it("breaks the line at a gap", () => {
    const counts = series.counts.map((count, i) => (i === 30 ? null : count));
    const d = draw({ series: { ...series, counts } })
      .querySelector(".series")!
      .getAttribute("d")!;
    expect(d.match(/M/g)).toHaveLength(2);
  });
});

describe("positionStrip", () => {
  const draw = (shown: ForceComparison) =>
    positionStrip(shown, {
      measure: "All crime",
      place: "Leicestershire",
      places,
      reading: "as-written",
      document: testDocument()
    });
  const ownX = (strip: Element) => Number(strip.querySelector("circle")!.getAttribute("cx"));
  const othersX = (strip: Element) =>
    [...strip.querySelectorAll(".other")].map((path) =>
      Number(/^M([\d.]+)/.exec(path.getAttribute("d")!)![1])
    );

  it("looks as it did", async () => {
    await expect(pictureText(draw(comparison))).toMatchFileSnapshot("position-strip.snap.svg");
  });

  it("has better to the right, whichever way that is", () => {
    // Leicestershire's 61.3 is the second highest of eight.
    const lower = draw(comparison);
    const higher = draw({ ...comparison, better: "higher" });
    expect(othersX(lower).filter((x) => x < ownX(lower))).toHaveLength(1);
    expect(othersX(higher).filter((x) => x < ownX(higher))).toHaveLength(6);
  });

  it("keeps a figure far outside at the edge", () => {
    expect(Math.min(...othersX(draw(all)))).toBe(7);
    expect(ownX(draw(all))).toBe(ownX(draw(comparison)));
  });

  it("says the figures in a sentence", () => {
    expect(draw(comparison).getAttribute("aria-label")).toBe(
      "All crime: Leicestershire 61.3; the 8 forces lie between 50.1 and 66.8, mean 57.3, lines 46.9 to 67.7."
    );
  });
});
