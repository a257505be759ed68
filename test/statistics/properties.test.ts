import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceError } from "../../src/statistics/comparison/difference-error.js";
import { rankDistribution, rankInterval } from "../../src/statistics/comparison/rank-distribution.js";
import {
  overdispersedLimits,
  overdispersion,
  poissonFunnelLimits
} from "../../src/statistics/control-limits/funnel.js";
import { beyondLine, oneSide, trending } from "../../src/statistics/control-limits/run-rules.js";
import { xmrLimits } from "../../src/statistics/control-limits/xmr.js";
import { deviation } from "../../src/statistics/deviation.js";
import { chiSquareCdf, chiSquareQuantile } from "../../src/statistics/distributions/chi-square.js";
import { normalCdf, normalQuantile } from "../../src/statistics/distributions/normal.js";
import { studentTQuantile } from "../../src/statistics/distributions/student-t.js";
import { forecastSmoothed, smooth } from "../../src/statistics/forecasts/exponential-smoothing.js";
import type { Interval } from "../../src/statistics/interval.js";
import { byarInterval } from "../../src/statistics/intervals/byar.js";
import { kish } from "../../src/statistics/intervals/kish.js";
import { newcombeDifference } from "../../src/statistics/intervals/newcombe.js";
import { poissonInterval } from "../../src/statistics/intervals/poisson-interval.js";
import { smallestDetectableChange } from "../../src/statistics/intervals/smallest-detectable-change.js";
import { wilsonInterval } from "../../src/statistics/intervals/wilson.js";
import { mean } from "../../src/statistics/mean.js";
import { quantile } from "../../src/statistics/quantile.js";
import {
  autocorrelationInflation,
  lagOneAutocorrelation
} from "../../src/statistics/regression/autocorrelation.js";
import { leastSquares, predictTotal } from "../../src/statistics/regression/least-squares.js";
import {
  poissonRegression,
  predictPoissonTotal
} from "../../src/statistics/regression/poisson-regression.js";

/** A fixed seed: a failure is the same on every machine. */
const RUN = { numRuns: 300, seed: 20140930 };

const count = fc.integer({ min: 0, max: 20_000 });
const counts = fc.array(count, { maxLength: 60 });
const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const values = fc.array(value, { maxLength: 40 });
const proportion = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const base = fc.double({ min: 0.5, max: 1e5, noNaN: true });
const confidence = fc.double({ min: 0.5, max: 0.999, noNaN: true });
const z = fc.double({ min: 0, max: 6, noNaN: true });
const factor = fc.double({ min: 0.001, max: 1000, noNaN: true });
const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
const df = fc.double({ min: 1, max: 300, noNaN: true });

/** Every number in a result, however deep. */
function numbersIn(result: unknown): number[] {
  if (typeof result === "number") return [result];
  if (result === null || typeof result !== "object") return [];
  return Object.values(result).flatMap(numbersIn);
}

const expectDefined = (result: unknown): void => {
  for (const number of numbersIn(result)) expect(Number.isFinite(number)).toBe(true);
};

const expectOrdered = ({ lower, upper }: Interval, middle: number): void => {
  const rounding = 1e-9 * Math.max(1, Math.abs(middle));
  expect(lower).toBeLessThanOrEqual(middle + rounding);
  expect(upper).toBeGreaterThanOrEqual(middle - rounding);
};

/** That the second interval lies within the first. */
const expectWithin = (wide: Interval, narrow: Interval): void => {
  const rounding = 1e-9 * Math.max(1, Math.abs(wide.upper), Math.abs(wide.lower));
  expect(wide.lower).toBeLessThanOrEqual(narrow.lower + rounding);
  expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper - rounding);
};

function property<T extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  check: (...args: T) => void
): void {
  fc.assert(fc.property(...arbitraries, check), RUN);
}

const trendRows = (n: number, from = 0) => Array.from({ length: n }, (_, t) => [1, from + t]);

