import { describe, expect, it } from "vitest";
import { sum } from "../../src/statistics/sum.js";

describe("sum", () => {
  it("sum(values) adds up the values", () => expect(sum([1, 2, 3.5])).toBe(6.5));
  it("is 0 for no values", () => expect(sum([])).toBe(0));
  it("keeps small values beside large ones (Neumaier's own example)", () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
  });
  it("does not pile up rounding: ten tenths are one", () => {
    expect(sum(new Array(10).fill(0.1))).toBe(1);
  });
  it("throws for a value that is not a finite number", () => {
    expect(() => sum([1, Number.NaN])).toThrow(new RangeError("values[1] is NaN; expected a finite number"));
  });
});
