import { describe, expect, it } from "vitest";
import { mean } from "../../src/statistics/mean.js";

describe("mean", () => {
  it("mean(values) is their sum over their number", () => expect(mean([1, 2, 6])).toBe(3));
  it("is the value itself for one value", () => expect(mean([7])).toBe(7));
  it("is undefined for no values", () => expect(mean([])).toBeUndefined());
  it("keeps its digits for large values close together (NIST StRD NumAcc1)", () => {
    expect(mean([10000001, 10000003, 10000002])).toBe(10000002);
  });
  it("throws for a value that is not a finite number", () => {
    expect(() => mean([Number.POSITIVE_INFINITY])).toThrow("values[0] is Infinity; expected a finite number");
  });
});
