import { expect, test } from "vitest";
import { dot } from "../../src/statistics/dot.js";

test("dot(weights, values) adds the values, each times its weight", () => {
  expect(dot(Float64Array.of(1, 2, -3), Float64Array.of(4, 0.5, 1))).toBe(2);
  expect(dot(new Float64Array(), new Float64Array())).toBe(0);
});
