import { describe, expect, test } from "vitest";
import { defaultSettings, withSetting } from "../../src/plan/settings.js";
import { sideOf } from "../../src/rules/polarity.js";
import { groupLines } from "../../src/rules/position-lines.js";
import { type Random, random } from "../../src/statistics/distributions/random.js";

const RUNS = 2000;
const SEED = 20140930;

/** Share of groups of eight in which a force that is like the others lies beyond the calibrated lines. */
function wrong(
  draw: (random: Random) => Parameters<typeof groupLines.calibrated>[0],
  settings = defaultSettings()
): number {
  const draws = random(SEED);
  const beyond = Array.from({ length: RUNS }, () => {
    const figures = draw(draws);
    return sideOf(figures[0]!.value, groupLines.calibrated(figures, settings).lines) !== "between";
  });
  return beyond.filter(Boolean).length / RUNS;
}

/** Percentages of `base` answers, true ones 50% and a spread in points. */
const surveys = (base: number, spread: number) => (draws: Random) =>
  Array.from({ length: 8 }, () => {
    const truth = (50 + spread * draws.normal()) / 100;
    const share = truth + Math.sqrt((truth * (1 - truth)) / base) * draws.normal();
    const standardError = 100 * Math.sqrt((share * (1 - share)) / base);
    return {
      force: "",
      unit: "per cent",
      value: 100 * share,
      numerator: null,
      denominator: base,
      standardError
    } as const;
  });

const UNEQUAL = [1e6, 3e5, 5e5, 7e5, 9e5, 1.3e6, 1.8e6, 2.8e6];

/** Counts of forces of unequal size, true rates per 1,000 with a spread of 15%. */
const rates =
  (ratePer1000: number, populations: readonly number[] = UNEQUAL) =>
  (draws: Random) =>
    populations.map((denominator) => {
      const numerator = draws.poisson(
        (ratePer1000 * Math.max(0, 1 + 0.15 * draws.normal()) * denominator) / 1000
      );
      const value = (1000 * numerator) / denominator;
      return {
        force: "",
        unit: "per 1,000 population",
        value,
        numerator,
        denominator,
        standardError: 0
      } as const;
    });

// The bounds are those asked of the method, 3 to 6%, and twice the error of 2,000 runs, 0.5 points.
describe("calibrated lines, of a force like the others", () => {
  test.each([
    [600, 0],
    [600, 1.5],
    [600, 3],
    [100, 5],
    [2000, 1.5]
  ])("are left by 2 to 7% of surveys of %i answers with a spread of %f points", (base, spread) => {
    const share = wrong(surveys(base, spread));
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.07);
  });

  test.each([
    [1.5, [2000, 100, 150, 200, 400, 900, 1300, 1800]],
    [3, [2000, 100, 150, 200, 400, 900, 1300, 1800]],
    [3, [2000, 300, 300, 300, 300, 300, 300, 300]],
    [3, [100, 600, 800, 1000, 1200, 1400, 1700, 2000]]
  ] as const)(
    "are left by at most 7% of surveys with a spread of %f points and answers of %j",
    (spread, bases) => {
      expect(wrong((draws) => bases.map((base) => surveys(base, spread)(draws)[0]!))).toBeLessThan(0.07);
    }
  );

  test.each([
    [0.1, 1e7],
    [0.5, 1e7],
    [0.1, 1e5],
    [5, 1e5]
  ])(
    "are left by at most 7% of rates of %f per 1,000 where the force has %d people and each peer 1,000,000",
    (ratePer1000, people) => {
      expect(wrong(rates(ratePer1000, [people, ...new Array(7).fill(1e6)]))).toBeLessThan(0.07);
    }
  );

  // What the page said of the second method, which a plan may keep: the peers' own chance hides by how much they differ.
  test("by the second method are left by 7 to 12% where the force is much larger than its peers", () => {
    const settings = withSetting(defaultSettings(), "method", { R4: { version: 2, note: "the board" } });
    const ofSurveys = wrong(
      (draws) => [2000, 100, 150, 200, 400, 900, 1300, 1800].map((base) => surveys(base, 1.5)(draws)[0]!),
      settings
    );
    for (const share of [ofSurveys, wrong(rates(0.1, [1e7, ...new Array(7).fill(1e6)]), settings)]) {
      expect(share).toBeGreaterThan(0.07);
      expect(share).toBeLessThan(0.12);
    }
  });

  test("are left by at most 7% of rates where one peer is fifty times as large as the others", () => {
    for (const ratePer1000 of [0.1, 1, 50])
      expect(wrong(rates(ratePer1000, [1e6, 5e7, ...new Array(6).fill(1e6)]))).toBeLessThan(0.07);
  });

  test.each([0.001, 0.01, 0.1, 1, 50])("are left by at most 7% of rates of %f per 1,000", (ratePer1000) => {
    expect(wrong(rates(ratePer1000))).toBeLessThan(0.07);
  });
});
