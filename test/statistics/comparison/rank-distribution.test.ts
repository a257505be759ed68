import { describe, expect, it } from "vitest";
import {
  type RankQuestion,
  rankDistribution,
  rankInterval
} from "../../../src/statistics/comparison/rank-distribution.js";
import { normalCdf } from "../../../src/statistics/distributions/normal.js";
import { random } from "../../../src/statistics/distributions/random.js";

/** Share of simulated draws in which the value took each rank. */
function simulate({ values, standardErrors, index, lowerIsBetter }: RankQuestion, draws: number): number[] {
  const { normal } = random(20140930);
  const shares = new Array<number>(values.length).fill(0);
  for (let i = 0; i < draws; i++) {
    const truths = values.map((value, j) => value + standardErrors[j]! * normal());
    const own = truths[index]!;
    const ahead = truths.filter((truth) => (lowerIsBetter ? truth < own : truth > own)).length;
    shares[ahead]! += 1 / draws;
  }
  return shares;
}

describe("rankDistribution", () => {
  it("gives each of n equal forces every rank with probability 1/n", () => {
    const question = { values: [5, 5, 5, 5], standardErrors: [1, 1, 1, 1], index: 2, lowerIsBetter: true };
    for (const probability of rankDistribution(question)) expect(probability).toBeCloseTo(0.25, 10);
  });
  it("is Phi(difference / sqrt(se1^2 + se2^2)) for two forces", () => {
    const question = { values: [10, 11], standardErrors: [0.6, 0.8], index: 0, lowerIsBetter: true };
    expect(rankDistribution(question)[0]).toBeCloseTo(normalCdf(1), 10);
    expect(rankDistribution({ ...question, lowerIsBetter: false })[0]).toBeCloseTo(normalCdf(-1), 10);
  });
  it("agrees with a simulation of eight forces (400,000 draws: within four of its standard errors)", () => {
    const question = {
      values: [10, 10.5, 9.2, 12, 11.1, 8.7, 10.9, 9.9],
      standardErrors: [0.8, 0.3, 0.5, 1.2, 0.05, 0.9, 2, 0.4],
      index: 0,
      lowerIsBetter: true
    };
    const draws = 400_000;
    const simulated = simulate(question, draws);
    rankDistribution(question).forEach((probability, r) => {
      const error = Math.sqrt((probability * (1 - probability)) / draws);
      expect(Math.abs(simulated[r]! - probability)).toBeLessThan(4 * error + 1e-9);
    });
  });
  it("knows the rank when nothing has an error", () => {
    const question = { values: [3, 1, 2], standardErrors: [0, 0, 0], index: 2, lowerIsBetter: true };
    expect(rankDistribution(question)).toEqual([0, 1, 0]);
    expect(rankDistribution({ ...question, index: 0 })).toEqual([0, 0, 1]);
    expect(rankDistribution({ ...question, index: 0, lowerIsBetter: false })).toEqual([1, 0, 0]);
  });
  it("lets values that tie exactly share the better rank", () => {
    const question = { values: [1, 2, 2, 3], standardErrors: [0, 0, 0, 0], index: 1, lowerIsBetter: true };
    expect(rankDistribution(question)).toEqual([0, 1, 0, 0]);
    expect(rankDistribution({ ...question, index: 2 })).toEqual([0, 1, 0, 0]);
  });
  it("takes a value without error among peers with: each ahead with probability Phi", () => {
    const question = { values: [10, 9, 12], standardErrors: [0, 1, 2], index: 0, lowerIsBetter: true };
    const [first, second] = [normalCdf(1), normalCdf(-1)];
    const expected = [
      (1 - first) * (1 - second),
      first * (1 - second) + (1 - first) * second,
      first * second
    ];
    rankDistribution(question).forEach((probability, r) => {
      expect(probability).toBeCloseTo(expected[r]!, 14);
    });
  });
  it("takes a value with error among peers without: steps of the normal distribution", () => {
    const question = { values: [10, 9, 12], standardErrors: [2, 0, 0], index: 0, lowerIsBetter: true };
    const expected = [normalCdf(-0.5), normalCdf(1) - normalCdf(-0.5), normalCdf(-1)];
    rankDistribution(question).forEach((probability, r) => {
      expect(probability).toBeCloseTo(expected[r]!, 10);
    });
  });
  it("is 1 for a force alone", () => {
    expect(
      rankDistribution({ values: [4], standardErrors: [1], index: 0, lowerIsBetter: true })[0]
    ).toBeCloseTo(1, 14);
  });
  it("throws for an index outside the list, other lengths, or a negative error", () => {
    const question = { values: [1, 2], standardErrors: [1, 1], index: 0, lowerIsBetter: true };
    expect(() => rankDistribution({ ...question, index: 2 })).toThrow(
      new RangeError("index is 2; expected a position in values")
    );
    expect(() => rankDistribution({ ...question, standardErrors: [1] })).toThrow(
      new RangeError("length of standardErrors is 1; expected 2")
    );
    expect(() => rankDistribution({ ...question, standardErrors: [1, -1] })).toThrow(
      new RangeError("standard error is -1; expected zero or more")
    );
  });
});

describe("rankInterval", () => {
  it("cuts at most half of the rest from either end", () => {
    expect(rankInterval([0.01, 0.02, 0.9, 0.05, 0.02], 0.95)).toEqual({ lower: 2, upper: 4 });
  });
  it("keeps a rank whose end is exactly at the cut only when something of it is left", () => {
    expect(rankInterval([0.025, 0.95, 0.025], 0.95)).toEqual({ lower: 2, upper: 2 });
    expect(rankInterval([0.03, 0.94, 0.03], 0.95)).toEqual({ lower: 1, upper: 3 });
  });
  it("is a single rank when that is certain", () => {
    expect(rankInterval([0, 0, 1], 0.95)).toEqual({ lower: 3, upper: 3 });
  });
  it("throws for an empty distribution or a confidence in per cent", () => {
    expect(() => rankInterval([], 0.95)).toThrow(
      new RangeError("length of distribution is 0; expected 1 or more")
    );
    expect(() => rankInterval([1], 95)).toThrow("confidence is 95");
  });
});
