import { describe, expect, it } from "vitest";
import { differenceError } from "../../src/statistics/comparison/difference-error.js";
import { weightedMean } from "../../src/statistics/comparison/weighted-mean.js";
import {
  type FunnelTransform,
  overdispersedLimits,
  overdispersion,
  poissonFunnelLimits
} from "../../src/statistics/control-limits/funnel.js";
import { D2 } from "../../src/statistics/control-limits/moving-range.js";
import {
  beyondLine,
  mostlyOuter,
  oneSide,
  TWO_OF_THREE,
  trending
} from "../../src/statistics/control-limits/run-rules.js";
import { xmrLimits } from "../../src/statistics/control-limits/xmr.js";
import { deviation } from "../../src/statistics/deviation.js";
import { chiSquareQuantile } from "../../src/statistics/distributions/chi-square.js";
import { upperGamma } from "../../src/statistics/distributions/incomplete-gamma.js";
import { normalCdf, normalQuantile } from "../../src/statistics/distributions/normal.js";
import { studentTQuantile } from "../../src/statistics/distributions/student-t.js";
import { forecastSmoothed, smooth } from "../../src/statistics/forecasts/exponential-smoothing.js";
import type { Interval } from "../../src/statistics/interval.js";
import { byarInterval } from "../../src/statistics/intervals/byar.js";
import { kish } from "../../src/statistics/intervals/kish.js";
import { newcombeDifference } from "../../src/statistics/intervals/newcombe.js";
import { poissonInterval } from "../../src/statistics/intervals/poisson-interval.js";
import { wilsonInterval } from "../../src/statistics/intervals/wilson.js";
import { mean } from "../../src/statistics/mean.js";
import { lagOneAutocorrelation } from "../../src/statistics/regression/autocorrelation.js";
import { leastSquares, predictTotal } from "../../src/statistics/regression/least-squares.js";
import { poissonRegression } from "../../src/statistics/regression/poisson-regression.js";
import { seasonIndicators } from "../../src/statistics/regression/season.js";
import { sum } from "../../src/statistics/sum.js";
import {
  addCheck,
  type Checks,
  expectAllClose,
  expectClose,
  proportionSlope,
  readOracles,
  runChecks
} from "./oracle-cases.js";

const { cases } = readOracles("oracles.json");
const { datasets } = readOracles<{ datasets: { AirPassengers: number[] } }>("r-oracles.json");
const checks: Checks = new Map();
/** The plan's number of standard deviations, which the cases call lo196 and hi196. */
const PAPER_Z = 1.96;
const ends = (interval: Interval): [number, number] => [interval.lower, interval.upper];

/** Half a unit in the last of so many decimals: how far a number printed so may lie from the exact one. */
const printed = (decimals: number) => ({ abs: 0.5 * 10 ** -decimals });

type Pair = [number, number];

addCheck<{
  data_xy: Pair[];
  expected: { b0: number; se0: number; b1: number; se1: number; sigma: number; r2: number };
}>(checks, "nist-norris", (c) => {
  const fit = leastSquares(
    c.data_xy.map(([x]) => [1, x]),
    c.data_xy.map(([, y]) => y)
  )!;
  const { expected } = c;
  expectAllClose(fit.coefficients, [expected.b0, expected.b1], c);
  expectAllClose(fit.standardErrors, [expected.se0, expected.se1], c);
  expectClose(fit.sigma, expected.sigma, c);
  expectClose(fit.rSquared, expected.r2, c);
});

for (const id of ["nist-michelso", "nist-numacc1"]) {
  addCheck<{ data: number[]; expected: { mean: number; sd: number; r1: number } }>(checks, id, (c) => {
    expectClose(mean(c.data), c.expected.mean, c);
    expectClose(deviation(c.data), c.expected.sd, c);
    expectClose(lagOneAutocorrelation(c.data), c.expected.r1, c);
  });
}

addCheck<{
  data: number[];
  expected: {
    cl: number;
    mrbar: number;
    ucl3: number;
    lcl3: number;
    published: Pair;
    lo196: number;
    hi196: number;
  };
}>(checks, "nist-flowrate-imr", (c) => {
  const { expected } = c;
  const three = xmrLimits(c.data, 3)!;
  expectClose(three.centre, expected.cl, c);
  expectClose(three.meanMovingRange, expected.mrbar, c);
  expectAllClose(ends(three), [expected.lcl3, expected.ucl3], c);
  expectAllClose(ends(three), expected.published, printed(4));
  expectAllClose(ends(xmrLimits(c.data, PAPER_Z)!), [expected.lo196, expected.hi196], c);
});

