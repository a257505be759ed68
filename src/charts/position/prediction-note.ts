import type { PositionEvidence } from "../../rules/rating.js";
import { formatNumber } from "../../words/format.js";

/** How far the calibrated lines lie from their centre, of what. */
export function predictionNote({
  critical,
  degreesOfFreedom,
  prediction
}: Pick<PositionEvidence, "critical" | "degreesOfFreedom" | "prediction">): string {
  const { error, between, chance } = prediction!;
  const [times, spread, forces, own] = [critical!, error, between, chance].map((n) => formatNumber(n, 2));
  const quantile = degreesOfFreedom
    ? `t on ${formatNumber(degreesOfFreedom)} degrees of freedom`
    : "normal: the peers differ by no more than chance";
  return `± ${times} (${quantile}) × ${spread}, the spread of one more force (SD between forces ${forces}, by its own chance ${own})`;
}
