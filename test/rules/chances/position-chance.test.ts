import { expect, test } from "vitest";
import { positionTrial } from "../../../loaders/evidence/position-trials.js";
import { positionChance } from "../../../src/rules/chances/position-chance.js";
import type { PositionEvidence } from "../../../src/rules/rating.js";

const group = (forces: number, prediction?: Partial<PositionEvidence["prediction"]>) =>
  ({ values: new Array(forces), prediction }) as Pick<PositionEvidence, "values" | "prediction">;

test("positionChance(reading, evidence, z) is that of Thompson’s distribution as written", () => {
  // R: t <- z * sqrt(n * (n - 2) / ((n - 1)^2 - n * z^2)); 2 * pt(-t, n - 2), of n = 8 and 9 forces.
  expect(positionChance("as-written", group(8), 1.96)).toBeCloseTo(0.0191442299051806, 12);
  expect(positionChance("as-written", group(9), 1.5)).toBeCloseTo(0.114884453194444, 12);
});

test("in a group of eight no force lies beyond 2.47 standard deviations", () => {
  expect(positionChance("as-written", group(8), 2.47)).toBeGreaterThan(0);
  expect(positionChance("as-written", group(8), 2.48)).toBe(0);
});

test("by the second method it is that of z", () => {
  // R: 2 * pnorm(-1.96)
  expect(positionChance("calibrated", group(8, {}), 1.96)).toBeCloseTo(0.0499957902964409, 10);
});

/** The chance by the third method, of standard deviations between forces, by chance of the peers, and of the force. */
const chance = (between: number, chanceOfPeers: number, own: number) =>
  positionChance("calibrated", group(8, { between, chanceOfPeers, chance: own, noDifference: 0.5 }), 1.96);

test("where places differ much it is that of z, whatever their sizes", () => {
  for (const own of [0.1, 1, 3]) expect(chance(1000, 1, own)).toBeCloseTo(0.05, 4);
});

// 4,000 groups: a share of 5% is known to about 0.34 points, so that nearly all of such trials lie within a point.
test.each([
  ["1,000,000 people each", 0, [1e6, 1e6]],
  ["1,000,000 people each", 30, [1e6, 1e6]],
  ["ten times the people of each peer", 5, [1e7, 1e6]],
  ["a tenth of the people of each peer", 15, [1e5, 1e6]]
] as const)("comes true in groups with %s and a spread of %d%%", (name, spread, [home, peer]) => {
  const sizes = [home, ...new Array<number>(7).fill(peer)];
  const cell = { figures: "rates", group: name, level: 1, spread, sizes } as const;
  const [ownCounted, peersCounted] = [home, peer].map((people) => Math.sqrt(1000 / people));
  const { wrong } = positionTrial(cell, 4000, 7);
  expect(Math.abs(wrong.third - 100 * chance(spread / 100, peersCounted!, ownCounted!))).toBeLessThan(1);
});