addCheck<{
  data: number[];
  expected: { mean: number; unscreened_2_66: Pair; screened_2_66: Pair; published: [Pair, Pair] };
}>(checks, "nhsr-outlier-screen", (c) => {
  // The source multiplies the mean moving range by 2.66, which is 3 / 1.128 rounded.
  const sigmas = 2.66 * D2;
  const plain = xmrLimits(c.data, sigmas)!;
  const screened = xmrLimits(c.data, sigmas, { screened: true })!;
  expectClose(plain.centre, c.expected.mean, c);
  expectAllClose(ends(plain), c.expected.unscreened_2_66, c);
  expectAllClose(ends(screened), c.expected.screened_2_66, c);
  expectAllClose(ends(plain), c.expected.published[0], printed(2));
  expectAllClose(ends(screened), c.expected.published[1], printed(2));
});

addCheck<{
  numerators: number[];
  denominators: number[];
  expected: Record<
    "cl" | "ul99" | "ul95_2sigma" | "ll95_2sigma" | "ll99" | "full_ul99" | "full_ll99" | "lo196" | "hi196",
    number
  >;
}>(checks, "pbispc-i-ratio", (c) => {
  const ratios = c.numerators.map((numerator, i) => numerator / c.denominators[i]!);
  const { expected } = c;
  const [two, three] = [xmrLimits(ratios, 2)!, xmrLimits(ratios, 3)!];
  expectClose(three.centre, expected.cl, c);
  expectAllClose(ends(three), [expected.ll99, expected.ul99], c);
  expectAllClose(ends(three), [expected.full_ll99, expected.full_ul99], { rel: 1e-9 });
  expectAllClose(ends(two), [expected.ll95_2sigma, expected.ul95_2sigma], c);
  expectAllClose(ends(xmrLimits(ratios, PAPER_Z)!), [expected.lo196, expected.hi196], c);
});

addCheck<{
  numerators: number[];
  denominators: number[];
  expected: { cl: number; sigma_z_p: number; sigma_z_u: number };
}>(checks, "laney-primes", (c) => {
  const centre = sum(c.numerators) / sum(c.denominators);
  expectClose(centre, c.expected.cl, c);
  // Laney's sigma Z is the standard deviation that the moving ranges of z-scores give. Lines made with it are not drawn.
  const sigmaZ = (variance: number) => {
    const scores = c.numerators.map((numerator, i) => {
      const denominator = c.denominators[i]!;
      return (numerator / denominator - centre) / Math.sqrt(variance / denominator);
    });
    return xmrLimits(scores)!.sigma;
  };
  expectClose(sigmaZ(centre * (1 - centre)), c.expected.sigma_z_p, c);
  expectClose(sigmaZ(centre), c.expected.sigma_z_u, c);
});

interface Arms {
  x1: number;
  n1: number;
  x2: number;
  n2: number;
}

/** Wald's interval, z times the estimated standard error: not in the product, which uses Newcombe's. */
function wald(p1: number, n1: number, p2: number, n2: number): Pair {
  const reach = normalQuantile(0.975) * Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  return [p1 - p2 - reach, p1 - p2 + reach];
}

/** Agresti & Caffo (2000), The American Statistician 54, p. 280: Wald's after one success and one failure more. */
function agrestiCaffo({ x1, n1, x2, n2 }: Arms): Pair {
  return wald((x1 + 1) / (n1 + 2), n1 + 2, (x2 + 1) / (n2 + 2), n2 + 2);
}

addCheck<{ rows: (Arms & { newcombe: Pair; agresti_caffo: Pair; wald: Pair })[] }>(
  checks,
  "newcombe-dev",
  (c) => {
    for (const row of c.rows) {
      const [p1, p2] = [row.x1 / row.n1, row.x2 / row.n2];
      const interval = newcombeDifference({ p1, n1: row.n1, p2, n2: row.n2, confidence: 0.95 });
      expectClose(interval.difference, p1 - p2, { abs: 0 });
      expectAllClose(ends(interval), row.newcombe, c);
      expectAllClose(agrestiCaffo(row), row.agresti_caffo, c);
      expectAllClose(wald(p1, row.n1, p2, row.n2), row.wald, c);
    }
  }
);

addCheck<{ rows: { x: number; n: number; ci: Pair; ci998?: Pair }[] }>(checks, "wilson", (c) => {
  for (const { x, n, ci, ci998 } of c.rows) {
    expectAllClose(ends(wilsonInterval({ proportion: x / n, n, confidence: 0.95 })), ci, c);
    if (ci998) expectAllClose(ends(wilsonInterval({ proportion: x / n, n, confidence: 0.998 })), ci998, c);
  }
});

