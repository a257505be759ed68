import type { PositionEvidence } from "../rules/rating.js";

/** " Population of mid-2014: published GLA projection."; what it is only where it is no estimate. Nothing for surveys. */
export function populationNote({
  populationYear,
  populationBasis
}: Pick<PositionEvidence, "populationYear" | "populationBasis">): string {
  if (populationYear === null) return "";
  return ` Population of mid-${populationYear}${populationBasis === undefined ? "" : `: ${populationBasis}`}.`;
}
