import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../src/plan/settings.js";
import { figureAtLine } from "../../src/rules/figure-at-line.js";
import { groupLines } from "../../src/rules/position-lines.js";
import type { PositionEvidence } from "../../src/rules/rating.js";
import { positionEvidence } from "../components/samples.js";

const settings = defaultSettings();
const PEERS = [7, 8, 9, 10, 11, 12, 13];

const evidenceOf = (
  value: number,
  peers: readonly number[],
  unit: PositionEvidence["unit"]
): PositionEvidence => {
  const own = { ...positionEvidence.own, value, numerator: value * 417 };
  const others = peers.map((peer, i) => ({ ...own, force: `peer-${i}`, value: peer, numerator: peer * 417 }));
  return { ...positionEvidence, unit, own, values: [...others, own] };
};

describe("figureAtLine", () => {
  // Peers 7 to 13: mean 10, squares around it 28. With x = 10 + d among 8 figures, x less their mean is 7d/8, and their
  // variance (28 + 7d²/8) / 7; (7d/8)² = 1.96² of it where d² = 1.96² · 28/7 / (49/64 − 1.96²/8) = 53.837, d = 7.3374.
  test("as written finds where the force meets a line that moves with it", () => {
    const evidence = evidenceOf(10.2, PEERS, "per 1,000 population");
    expect(figureAtLine(evidence, "lower", "as-written", settings)).toBeCloseTo(2.6626, 3);
    expect(figureAtLine(evidence, "upper", "as-written", settings)).toBeCloseTo(17.3374, 3);
  });

  test("finds the same line from beyond it", () => {
    const evidence = evidenceOf(1, PEERS, "per 1,000 population");
    expect(figureAtLine(evidence, "lower", "as-written", settings)).toBeCloseTo(2.6626, 3);
  });

  test("calibrated finds the line of the peers alone", () => {
    const evidence = evidenceOf(10.2, PEERS, "per 1,000 population");
    const figures = [evidence.own, ...evidence.values.slice(0, -1)].map((figure) => ({
      ...figure,
      unit: evidence.unit
    }));
    const { lower } = groupLines.calibrated(figures, settings).lines;
    expect(figureAtLine(evidence, "lower", "calibrated", settings)).toBeCloseTo(lower, 6);
  });

  test("is null where no figure crosses", () => {
    // Of four figures the farthest is at most 3 / √4 standard deviations from their mean.
    expect(figureAtLine(evidenceOf(10, [9, 10, 11], "per cent"), "lower", "as-written", settings)).toBeNull();
    // 100 is no more than 1.96 standard deviations above such peers.
    expect(
      figureAtLine(evidenceOf(60, [20, 50, 60, 70, 80, 90, 95], "per cent"), "upper", "as-written", settings)
    ).toBeNull();
  });
});
