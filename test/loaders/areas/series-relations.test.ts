import { describe, expect, it } from "vitest";
import { relationText, seriesRelations } from "../../../loaders/areas/series-relations.js";

/** Tables of series with counts by place or month, position by position; null where there is no row. */
const tables = (series: Record<string, (number | null)[]>) => {
  const length = Math.max(...Object.values(series).map((counts) => counts.length));
  return Array.from(
    { length },
    (_, i) =>
      new Map(
        Object.entries(series).flatMap(([id, counts]) =>
          counts[i] == null ? [] : [[id, counts[i]] as const]
        )
      )
  );
};
const found = (series: Record<string, (number | null)[]>) =>
  seriesRelations(tables(series)).map(relationText);

describe("seriesRelations(tables)", () => {
  it("finds sums of any number of parts, and not those that hold in one table only", () => {
    const two = { all: [12, 9, 31], theft: [7, 9, 11], violence: [5, 0, 20] };
    expect(found(two)).toContain("all = theft + violence");
    const five = {
      t: [25, 34, 55],
      a: [1, 9, 20],
      b: [3, 1, 9],
      c: [5, 7, 0],
      d: [7, 2, 11],
      e: [9, 15, 15]
    };
    expect(found(five)).toContain("t = a + b + c + d + e");
    expect(found({ all: [12], theft: [7], violence: [5] })).toEqual([]);
  });

  it("finds a sum that fails now and then, and none that fails more often than in one of four", () => {
    const counts = { all: [12, 9, 31, 44], theft: [7, 9, 11, 22], violence: [5, 0, 20, 20] };
    expect(found(counts)).toContain("all = theft + violence");
    expect(found({ ...counts, violence: [5, 0, 19, 20] })).not.toContain("all = theft + violence");
  });

  it("takes the sum with a rare part before that without, which holds wherever the rare one is 0", () => {
    const counts = {
      all: [12, 9, 31, 43],
      theft: [7, 9, 11, 22],
      violence: [5, 0, 20, 20],
      homicide: [0, 0, 0, 1]
    };
    expect(found(counts).filter((text) => text.startsWith("all ="))).toEqual([
      "all = homicide + theft + violence"
    ]);
  });

  it("looks for a sum only where it has all its parts: a series may begin later", () => {
    expect(found({ all: [null, 9, 31], theft: [7, 9, 11], violence: [5, 0, 20] })).toContain(
      "all = theft + violence"
    );
  });

  it("finds a series that is never more than another, and is no part of a sum that says so already", () => {
    expect(found({ violence: [12, 9, 31], knives: [3, 9, 2] })).toEqual(["knives is no more than violence"]);
    expect(found({ violence: [12, 9, 31], knives: [3, 10, 2] })).toEqual([]);
  });
});
