import { describe, expect, it } from "vitest";
import { random, xoshiro128 } from "../../../src/statistics/distributions/random.js";
import { poissonAtMost } from "../poisson-at-most.js";

const draw = (n: number, next: () => number) => Array.from({ length: n }, next);

/** Mean and variance of a sample. */
function moments(sample: number[]): [number, number] {
  const mean = sample.reduce((a, b) => a + b, 0) / sample.length;
  return [mean, sample.reduce((total, x) => total + (x - mean) ** 2, 0) / (sample.length - 1)];
}

const DRAWS = 100_000;

describe("xoshiro128", () => {
  it("gives the published numbers from 1, 2, 3, 4 (reference code of Blackman & Vigna, as in Rust's rand_xoshiro)", () => {
    const published = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804
    ];
    expect(draw(10, xoshiro128([1, 2, 3, 4]))).toEqual(published);
  });
});

describe("random", () => {
  it("gives the same numbers for the same seed, and others for another", () => {
    const first = draw(5, random(7).uniform);
    expect(draw(5, random(7).uniform)).toEqual(first);
    expect(draw(5, random(8).uniform)).not.toEqual(first);
  });
  it("tells seeds above 32 bits apart", () => {
    expect(random(1).uniform()).not.toBe(random(1 + 2 ** 32).uniform());
  });
  it("throws for a seed that is not a whole number", () => {
    expect(() => random(1.5)).toThrow(new RangeError("seed is 1.5; expected a whole number"));
  });

  it("uniform lies from 0 to below 1, with mean 1/2 and variance 1/12", () => {
    const sample = draw(DRAWS, random(1).uniform);
    expect(Math.min(...sample)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...sample)).toBeLessThan(1);
    const [mean, variance] = moments(sample);
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / DRAWS));
    expect(variance * 12).toBeCloseTo(1, 1);
  });
  it("normal has mean 0, variance 1, and 2.5% beyond 1.96", () => {
    const sample = draw(DRAWS, random(2).normal);
    const [mean, variance] = moments(sample);
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(DRAWS));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / DRAWS));
    const beyond = sample.filter((x) => x > 1.959964).length / DRAWS;
    expect(Math.abs(beyond - 0.025)).toBeLessThan(4 * Math.sqrt((0.025 * 0.975) / DRAWS));
  });
  it.each([0.3, 4, 9.9, 10.1, 60, 5000, 1e5])(
    "poisson(%d) has its mean, variance and distribution",
    (mean) => {
      const { poisson } = random(3);
      const sample = draw(DRAWS, () => poisson(mean));
      const [average, variance] = moments(sample);
      expect(sample.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
      expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(mean / DRAWS));
      expect(Math.abs(variance / mean - 1)).toBeLessThan(4 * Math.sqrt((2 + 1 / mean) / DRAWS));
      for (const deviations of [-1.5, 0, 1.5]) {
        const k = Math.floor(mean + deviations * Math.sqrt(mean));
        const expected = poissonAtMost(k, mean);
        const seen = sample.filter((count) => count <= k).length / DRAWS;
        expect(Math.abs(seen - expected)).toBeLessThan(
          4 * Math.sqrt((expected * (1 - expected)) / DRAWS) + 1e-12
        );
      }
    }
  );
  it("poisson(0) is 0", () => expect(random(1).poisson(0)).toBe(0));
  it.each([0.1, 0.7, 1, 5, 300])("gamma(%d) has that mean and variance", (shape) => {
    const { gamma } = random(4);
    const [mean, variance] = moments(draw(DRAWS, () => gamma(shape)));
    expect(Math.abs(mean - shape)).toBeLessThan(4 * Math.sqrt(shape / DRAWS));
    // The fourth moment of a gamma variable: variance of the variance (2 + 6 / shape) shape^2 / n
    expect(Math.abs(variance / shape - 1)).toBeLessThan(4 * Math.sqrt((2 + 6 / shape) / DRAWS));
  });
  it("dirichlet gives shares that add to 1, in proportion to the parameters", () => {
    const { dirichlet } = random(5);
    const sample = Array.from({ length: 20_000 }, () => dirichlet([1, 2, 5]));
    for (const shares of sample) expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    [1, 2, 5].forEach((shape, i) => {
      const share = shape / 8;
      const [mean] = moments(sample.map((shares) => shares[i]!));
      expect(Math.abs(mean - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 9 / 20_000));
    });
  });
  it("throws for a mean or a shape that it cannot draw", () => {
    expect(() => random(1).poisson(-1)).toThrow(
      new RangeError("mean is -1; expected a finite number of 0 or more")
    );
    expect(() => random(1).gamma(0.05)).toThrow(
      new RangeError("shape is 0.05; expected a finite number of 0.1 or more")
    );
    expect(() => random(1).dirichlet([1, 0])).toThrow("shape is 0");
  });
});
