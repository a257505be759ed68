import type { SingleReading } from "../../plan/readings.js";
import { normalCdf } from "../../statistics/distributions/distributions.js";
import { incompleteBeta } from "../../statistics/distributions/incomplete-beta.js";

/**
 * Chance, 0 to 1, that R4 colours a force that is one more of its group, of `forces` forces with it, whose figures are normal
 * with one spread. As written the force's own figure is part of mean and spread, and its distance from the mean in standard
 * deviations has Thompson's distribution (1935, Ann. Math. Stat. 6, p. 214): it never passes (n - 1) / sqrt(n). Calibrated,
 * the lines are made for the chance that z stands for.
 */
export function positionChance(reading: SingleReading, forces: number, z: number): number {
  if (reading === "calibrated") return 2 * normalCdf(-z);
  const share = (z * z * forces) / (forces - 1) ** 2;
  return share >= 1 ? 0 : 1 - incompleteBeta(share, 1 - share, 1 / 2, (forces - 2) / 2);
}
