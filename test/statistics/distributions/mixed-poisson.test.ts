import { describe, expect, it } from "vitest";
import { mixedPoisson } from "../../../src/statistics/distributions/mixed-poisson.js";

/** The Poisson-lognormal distribution. */
const lognormal = (mean: number, sigma: number) => mixedPoisson(mean, (z) => sigma * z);

describe("mixedPoisson(mean, logError)", () => {
  // R: integrate(function(z) dnorm(z) * ppois(n, m * exp(s * z)), -12, 12, rel.tol = 1e-11)
  it.each([
    [0, 0.6, 0.5, 0.53525038],
    [3, 2.4, 0.3, 0.74727675],
    [20, 20, 0.4, 0.52328563],
    [60, 45, 0.25, 0.85378178],
    [5, 12, 0.8, 0.19528785]
  ])("has R's probability of at most %i at mean %d, sigma %d", (count, mean, sigma, expected) => {
    expect(lognormal(mean, sigma).cdf(count)).toBeCloseTo(expected, 4);
  });

  it("has R's quantiles, as whole numbers", () => {
    const quantiles = (mean: number, sigma: number) =>
      [0.025, 0.975].map((p) => lognormal(mean, sigma).quantile(p));
    expect(quantiles(2.4, 0.3)).toEqual([0, 7]);
    expect(quantiles(20, 0.4)).toEqual([7, 46]);
    // Without any error of the mean it is Poisson: qpois(c(0.025, 0.975), 2.4).
    expect(quantiles(2.4, 0)).toEqual([0, 6]);
  });

  it("is the same where single probabilities are added up and where they are not", () => {
    // R, by the trapezoidal rule: z <- seq(-5, 5, 0.25); d <- dnorm(z); f <- function(n, s) sum(d * ppois(n, 45 * exp(s * z))) / sum(d)
    // f(255, 0.8) and f(256, 0.8); f(20, 0.8).
    const wide = lognormal(45, 0.8);
    expect(wide.cdf(255)).toBeCloseTo(0.984452474943969, 12);
    expect(wide.cdf(256)).toBeCloseTo(0.984605377413484, 12);
    expect(wide.cdf(20)).toBeCloseTo(0.171765719150624, 12);
  });

  it("has nothing below 0, and only 0 at a mean of 0", () => {
    expect(lognormal(2, 0.5).cdf(-1)).toBe(0);
    expect(lognormal(0, 0.5).cdf(0)).toBe(1);
    expect(lognormal(0, 0.5).quantile(0.975)).toBe(0);
  });

  it("ends, however uncertain the mean is", () => {
    const wide = lognormal(2, 3);
    const upper = wide.quantile(0.975);
    expect(wide.cdf(upper)).toBeGreaterThanOrEqual(0.975);
    expect(wide.cdf(upper - 1)).toBeLessThan(0.975);
  });
});
