import { expect, test } from "vitest";
import {
  beyond,
  changeOnSide,
  colourAgainstLines,
  colourOfChange,
  sideOf
} from "../../src/rules/polarity.js";

const LINES = { lower: 90, upper: 110 };

test("sideOf(value, lines) tells below, between and above", () => {
  expect(sideOf(89.99, LINES)).toBe("below");
  expect(sideOf(100, LINES)).toBe("between");
  expect(sideOf(110.01, LINES)).toBe("above");
});

test("sideOf(value, lines) takes a value on a line as between", () => {
  expect(sideOf(90, LINES)).toBe("between");
  expect(sideOf(110, LINES)).toBe("between");
  expect(sideOf(100, { lower: 100, upper: 100 })).toBe("between");
});

test("sideOf(value, lines) does not take rounding for a difference", () => {
  const sum = 0.1 + 0.2; // 0.30000000000000004
  expect(sum).toBeGreaterThan(0.3);
  expect(sideOf(sum, { lower: 0.3, upper: 0.3 })).toBe("between");
  expect(sideOf(0.3, { lower: sum, upper: sum })).toBe("between");
  expect(sideOf(0.300001, { lower: 0.3, upper: 0.3 })).toBe("above");
  expect(sideOf(0, { lower: 0, upper: 0 })).toBe("between");
  expect(sideOf(1e-6, { lower: 0, upper: 0 })).toBe("above");
});

test.each([
  ["below", "lower", "improved"],
  ["below", "higher", "worse"],
  ["above", "lower", "worse"],
  ["above", "higher", "improved"],
  ["between", "lower", "no-change"],
  ["between", "higher", "no-change"]
] as const)("a value %s the lines when %s is better is “%s”", (side, better, change) => {
  expect(changeOnSide(side, better)).toBe(change);
});

test("beyond(value, threshold, better) wants more than equality", () => {
  expect(beyond(99, 100, "lower")).toBe(true);
  expect(beyond(100, 100, "lower")).toBe(false);
  expect(beyond(101, 100, "lower")).toBe(false);
  expect(beyond(101, 100, "higher")).toBe(true);
  expect(beyond(100, 100, "higher")).toBe(false);
  expect(beyond(99, 100, "higher")).toBe(false);
});

test("colourOfChange: improved is green, no change amber, worse red", () => {
  expect(colourOfChange("improved")).toBe("green");
  expect(colourOfChange("no-change")).toBe("amber");
  expect(colourOfChange("worse")).toBe("red");
});

test.each([
  [111, "lower", "red", "above-upper-line"],
  [111, "higher", "green", "above-upper-line"],
  [110, "lower", "amber", "between-lines"],
  [90, "higher", "amber", "between-lines"],
  [89, "lower", "green", "below-lower-line"],
  [89, "higher", "red", "below-lower-line"]
] as const)("%d against 90 and 110, %s is better, is %s: %s", (value, better, rating, reason) => {
  expect(colourAgainstLines(value, LINES, better)).toEqual({ rating, reason });
});
