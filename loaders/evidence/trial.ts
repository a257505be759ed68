import type { Rating } from "../../src/rules/rating.js";
import type { UnchangedTrial } from "../../src/views/evidence-files.js";

/** True changes whose detection is measured, in per cent. */
export const CHANGES_PERCENT = [-5, -10, -20] as const;

/** Shares of the colours among ratings; what could not be judged is in none of them. */
export function shares(ratings: readonly Rating[]): Pick<UnchangedTrial, "green" | "amber" | "red"> {
  const share = (rating: Rating) => ratings.filter((r) => r === rating).length / ratings.length;
  return { green: share("green"), amber: share("amber"), red: share("red") };
}

/** A generator's seed for one cell of the tables, so that any cell can be made again by itself. */
export function cellSeed(seed: number, ...names: string[]): number {
  return [...names.join(" ")].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 2 ** 31, seed);
}
