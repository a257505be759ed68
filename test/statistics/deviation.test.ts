import { describe, expect, it } from "vitest";
import { deviation } from "../../src/statistics/deviation.js";

/** NIST StRD NumAcc3 and NumAcc4: a first value, then 500 times 0.1 below it and 0.1 above it. */
const numAcc = (first: number) => [
  first,
  ...Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? first - 0.1 : first + 0.1))
];

describe("deviation", () => {
  it("deviation(values) divides by n - 1: the squares 1 + 0 + 1 over 2", () => {
    expect(deviation([1, 2, 3])).toBe(1);
  });
  it("is undefined for fewer than two values", () => {
    expect(deviation([])).toBeUndefined();
    expect(deviation([5])).toBeUndefined();
  });
  it("is 0 for equal values", () => {
    expect(deviation([4, 4, 4])).toBe(0);
    expect(deviation([0.1, 0.1, 0.1])).toBe(0);
  });
  it("keeps its digits for large values close together (NIST StRD NumAcc1, 3, 4: 1, 0.1, 0.1)", () => {
    expect(deviation([10000001, 10000003, 10000002])).toBe(1);
    expect(deviation(numAcc(1000000.2))).toBeCloseTo(0.1, 9);
    expect(deviation(numAcc(10000000.2))).toBeCloseTo(0.1, 8);
  });
  it("throws for a value that is not a finite number", () => {
    expect(() => deviation([1, 2, Number.NaN])).toThrow("values[2] is NaN; expected a finite number");
  });
});
