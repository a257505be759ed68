import { describe, expect, test } from "vitest";
import type { Target } from "../../../loaders/evidence/backtest-targets.js";
import { bandScores, halfWidths } from "../../../loaders/evidence/band-scores.js";

/** Expected 99.5, and the actual count that lies `z` deviations of 0.1 from it. */
const target = (z: number): Target => ({
  group: "g",
  force: "f",
  origin: 0,
  horizon: 4,
  kind: "total",
  actual: 100 * Math.exp(0.1 * z) - 0.5,
  last: 100,
  scale: 10,
  expected: [99.5],
  deviation: [0.1],
  rate: [null]
});

const hundred = Array.from({ length: 99 }, (_, i) => target(((i % 2 ? 1 : -1) * (i + 1)) / 10));

describe("halfWidths(targets, candidate, levels)", () => {
  test("are the absolute scaled errors of rank (n + 1) level", () => {
    const [half, eighty, most] = halfWidths(hundred, 0, [0.5, 0.8, 0.95]);
    expect(half).toBeCloseTo(5, 8);
    expect(eighty).toBeCloseTo(8, 8);
    expect(most).toBeCloseTo(9.5, 8);
  });

  test("have the correction for a finite sample: of ten errors the sixth and the ninth, not the fifth and the eighth", () => {
    const [half, eighty] = halfWidths(hundred.slice(0, 10), 0, [0.5, 0.8]);
    // 11 x 0.5 = 5.5 and 11 x 0.8 = 8.8, rounded up; the errors are 0.1, 0.2, … 1.
    expect(half).toBeCloseTo(0.6, 8);
    expect(eighty).toBeCloseTo(0.9, 8);
  });

  test("are the largest error when there are too few for the level", () => {
    expect(halfWidths(hundred.slice(0, 3), 0, [0.95])[0]).toBeCloseTo(0.3, 8);
  });
});

describe("bandScores(folds, candidate)", () => {
  test("scores what was judged by what was learned", () => {
    // Bands of 5, 8 and 9.5 deviations of 0.1 about a hundred; two targets, one inside all, one outside all.
    const scores = bandScores([{ learn: hundred, judge: [target(0), target(12)] }], 0);
    expect(scores.targets).toBe(2);
    expect(scores.coverage).toEqual([0.5, 0.5, 0.5]);
    expect(scores.unscaled95).toBe(0.5);
    const actual = 100 * Math.exp(1.2);
    expect(scores.mase).toBeCloseTo((actual - 100) / 10 / 2, 8);
    const score = (reach: number, alpha: number) => {
      const lower = 100 * Math.exp(-reach);
      const upper = 100 * Math.exp(reach);
      return (2 * (upper - lower) + (2 / alpha) * (actual - upper)) / 20;
    };
    expect(scores.intervalScore95).toBeCloseTo(score(0.95, 0.05), 8);
    const all = [score(0.5, 0.5), score(0.8, 0.2), score(0.95, 0.05)];
    expect(scores.intervalScore).toBeCloseTo(all.reduce((a, b) => a + b) / 3, 8);
  });

  test("pools its folds", () => {
    const fold = { learn: hundred, judge: [target(0)] };
    expect(bandScores([fold, { ...fold, judge: [target(0.1), target(-0.1)] }], 0).targets).toBe(3);
  });
});