describe("nothing but numbers comes out, for any counts or values", () => {
  it("of descriptions and charts of values", () => {
    property([values, z], (x, lines) => {
      const summaries = [mean(x), deviation(x), lagOneAutocorrelation(x), quantile(x, 0.3)];
      expectDefined([...summaries, xmrLimits(x, lines), xmrLimits(x, lines, { screened: true })]);
      expectDefined([beyondLine(x, lines), oneSide(x), trending(x)]);
    });
  });
  it("of regressions and their totals", () => {
    property([counts, confidence], (y, level) => {
      const rows = trendRows(y.length);
      const ahead = trendRows(12, y.length + 18);
      const line = leastSquares(rows, y);
      const model = poissonRegression(rows, y);
      expectDefined([line, model]);
      if (line) expectDefined(predictTotal(line, ahead, level));
      if (!model) return;
      const judged = { dispersion: Math.max(1, model.dispersion), inflation: 6, confidence: level };
      const total = predictPoissonTotal(model, ahead, judged);
      expectDefined(total);
      expect(total.lower).toBeGreaterThanOrEqual(0);
    });
  });
  it("of surveys, funnels, tests and forecasts", () => {
    property([proportion, base, proportion, base, confidence], (p1, n1, p2, n2, level) => {
      expectDefined([
        wilsonInterval({ proportion: p1, n: n1, confidence: level }),
        newcombeDifference({ p1, n1, p2, n2, confidence: level }),
        smallestDetectableChange({ proportion: p1, n1, n2, confidence: level })
      ]);
    });
    property([values, values], (a, b) => expectDefined(differenceError(a, b)));
    property([counts, fc.double({ min: 0.01, max: 1e5, noNaN: true })], (observed, size) => {
      for (const transform of ["log", "square-root"] as const) {
        const data = { observed, sizes: observed.map(() => size), target: 1, transform };
        const spread = overdispersion(data);
        expectDefined(spread);
        const tauSquared = Math.min(spread?.tauSquared ?? 0, 10);
        expectDefined(overdispersedLimits(size, { tauSquared, z: 3, target: 1, transform }));
      }
      expectDefined(poissonFunnelLimits(size, 0.998));
    });
    property([values], (x) => {
      const parameters = { alpha: 0.3, beta: 0.02, gamma: 0.15, phi: 0.95 };
      const { state } = smooth(x, parameters, { level: 0, trend: 0, season: new Array<number>(12).fill(0) });
      expectDefined([state, forecastSmoothed(parameters, state, 5, 30)]);
    });
  });
});

describe("constant series, zeros, hundred per cent and single periods have states of their own", () => {
  it("a constant series has no spread and no autocorrelation", () => {
    property([value, fc.integer({ min: 2, max: 30 })], (x, n) => {
      const series = new Array<number>(n).fill(x);
      expect(deviation(series)).toBeCloseTo(0, 8);
      expect(xmrLimits(series)).toMatchObject({ meanMovingRange: 0 });
      expect([oneSide(series.map(() => 0)), trending(series)]).toEqual([[], []]);
    });
  });
  it("zero counts have no Poisson regression", () => {
    property([fc.integer({ min: 1, max: 40 })], (n) => {
      const zeros = new Array<number>(n).fill(0);
      expect(poissonRegression(trendRows(n), zeros)).toBeUndefined();
    });
  });
  it("one period is too few for a spread, a range or a line", () => {
    property([count], (x) => {
      expect(deviation([x])).toBeUndefined();
      expect(xmrLimits([x])).toBeUndefined();
      expect(leastSquares([[1, 0]], [x])).toBeUndefined();
      expect(poissonRegression([[1, 0]], [x])).toBeUndefined();
    });
  });
  it("nobody and everybody mirror each other", () => {
    property([base, confidence], (n, level) => {
      const none = wilsonInterval({ proportion: 0, n, confidence: level });
      const all = wilsonInterval({ proportion: 1, n, confidence: level });
      expect(none.lower).toBe(0);
      expect(all.upper).toBe(1);
      expect(all.lower).toBeCloseTo(1 - none.upper, 12);
    });
  });
});

