import { describe, expect, it } from "vitest";
import * as distributions from "../../../src/statistics/distributions/distributions.js";

describe("distributions", () => {
  it("gives out the few distributions that the ratings need", () => {
    expect(Object.keys(distributions).sort()).toEqual([
      "chiSquareCdf",
      "chiSquareQuantile",
      "normalCdf",
      "studentTQuantile"
    ]);
  });
});
