import { describe, expect, it } from "vitest";
import { random } from "../../../src/statistics/distributions/random.js";
import { levelChange } from "../../../src/statistics/regression/level-change.js";

/** 48 months of about 1,000 with a wave, a wobble of 1% and a level for each month. */
const months = (level: (i: number) => number): number[] =>
  Array.from({ length: 48 }, (_, i) => {
    const season = 1 + 0.1 * Math.sin((2 * Math.PI * i) / 12);
    return Math.round(1000 * season * level(i) * (1 + 0.01 * ((i * 7) % 3) - 0.01));
  });

describe("levelChange(counts)", () => {
  it("finds the first month of a new level under a season, and how much it is", () => {
    const change = levelChange(months((i) => (i >= 30 ? 1.3 : 1)))!;
    expect(change.index).toBe(30);
    expect(change.ratio).toBeCloseTo(1.3, 1);
    expect(change.t).toBeGreaterThan(change.critical);
  });

  it("finds a fall as well", () => {
    expect(levelChange(months((i) => (i >= 26 ? 0.8 : 1)))).toMatchObject({ index: 26 });
  });

  it("does not take a steady rise for a sudden change", () => {
    expect(levelChange(months((i) => 1.02 ** i))).toBeUndefined();
  });

  it("returns undefined where nothing changes, and for less than three years", () => {
    expect(levelChange(months(() => 1))).toBeUndefined();
    expect(levelChange(months((i) => (i >= 20 ? 2 : 1)).slice(0, 35))).toBeUndefined();
  });

  it("does not look across a gap, or a month without offences", () => {
    const counts: (number | null)[] = months((i) => (i >= 30 ? 1.3 : 1));
    // Every place that is tried reaches over month 20: 24 before it and 12 from it on.
    for (const hole of [null, 0])
      expect(levelChange(counts.map((c, i) => (i === 20 ? hole : c)))).toBeUndefined();
  });

  // 120 months have 85 places; by Bonferroni at most 1% of series without change give a suggestion.
  it("suggests a change in at most about 1% of series that have none", () => {
    const draw = random(20140930);
    let suggested = 0;
    for (let run = 0; run < 1000; run++) {
      if (levelChange(Array.from({ length: 120 }, () => draw.poisson(400)))) suggested += 1;
    }
    // 1% of 1,000 is 10; more than 20 would have a probability below 0.2%.
    expect(suggested).toBeLessThanOrEqual(20);
  });

  it("throws for a negative count", () => {
    expect(() => levelChange([5, -5])).toThrow(RangeError);
  });
});
