import { describe, expect, it } from "vitest";
import {
  beyondLine,
  mostlyOuter,
  oneSide,
  TWO_OF_THREE,
  trending
} from "../../../src/statistics/control-limits/run-rules.js";

describe("run rules", () => {
  it("beyondLine gives points farther out than the line, on either side, and not those on it", () => {
    expect(beyondLine([0, 3, 3.1, -3.1, -3], 3)).toEqual([2, 3]);
  });
  it("oneSide gives the eighth point of a run and those that carry it on", () => {
    expect(oneSide([1, 1, 1, 1, 1, 1, 1, 1, 1, -1])).toEqual([7, 8]);
    expect(oneSide(new Array(7).fill(-1))).toEqual([]);
  });
  it("oneSide ends a run at a point on the centre", () => {
    expect(oneSide([1, 1, 0, 1, 1, 1], 3)).toEqual([5]);
    expect(oneSide([0, 0, 0, 0], 3)).toEqual([]);
  });
  it("trending gives the sixth point that rises or falls all the way, counting the first", () => {
    expect(trending([1, 2, 3, 4, 5, 6])).toEqual([5]);
    expect(trending([6, 5, 4, 3, 2])).toEqual([]);
  });
  it("trending is ended by two equal neighbours", () => {
    expect(trending([1, 2, 2, 3, 4], 4)).toEqual([]);
    expect(trending([1, 2, 2, 3, 4, 5], 4)).toEqual([5]);
  });
  it("mostlyOuter needs both points on the same side", () => {
    expect(mostlyOuter([2.5, -2.5], 3, TWO_OF_THREE)).toEqual([]);
    expect(mostlyOuter([-2.5, 0, -2.5], 3, TWO_OF_THREE)).toEqual([2]);
  });
  it("mostlyOuter gives only a point that lies out there itself", () => {
    expect(mostlyOuter([2.5, 2.5, 0], 3, TWO_OF_THREE)).toEqual([1]);
  });
  it("mostlyOuter forgets points that are too long ago", () => {
    expect(mostlyOuter([2.5, 0, 0, 2.5], 3, TWO_OF_THREE)).toEqual([]);
    expect(mostlyOuter([2, 2, 0, 2, 2], 3, { many: 4, of: 5, share: 1 / 3 })).toEqual([4]);
  });
  it("find nothing in no points", () => {
    expect([beyondLine([], 3), oneSide([]), trending([]), mostlyOuter([], 3, TWO_OF_THREE)]).toEqual([
      [],
      [],
      [],
      []
    ]);
  });
});