describe("results follow the unit and the order of the data", () => {
  it("spread, limits and lines are in the unit of the values", () => {
    property([fc.array(count, { minLength: 3, maxLength: 40 }), factor], (x, k) => {
      const scaled = x.map((v) => v * k);
      const close = (a: number, b: number) =>
        expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * k * (1 + Math.max(...x)));
      close(mean(scaled)!, k * mean(x)!);
      close(deviation(scaled)!, k * deviation(x)!);
      close(xmrLimits(scaled)!.upper, k * xmrLimits(x)!.upper);
      const rows = trendRows(x.length);
      const ahead = trendRows(4, x.length);
      const [plain, times] = [leastSquares(rows, x)!, leastSquares(rows, scaled)!];
      close(predictTotal(times, ahead, 0.95).total / 100, (k * predictTotal(plain, ahead, 0.95).total) / 100);
    });
  });
  it("adding a constant moves the mean and nothing else", () => {
    property([fc.array(count, { minLength: 2, maxLength: 40 }), count], (x, c) => {
      const moved = x.map((v) => v + c);
      expect(mean(moved)).toBeCloseTo(mean(x)! + c, 7);
      expect(deviation(moved)).toBeCloseTo(deviation(x)!, 7);
    });
  });
  it("mean, deviation and quantiles do not depend on the order", () => {
    property([values, fc.double({ min: 0, max: 1, noNaN: true })], (x, p) => {
      const turned = x.toReversed();
      expect(quantile(turned, p)).toBe(quantile(x, p));
      expect(mean(turned) ?? 0).toBeCloseTo(mean(x) ?? 0, 8);
      expect(deviation(turned) ?? 0).toBeCloseTo(deviation(x) ?? 0, 6);
    });
  });
  it("a force's rank does not depend on the order of the forces, nor on the unit", () => {
    const force = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(fc.array(force, { minLength: 2, maxLength: 8 }), factor, (forces, k) => {
        const rank = (list: typeof forces, index: number, unit = 1) =>
          rankDistribution({
            values: list.map(([v]) => v * unit),
            standardErrors: list.map(([, se]) => (se / 4) * unit),
            index,
            lowerIsBetter: true
          });
        const own = rank(forces, 0);
        const turned = rank(forces.toReversed(), forces.length - 1);
        const scaled = rank(forces, 0, k);
        own.forEach((p, r) => {
          expect(turned[r]).toBeCloseTo(p, 8);
          expect(scaled[r]).toBeCloseTo(p, 8);
        });
      }),
      { ...RUN, numRuns: 100 }
    );
  });
  it("the expected ranks of all forces add to those of a table: n (n + 1) / 2", () => {
    const force = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(fc.array(force, { minLength: 2, maxLength: 8 }), (forces) => {
        const [v, se] = [forces.map(([x]) => x), forces.map(([, e]) => e / 4)];
        let total = 0;
        forces.forEach((_, index) => {
          const ranks = rankDistribution({ values: v, standardErrors: se, index, lowerIsBetter: true });
          expect(ranks.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10);
          total += ranks.reduce((sum, p, r) => sum + p * (r + 1), 0);
        });
        expect(total).toBeCloseTo((forces.length * (forces.length + 1)) / 2, 6);
      }),
      { ...RUN, numRuns: 100 }
    );
  });
  it("swapping two surveys turns the difference round", () => {
    property([proportion, base, proportion, base, confidence], (p1, n1, p2, n2, level) => {
      const forth = newcombeDifference({ p1, n1, p2, n2, confidence: level });
      const back = newcombeDifference({ p1: p2, n1: n2, p2: p1, n2: n1, confidence: level });
      expect(back.difference).toBeCloseTo(-forth.difference, 14);
      expect(back.lower).toBeCloseTo(-forth.upper, 12);
      expect(back.upper).toBeCloseTo(-forth.lower, 12);
    });
  });
  it("asking for no instead of yes turns it round as well", () => {
    property([proportion, base, proportion, base, confidence], (p1, n1, p2, n2, level) => {
      const yes = newcombeDifference({ p1, n1, p2, n2, confidence: level });
      const no = newcombeDifference({ p1: 1 - p1, n1, p2: 1 - p2, n2, confidence: level });
      expect(no.lower).toBeCloseTo(-yes.upper, 9);
    });
  });
  it("a weight's unit does not matter to Kish's design effect, which is never below 1", () => {
    const group = fc.record({
      weight: fc.integer({ min: 1, max: 50 }),
      count: fc.integer({ min: 1, max: 500 })
    });
    property([fc.array(group, { minLength: 1, maxLength: 10 }), factor], (groups, k) => {
      const scaled = kish(groups.map((g) => ({ ...g, weight: g.weight * k })))!;
      expect(scaled.designEffect).toBeCloseTo(kish(groups)!.designEffect, 9);
      expect(scaled.designEffect).toBeGreaterThanOrEqual(1 - 1e-12);
    });
  });
});

