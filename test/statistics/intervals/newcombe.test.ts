import { describe, expect, it } from "vitest";
import { newcombeDifference } from "../../../src/statistics/intervals/newcombe.js";

const survey = { p1: 0.806, n1: 1000, p2: 0.829, n2: 1000, confidence: 0.95 };

describe("newcombeDifference", () => {
  it("gives p1 - p2: 56/70 - 48/80 has 0.0524 to 0.3339 (Newcombe 1998, table II, method 10)", () => {
    const interval = newcombeDifference({ p1: 56 / 70, n1: 70, p2: 48 / 80, n2: 80, confidence: 0.95 });
    expect(interval.difference).toBeCloseTo(0.2, 15);
    expect(interval.lower).toBeCloseTo(0.0524, 4);
    expect(interval.upper).toBeCloseTo(0.3339, 4);
  });
  it("changes sign with the order of the samples", () => {
    const forth = newcombeDifference(survey);
    const back = newcombeDifference({ ...survey, p1: survey.p2, p2: survey.p1 });
    expect(back.difference).toBe(-forth.difference);
    expect(back.lower).toBeCloseTo(-forth.upper, 15);
  });
  it("sees 82.9% against 80.6% with 2,175 a wave and not with 2,160 (methodology: about 2,165)", () => {
    // Wald's formula, 1.96^2 (p1 (1 - p1) + p2 (1 - p2)) / 0.023^2, gives 2,165; Newcombe's interval is a little wider.
    const upper = (n: number) => newcombeDifference({ ...survey, n1: n, n2: n }).upper;
    expect(upper(2175)).toBeLessThan(0);
    expect(upper(2160)).toBeGreaterThan(0);
  });
  it("has a width even when both are 0 or both 1", () => {
    const none = newcombeDifference({ ...survey, p1: 0, p2: 0 });
    const all = newcombeDifference({ ...survey, p1: 1, p2: 1 });
    expect(none.upper).toBeGreaterThan(0);
    expect(all.upper).toBeCloseTo(none.upper, 12);
  });
  it("is 1 and no more for all against none", () => {
    const { upper, lower } = newcombeDifference({ ...survey, p1: 1, p2: 0 });
    expect(upper).toBe(1);
    expect(lower).toBeLessThan(1);
  });
  it("throws and says which sample is wrong", () => {
    expect(() => newcombeDifference({ ...survey, p2: 80 })).toThrow(
      new RangeError("p2 is 80; expected a number from 0 to 1")
    );
    expect(() => newcombeDifference({ ...survey, n1: 0 })).toThrow(
      new RangeError("n1 is 0; expected a finite number above 0")
    );
  });
});
