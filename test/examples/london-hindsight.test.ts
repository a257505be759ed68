import { readFileSync } from "node:fs";
import { describe, expect, inject, test } from "vitest";
import { loadData, ownContext } from "../../loaders/data/load-data.js";
import { monthRange } from "../../src/plan/month.js";
import { type OffencesMeasure, planMeasures } from "../../src/plan/plan.js";
import type { PlanData, Series } from "../../src/plan/plan-data.js";
import type { BandScaling } from "../../src/rules/models/forecast-bands.js";
import { POOLED_BAND_SCALING } from "../../src/rules/models/pooled-band-scaling.js";
import { rateMeasure } from "../../src/rules/rate-measure.js";
import { lastIndexAt } from "../../src/rules/windows/series-window.js";
import { random } from "../../src/statistics/distributions/random.js";
import type { KnownScaling } from "../../src/views/evidence-files.js";
import { isSaid, outcomesOf, type Said } from "../../src/views/hindsight.js";
import { hindsightFile } from "../../src/views/hindsight-file.js";
import { type RawCell, rawLondon } from "./raw-london.js";

const FROM = "2014-09";
const TARGET = ["2015-04", "2016-03"] as const;

const checked = loadData("examples/london");
const scalings: KnownScaling[] = JSON.parse(
  readFileSync("data/evidence/scaling-by-quarter.json", "utf8")
).quarters;
const context = { ...ownContext(checked), scalings };
const file = hindsightFile(context);
const measures = planMeasures(checked.plan).flatMap(({ measure }): OffencesMeasure[] =>
  measure.kind === "offences" ? [measure] : []
);
const draw = random(inject("seed"));

test("every measure of offences is projected in London and each of its 32 boroughs, in both readings", () => {
  expect(file.said).toHaveLength(9 * 33);
  expect(file.happened).not.toContain(null);
  expect(file).toMatchObject({
    period: FROM,
    target: { from: TARGET[0], to: TARGET[1] },
    scalingTo: FROM,
    dataTo: "2017-03",
    total: "london"
  });
  expect(file.said.filter(({ readings }) => !Object.values(readings).every(isSaid))).toEqual([]);
});

describe("what was said", () => {
  /** Every count after the period end is another one, drawn anew. */
  const changed = (data: PlanData): PlanData => ({
    ...data,
    series: Object.fromEntries(
      Object.entries(data.series).map(([id, places]) => [
        id,
        Object.fromEntries(Object.entries(places).map(([place, series]) => [place, changedAfter(series)]))
      ])
    )
  });
  const changedAfter = (series: Series): Series => ({
    ...series,
    counts: series.counts.map((count, i) =>
      i <= lastIndexAt(series, FROM) ? count : Math.round((count ?? 0) * 4 * draw.uniform()) + 1
    )
  });
  const rows = (of: typeof file) => JSON.stringify(of.said);

  test("is the same to the digit when every later month is another", () => {
    const other = hindsightFile({ ...context, data: changed(checked.data) });
    expect(rows(other)).toBe(rows(file));
    expect(other.happened).not.toEqual(file.happened);
  });

  test("is the same when errors measured later are others", () => {
    const others = scalings.map((known): KnownScaling => {
      if (known.quarterEnd <= FROM) return known;
      const wider = (table: number[][]) =>
        table.map((row) => row.map((width) => width * (1 + draw.uniform())));
      const kind = (of: { total: number[][]; single: number[][] }) => ({
        total: wider(of.total),
        single: wider(of.single)
      });
      const of = (scaling: BandScaling): BandScaling => ({
        ...scaling,
        "shared-trend": kind(scaling["shared-trend"]),
        "own-trend": kind(scaling["own-trend"])
      });
      return { ...known, scalings: { 1: of(known.scalings[1]), 2: of(known.scalings[2]) } };
    });
    expect(rows(hindsightFile({ ...context, scalings: others }))).toBe(rows(file));
  });

  test("is another when the last month that was known is another", () => {
    const { burglary } = checked.data.series;
    const london = burglary!.hackney!;
    const counts = london.counts.with(lastIndexAt(london, FROM), 999);
    const data = {
      ...checked.data,
      series: { ...checked.data.series, burglary: { ...burglary, hackney: { ...london, counts } } }
    };
    expect(rows(hindsightFile({ ...context, data }))).not.toBe(rows(file));
  });
});

/** Which cells each series is made of. */
const CELLS: Record<string, (cell: RawCell) => boolean> = {
  burglary: ({ major }) => major === "BURGLARY",
  robbery: ({ major }) => major === "ROBBERY",
  "violence-with-injury": ({ minor }) => minor === "VIOLENCE WITH INJURY"
};
const BOROUGHS = { hackney: "Hackney", "richmond-upon-thames": "Richmond upon Thames", bexley: "Bexley" };

/**
 * A straight line by the sums of the textbook, no matrix in it, and its total over the target year with the 95% interval of a
 * prediction. R: qt(0.975, n - 2) for n = 12, 24, 36 and 42.
 */
