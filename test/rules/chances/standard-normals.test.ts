import { describe, expect, it } from "vitest";
import { layeredNormals, standardNormals } from "../../../src/rules/chances/standard-normals.js";

const mean = (list: Float32Array) => list.reduce((sum, value) => sum + value, 0) / list.length;

describe("layeredNormals(lists)", () => {
  it("has in each list one number of each of 4,096 equal parts of the distribution", () => {
    for (const list of layeredNormals(3)) {
      // The upper quartile of a standard normal number, and that of 97.5%.
      const above = (bound: number) => list.filter((value) => value > bound).length;
      expect([above(0), above(0.67448975), above(1.95996398)]).toEqual([2048, 1024, 102]);
      expect(mean(list)).toBeCloseTo(0, 6);
    }
  });

  it("has them in another order in each list, so that lists tell nothing of each other", () => {
    const [one, other] = layeredNormals(2) as [Float32Array, Float32Array];
    const together = one.reduce((sum, value, i) => sum + value * other[i]!, 0) / one.length;
    // By chance the correlation of 4,096 pairs is within four of its standard errors, 1 / 64.
    expect(Math.abs(together)).toBeLessThan(4 / 64);
  });
});

describe("standardNormals(lists)", () => {
  it("is the same however many lists are asked for", () => {
    const [first] = standardNormals(1);
    expect(standardNormals(5)[0]).toBe(first);
  });
});
