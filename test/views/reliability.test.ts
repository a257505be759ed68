import { describe, expect, test } from "vitest";
import type { Outcome } from "../../src/views/hindsight.js";
import { chanceBins, chancesOf, linesBins } from "../../src/views/reliability.js";

const outcomeOf = (place: string, met: boolean, more: Partial<Outcome> = {}): Outcome => ({
  measure: "burglary",
  place,
  achievement: "-20%",
  rating: "green",
  threshold: 100,
  projections: [],
  happened: met ? 90 : 110,
  met,
  held: [],
  ...more
});
const chance = (probability: number, place: string, met: boolean) => outcomeOf(place, met, { probability });

describe("chanceBins(outcomes)", () => {
  const bins = chanceBins([
    chance(0, "a", false),
    chance(0.0999, "b", false),
    chance(0.1, "a", true),
    chance(0.95, "a", true),
    chance(1, "a", true),
    chance(0.9, "b", true),
    chance(0.99, "c", false),
    outcomeOf("d", true)
  ]);

  test("puts every stated chance into its tenth, 100% into the last, and leaves out tenths without one", () => {
    expect(bins.map(({ from, targets }) => [from, targets])).toEqual([
      [0, 2],
      [0.1, 1],
      [0.9, 4]
    ]);
    expect(bins.map(({ to }) => to)).toEqual([0.1, 0.2, 1]);
  });

  test("counts what came true beside what was stated", () => {
    expect(bins[2]).toMatchObject({ met: 3, places: 3, share: 0.75 });
    // (0.95 + 1 + 0.9 + 0.99) / 4
    expect(bins[2]!.meanChance).toBeCloseTo(0.96, 12);
  });

  test("has the interval of as many as there are places, not targets", () => {
    // Wilson for 0 of 2: z^2 / (n + z^2), with z^2 = 3.841459.
    expect(bins[0]).toMatchObject({ lower: 0, upper: expect.closeTo(3.841459 / 5.841459, 6) });
    // For 3/4 with n = 3: centre (2 n p + z^2) / 2 (n + z^2), reach z sqrt(z^2 + 4 n p (1 - p)) / 2 (n + z^2).
    const [n, p, square] = [3, 0.75, 3.841459];
    const reach = Math.sqrt(square) * Math.sqrt(square + 4 * n * p * (1 - p));
    expect(bins[2]!.lower).toBeCloseTo((2 * n * p + square - reach) / (2 * (n + square)), 6);
    expect(bins[2]!.upper).toBeCloseTo((2 * n * p + square + reach) / (2 * (n + square)), 6);
  });

  test("has none of what states no chance", () => {
    expect(chanceBins([outcomeOf("a", true)])).toEqual([]);
  });
});

test("the chances add up to what they promise", () => {
  expect(chancesOf([chance(0.25, "a", true), chance(0.5, "b", false), outcomeOf("c", true)])).toBeCloseTo(
    0.75,
    12
  );
});

test("linesBins(outcomes) go from no line that reaches the target to all of them", () => {
  const lines = (reaching: number, of: number, met: boolean) => {
    const projections = Array.from({ length: of }, (_, i) => ({
      window: 12,
      total: 0,
      lower: 0,
      upper: 0,
      achieves: i < reaching
    }));
    return outcomeOf("a", met, { projections });
  };
  const bins = linesBins([lines(4, 4, true), lines(0, 4, false), lines(4, 4, false), lines(1, 3, true)]);
  expect(bins.map(({ reaching, of, targets, met }) => [reaching, of, targets, met])).toEqual([
    [1, 3, 1, 1],
    [0, 4, 1, 0],
    [4, 4, 2, 1]
  ]);
});
