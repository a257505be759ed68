import { describe, expect, test } from "vitest";
import { backtestTargets } from "../../../loaders/evidence/backtest-targets.js";
import type { Candidate } from "../../../loaders/evidence/forecast-candidates.js";
import type { QuarterPanel } from "../../../loaders/evidence/quarter-panel.js";

/** Says the last count for every quarter. */
const last: Candidate = {
  id: "last",
  name: "last",
  forecast: ({ counts }, horizon) => ({
    expected: new Array<number>(horizon).fill(counts.at(-1)!),
    logDeviation: (weights) => weights.filter((w) => w > 0).length / 100
  })
};

/** Quarters from June 2014; 100, 110, 120, ... */
const panelOf = (group: string, counts: number[]): QuarterPanel => ({
  quarterEnds: counts.map(
    (_, i) => `${2014 + Math.floor((i + 1) / 4)}-${["03", "06", "09", "12"][(i + 1) % 4]}`
  ),
  forces: ["f"],
  groups: [group],
  series: [{ group, force: "f", counts, groupTotals: null, nationTotals: counts }]
});
const rising = (quarters: number) => Array.from({ length: quarters }, (_, i) => 100 + 10 * i);

describe("backtestTargets(panel, candidates, horizons, kinds)", () => {
  test("has a target for each origin, horizon and kind that the data reach", () => {
    const { targets, coverage } = backtestTargets(panelOf("Robbery", rising(16)), [last], [2, 4]);
    expect(coverage).toMatchObject({ series: 1, origins: 3, targets: targets.length, burglaryBreak: 0 });
    expect(targets.filter((t) => t.horizon === 2).map((t) => t.origin)).toEqual([11, 11, 12, 12, 13, 13]);
    expect(targets.filter((t) => t.horizon === 4).map((t) => t.origin)).toEqual([11, 11]);
  });

  test("adds up the coming quarters of the year that ends at the horizon", () => {
    const { targets } = backtestTargets(panelOf("Robbery", rising(18)), [last], [2, 6]);
    const at = (horizon: number, kind: string) =>
      targets.find((t) => t.horizon === horizon && t.kind === kind)!;
    // Origin 11 has 210: then 220, 230, 240, ... Each quarter is 40 above that of the year before.
    expect(at(2, "total")).toMatchObject({ actual: 450, expected: [420], deviation: [0.02], scale: 160 });
    expect(at(2, "single")).toMatchObject({ actual: 230, expected: [210], deviation: [0.01], scale: 40 });
    expect(at(6, "total")).toMatchObject({
      actual: 240 + 250 + 260 + 270,
      expected: [840],
      deviation: [0.04]
    });
    expect(at(6, "single")).toMatchObject({ actual: 270 });
  });

  test("leaves out small series, negative quarters and burglary after the new definition, and counts them", () => {
    const small = backtestTargets(panelOf("Robbery", new Array(14).fill(9)), [last], [2]);
    expect(small.coverage).toMatchObject({ origins: 0, tooFewOffences: 1 });
    const negative = backtestTargets(panelOf("Robbery", rising(14).with(13, -1)), [last], [2]);
    expect(negative.coverage).toMatchObject({ origins: 0, negativeQuarter: 1 });
    const burglary = backtestTargets(panelOf("Domestic/residential burglary", rising(14)), [last], [2]);
    expect(burglary.targets).toEqual([]);
    expect(burglary.coverage).toMatchObject({ burglaryBreak: 2 });
  });

  test("leaves out what a candidate cannot forecast, for all candidates alike", () => {
    const never: Candidate = { id: "never", name: "never", forecast: () => undefined };
    expect(backtestTargets(panelOf("Robbery", rising(14)), [last, never], [2]).coverage).toMatchObject({
      origins: 0,
      notFitted: 1
    });
  });
});
