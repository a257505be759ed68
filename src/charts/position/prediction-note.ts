import type { PlaceWords } from "../../plan/place-words.js";
import type { PositionEvidence } from "../../rules/rating.js";
import { formatNumber } from "../../words/format.js";

/** How far the calibrated lines lie from their centre, of what. */
export function predictionNote(
  {
    critical,
    degreesOfFreedom,
    prediction
  }: Pick<PositionEvidence, "critical" | "degreesOfFreedom" | "prediction">,
  places: PlaceWords
): string {
  const { error, between, chance } = prediction!;
  const [times, spread, apart, own] = [critical!, error, between, chance].map((n) => formatNumber(n, 2));
  const quantile = degreesOfFreedom
    ? `t on ${formatNumber(degreesOfFreedom)} degrees of freedom`
    : "normal: the peers differ by no more than chance";
  return `± ${times} (${quantile}) × ${spread}, the spread of one more ${places.one} (SD between ${places.many} ${apart}, by its own chance ${own})`;
}