addCheck<{ rows: { x: number; ci: Pair; ci998: Pair }[] }>(checks, "byar", (c) => {
  for (const { x, ci, ci998 } of c.rows) {
    expectAllClose(ends(byarInterval(x, 0.95)), ci, c);
    expectAllClose(ends(byarInterval(x, 0.998)), ci998, c);
  }
});

addCheck<{
  counts: number[];
  denominators: number[];
  expected: { chi2: number; published: number; critical: number; significant: boolean; direction: string };
}>(checks, "fingertips-trend-proportion", (c) => {
  const line = proportionSlope(c.counts, c.denominators);
  const chiSquare = (line.slope / line.standardError) ** 2;
  const critical = chiSquareQuantile(0.998, 1);
  expectClose(chiSquare, c.expected.chi2, c);
  expectClose(chiSquare, c.expected.published, printed(1));
  expectClose(critical, c.expected.critical, c);
  expect(chiSquare > critical).toBe(c.expected.significant);
  expect(line.slope > 0 ? "increasing" : "decreasing").toBe(c.expected.direction);
});

addCheck<{
  expected_counts: number[];
  expected: Record<"ll95" | "ul95" | "ll998" | "ul998", number[]>;
}>(checks, "funnel-sr-poisson", (c) => {
  c.expected_counts.forEach((count, i) => {
    const { ll95, ul95, ll998, ul998 } = c.expected;
    expectAllClose(ends(poissonFunnelLimits(count, 0.95)), [ll95[i]!, ul95[i]!], c);
    expectAllClose(ends(poissonFunnelLimits(count, 0.998)), [ll998[i]!, ul998[i]!], c);
  });
});

addCheck<{ observed: number[]; expected: { isr_lower2s: number[]; isr_upper2s: number[] } }>(
  checks,
  "phe-isr",
  (c) => {
    // PHEindicatormethods gives, for each observed count, the ratio x 100 at which it would lie on the funnel.
    const intervals = c.observed.map((count) => poissonInterval(count, 0.95));
    const ratios = (end: keyof Interval) => c.observed.map((count, i) => (100 * count) / intervals[i]![end]);
    expectAllClose(ratios("upper"), c.expected.isr_lower2s, c);
    expectAllClose(ratios("lower"), c.expected.isr_upper2s, c);
  }
);

addCheck<{
  numerator: number[];
  denominator: number[];
  expected: {
    shmi: { winsor: number; phi: number; tau2: number; od95_at_108: Pair };
    cqc: {
      phi: number;
      tau2: number;
      od95_at_108_unsquared_as_FunnelPlotR: Pair;
      od95_at_108_squared_as_PowerBI_Funnels: Pair;
    };
  };
}>(checks, "funnelplotr-od", (c) => {
  const { shmi, cqc } = c.expected;
  // FunnelPlotR types the quantile in as 1.959964.
  const limitsAt108 = (transform: FunnelTransform, tauSquared: number, sigmas: number) =>
    ends(overdispersedLimits(108, { tauSquared, z: sigmas, target: 1, transform }));
  const spread = (transform: FunnelTransform) =>
    overdispersion({ observed: c.numerator, sizes: c.denominator, target: 1, transform }, shmi.winsor)!;
  const log = spread("log");
  expectClose(log.phi, shmi.phi, c);
  expectClose(log.tauSquared, shmi.tau2, c);
  expectAllClose(limitsAt108("log", log.tauSquared, 1.959964), shmi.od95_at_108, c);
  const root = spread("square-root");
  expectClose(root.phi, cqc.phi, c);
  expectClose(root.tauSquared, cqc.tau2, c);
  const squared = limitsAt108("square-root", root.tauSquared, 1.959964);
  expectAllClose(squared, cqc.od95_at_108_squared_as_PowerBI_Funnels, c);
  expectAllClose(squared.map(Math.sqrt), cqc.od95_at_108_unsquared_as_FunnelPlotR, c);
});

