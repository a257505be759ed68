import { describe, expect, it } from "vitest";
import { integerSolver } from "../../../loaders/areas/integer-solver.js";
import { type Exposed, hiddenCells } from "../../../src/statistics/disclosure/hidden-cells.js";
import type { Fact, PublishedTable } from "../../../src/statistics/disclosure/published-table.js";
import { random } from "../../../src/statistics/distributions/random.js";

const solve = await integerSolver();
const PROTECTION = { least: 5, width: 3 };

const sum = (total: number, ...parts: number[]): Fact => ({
  total,
  parts,
  least: 0,
  most: 0,
  relation: "sum"
});
const subset = (total: number, part: number): Fact => ({
  total,
  parts: [part],
  least: Number.NEGATIVE_INFINITY,
  most: 0,
  relation: "subset"
});
const table = (
  counts: number[],
  facts: Fact[],
  known: number[] = [],
  kept: number[] = []
): PublishedTable => ({
  counts,
  facts,
  known: new Set(known),
  kept: new Set(kept)
});
const hiddenIn = (...of: Parameters<typeof table>) => hiddenCells(table(...of), PROTECTION, solve);

describe("hiddenCells(table, protection, solve)", () => {
  it("hides every count below the least, zero included, and no other that nothing joins to it", () => {
    expect(hiddenIn([0, 4, 5, 12], [])).toEqual({ hidden: [0, 1], exposed: [] });
  });

  it("hides the next smallest part when one alone could be found by subtraction", () => {
    // 30 - 12 - 15 = 3. With 12 hidden, too, the 3 is 0 to 4 and the other 11 to 15.
    expect(hiddenIn([30, 3, 12, 15], [sum(0, 1, 2, 3)], [0])).toEqual({ hidden: [1, 2], exposed: [] });
  });

  it("hides more when the hidden parts add to too little to be wide", () => {
    // 27 - 12 - 15 = 0: both zeros would be known.
    expect(hiddenIn([27, 0, 0, 12, 15], [sum(0, 1, 2, 3, 4)], [0]).hidden).toEqual([1, 2, 3]);
    // 29 - 12 - 15 = 2: each of two is 0 to 2, which is narrower than 3.
    expect(hiddenIn([29, 1, 1, 12, 15], [sum(0, 1, 2, 3, 4)], [0]).hidden).toEqual([1, 2, 3]);
    // 30 - 12 - 15 = 3: each is 0 to 3.
    expect(hiddenIn([30, 1, 2, 12, 15], [sum(0, 1, 2, 3, 4)], [0]).hidden).toEqual([1, 2]);
  });

  it("sees a sum of many parts, and what several sums tell together", () => {
    // 30 = 10 + 19 + 1: the total of three parts gives the 1 away, so one of the others goes.
    expect(hiddenIn([30, 10, 19, 1], [sum(0, 1, 2, 3)]).hidden).toEqual([1, 3]);
    // a + b = 10 and a + b + c + 20 = 33 give c = 3, though each sum has two hidden cells or more.
    const two = [sum(4, 0, 1), sum(5, 0, 1, 2, 3)];
    const { hidden, exposed } = hiddenIn([4, 6, 3, 20, 10, 33], two, [4, 5]);
    expect({ hidden, exposed }).toEqual({ hidden: [0, 1, 2, 3], exposed: [] });
  });

  it("sees that a part cannot exceed its total, and that a total is no smaller than its part", () => {
    // Violence 9 is hidden beside 3 of theft under 12; knives 8 are violence: so theft is 0 to 4, violence 8 to 12.
    const facts = [sum(0, 1, 2), subset(1, 3)];
    expect(hiddenIn([12, 9, 3, 8], facts, [0]).hidden).toEqual([1, 2]);
    // Knives 9 of 9: violence is 9 to 12, theft 0 to 3. Of 11 it would be 9 to 11: the knives go as well.
    expect(hiddenIn([11, 9, 2, 9], facts, [0]).hidden).toEqual([1, 2, 3]);
  });

  it("knows that one of the cells that are joined is small, so that two of 9 are not what a reader may suppose", () => {
    // 9 = 2 + 7: the tables 0 + 9 to 4 + 5 and their mirror images; neither is told.
    expect(hiddenIn([9, 2, 7], [sum(0, 1, 2)], [0]).hidden).toEqual([1, 2]);
  });

  it("leaves hidden what was hidden before, and uses nothing that is known from elsewhere", () => {
    expect(hiddenIn([30, 3, 12, 15], [sum(0, 1, 2, 3)], [0, 2], [])).toEqual({ hidden: [1, 3], exposed: [] });
    expect(hiddenIn([30, 8, 22], [sum(0, 1, 2)], [], [1]).hidden).toEqual([1, 2]);
  });

  it("names the cells that nothing can protect, and a fact that tells them", () => {
    const known = sum(0, 1, 2);
    const told: Exposed[] = [1, 2].map((cell) => ({ cell, fact: known }));
    const { hidden, exposed } = hiddenIn([2, 0, 2], [known], [0]);
    expect(hidden).toEqual([1, 2]);
    expect(exposed.sort((a, b) => a.cell - b.cell)).toEqual(told);
  });

  it("asks for all that is joined at once for few of the cells, however many there are", () => {
    // 300 areas of 30 districts and one force: two series, the first never more than the second, and their sum.
    const [areas, districts] = [300, 30];
    const draw = random(2014);
    const counts = Array.from({ length: 3 * (areas + districts + 1) }, () => 0);
    const cell = (place: number, series: number): number => 3 * place + series;
    const facts: Fact[] = [];
    for (let area = 0; area < areas; area++) {
      const first = draw.poisson(3);
      const second = first + draw.poisson(6);
      for (const place of [area, areas + (area % districts), areas + districts])
        for (const [series, count] of [first, second, first + second].entries())
          counts[cell(place, series)]! += count;
    }
    for (let place = 0; place <= areas + districts; place++)
      facts.push(sum(cell(place, 2), cell(place, 0), cell(place, 1)), subset(cell(place, 1), cell(place, 0)));
    for (const series of [0, 1, 2]) {
      const all = Array.from({ length: areas }, (_, area) => area);
      for (let district = 0; district < districts; district++) {
        const own = all.filter((area) => area % districts === district);
        facts.push(sum(cell(areas + district, series), ...own.map((area) => cell(area, series))));
      }
      facts.push(sum(cell(areas + districts, series), ...all.map((area) => cell(area, series))));
    }
    let large = 0;
    const { hidden, exposed } = hiddenCells(table(counts, facts), PROTECTION, (programme) => {
      // Cells nearby are asked for by 60 at most.
      if (programme.columns.length > 60) large++;
      return solve(programme);
    });
    expect(exposed).toEqual([]);
    expect(hidden.length).toBeGreaterThan(areas);
    expect(large).toBeLessThan(hidden.length / 10);
  });

  it("shows what readers could tell anyway, and hides another in its place", () => {
    // 7 + 6 = 13 are known, so hiding the 13 would not hide the 2 beside it: 15 - 13. The 20 of the other sum goes.
    const sums = [sum(2, 0, 1), sum(4, 2, 3), sum(6, 3, 5)];
    const { hidden, exposed } = hiddenIn([7, 6, 13, 2, 15, 20, 22], sums, [0, 1]);
    expect({ hidden, exposed }).toEqual({ hidden: [3, 4, 5], exposed: [] });
  });
});
