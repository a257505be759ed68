import type { TrendsEvidence } from "./rating.js";

/** The chance, 0 to 1, that the forecast gives the target; undefined of straight lines, which give none. */
export function forecastChance({ projections }: Pick<TrendsEvidence, "projections">): number | undefined {
  return projections.find(({ probability }) => probability !== undefined)?.probability;
}
