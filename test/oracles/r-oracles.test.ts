import { describe, expect, it } from "vitest";
import { differenceError } from "../../src/statistics/comparison/difference-error.js";
import { rankDistribution } from "../../src/statistics/comparison/rank-distribution.js";
import { overdispersedLimits, overdispersion } from "../../src/statistics/control-limits/funnel.js";
import { xmrLimits } from "../../src/statistics/control-limits/xmr.js";
import { deviation } from "../../src/statistics/deviation.js";
import { chiSquareCdf, chiSquareQuantile } from "../../src/statistics/distributions/chi-square.js";
import { incompleteBeta } from "../../src/statistics/distributions/incomplete-beta.js";
import { upperGamma } from "../../src/statistics/distributions/incomplete-gamma.js";
import { logGamma } from "../../src/statistics/distributions/log-gamma.js";
import { normalCdf, normalQuantile } from "../../src/statistics/distributions/normal.js";
import { studentTQuantile } from "../../src/statistics/distributions/student-t.js";
import { forecastSmoothed, smooth } from "../../src/statistics/forecasts/exponential-smoothing.js";
import type { Interval } from "../../src/statistics/interval.js";
import { kish } from "../../src/statistics/intervals/kish.js";
import { newcombeDifference } from "../../src/statistics/intervals/newcombe.js";
import { poissonInterval } from "../../src/statistics/intervals/poisson-interval.js";
import { wilsonInterval } from "../../src/statistics/intervals/wilson.js";
import { mean } from "../../src/statistics/mean.js";
import { quantile } from "../../src/statistics/quantile.js";
import { lagOneAutocorrelation } from "../../src/statistics/regression/autocorrelation.js";
import { leastSquares, predictTotal } from "../../src/statistics/regression/least-squares.js";
import {
  type PoissonFit,
  poissonRegression,
  predictPoissonTotal
} from "../../src/statistics/regression/poisson-regression.js";
import type { PredictedTotal } from "../../src/statistics/regression/predicted-total.js";
import { harmonics } from "../../src/statistics/regression/season.js";
import {
  addCheck,
  type Checks,
  expectAllClose,
  expectClose,
  proportionSlope,
  readOracles,
  runChecks,
  type Tolerance
} from "./oracle-cases.js";

const { cases } = readOracles("r-oracles.json");
const checks: Checks = new Map();
const ends = (interval: Interval): number[] => [interval.lower, interval.upper];

/** Student's t by way of the incomplete beta function (Abramowitz & Stegun 1964, 26.7.1). */
function studentTCdf(t: number, df: number): number {
  const all = df + t * t;
  const beyond = incompleteBeta(df / all, (t * t) / all, df / 2, 0.5) / 2;
  return t < 0 ? beyond : 1 - beyond;
}

/**
 * Functions of one or two numbers, by the id of the case that tabulates them. The ratings need three of these
 * distributions only by way of the functions behind them: what is checked are the incomplete gamma and beta functions.
 */
const TABULATED: Record<string, (...args: [number, number]) => number> = {
  "normal-cdf": normalCdf,
  "normal-quantile": normalQuantile,
  "t-cdf": studentTCdf,
  "t-quantile": studentTQuantile,
  "chi-square-cdf": chiSquareCdf,
  "chi-square-tail": (x, df) => upperGamma(df / 2, x / 2),
  "chi-square-quantile": chiSquareQuantile,
  "poisson-cdf": (k, mean) => upperGamma(k + 1, mean),
  "log-gamma": logGamma
};

for (const [id, tabulated] of Object.entries(TABULATED)) {
  addCheck<{ arguments: [number, number][]; expected: number[] }>(checks, id, (c) => {
    expectAllClose(
      c.arguments.map((args) => tabulated(...args)),
      c.expected,
      c
    );
  });
}

addCheck<{ data: number[]; p: number[]; expected: number[] }>(checks, "quantile-type-7", (c) => {
  expectAllClose(
    c.p.map((p) => quantile(c.data, p)),
    c.expected,
    c
  );
});

addCheck<{ data: number[]; expected: { mean: number; sd: number; r1: number } }>(
  checks,
  "autocorrelation",
  (c) => {
    expectClose(mean(c.data), c.expected.mean, c);
    expectClose(deviation(c.data), c.expected.sd, c);
    expectClose(lagOneAutocorrelation(c.data), c.expected.r1, c);
  }
);

addCheck<{ weights: number[]; counts: number[]; expected: { neff: number; deff: number } }>(
  checks,
  "kish-weights",
  (c) => {
    const sample = kish(c.weights.map((weight, i) => ({ weight, count: c.counts[i]! })))!;
    expectClose(sample.effectiveSampleSize, c.expected.neff, c);
    expectClose(sample.designEffect, c.expected.deff, c);
  }
);

addCheck<{
  rows: number[][];
  y: number[];
  expected: { b: number[]; se: number[]; sigma: number; r2: number };
}>(checks, "nist-longley", (c) => {
  const fit = leastSquares(c.rows, c.y)!;
  expectAllClose(fit.coefficients, c.expected.b, c);
  expectAllClose(fit.standardErrors, c.expected.se, c);
  expectClose(fit.sigma, c.expected.sigma, c);
  expectClose(fit.rSquared, c.expected.r2, c);
});

