import { describe, expect, test } from "vitest";
import type { Target } from "../../../loaders/evidence/backtest-targets.js";
import { bandScores, halfWidths, neverNarrower } from "../../../loaders/evidence/band-scores.js";

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

test("neverNarrower(rows) widens what is narrower than before, level by level", () => {
  const rows = [
    [1, 3],
    [2, 2],
    [1.5, 4]
  ];
  expect(neverNarrower(rows)).toEqual([
    [1, 3],
    [2, 3],
    [2, 4]
  ]);
});

describe("bandScores(folds, candidate, shorter)", () => {
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

  test("takes the widths of a shorter horizon where they are wider", () => {
    // At the shorter horizon the middle half reaches 5 deviations, at this one, on half the errors, 2.5.
    const half = hundred.map((one) => ({ ...one, actual: (one.actual + 0.5) ** 0.5 * 100 ** 0.5 - 0.5 }));
    const judge = [target(4)];
    expect(bandScores([{ learn: half, judge }], 0).coverage[0]).toBe(0);
    expect(bandScores([{ learn: half, judge }], 0, [[{ learn: hundred, judge: [] }]]).coverage[0]).toBe(1);
    expect(bandScores([{ learn: hundred, judge }], 0, [[{ learn: half, judge: [] }]]).coverage[0]).toBe(1);
  });

  test("judges a candidate that tells the error of what is expected by whole numbers, a Poisson count's below 50", () => {
    // The mean of 9 is known: ppois(3, 9) = 0.0212, ppois(4, 9) = 0.0550, ppois(14, 9) = 0.9585, ppois(15, 9) = 0.9780 in R,
    // so that 95% lie from 4 to 15, and neither 3 nor 16 is held.
    const of = (actual: number) => ({ ...target(0), actual, expected: [9], rate: [0] });
    const held = (actual: number) => bandScores([{ learn: hundred, judge: [of(actual)] }], 0).coverage[2];
    expect([3, 4, 15, 16].map(held)).toEqual([0, 1, 1, 0]);
  });

  test("pools its folds", () => {
    const fold = { learn: hundred, judge: [target(0)] };
    expect(bandScores([fold, { ...fold, judge: [target(0.1), target(-0.1)] }], 0).targets).toBe(3);
  });
});
