import { describe, expect, it } from "vitest";
import { uniforms } from "../../../loaders/evidence/independent-histories.js";
import { addMonths } from "../../../src/plan/month.js";
import type { SurveyWave } from "../../../src/plan/plan-data.js";
import { defaultSettings, withSetting } from "../../../src/plan/settings.js";
import { surveyChange } from "../../../src/rules/r6-surveys.js";
import type { SurveyEvidence } from "../../../src/rules/rating.js";
import { newcombeDifference } from "../../../src/statistics/intervals/newcombe.js";

const BASELINE = "2013-03";
const BASE = 600;
const SATISFIED = 0.84;
const SHARES = [5, 10, 20] as const;

function isFound(baseline: SurveyWave, latest: SurveyWave, confidence: number): boolean {
  const [p1, p2] = [latest.percent / 100, baseline.percent / 100];
  const { lower, upper } = newcombeDifference({ p1, n1: BASE, p2, n2: BASE, confidence });
  return lower > 0 || upper < 0;
}

const waveOf = (periodEnd: string, satisfied: number): SurveyWave => ({
  periodEnd,
  months: 12,
  base: BASE,
  percent: (100 * satisfied) / BASE,
  designEffect: null,
  basis: "simulated"
});

/** Rolling years of 50 answers a month, a wave each quarter to the target date, of people who never change their minds. */
function drawnWaves(uniform: () => number): SurveyWave[] {
  const monthly = Array.from({ length: 60 }, () => {
    let satisfied = 0;
    for (let i = 0; i < BASE / 12; i++) satisfied += Number(uniform() < SATISFIED);
    return satisfied;
  });
  const yearTo = (last: number) => monthly.slice(last - 11, last + 1).reduce((a, b) => a + b, 0);
  return Array.from({ length: 17 }, (_, k) => waveOf(addMonths(BASELINE, 3 * k), yearTo(11 + 3 * k)));
}

const evidenceOf = (share: number, waves = [waveOf(BASELINE, 504), waveOf("2014-09", 498)]) => {
  const settings = withSetting(defaultSettings(), "planLife.share", share);
  return surveyChange(waves, "higher", "2014-09", settings, "plan-life").evidence as SurveyEvidence;
};

describe("R6 over a plan's life", () => {
  it("is passed at any quarter's wave by as many unchanged surveys as it states, to two points", () => {
    const RUNS = 1500;
    const uniform = uniforms(11);
    const ever = { 5: 0, 10: 0, 20: 0 };
    const confidences = SHARES.map((share) => evidenceOf(share).confidence / 100);
    for (let run = 0; run < RUNS; run++) {
      const [baseline, ...waves] = drawnWaves(uniform);
      // From the first year that shares no month with the baseline's, each by Newcombe's interval at that confidence.
      const looks = waves.slice(3);
      SHARES.forEach((share, i) => {
        ever[share] += Number(looks.some((wave) => isFound(baseline!, wave, confidences[i]!)));
      });
    }
    for (const share of SHARES)
      expect(Math.abs((100 * ever[share]) / RUNS - share), String(share)).toBeLessThan(2);
  });

  it("looks at a wave a quarter, from March 2014 to March 2017", () => {
    expect(evidenceOf(5).planLife).toMatchObject({ share: 5, looks: 13 });
  });

  it("asks for more confidence than one look does, and for less the more often it may be wrong", () => {
    const [strict, middle, loose] = SHARES.map((share) => evidenceOf(share).confidence);
    expect(strict).toBeGreaterThan(middle!);
    expect(middle).toBeGreaterThan(loose!);
    expect(loose).toBeGreaterThan(95);
  });
});
