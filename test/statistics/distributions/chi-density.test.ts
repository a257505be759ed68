import { expect, test } from "vitest";
import { chiDensity } from "../../../src/statistics/distributions/chi-density.js";

// R: 2 * x * dchisq(x^2, df).
test.each([
  [2, 7, 0.4607229142458714],
  [0.5, 3, 0.1760326633821498],
  [4, 1, 0.0002676604515297707]
])("chiDensity(root, degreesOfFreedom) at %d with %d is R's %d", (root, degreesOfFreedom, expected) => {
  expect(chiDensity(root, degreesOfFreedom)).toBeCloseTo(expected, 14);
});