interface ExpectedTotal extends Interval {
  total: number;
  se: number;
}

function expectTotal(actual: PredictedTotal, expected: ExpectedTotal, tolerance: Tolerance): void {
  expectClose(actual.total, expected.total, tolerance);
  expectClose(actual.standardError, expected.se, tolerance);
  expectAllClose(ends(actual), ends(expected), tolerance);
}

addCheck<{
  rows: number[][];
  y: number[];
  ahead: number[][];
  expected: ExpectedTotal & { b: number[]; b_se: number[]; sigma: number; r2: number };
}>(checks, "ols-seasonal-total", (c) => {
  const fit = leastSquares(c.rows, c.y)!;
  expectAllClose(fit.coefficients, c.expected.b, c);
  expectAllClose(fit.standardErrors, c.expected.b_se, c);
  expectClose(fit.sigma, c.expected.sigma, c);
  expectClose(fit.rSquared, c.expected.r2, c);
  expectTotal(predictTotal(fit, c.ahead, 0.95), c.expected, c);
});

interface ExpectedFit extends ExpectedTotal {
  b: number[];
  covariance: number[][];
  deviance: number;
  dispersion: number;
  fitted: number[];
  pearson: number[];
}

function expectPoisson(fit: PoissonFit, expected: ExpectedFit, tolerance: Tolerance): void {
  expectAllClose(fit.coefficients, expected.b, tolerance);
  expectClose(fit.deviance, expected.deviance, tolerance);
  expectClose(fit.dispersion, expected.dispersion, tolerance);
  expectAllClose(fit.fitted, expected.fitted, tolerance);
  // A residual is a difference: what it is allowed is a share of the count's own error, not of itself.
  expectAllClose(fit.pearsonResiduals, expected.pearson, { abs: tolerance.rel! });
  expected.covariance.forEach((row, i) => {
    // An element near zero is judged beside the diagonal it belongs to.
    row.forEach((value, j) => {
      const scale = Math.sqrt(row[i]! * expected.covariance[j]![j]!);
      expectClose(fit.covariance[i]![j], value, { abs: tolerance.rel! * scale });
    });
  });
}

const judged = (fit: PoissonFit) => ({ dispersion: fit.dispersion, inflation: 1, confidence: 0.95 });

addCheck<{
  trend: number[];
  position: number[];
  counts: number[];
  ahead_trend: number[];
  ahead_position: number[];
  expected: ExpectedFit;
}>(checks, "glm-harmonics-total", (c) => {
  const rows = (trend: number[], position: number[]) =>
    trend.map((t, i) => [1, t, ...harmonics(position[i]!, 12, 2)]);
  const fit = poissonRegression(rows(c.trend, c.position), c.counts)!;
  expectPoisson(fit, c.expected, c);
  expectTotal(predictPoissonTotal(fit, rows(c.ahead_trend, c.ahead_position), judged(fit)), c.expected, c);
});

addCheck<{ rows: number[][]; counts: number[]; ahead: number[][]; expected: ExpectedFit }>(
  checks,
  "glm-months",
  (c) => {
    const fit = poissonRegression(c.rows, c.counts)!;
    expectPoisson(fit, c.expected, c);
    expectTotal(predictPoissonTotal(fit, c.ahead, judged(fit)), c.expected, c);
  }
);

addCheck<{
  rows: number[][];
  counts: number[];
  offset: number[];
  ahead: number[][];
  ahead_offset: number[];
  expected: ExpectedFit;
}>(checks, "glm-offset-small-counts", (c) => {
  const fit = poissonRegression(c.rows, c.counts, { offset: c.offset })!;
  expectPoisson(fit, c.expected, c);
  const options = { ...judged(fit), offset: c.ahead_offset };
  expectTotal(predictPoissonTotal(fit, c.ahead, options), c.expected, c);
});

interface SmoothingCase {
  data: number[];
  alpha: number;
  beta: number;
  gamma: number;
  level: number;
  trend: number;
  season: number[];
}

addCheck<
  SmoothingCase & {
    expected: {
      fitted: number[];
      last_level: number;
      last_trend: number;
      residual_variance: number;
      mean: number[];
      variance: number[];
    };
  }
>(checks, "holt-winters-ukgas", (c) => {
  const { expected } = c;
  const parameters = {
    alpha: c.alpha,
    beta: c.alpha * c.beta,
    gamma: c.gamma * (1 - c.alpha),
    phi: 1
  };
  // HoltWinters has no error in its first year: it starts at the first value that it forecasts.
  const { state, fitted } = smooth(c.data.slice(c.data.length - expected.fitted.length), parameters, c);
  expectAllClose(fitted, expected.fitted, c);
  expectClose(state.level, expected.last_level, c);
  expectClose(state.trend, expected.last_trend, c);
  const forecast = forecastSmoothed(parameters, state, expected.residual_variance, expected.mean.length);
  expectAllClose(forecast.means, expected.mean, c);
  expectAllClose(forecast.variances, expected.variance, c);
});

