import "../document.js";
import { expect, test } from "vitest";
import {
  positionFigures,
  positionTrialsTable
} from "../../../src/components/methodology/position-trials-table.js";
import type { PositionTrial, PositionTrials } from "../../../src/views/position-evidence.js";

const trial = (
  figures: PositionTrial["figures"],
  alike: boolean,
  [level, spread]: readonly [number, number],
  [second, third]: readonly [number, number]
): PositionTrial => ({
  figures,
  group: alike ? "all of one size" : "ten times the people",
  alike,
  level,
  spread,
  runs: 8000,
  wrong: { second, third },
  found: [{ change: -20, second: 30.1, third: 28.4 }]
});

const evidence: PositionTrials = {
  date: "2026-11-30",
  seed: 1,
  methods: { second: 2, third: 3 },
  trials: [
    trial("percentages", true, [85, 1.5], [4.2, 4.1]),
    trial("rates", true, [0.1, 0], [2.9, 2.8]),
    trial("rates", true, [0.1, 5], [3.7, 3.6]),
    trial("rates", false, [0.1, 0], [3, 0.9]),
    trial("rates", false, [0.1, 5], [8.8, 3])
  ]
};

const rowsOf = (table: HTMLElement) =>
  [...table.querySelectorAll("tr")].map((row) => [...row.children].map((cell) => cell.textContent));

test("a row a size and a rate, a column a spread, the method before in brackets", () => {
  const table = positionTrialsTable(evidence, { figures: "rates" }, "forces");
  expect(rowsOf(table)).toEqual([
    ["Sizes", "Per 1,000", "Spread 0%", "Spread 5%"],
    ["all of one size", "0.1", "2.8% (2.9%)", "3.6% (3.7%)"],
    ["ten times the people", "0.1", "0.9% (3.0%)", "3.0% (8.8%)"]
  ]);
  expect(table.querySelector("caption")!.textContent).toBe(
    "Rates: coloured, of forces that are like the others. In brackets: by the second method (8,000 groups a cell, 2026-11-30)"
  );
});

test("what is found of a changed figure", () => {
  const table = positionTrialsTable(evidence, { figures: "percentages", change: -20 }, "forces");
  expect(rowsOf(table)).toEqual([
    ["Sizes", "Spread 1.5 points"],
    ["all of one size", "28.4% (30.1%)"]
  ]);
  expect(table.querySelector("caption")!.textContent).toContain(
    "found, of forces whose true figure is 20 points lower than it would be"
  );
});

test("the least and the most, and any cell, for sentences", () => {
  const { unlikeSizes, likeSizes, cell } = positionFigures(evidence);
  expect(unlikeSizes).toEqual({ least: "0.9%", most: "3.0%", mostBefore: "8.8%" });
  expect(likeSizes.most).toBe("3.6%");
  expect(cell("rates", "ten times the people", 0.1, 5).wrong).toEqual({ second: "8.8%", third: "3.0%" });
  expect(cell("rates", "all of one size", 0.1, 0).found(-20)).toEqual({ second: "30.1%", third: "28.4%" });
});
