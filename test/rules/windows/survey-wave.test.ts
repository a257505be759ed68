import { describe, expect, test } from "vitest";
import { baselineWave, latestWave, waveEvidence } from "../../../src/rules/windows/survey-wave.js";
import { settingsWith, wave } from "../examples.js";

const waves = [wave("2013-03", 60, 80), wave("2014-06", 61, 80), wave("2014-09", 62, 80)];

describe("latestWave(waves, period, settings)", () => {
  test("is the last that ended by the period end", () => {
    expect(latestWave(waves, "2014-09", settingsWith())).toMatchObject({ percent: 62 });
    expect(latestWave(waves, "2014-08", settingsWith())).toMatchObject({ percent: 61 });
  });

  test("may be as old as the settings accept, and no older", () => {
    expect(latestWave(waves, "2015-03", settingsWith())).toMatchObject({ percent: 62 });
    expect(latestWave(waves, "2015-04", settingsWith())).toEqual({
      reason: "stale-wave",
      evidence: { needed: 6, available: 7, detail: "2014-09" }
    });
  });
});

test("baselineWave(waves, settings) ended with the baseline's last month", () => {
  expect(baselineWave(waves, settingsWith())).toMatchObject({ percent: 60 });
  expect(baselineWave(waves, settingsWith({ "baseline.start": "2013-07" }))).toMatchObject({ percent: 61 });
  expect(baselineWave(waves, settingsWith({ "baseline.start": "2011-04" }))).toEqual({
    reason: "no-baseline",
    evidence: { detail: "2012-03" }
  });
});

test("waveEvidence(wave) has the effective base, or says that there is no sample size", () => {
  expect(waveEvidence(wave("2014-09", 62, 600, { designEffect: 1.5 }), settingsWith())).toEqual({
    periodEnd: "2014-09",
    months: 12,
    percent: 62,
    base: 600,
    designEffect: 1.5,
    effectiveBase: 400,
    basis: "published"
  });
  expect(waveEvidence(wave("2014-09", 62, null), settingsWith())).toEqual({
    reason: "no-sample-size",
    evidence: { detail: "2014-09" }
  });
});

test("waveEvidence(wave, settings) of fewer answers than the settings accept is missing, by the effective base", () => {
  const evidence = (base: number, designEffect: number) =>
    waveEvidence(wave("2014-09", 62, base, { designEffect }), settingsWith());
  expect(evidence(50, 1)).toMatchObject({ effectiveBase: 50 });
  expect(evidence(49, 1)).toEqual({
    reason: "small-sample",
    evidence: { needed: 50, available: 49, detail: "2014-09" }
  });
  // 74 answers of a design effect of 1.5 are worth 49.33.
  expect(evidence(74, 1.5)).toMatchObject({ reason: "small-sample", evidence: { available: 49 } });
  expect(waveEvidence(wave("2014-09", 62, 3), settingsWith({ "survey.least": 3 }))).toMatchObject({
    base: 3
  });
});
