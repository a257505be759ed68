import { expect, test } from "vitest";
import { positionChance } from "../../../src/rules/chances/position-chance.js";

test("positionChance(reading, forces, z) is that of Thompson’s distribution as written, and that of z calibrated", () => {
  // R: t <- z * sqrt(n * (n - 2) / ((n - 1)^2 - n * z^2)); 2 * pt(-t, n - 2), of n = 8 and 9 forces.
  expect(positionChance("as-written", 8, 1.96)).toBeCloseTo(0.0191442299051806, 12);
  expect(positionChance("as-written", 9, 1.5)).toBeCloseTo(0.114884453194444, 12);
  expect(positionChance("calibrated", 8, 1.96)).toBeCloseTo(0.05, 4);
});

test("in a group of eight no force lies beyond 2.47 standard deviations", () => {
  expect(positionChance("as-written", 8, 2.47)).toBeGreaterThan(0);
  expect(positionChance("as-written", 8, 2.48)).toBe(0);
});
