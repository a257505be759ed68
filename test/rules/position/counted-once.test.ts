import { expect, test } from "vitest";
import { defaultSettings } from "../../../src/plan/settings.js";
import { countedOnce } from "../../../src/rules/position/counted-once.js";

const survey = (value: number) => ({
  force: "",
  unit: "per cent" as const,
  value,
  numerator: null,
  denominator: 400,
  standardError: 1
});

// Seven peers 70 to 88 by 3: mean 79, variance 42; 42 less 1 between, and (41 * 8/7 + 1/7 + 1) = 48 in all.
const PEERS = [70, 73, 76, 79, 82, 85, 88].map(survey);

// R: 2 * pt(-17 / sqrt(48), 6), qt(pnorm(1.96), 6) * sqrt(48)
test("countedOnce(figures, settings) is Student’s, of the distance from the peers’ mean", () => {
  const { prediction, lines } = countedOnce([survey(96), ...PEERS], defaultSettings());
  expect(prediction!.error ** 2).toBeCloseTo(48, 9);
  expect(prediction!.asFar).toBeCloseTo(0.04953866050017, 10);
  expect(lines.upper - 79).toBeCloseTo(16.9531320990436, 8);
});

// R: 2 * pnorm(-4 / sqrt(8 / 7))
test("countedOnce(figures, settings) is normal where peers do not differ", () => {
  const { prediction } = countedOnce([survey(83), ...new Array(7).fill(survey(79))], defaultSettings());
  expect(prediction!.asFar).toBeCloseTo(0.000182810632981835, 10);
});
