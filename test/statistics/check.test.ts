import { describe, expect, it } from "vitest";
import { check, checkFinite, checkSameLength } from "../../src/statistics/check.js";

describe("check", () => {
  it("check(holds, name, value, expected) says what is wrong with the value", () => {
    expect(() => check(false, "confidence", 95, "a number between 0 and 1")).toThrow(
      new RangeError("confidence is 95; expected a number between 0 and 1")
    );
  });
  it("is silent when the condition holds", () => {
    expect(() => check(true, "confidence", 0.95, "a number between 0 and 1")).not.toThrow();
  });
  it("checkFinite(values) names the first value that is not a finite number", () => {
    expect(() => checkFinite([1, Number.NaN, Number.POSITIVE_INFINITY])).toThrow(
      new RangeError("values[1] is NaN; expected a finite number")
    );
    expect(() => checkFinite([1, Number.NEGATIVE_INFINITY], "counts")).toThrow(
      new RangeError("counts[1] is -Infinity; expected a finite number")
    );
    expect(() => checkFinite([])).not.toThrow();
  });
  it("checkSameLength(a, b) names the list that differs", () => {
    expect(() => checkSameLength([1, 2], [1], "weights")).toThrow(
      new RangeError("length of weights is 1; expected 2")
    );
  });
});
