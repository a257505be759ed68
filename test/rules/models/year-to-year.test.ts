import { expect, test } from "vitest";
import { USUAL_DEVIATION, yearVariance } from "../../../src/rules/models/year-to-year.js";

const usual = USUAL_DEVIATION ** 2;
/** Logarithms 0, 3, 0, -3, 0 hundredths about 1,000: the line through them falls by 0.6, squares 18 - 3.6, three degrees of freedom. */
const years = [0, 0.03, 0, -0.03, 0].map((deviation) => 1000 * Math.exp(deviation));
const aboutLine = (18 - 3.6) / 3 / 10_000;

test("yearVariance(totals, ofMonths) is the mean of what is usual and of what five years leave beyond their months, by hand", () => {
  expect(yearVariance(years, 0)).toBeCloseTo((usual + aboutLine) / 2, 12);
  expect(yearVariance(years, 0.0003)).toBeCloseTo((usual + aboutLine - 0.0003) / 2, 12);
});

test("yearVariance(totals, ofMonths) takes nothing from what is usual where months tell more than the years leave", () => {
  expect(yearVariance(years, 0.01)).toBeCloseTo(usual / 2, 12);
  // Steady growth is no difference between years.
  expect(yearVariance([100, 110, 121, 133.1, 146.41], 0)).toBeCloseTo(usual / 2, 12);
});

test("yearVariance(totals, ofMonths) is what is usual where the years are not known, or one has no offence", () => {
  expect(yearVariance(undefined, 0)).toBe(usual);
  expect(yearVariance([4, 0, 3, 5, 2], 0.2)).toBe(usual);
});
