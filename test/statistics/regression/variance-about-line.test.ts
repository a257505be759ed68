import { expect, test } from "vitest";
import { varianceAboutLine } from "../../../src/statistics/regression/variance-about-line.js";

test("varianceAboutLine(values) is that of what the line leaves, by hand", () => {
  // The line through 0, 3, 0 is 1, 1, 1: residuals -1, 2, -1, squares 6, one degree of freedom.
  expect(varianceAboutLine([0, 3, 0])).toBeCloseTo(6, 12);
  // Slope 2 and residuals 1, -1, -1, 1 about it: their sum and their products with -3, -1, 1, 3 are 0.
  expect(varianceAboutLine([1, 1, 3, 7])).toBeCloseTo(2, 12);
  expect(varianceAboutLine([5, 7, 9, 11, 13])).toBeCloseTo(0, 12);
});

test("varianceAboutLine(values) refuses fewer than three values, and what is no number", () => {
  expect(() => varianceAboutLine([1, 2])).toThrow("values");
  expect(() => varianceAboutLine([1, 2, Number.NaN])).toThrow(RangeError);
});
