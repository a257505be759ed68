import { describe, expect, it } from "vitest";
import { quadraticForm } from "../../../src/statistics/regression/predicted-total.js";

describe("quadraticForm", () => {
  it("is v' M v: 1 x 4 + 2 x 1 x 2 x 3 + 4 x 9 for v = (1, 2)", () => {
    const matrix = [
      [4, 3],
      [3, 9]
    ];
    expect(quadraticForm([1, 2], matrix)).toBe(52);
  });
  it("is 0 for an empty vector", () => expect(quadraticForm([], [])).toBe(0));
});