addCheck<{
  counts: number[];
  outcome: number[];
  expected: { intercept: number; outcome2: number; outcome3: number; deviance: number };
}>(checks, "dobson-poisson-glm", (c) => {
  const treatment = [1, 1, 1, 2, 2, 2, 3, 3, 3];
  const is = (value: number, level: number) => (value === level ? 1 : 0);
  const rows = c.outcome.map((outcome, i) => [
    1,
    is(outcome, 2),
    is(outcome, 3),
    is(treatment[i]!, 2),
    is(treatment[i]!, 3)
  ]);
  const fit = poissonRegression(rows, c.counts)!;
  const { intercept, outcome2, outcome3, deviance } = c.expected;
  expectAllClose(fit.coefficients.slice(0, 3), [intercept, outcome2, outcome3], c);
  expectAllClose(fit.coefficients.slice(3), [0, 0], { abs: 1e-9 });
  expectClose(fit.deviance, deviance, c);
  // Standard errors from the case's note, which are those of R's glm one step before it has converged (1e-8 away),
  // and exact: the variance of a difference of two log totals, here 40 and 63, is the sum of their inverses.
  const errors = fit.covariance.map((row, j) => Math.sqrt(row[j]!));
  expectAllClose(errors.slice(0, 3), [0.170898651504, 0.202170756683, 0.192742343532], { rel: 2e-8 });
  expectClose(errors[1], Math.sqrt(1 / 40 + 1 / 63), { rel: 1e-12 });
  const flat = poissonRegression(
    c.counts.map(() => [1]),
    c.counts
  )!;
  expectClose(flat.deviance, 10.5814458638, c);
});

const predictionOf = (prediction: { total: number } & Interval) => [prediction.total, ...ends(prediction)];

addCheck<{
  data_speed: number[];
  data_dist: number[];
  expected: { b: Pair; se: Pair; sigma: number; pi95: Record<string, number[]> };
}>(checks, "cars-pi", (c) => {
  const fit = leastSquares(
    c.data_speed.map((speed) => [1, speed]),
    c.data_dist
  )!;
  expectAllClose(fit.coefficients, c.expected.b, c);
  expectAllClose(fit.standardErrors, c.expected.se, c);
  expectClose(fit.sigma, c.expected.sigma, c);
  for (const [speed, expected] of Object.entries(c.expected.pi95)) {
    expectAllClose(predictionOf(predictTotal(fit, [[1, Number(speed)]], 0.95)), expected, c);
  }
});

addCheck<{
  data: number[];
  expected: {
    b: Pair;
    sigma: number;
    pi95_t37: number[];
    pi95_t48: number[];
    sum37_48: number;
    sum_se: number;
    sum_pi95: Pair;
  };
}>(checks, "airpassengers-36-sum-pi", (c) => {
  const { expected } = c;
  const row = (t: number) => [1, t];
  const fit = leastSquares(
    c.data.map((_, i) => row(i + 1)),
    c.data
  )!;
  expectAllClose(fit.coefficients, expected.b, c);
  expectClose(fit.sigma, expected.sigma, c);
  expectAllClose(predictionOf(predictTotal(fit, [row(37)], 0.95)), expected.pi95_t37, c);
  expectAllClose(predictionOf(predictTotal(fit, [row(48)], 0.95)), expected.pi95_t48, c);
  const year = predictTotal(
    fit,
    Array.from({ length: 12 }, (_, i) => row(37 + i)),
    0.95
  );
  expectClose(year.total, expected.sum37_48, c);
  expectClose(year.standardError, expected.sum_se, c);
  expectAllClose(ends(year), expected.sum_pi95, c);
});

addCheck<{
  expected: {
    l0: number;
    b0: number;
    s: number[];
    sigma2: number;
    last_level: number;
    last_trend: number;
    mean: number[];
    hi95: number[];
  };
}>(checks, "log-airpassengers-ets-aada-fixed", (c) => {
  const { expected } = c;
  const parameters = { alpha: 0.3, beta: 0.02, gamma: 0.15, phi: 0.95 };
  const before = { level: expected.l0, trend: expected.b0, season: expected.s.toReversed() };
  const values = datasets.AirPassengers.map(Math.log);
  const { state, errors } = smooth(values, parameters, before);
  expectClose(state.level, expected.last_level, c);
  expectClose(state.trend, expected.last_trend, c);
  const forecast = forecastSmoothed(parameters, state, expected.sigma2, 12);
  const upper = forecast.means.map((m, i) => m + normalQuantile(0.975) * Math.sqrt(forecast.variances[i]!));
  expectAllClose(forecast.means, expected.mean, c);
  expectAllClose(upper, expected.hi95, c);
  // forecast::ets divides by n less 17: four parameters, level, trend and 11 free seasonal starting values.
  const squares = errors.reduce((total, error) => total + error * error, 0);
  expectClose(squares / (values.length - 17), expected.sigma2, { abs: 5e-9 });
});

