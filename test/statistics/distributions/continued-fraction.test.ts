import { describe, expect, it } from "vitest";
import { continuedFraction } from "../../../src/statistics/distributions/continued-fraction.js";

describe("continuedFraction", () => {
  it("is the golden ratio less one for all ones", () => {
    const one = () => 1;
    expect(continuedFraction(one, one)).toBeCloseTo((Math.sqrt(5) - 1) / 2, 15);
  });
  it("is tan(1) for 1/(1 - 1/(3 - 1/(5 - ...))) (Lambert)", () => {
    const value = continuedFraction(
      (n) => (n === 1 ? 1 : -1),
      (n) => 2 * n - 1
    );
    expect(value).toBeCloseTo(Math.tan(1), 14);
  });
});
