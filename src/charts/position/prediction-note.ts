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
  const { error, between, chance, noDifference } = prediction!;
  const [times, spread, apart, own] = [critical!, error, between, chance].map((n) => formatNumber(n, 2));
  const known = degreesOfFreedom
    ? `t on ${formatNumber(degreesOfFreedom)} degrees of freedom`
    : "normal: the peers differ by no more than chance";
  const quantile = noDifference === undefined ? known : "over all that the peers could differ by";
  return `± ${times} (${quantile}) × ${spread}, the spread of one more ${places.one} (SD between ${places.many} ${apart}, by its own chance ${own})`;
}
