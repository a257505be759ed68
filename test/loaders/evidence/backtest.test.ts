import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Backtest, ScoreRow } from "../../../loaders/evidence/backtest.js";
import { REPORTED, SCALED } from "../../../loaders/evidence/backtest.js";
import { backtestTargets } from "../../../loaders/evidence/backtest-targets.js";
import { SCALED_LEVELS } from "../../../loaders/evidence/band-levels.js";
import { bandScalingModule } from "../../../loaders/evidence/band-scaling-module.js";
import { bandScores, halfWidths } from "../../../loaders/evidence/band-scores.js";
import { CANDIDATES, FORECASTS } from "../../../loaders/evidence/forecast-candidates.js";
import { quarterPanel } from "../../../loaders/evidence/quarter-panel.js";
import { readPublished } from "../../../loaders/sample/published.js";
import { BAND_SCALING } from "../../../src/rules/models/band-scaling.js";
import { POOLED_BAND_SCALING } from "../../../src/rules/models/pooled-band-scaling.js";
import { random } from "../../../src/statistics/distributions/random.js";

const stored: Backtest = JSON.parse(readFileSync("data/evidence/backtest.json", "utf8"));
const panel = quarterPanel(readPublished("data/sources"));
const draw = random(stored.seed);
const drawn = <T>(values: readonly T[]): T => values[Math.floor(draw.uniform() * values.length)]!;
const UNHURRIED = { timeout: 60_000 };

describe("the stored backtest", () => {
  test("agrees with a run of one offence group, drawn by its seed", UNHURRIED, () => {
    const group = drawn(stored.byGroup).group;
    const part = { ...panel, series: panel.series.filter((s) => s.group === group) };
    const { targets } = backtestTargets(part, CANDIDATES, REPORTED, ["total"]);
    for (const [i, { id }] of CANDIDATES.entries()) {
      for (const horizon of REPORTED) {
        const own = targets.filter((t) => t.horizon === horizon);
        const row = stored.byGroup.find(
          (r) => r.group === group && r.candidate === id && r.horizon === horizon
        )!;
        const { mase } = bandScores([{ learn: own, judge: own }], i);
        expect(row.targets, `${group}, ${id}, ${horizon}`).toBe(own.length);
        expect(row.mase / mase, `${group}, ${id}, ${horizon}`).toBeCloseTo(1, 3);
      }
    }
  });

  test("has the scaling that each method needs, at a horizon drawn by its seed", UNHURRIED, () => {
    const horizon = drawn(SCALED);
    for (const version of [1, 2] as const) {
      // By method 2 no narrower than at any shorter horizon.
      const upTo = version === 1 ? [horizon] : SCALED.filter((shorter) => shorter <= horizon);
      const horizons = [...new Set([...upTo, SCALED.at(-1)!])];
      const { targets } = backtestTargets(panel, FORECASTS[version].slice(0, 1), horizons, ["total"]);
      const rows = upTo.map((at) =>
        halfWidths(
          targets.filter((t) => t.horizon === at),
          0,
          SCALED_LEVELS
        )
      );
      const widest = SCALED_LEVELS.map((_, i) => Math.max(...rows.map((row) => row[i]!)));
      const row = stored.scalings[version]["shared-trend"].total[horizon - 1]!;
      expect(row, `method ${version}`).toEqual(widest.map((width) => Number(width.toFixed(3))));
    }
  });

  test("is what the ratings scale their bands by", () => {
    expect(BAND_SCALING).toEqual(stored.scalings[1]);
    expect(POOLED_BAND_SCALING).toEqual(stored.scalings[2]);
    const text = readFileSync("src/rules/models/band-scaling.ts", "utf8");
    expect(text).toBe(bandScalingModule(stored.scalings[1]));
  });

  test("is by the method in force: with the trend of the comparison group, followed less closely the smaller the counts", () => {
    expect(stored.default).toBe("pooled-shared");
    expect(stored.fallback).toBe("pooled-own");
  });
});

describe("the figures to reach, held out by force", () => {
  const of = (rows: readonly ScoreRow[]) => rows.filter((row) => row.candidate === stored.default);

  test.each(["total", "single"] as const)(
    "80%% bands cover 77-83%% and 95%% bands 93-97%% at every horizon: %s",
    (kind) => {
      const rows = of(stored.byForce[kind]);
      expect(rows.map((row) => row.horizon)).toEqual([2, 4, 6, 10]);
      for (const { coverage } of rows) {
        expect(coverage[1]).toBeGreaterThanOrEqual(0.77);
        expect(coverage[1]).toBeLessThanOrEqual(0.83);
        expect(coverage[2]).toBeGreaterThanOrEqual(0.93);
        expect(coverage[2]).toBeLessThanOrEqual(0.97);
      }
    }
  );

  test("the interval score is at least 5% better than that of flat with season, by force and by time", () => {
    for (const { overall } of [stored.byForce, stored.byTime]) {
      for (const rows of [overall.total, overall.single]) {
        expect(rows.find((row) => row.candidate === stored.default)!.ratio).toBeLessThan(0.95);
      }
    }
  });

  test("no candidate is better than the default by more than half a per cent", () => {
    for (const { overall } of [stored.byForce, stored.byTime]) {
      const best = Math.min(...overall.total.map((row) => row.ratio));
      expect(overall.total.find((row) => row.candidate === stored.default)!.ratio).toBeLessThan(best + 0.005);
    }
  });
});
