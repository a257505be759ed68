import { expect, test } from "vitest";
import { surveyChance } from "../../../src/rules/chances/survey-chance.js";
import type { SurveyEvidence } from "../../../src/rules/rating.js";
import { newcombeDifference } from "../../../src/statistics/intervals/newcombe.js";

const chanceOf = (latest: [number, number], baseline: [number, number], confidence = 95) => {
  const wave = ([effectiveBase, percent]: [number, number]) => ({ effectiveBase, percent });
  return surveyChance({ latest: wave(latest), baseline: wave(baseline), confidence } as SurveyEvidence);
};

/** Every pair of answers, one by one; probabilities by Pascal's recursion. */
function byEveryPair(n1: number, n2: number, p: number): number {
  const chances = (n: number) => {
    let row = [1];
    for (let i = 0; i < n; i++)
      row = [...row, 0].map((own, x) => own * (1 - p) + (x > 0 ? row[x - 1]! * p : 0));
    return row;
  };
  let seen = 0;
  chances(n1).forEach((c1, x1) => {
    chances(n2).forEach((c2, x2) => {
      const { lower, upper } = newcombeDifference({ p1: x1 / n1, n1, p2: x2 / n2, n2, confidence: 0.95 });
      if (lower > 0 || upper < 0) seen += c1 * c2;
    });
  });
  return seen;
}

test("surveyChance(evidence) is that of every pair of answers of two waves with the same share", () => {
  expect(chanceOf([60, 80], [80, 80])).toBeCloseTo(byEveryPair(60, 80, 0.8), 8);
  expect(chanceOf([50, 96], [100, 93])).toBeCloseTo(byEveryPair(50, 100, 0.94), 8);
});

test("surveyChance(evidence) is near what the confidence says, and falls with it", () => {
  expect(chanceOf([600, 82], [550, 80])).toBeCloseTo(0.05, 2);
  expect(chanceOf([600, 82], [550, 80], 99)).toBeCloseTo(0.01, 2);
  expect(chanceOf([600, 100], [550, 100])).toBe(0);
});