const QUANTILES: Record<number, number> = {
  12: 2.228138852,
  24: 2.0738730679,
  36: 2.0322445093,
  42: 2.0210753903
};
function lineThrough(counts: readonly number[], ahead: readonly number[]) {
  const n = counts.length;
  const meanX = (n - 1) / 2;
  const meanY = counts.reduce((a, b) => a + b) / n;
  const sxx = counts.reduce((sum, _, x) => sum + (x - meanX) ** 2, 0);
  const slope = counts.reduce((sum, y, x) => sum + (x - meanX) * (y - meanY), 0) / sxx;
  const residual = counts.reduce((sum, y, x) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  const away = ahead.reduce((sum, x) => sum + (x - meanX), 0);
  const m = ahead.length;
  const total = m * meanY + slope * away;
  const error = Math.sqrt((residual / (n - 2)) * (m + m ** 2 / n + away ** 2 / sxx));
  const reach = QUANTILES[n]! * error;
  return { total, lower: total - reach, upper: total + reach };
}

const saidOf = (measure: string, place: string): Said =>
  file.said.find((said) => said.measure === measure && said.place === place)!;

describe("counted again from the published file, with nothing of the project", () => {
  const names = new Set(Object.values(BOROUGHS));
  const cells = rawLondon("2023-11").filter(({ borough }) => names.has(borough));
  const countsOf = (measure: string, borough: string, from: string, to: string): number[] =>
    monthRange(from, to).map((month) =>
      cells
        .filter(
          (cell) => cell.borough === borough && cell.month === month.replace("-", "") && CELLS[measure]!(cell)
        )
        .reduce((sum, { count }) => sum + count, 0)
    );
  const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
  const cases = Object.keys(CELLS).flatMap((measure) =>
    Object.entries(BOROUGHS).map(([place, borough]) => [measure, place, borough] as const)
  );

  test.each(cases)("%s in %s: target, straight lines, and what happened", (measure, place, borough) => {
    const known = countsOf(measure, borough, "2010-04", FROM);
    const target = 0.8 * sum(countsOf(measure, borough, "2011-04", "2012-03"));
    const happened = sum(countsOf(measure, borough, ...TARGET));
    const written = saidOf(measure, place).readings["as-written"];
    if (!isSaid(written)) throw new Error("nothing said");
    expect(written.threshold).toBeCloseTo(target, 6);
    expect(file.happened[file.said.indexOf(saidOf(measure, place))]).toBe(happened);
    // From April 2011 to September 2014 there are 42 months; the target year begins seven after it.
    for (const [i, months] of [12, 24, 36, 42].entries()) {
      const window = known.slice(-months);
      const ahead = Array.from({ length: 12 }, (_, k) => months + 6 + k);
      const line = lineThrough(window, ahead);
      const found = written.projections[i]!;
      expect(found.window).toBe(months === 42 ? "baseline" : months);
      // Kept to one decimal.
      for (const end of ["total", "lower", "upper"] as const)
        expect(Math.abs(found[end] - Math.max(0, line[end])), `${months} ${end}`).toBeLessThan(0.0501);
      expect(found.achieves).toBe(Math.max(0, line.total) <= target);
    }
    const outcome = outcomesOf(file, "as-written", measures).find(
      (one) => one.measure === measure && one.place === place
    )!;
    expect(outcome.met).toBe(happened <= target);
    expect(outcome.held).toEqual(
      written.projections.map(({ lower, upper }) => happened >= lower && happened <= upper)
    );
  });
});

describe("the forecast", () => {
  const london = { kind: "own-trend" as const, place: "london" };
  const hackney = { kind: "shared-trend" as const, place: "hackney" };

  test.each([london, hackney])(
    "of $place expects what the dashboard does, with bands as wide as was known",
    ({ kind, place }) => {
      const { measure, priority } = planMeasures(checked.plan).find((one) => one.measure.id === "robbery")!;
      const rating = rateMeasure(measure, priority.id, { ...ownContext(checked), force: place });
      const finding = rating.findings.find((one) => one.rule === "R2" && one.reading === "calibrated")!;
      if (finding.rule !== "R2" || finding.finding === "not-judged") throw new Error("not judged");
      const [today] = finding.evidence.projections;
      const { calibrated } = saidOf("robbery", place).readings;
      if (!isSaid(calibrated)) throw new Error("nothing said");
      const [then] = calibrated.projections;
      expect(then!.total).toBeCloseTo(today!.total, 1);
      // Whole quarters, six ahead: the reach on the scale of logarithms is the measured width times one deviation, but for the
      // rounding to whole numbers.
      const reach = ({ upper, total }: { upper: number; total: number }) =>
        Math.log((upper + 0.5) / (total + 0.5));
      const known = scalings.find(({ quarterEnd }) => quarterEnd === FROM)!.scalings[2][kind].total[5]![2]!;
      const rounding = 1 / (today!.total * reach(today!));
      expect(
        Math.abs(reach(then!) / reach(today!) - known / POOLED_BAND_SCALING[kind].total[5]![2]!)
      ).toBeLessThan(2 * rounding);
    }
  );
});

describe("what is written of it", () => {
  const apart = (reading: "as-written" | "calibrated") =>
    outcomesOf(file, reading, measures).filter(({ place }) => place !== "london");
  const calibrated = apart("calibrated");
  const held = (reading: "as-written" | "calibrated") => {
    const all = apart(reading).flatMap((outcome) => outcome.held);
    return `${all.filter(Boolean).length.toLocaleString("en-GB")} of ${all.length.toLocaleString("en-GB")}`;
  };
  const met = calibrated.filter((outcome) => outcome.met).length;
  const promised = calibrated.reduce((sum, { probability }) => sum + probability!, 0);
  const likely = calibrated.filter(({ probability }) => probability! >= 0.9);

  test.each(["README.md", "CHANGELOG.md"])("in %s is what the figures give", (path) => {
    const text = readFileSync(path, "utf8").replaceAll(/\s+/g, " ");
    expect(text).toContain(
      `Of ${calibrated.length} targets of London's boroughs the forecast of September 2014 promised ${Math.round(promised)} by its chances, and ${met} were met: ` +
        `${likely.filter((outcome) => outcome.met).length} of the ${likely.length} that it gave 90% or more. Its 95% bands held ${held("calibrated")}, ` +
        `those of straight lines ${held("as-written")}.`
    );
  });
});
