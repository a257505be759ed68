import type { Rating, RuleId } from "../../src/ratings/rating.js";
import type { Reading } from "../../src/ratings/settings.js";

/** What was tried: a rule in a reading, perhaps in another form than the published one, on one kind of history. */
export interface Tried {
  rule: RuleId | "XmR";
  reading: Reading;
  /** Empty for the published form. */
  variant: string;
  scenario: string;
}

/** Shares, 0 to 1, of `runs` simulated histories without change that were given each colour. */
export interface UnchangedTrial extends Tried {
  runs: number;
  green: number;
  amber: number;
  red: number;
}

/** Share of histories with a true change, in per cent, that were coloured green: the change was a fall in what should fall. */
export interface PowerTrial extends Tried {
  runs: number;
  changePercent: number;
  detected: number;
}

/** Share of histories without change that were green or red in at least one of twelve monthly looks. */
export interface LooksTrial extends Tried {
  runs: number;
  anyFalse: number;
}

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