describe("limits lie in order, and closer for more data or less confidence", () => {
  it("intervals of counts and proportions enclose them", () => {
    property([count, confidence], (x, level) => {
      expectOrdered(byarInterval(x, level), x);
      expectOrdered(poissonInterval(x, level), x);
    });
    property([proportion, base, proportion, base, confidence], (p1, n1, p2, n2, level) => {
      expectOrdered(wilsonInterval({ proportion: p1, n: n1, confidence: level }), p1);
      expectOrdered(newcombeDifference({ p1, n1, p2, n2, confidence: level }), p1 - p2);
    });
  });
  it("more confidence widens every interval", () => {
    property([proportion, base, proportion, base], (p1, n1, p2, n2) => {
      const [low, high] = [0.8, 0.99];
      const wilson = (level: number) => wilsonInterval({ proportion: p1, n: n1, confidence: level });
      const newcombe = (level: number) => newcombeDifference({ p1, n1, p2, n2, confidence: level });
      expectWithin(wilson(high), wilson(low));
      expectWithin(newcombe(high), newcombe(low));
    });
    property([count], (x) => {
      expectWithin(byarInterval(x, 0.99), byarInterval(x, 0.8));
      expectWithin(poissonInterval(x, 0.99), poissonInterval(x, 0.8));
    });
  });
  it("a larger z widens every chart", () => {
    property([fc.array(count, { minLength: 2, maxLength: 40 })], (x) => {
      expectWithin(xmrLimits(x, 3)!, xmrLimits(x, 1.96)!);
      expectOrdered(xmrLimits(x, 3)!, xmrLimits(x, 3)!.centre);
    });
  });
  it("a larger survey sees smaller changes", () => {
    property([proportion, fc.double({ min: 30, max: 1e4, noNaN: true })], (p, n) => {
      const small = smallestDetectableChange({ proportion: p, n1: n, n2: n, confidence: 0.95 });
      const large = smallestDetectableChange({ proportion: p, n1: 2 * n, n2: 2 * n, confidence: 0.95 });
      for (const end of ["up", "down"] as const) {
        if (small[end] === undefined) continue;
        expect(large[end]).toBeLessThanOrEqual(small[end] + 2e-8);
        expect(p + (end === "up" ? small[end] : -small[end])).toBeGreaterThanOrEqual(-1e-12);
      }
    });
  });
  it("the smallest change is where the interval begins to leave out zero, and stays out beyond", () => {
    property([proportion, base, base, fc.double({ min: 0, max: 1, noNaN: true })], (p, n1, n2, further) => {
      const { up } = smallestDetectableChange({ proportion: p, n1, n2, confidence: 0.95 });
      const lower = (later: number) =>
        newcombeDifference({ p1: later, n1: n2, p2: p, n2: n1, confidence: 0.95 }).lower;
      if (up === undefined) return;
      const edge = p + up;
      expect(lower(Math.min(1, edge + further * (1 - edge) + 1e-7))).toBeGreaterThan(0);
      if (up > 1e-6) expect(lower(edge - 1e-6)).toBeLessThanOrEqual(0);
    });
  });
  it("a total's interval encloses it and widens with dispersion and correlation", () => {
    property([fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 6, maxLength: 40 })], (y) => {
      const fit = poissonRegression(trendRows(y.length), y)!;
      const total = (dispersion: number, inflation: number) =>
        predictPoissonTotal(fit, trendRows(3, y.length), { dispersion, inflation, confidence: 0.9 });
      expectOrdered(total(1, 1), total(1, 1).total);
      expectWithin(total(2, 1), total(1, 1));
      expectWithin(total(1, autocorrelationInflation(0.4)), total(1, 1));
    });
  });
  it("a Poisson regression with an intercept fits the total exactly", () => {
    property([fc.array(count, { minLength: 3, maxLength: 40 })], (y) => {
      const fit = poissonRegression(trendRows(y.length), y);
      if (!fit) return;
      const total = y.reduce((a, b) => a + b, 0);
      expect(fit.fitted.reduce((a, b) => a + b, 0) / total).toBeCloseTo(1, 8);
    });
  });
  it("rank intervals are ordered and narrow with less confidence", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 12 });
    property([weights.filter((w) => w.some((x) => x > 0))], (w) => {
      const total = w.reduce((a, b) => a + b, 0);
      const distribution = w.map((x) => x / total);
      const wide = rankInterval(distribution, 0.95);
      expect(wide.lower).toBeLessThanOrEqual(wide.upper);
      expectWithin(wide, rankInterval(distribution, 0.5));
      const kept = distribution.slice(wide.lower - 1, wide.upper).reduce((a, b) => a + b, 0);
      expect(kept).toBeGreaterThanOrEqual(0.95 - 1e-9);
    });
  });
  it("a funnel closes as it goes", () => {
    property([fc.double({ min: 0.5, max: 1e4, noNaN: true }), confidence], (expected, level) => {
      expectWithin(poissonFunnelLimits(expected, level), poissonFunnelLimits(2 * expected, level));
      const plain = (size: number) =>
        overdispersedLimits(size, { tauSquared: 0.01, z: 2, target: 1, transform: "log" });
      expectWithin(plain(expected), plain(2 * expected));
    });
  });
});

describe("quantiles undo distributions, and distributions rise", () => {
  it("normal and chi-square, and the t quantile rises", () => {
    property([probability, df], (p, degrees) => {
      expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 9);
      expect(studentTQuantile(p, degrees)).toBeGreaterThan(studentTQuantile(0.9 * p, degrees));
      expect(chiSquareCdf(chiSquareQuantile(p, degrees), degrees) / p).toBeCloseTo(1, 9);
    });
  });
  it("a larger argument never has a smaller probability", () => {
    const x = fc.double({ min: -40, max: 40, noNaN: true });
    property([x, fc.double({ min: 1e-3, max: 5, noNaN: true }), df], (t, step, degrees) => {
      expect(normalCdf(t + step)).toBeGreaterThanOrEqual(normalCdf(t));
      expect(chiSquareCdf(t + step, degrees)).toBeGreaterThanOrEqual(chiSquareCdf(t, degrees) - 1e-15);
    });
  });
});
