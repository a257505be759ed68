import type { Settings } from "../../plan/settings.js";
import { type FalseStrengths, shareBeyond, singleLook } from "../chances/false-strengths.js";
import type { PlanLife } from "../rating.js";

/** What many histories without change would show over all looks of a plan. */
export interface PlanStrengths {
  looks: number;
  /** Of each history, the largest strength that any look finds, over the critical value of a single look; ascending. */
  largest: Float64Array;
}

/**
 * A look at all histories. What is known already is the largest that earlier looks found in each, in critical values of a single
 * look: a history that this one does not find farther off may be left at 0.
 */
export type Look = (known: Float64Array) => FalseStrengths;

/** The largest of all looks in each of so many histories. Undefined where there is no look. */
export function largestOverLooks(histories: number, looks: Iterable<Look>): PlanStrengths | undefined {
  const largest = new Float64Array(histories);
  let count = 0;
  for (const look of looks) {
    const { strengths, degreesOfFreedom } = look(largest);
    const single = singleLook(degreesOfFreedom);
    count += 1;
    for (let i = 0; i < largest.length; i++) {
      const multiple = strengths[i]! / single;
      if (multiple > largest[i]!) largest[i] = multiple;
    }
  }
  return count === 0 ? undefined : { looks: count, largest: largest.sort() };
}

/** By how much the critical value of a single look is multiplied, so that at most a share of unchanged histories, 0 to 1, ever passes it. */
export function criticalMultiple({ largest }: PlanStrengths, share: number): number {
  return largest[largest.length - 1 - Math.floor(share * largest.length)]!;
}

/** The share that the settings state, and the critical value that keeps to it. */
export function planLife(
  found: PlanStrengths,
  { planLife: { share } }: Pick<Settings, "planLife">
): PlanLife {
  return { share, looks: found.looks, multiple: criticalMultiple(found, share / 100) };
}

/** Share of unchanged histories that pass a multiple of the critical value of a single look at least once. */
export function everBeyond({ largest }: PlanStrengths, multiple: number): number {
  return shareBeyond({ strengths: largest }, multiple);
}
