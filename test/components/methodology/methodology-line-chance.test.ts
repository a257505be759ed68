import { expect, test } from "vitest";
import {
  chanceOfALine,
  rollingTotalCoverage
} from "../../../src/components/methodology/methodology-line-chance.js";
import { defaultSettings } from "../../../src/plan/settings.js";

test("chanceOfALine finds a line on the better side about three times in four, and is the same each time", () => {
  const chance = chanceOfALine(defaultSettings(), "2014-09", 300);
  expect(chance.any).toBeGreaterThan(0.65);
  expect(chance.any).toBeLessThan(0.85);
  expect(chance.inForce).toBeLessThan(chance.any);
  expect(chanceOfALine(defaultSettings(), "2014-09", 300)).toEqual(chance);
});

test("rollingTotalCoverage is far below what the interval promises", () => {
  expect(rollingTotalCoverage(defaultSettings(), "2014-09", 300).held).toBeLessThan(0.65);
});
