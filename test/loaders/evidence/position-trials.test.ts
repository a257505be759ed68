import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { POSITION_CELLS, POSITION_RUNS, positionTrial } from "../../../loaders/evidence/position-trials.js";
import { rowsAsLines } from "../../../loaders/evidence/rows-as-lines.js";
import type { PositionTrial, PositionTrials } from "../../../src/views/position-evidence.js";

const stored: PositionTrials = JSON.parse(readFileSync("data/evidence/position.json", "utf8"));
const { trials } = stored;

/** Twice the standard error of 6% in as many groups, in points. */
const SLACK = 2 * 100 * Math.sqrt((0.06 * 0.94) / POSITION_RUNS);

const same = ({
  figures,
  group,
  level,
  spread
}: Pick<PositionTrial, "figures" | "group" | "level" | "spread">) =>
  trials.find(
    (trial) =>
      trial.figures === figures && trial.group === group && trial.level === level && trial.spread === spread
  );

describe("data/evidence/position.json: R4 calibrated by its third method", () => {
  test("has every kind of group", () => {
    expect(trials.map(({ group, level, spread }) => [group, level, spread])).toEqual(
      POSITION_CELLS.map(({ group, level, spread }) => [group, level, spread])
    );
  });

  test.each([
    ["percentages", "600 asked in each", 85, 1.5],
    ["percentages", "2,000 asked, peers 300 each", 85, 3],
    ["rates", "ten times the people of each peer", 0.1, 15]
  ] as const)("is what the rule of today gives again: %s, %s, %f, %f", (figures, group, level, spread) => {
    const cell = POSITION_CELLS.find(
      (one) => one.figures === figures && one.group === group && one.level === level && one.spread === spread
    )!;
    const again: PositionTrial = JSON.parse(rowsAsLines(positionTrial(cell, POSITION_RUNS, stored.seed)));
    expect(again).toEqual(same(cell));
  });

  // What was asked of the method: 3 to 6% where all are of one size, at most 6% elsewhere.
  test("colours 3 to 6% of percentages from bases of one size that are like the others", () => {
    const alike = trials.filter((trial) => trial.figures === "percentages" && trial.alike);
    expect(alike).toHaveLength(20);
    for (const { wrong } of alike) {
      expect(wrong.third).toBeGreaterThan(3 - SLACK);
      expect(wrong.third).toBeLessThan(6);
    }
  });

  test("colours at most 6% of those of any sizes, but for what so many groups leave open", () => {
    for (const { wrong } of trials) expect(wrong.third).toBeLessThan(6 + SLACK);
  });

  test("is wrong less often than the second where the place is much larger than its peers", () => {
    const rare = same({
      figures: "rates",
      group: "ten times the people of each peer",
      level: 0.1,
      spread: 15
    })!;
    expect(rare.wrong.second).toBeGreaterThan(8);
    expect(rare.wrong.third).toBeLessThan(rare.wrong.second - 2);
  });

  test("finds as much as the second where all are of one size, but for two points", () => {
    for (const { found } of trials.filter(({ alike }) => alike))
      for (const { second, third } of found) expect(second - third).toBeLessThan(2.5);
  });
});