addCheck<
  SmoothingCase & {
    phi: number;
    sigma2: number;
    expected: {
      errors: number[];
      level: number;
      trend: number;
      mean: number[];
      variance: number[];
      total: number;
      total_variance: number;
    };
  }
>(checks, "ets-damped-ukgas", (c) => {
  const { expected, alpha, beta, gamma, phi } = c;
  const { state, errors } = smooth(c.data, { alpha, beta, gamma, phi }, c);
  expectAllClose(errors, expected.errors, { abs: 1e-12 });
  expectClose(state.level, expected.level, c);
  expectClose(state.trend, expected.trend, c);
  const forecast = forecastSmoothed({ alpha, beta, gamma, phi }, state, c.sigma2, expected.mean.length);
  expectAllClose(forecast.means, expected.mean, c);
  expectAllClose(forecast.variances, expected.variance, c);
  expectClose(forecast.total, expected.total, c);
  expectClose(forecast.totalVariance, expected.total_variance, c);
});

addCheck<{
  data: number[];
  expected: {
    centre: number;
    range: number;
    limits: number[];
    screened_range: number;
    screened_limits: number[];
  };
}>(checks, "xmr-spiked-nile", (c) => {
  const [plain, screened] = [xmrLimits(c.data, 3)!, xmrLimits(c.data, 3, { screened: true })!];
  expectClose(plain.centre, c.expected.centre, c);
  expectClose(plain.meanMovingRange, c.expected.range, c);
  expectAllClose(ends(plain), c.expected.limits, c);
  expectClose(screened.meanMovingRange, c.expected.screened_range, c);
  expectAllClose(ends(screened), c.expected.screened_limits, c);
});

addCheck<{ samples: [number, number][]; expected: { ci95: number[][]; ci998: number[][] } }>(
  checks,
  "wilson-prop-test",
  (c) => {
    c.samples.forEach(([x, n], i) => {
      const limits = (confidence: number) => ends(wilsonInterval({ proportion: x / n, n, confidence }));
      expectAllClose(limits(0.95), c.expected.ci95[i]!, c);
      expectAllClose(limits(0.998), c.expected.ci998[i]!, c);
    });
  }
);

addCheck<{ arms: [number, number, number, number][]; expected: number[][] }>(
  checks,
  "newcombe-from-prop-test",
  (c) => {
    c.arms.forEach(([x1, n1, x2, n2], i) => {
      const interval = newcombeDifference({ p1: x1 / n1, n1, p2: x2 / n2, n2, confidence: 0.95 });
      expectAllClose(ends(interval), c.expected[i]!, c);
    });
  }
);

addCheck<{
  first: number[];
  second: number[];
  expected: { t: number; se: number };
}>(checks, "welch-mtcars", (c) => {
  const standardError = differenceError(c.first, c.second)!;
  expectClose(standardError, c.expected.se, c);
  expectClose((mean(c.first)! - mean(c.second)!) / standardError, c.expected.t, c);
});

addCheck<{ counts: number[]; denominators: number[]; expected: { chi2: number; p: number } }>(
  checks,
  "prop-trend-test",
  (c) => {
    const line = proportionSlope(c.counts, c.denominators);
    const chiSquare = (line.slope / line.standardError) ** 2;
    expectClose(chiSquare, c.expected.chi2, c);
    expectClose(1 - chiSquareCdf(chiSquare, 1), c.expected.p, c);
    expect(line.slope).toBeLessThan(0);
  }
);

addCheck<{ counts: number[]; expected: number[][] }>(checks, "poisson-test", (c) => {
  c.counts.forEach((count, i) => {
    expectAllClose(ends(poissonInterval(count, 0.95)), c.expected[i]!, c);
  });
});

addCheck<{
  observed: number[];
  sizes: number[];
  target: number;
  expected: { phi: number; tau2: number; limits_at_400: number[] };
}>(checks, "funnel-proportions", (c) => {
  const { observed, sizes, target } = c;
  const spread = overdispersion({ observed, sizes, target, transform: "arcsine" }, 0.1)!;
  expectClose(spread.phi, c.expected.phi, c);
  expectClose(spread.tauSquared, c.expected.tau2, c);
  const { tauSquared } = spread;
  const limits = overdispersedLimits(400, { tauSquared, z: 1.96, target, transform: "arcsine" });
  expectAllClose(ends(limits), c.expected.limits_at_400, c);
});

addCheck<{ values: number[]; errors: number[]; expected: number[] }>(checks, "rank-distribution", (c) => {
  const question = { values: c.values, standardErrors: c.errors, index: 0, lowerIsBetter: true };
  expectAllClose(rankDistribution(question), c.expected, c);
});

describe("numbers from R (r-oracles.json)", () => {
  it("has all 27 cases", () => expect(cases.length).toBe(27));
  runChecks(cases, checks);
});
