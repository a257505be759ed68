import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Sum, suppressedCells } from "../../../src/statistics/disclosure/suppression.js";

describe("suppressedCells(counts, sums)", () => {
  it("leaves out every count below 5, zero included", () => {
    expect(suppressedCells([0, 4, 5, 12], [])).toEqual([0, 1]);
  });

  it("leaves out the next smallest part when one alone could be found by subtraction", () => {
    // 30 - 12 - 15 = 3.
    expect(suppressedCells([3, 12, 15], [{ total: { published: 30 }, parts: [0, 1, 2] }])).toEqual([0, 1]);
  });

  it("leaves out more when the hidden parts add to a small number", () => {
    // 27 - 12 - 15 = 0: both zeros would be known.
    const sums = [{ total: { published: 27 }, parts: [0, 1, 2, 3] }];
    expect(suppressedCells([0, 0, 12, 15], sums)).toEqual([0, 1, 2]);
  });

  it("leaves out no more when the hidden parts add to 5, which may be published", () => {
    const together = (small: number[]) => {
      const counts = [...small, 12, 15];
      const published = counts.reduce((a, b) => a + b, 0);
      return suppressedCells(counts, [{ total: { published }, parts: [0, 1, 2, 3] }]);
    };
    // 32 - 12 - 15 = 5 = 1 + 4, 2 + 3, ...; but 31 - 12 - 15 = 4 is a small number itself.
    expect(together([1, 4])).toEqual([0, 1]);
    expect(together([1, 3])).toEqual([0, 1, 2]);
  });

  it("leaves out another total when all parts of one are hidden and the rest is known", () => {
    // Cell 0 = 1 + 2; cell 3 stands beside 0 under a published total. If 0 were shown, all would be well: 2 + 4 = 6.
    const sums: Sum[] = [
      { total: 0, parts: [1, 2] },
      { total: { published: 26 }, parts: [0, 3] }
    ];
    expect(suppressedCells([6, 2, 4, 20], sums)).toEqual([1, 2]);
    // One part only is hidden and nothing else can be: the total goes as well, and then its neighbour.
    const single: Sum[] = [
      { total: 0, parts: [1] },
      { total: { published: 23 }, parts: [0, 2] }
    ];
    expect(suppressedCells([3, 3, 20], single)).toEqual([0, 1, 2]);
  });

  it("sees what several sums tell together", () => {
    // a + b = 10 and a + b + c = 13 give c = 3 although each sum has two hidden cells.
    const sums: Sum[] = [
      { total: { published: 10 }, parts: [0, 1] },
      { total: { published: 33 }, parts: [0, 1, 2, 3] }
    ];
    expect(suppressedCells([4, 6, 3, 20], sums)).toEqual([0, 1, 2, 3]);
  });

  it("leaves no hidden cell with one possible value, whatever the counts", () => {
    const areas = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(areas, (leaves) => {
        // Two districts of three areas each, under a published force: cells 0-5 leaves, 6 and 7 districts.
        const districts = [leaves.slice(0, 3), leaves.slice(3)].map((l) => l.reduce((a, b) => a + b, 0));
        const counts = [...leaves, ...districts];
        const sums: Sum[] = [
          { total: 6, parts: [0, 1, 2] },
          { total: 7, parts: [3, 4, 5] },
          { total: { published: districts[0]! + districts[1]! }, parts: [6, 7] }
        ];
        const hidden = suppressedCells(counts, sums);
        const possible = possibleValues(counts, hidden);
        const force = districts[0]! + districts[1]!;
        // With no offence at all in the force nothing can be hidden: the published total says so.
        if (force === 0) return;
        for (const cell of hidden)
          expect(possible.get(cell)!.size, `cell ${cell} of ${counts}`).toBeGreaterThan(1);
      }),
      { seed: 20140930, numRuns: 300 }
    );
  });
});

/** Every table that a reader cannot rule out, by trying all (independent of the code under test). */
function possibleValues(counts: number[], hidden: number[]): Map<number, Set<number>> {
  const values = new Map(hidden.map((cell) => [cell, new Set<number>()]));
  const force = counts[6]! + counts[7]!;
  const shown = (cell: number) => !hidden.includes(cell);
  for (let first = 0; first <= force; first++) {
    const districts = [first, force - first];
    if ((shown(6) && first !== counts[6]) || (shown(7) && districts[1] !== counts[7])) continue;
    const splits = [0, 3].map((from, d) =>
      splitsOf(districts[d]!, [from, from + 1, from + 2], counts, shown)
    );
    if (splits.some((list) => list.length === 0)) continue;
    values.get(6)?.add(first);
    values.get(7)?.add(force - first);
    for (const split of splits.flat()) for (const [cell, value] of split) values.get(cell)?.add(value);
  }
  return values;
}

function splitsOf(total: number, cells: number[], counts: number[], shown: (cell: number) => boolean) {
  const found: [number, number][][] = [];
  for (let a = 0; a <= total; a++) {
    for (let b = 0; a + b <= total; b++) {
      const values = [a, b, total - a - b];
      if (cells.some((cell, i) => shown(cell) && counts[cell] !== values[i])) continue;
      found.push(cells.map((cell, i) => [cell, values[i]!]));
    }
  }
  return found;
}
