import { expect, test } from "vitest";
import { baselineLimits } from "../../../src/statistics/control-limits/baseline-limits.js";

test("baselineLimits are the mean and the mean moving range / 1.128 of the first values", () => {
  // 10, 14, 12: mean 12, ranges 4 and 2.
  const limits = baselineLimits([[10, 14, 12, 90, 95]], 3)!;
  expect(limits.centre).toBe(12);
  expect(limits.meanMovingRange).toBe(3);
  expect(limits.sigma).toBeCloseTo(3 / 1.128, 12);
});

test("baselineLimits take all values where there are fewer", () => {
  expect(baselineLimits([[10, 14]], 24)).toMatchObject({ centre: 12, meanMovingRange: 4 });
});

test("baselineLimits let no range reach from one run to the next", () => {
  // 10, 14 and 30, 32, 34: ranges 4, 2 and 2; the 36 is the sixth.
  expect(baselineLimits([[10, 14], [30, 32, 34, 36], [50]], 5)).toMatchObject({
    centre: 24,
    meanMovingRange: 8 / 3
  });
});

test("baselineLimits need two values in a run among the first", () => {
  expect(baselineLimits([[10], [12], [14, 15]], 3)).toBeUndefined();
  expect(baselineLimits([], 24)).toBeUndefined();
});
