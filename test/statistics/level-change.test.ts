import { describe, expect, it } from "vitest";
import { levelChange } from "../../src/statistics/level-change.js";
import { random } from "../../src/statistics/random.js";

/** A season, and small differences between years so that the spread is not zero. */
const SEASON = [90, 85, 100, 105, 110, 115, 120, 118, 108, 104, 98, 95];
const year = (factor: number, wobble: number) =>
  SEASON.map((count, i) => Math.round(10 * count * factor * (1 + (i % 2 ? wobble : -wobble))));

describe("levelChange(counts)", () => {
  it("finds the first month of a new level under a season, and how much it is", () => {
    const counts = [...year(1, 0.01), ...year(1, -0.01), ...year(1.3, 0.01), ...year(1.3, -0.01)];
    const change = levelChange(counts)!;
    expect(change.index).toBe(24);
    expect(change.ratio).toBeCloseTo(1.3, 2);
    expect(change.t).toBeGreaterThan(change.critical);
  });

  it("returns undefined where nothing changes", () => {
    expect(levelChange([...year(1, 0.01), ...year(1, -0.01), ...year(1, 0.02)])).toBeUndefined();
  });

  it("returns undefined for less than two years, and across a gap or a month without offences", () => {
    expect(levelChange(year(1, 0.01))).toBeUndefined();
    const gap: (number | null)[] = [...year(1, 0.01), ...year(1.3, 0.01)];
    gap[12] = null;
    expect(levelChange(gap)).toBeUndefined();
    gap[12] = 0;
    expect(levelChange(gap)).toBeUndefined();
  });

  // 120 months have 97 places; by Bonferroni at most 1% of series without change give a suggestion.
  it("suggests a change in at most about 1% of series that have none", () => {
    const draw = random(20140930);
    const runs = 2000;
    let suggested = 0;
    for (let run = 0; run < runs; run++) {
      const counts = Array.from({ length: 120 }, () => draw.poisson(400));
      if (levelChange(counts)) suggested += 1;
    }
    // 1% of 2,000 is 20; more than 34 would have a probability below 0.2%.
    expect(suggested).toBeLessThanOrEqual(34);
  });

  it("throws for a negative count", () => {
    const counts = [...year(1, 0.01), ...year(1, 0.02)];
    counts[13] = -5;
    expect(() => levelChange(counts)).toThrow(RangeError);
  });
});
