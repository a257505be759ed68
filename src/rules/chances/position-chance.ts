import type { SingleReading } from "../../plan/readings.js";
import { normalCdf } from "../../statistics/distributions/distributions.js";
import { incompleteBeta } from "../../statistics/distributions/incomplete-beta.js";
import { weighedChance } from "../position/weighed-chance.js";
import type { PositionEvidence } from "../rating.js";

/**
 * Chance, 0 to 1, that R4 colours a force that is one more of its group, whose figures are normal with one spread. As written
 * the force's own figure is part of mean and spread, and its distance from the mean in standard deviations has Thompson's
 * distribution (1935, Ann. Math. Stat. 6, p. 214): of n forces it never passes (n - 1) / sqrt(n). Calibrated it is that of
 * what chance does to its own and to its peers' figures, at the variance between forces that the peers make likely; by the
 * second method, which did not ask for sizes, that which z stands for.
 */
export function positionChance(
  reading: SingleReading,
  { values, prediction }: Pick<PositionEvidence, "values" | "prediction">,
  z: number
): number {
  const forces = values.length;
  if (reading === "calibrated") {
    if (prediction!.noDifference === undefined) return 2 * normalCdf(-z);
    const { between, chance, chanceOfPeers } = prediction!;
    const variances = { between: between ** 2, ownChance: chance ** 2, chanceOfPeers: chanceOfPeers ** 2 };
    return weighedChance(variances, forces - 1, z);
  }
  const share = (z * z * forces) / (forces - 1) ** 2;
  return share >= 1 ? 0 : 1 - incompleteBeta(share, 1 - share, 1 / 2, (forces - 2) / 2);
}
