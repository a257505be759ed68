import { readFileSync } from "node:fs";
import { describe, expect, inject, test } from "vitest";
import { SCALED } from "../../../loaders/evidence/backtest.js";
import { backtestTargets } from "../../../loaders/evidence/backtest-targets.js";
import { SCALED_LEVELS } from "../../../loaders/evidence/band-levels.js";
import { FORECASTS } from "../../../loaders/evidence/forecast-candidates.js";
import { panelUpTo, type QuarterPanel, quarterPanel } from "../../../loaders/evidence/quarter-panel.js";
import { scalingByQuarter } from "../../../loaders/evidence/scaling-by-quarter.js";
import { readPublished } from "../../../loaders/sample/published.js";
import { BAND_SCALING } from "../../../src/rules/models/band-scaling.js";
import { POOLED_BAND_SCALING } from "../../../src/rules/models/pooled-band-scaling.js";
import { random } from "../../../src/statistics/distributions/random.js";
import { logDistance } from "../../../src/statistics/forecasts/count-forecast.js";
import type { ScalingByQuarter } from "../../../src/views/evidence-files.js";

const stored: ScalingByQuarter = JSON.parse(readFileSync("data/evidence/scaling-by-quarter.json", "utf8"));
const panel = quarterPanel(readPublished("data/sources"));
const draw = random(inject("seed"));
const drawn = <T>(values: readonly T[]): T => values[Math.floor(draw.uniform() * values.length)]!;
const UNHURRIED = { timeout: 60_000 };

/** The panel with every count after a quarter another one. */
function changedAfter(of: QuarterPanel, end: string): QuarterPanel {
  const known = of.quarterEnds.indexOf(end) + 1;
  const change = (counts: readonly number[]) =>
    counts.map((count, t) => (t < known ? count : Math.round(count * (0.2 + 3 * draw.uniform())) - 5));
  return {
    ...of,
    series: of.series.map((s) => ({
      ...s,
      counts: change(s.counts),
      groupTotals: s.groupTotals && change(s.groupTotals),
      nationTotals: change(s.nationTotals)
    }))
  };
}

describe("the stored scalings", () => {
  test("are of every quarter after which an error was known, to the last of the panel", () => {
    const { quarterEnds } = panel;
    // Twelve quarters to learn from, and one to be wrong about.
    expect(stored.quarters.map(({ quarterEnd }) => quarterEnd)).toEqual(quarterEnds.slice(12));
    stored.quarters.forEach(({ scalings }, i) => {
      for (const scaling of [scalings[1], scalings[2]]) {
        expect(scaling["shared-trend"].total).toHaveLength(Math.min(SCALED.length, i + 1));
        expect(scaling["own-trend"].single).toHaveLength(Math.min(SCALED.length, i + 1));
      }
    });
  });

  test("come at the end near what the ratings scale their bands by, which leaves out a few more targets", () => {
    const { scalings } = stored.quarters.at(-1)!;
    const rated = { 1: BAND_SCALING, 2: POOLED_BAND_SCALING };
    for (const version of [1, 2] as const)
      for (const kind of ["shared-trend", "own-trend"] as const)
        scalings[version][kind].total.forEach((row, h) => {
          for (const [i, width] of row.entries())
            expect(width / rated[version][kind].total[h]![i]!, `${version} ${kind} ${h} ${i}`).toBeCloseTo(
              1,
              1
            );
        });
  });

  test("are quantiles of the errors that were known, at a quarter and horizon drawn anew", UNHURRIED, () => {
    const horizon = drawn([2, 6, 10]);
    const { quarterEnd, scalings } = drawn(stored.quarters.slice(horizon));
    // The panel as it stood then: nothing that came later is there to be read.
    const then = panelUpTo(panel, quarterEnd);
    for (const version of [1, 2] as const) {
      const widthsAt = (at: number): number[] => {
        const { targets } = backtestTargets(then, FORECASTS[version].slice(0, 1), [at], ["total"]);
        const errors = targets
          .map((t) => Math.abs(logDistance(t.expected[0]!, t.actual)) / t.deviation[0]!)
          .sort((a, b) => a - b);
        // Split conformal prediction: the rank is ceil((n + 1) level).
        return SCALED_LEVELS.map(
          (level) => errors[Math.min(errors.length, Math.ceil((errors.length + 1) * level)) - 1]!
        );
      };
      // By method 2 no narrower than at any shorter horizon.
      const rows = version === 1 ? [widthsAt(horizon)] : SCALED.slice(0, horizon).map(widthsAt);
      const widths = SCALED_LEVELS.map((_, i) => Math.max(...rows.map((row) => row[i]!)));
      expect(
        scalings[version]["shared-trend"].total[horizon - 1],
        `method ${version}, ${quarterEnd}, ${horizon} ahead`
      ).toEqual(widths.map((width) => Number(width.toFixed(3))));
    }
  });
});

test("no quarter that comes later has a say in a scaling", UNHURRIED, () => {
  const group = drawn(panel.groups);
  const some = { ...panel, series: panel.series.filter((s) => s.group === group).slice(0, 20) };
  const end = drawn(panel.quarterEnds.slice(20, -1));
  const upTo = (of: QuarterPanel) =>
    scalingByQuarter(of, "2026-01-01", [1, 6]).quarters.filter(({ quarterEnd }) => quarterEnd <= end);
  expect(upTo(changedAfter(some, end)), `${end}`).toEqual(upTo(some));
});