addCheck<{
  expected: {
    intercept: number;
    t: number;
    dec: number;
    sigma: number;
    exp_pi95_h1: number[];
    exp_pi95_h12: number[];
  };
}>(checks, "airpassengers-loglinear", (c) => {
  const { expected } = c;
  const row = (t: number) => [1, t, ...seasonIndicators((t - 1) % 12, 12)];
  const fit = leastSquares(
    datasets.AirPassengers.map((_, i) => row(i + 1)),
    datasets.AirPassengers.map(Math.log)
  )!;
  expectAllClose(fit.coefficients.slice(0, 2), [expected.intercept, expected.t], c);
  expectClose(fit.coefficients[12], expected.dec, c);
  expectClose(fit.sigma, expected.sigma, c);
  const exponentials = (t: number) => predictionOf(predictTotal(fit, [row(t)], 0.95)).map(Math.exp);
  expectAllClose(exponentials(145), expected.exp_pi95_h1, c);
  expectAllClose(exponentials(156), expected.exp_pi95_h12, c);
});

addCheck<{ g1: number[]; g2: number[]; expected: { t: number } }>(checks, "sleep-welch", (c) => {
  // R1 as written divides by the same error, and goes by 1.96 instead of Welch's degrees of freedom.
  expectClose((mean(c.g1)! - mean(c.g2)!) / differenceError(c.g1, c.g2)!, c.expected.t, c);
});

/** The run rules by their name in the case; centre 0, standard deviation 1. */
const RULES: Record<string, (x: number[]) => number[]> = {
  "1 beyond 3s": (x) => beyondLine(x, 3),
  "2 of 3 beyond 2s": (x) => mostlyOuter(x, 3, TWO_OF_THREE),
  "4 of 5 beyond 1s": (x) => mostlyOuter(x, 3, { many: 4, of: 5, share: 1 / 3 }),
  "8 one side": (x) => oneSide(x, 8),
  "Nelson 6 rising/falling": (x) => trending(x, 6)
};

addCheck<{ rows: { rule: string; x: number[]; hits: number[] }[] }>(checks, "weco-rules", (c) => {
  expect(c.rows.map((row) => row.rule)).toEqual(Object.keys(RULES));
  for (const { rule, x, hits } of c.rows) {
    expect(
      RULES[rule]!(x).map((position) => position + 1),
      rule
    ).toEqual(hits);
  }
});

addCheck<{
  groups: { w: number; n: number; yes: number }[];
  expected: { p: number; neff: number; deff: number; wilson95: Pair };
}>(checks, "kish", (c) => {
  const { expected } = c;
  const sample = kish(c.groups.map(({ w, n }) => ({ weight: w, count: n })))!;
  const proportion = weightedMean(
    c.groups.map(({ n, yes }) => yes / n),
    c.groups.map(({ w, n }) => w * n)
  )!;
  expectClose(proportion, expected.p, c);
  expectClose(sample.effectiveSampleSize, expected.neff, c);
  expectClose(sample.designEffect, expected.deff, c);
  const interval = wilsonInterval({ proportion, n: sample.effectiveSampleSize, confidence: 0.95 });
  expectAllClose(ends(interval), expected.wilson95, c);
});

/** The numbers in a key such as "0.025,20". */
const argumentsOf = (key: string): Pair => key.split(",").map(Number) as Pair;

addCheck<{
  expected: {
    qnorm_975: number;
    qnorm_999: number;
    qnorm_1em10: number;
    qt_975: Record<string, number>;
    qchisq: Record<string, number>;
    ppois: Record<string, number>;
    pnorm_m8: number;
  };
}>(checks, "quantiles", (c) => {
  const { expected } = c;
  expectClose(normalQuantile(0.975), expected.qnorm_975, c);
  expectClose(normalQuantile(0.999), expected.qnorm_999, c);
  expectClose(normalQuantile(1e-10), expected.qnorm_1em10, c);
  expectClose(normalCdf(-8), expected.pnorm_m8, c);
  for (const [df, value] of Object.entries(expected.qt_975)) {
    // Some of these are printed to 11 decimals only; r-oracles.json has them in full.
    const decimals = String(value).split(".")[1]!.length;
    expectClose(studentTQuantile(0.975, Number(df)), value, {
      abs: Math.max(c.rel! * value, printed(decimals).abs)
    });
  }
  for (const [key, value] of Object.entries(expected.qchisq)) {
    expectClose(chiSquareQuantile(...argumentsOf(key)), value, c);
  }
  for (const [key, value] of Object.entries(expected.ppois)) {
    // A count is at most k when a gamma variable of k + 1 is more than the mean: what limits of counts are made from.
    const [k, countMean] = argumentsOf(key);
    expectClose(upperGamma(k + 1, countMean), value, c);
  }
});

describe("published numbers (oracles.json)", () => {
  it("has all 23 cases", () => expect(cases.length).toBe(23));
  runChecks(cases, checks);
});
