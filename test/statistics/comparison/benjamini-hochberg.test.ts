import { expect, test } from "vitest";
import { standing } from "../../../src/statistics/comparison/benjamini-hochberg.js";

// The 15 p-values of Benjamini & Hochberg (1995), section 4: at 5% four stand, where Bonferroni leaves three.
const HEART = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1
];

test("standing(pValues, rate) is that of the paper’s example", () => {
  expect(standing(HEART, 0.05).filter(Boolean)).toHaveLength(4);
});

test("standing(pValues, rate) lets a p-value stand by a larger one that does, whatever their order", () => {
  // R: p.adjust(c(.04, .02, .03, .2), "BH") is 0.0533, 0.0533, 0.0533, 0.2.
  expect(standing([0.04, 0.02, 0.03, 0.2], 0.06)).toEqual([true, true, true, false]);
  expect(standing([0.04, 0.02, 0.03, 0.2], 0.05)).toEqual([false, false, false, false]);
});

test("standing(pValues, rate) of no tests is nothing, and a wrong p-value is refused", () => {
  expect(standing([], 0.1)).toEqual([]);
  expect(() => standing([0.2, 1.2], 0.1)).toThrow("pValues[1] is 1.2; expected a number from 0 to 1");
});
