import { newcombeDifference } from "./newcombe.js";

/** Width of proportion at which the search stops: a millionth of a percentage point. */
const RESOLUTION = 1e-8;

/**
 * The smallest rise and the smallest fall from a proportion that {@link newcombeDifference} would call a change, given
 * the sample sizes of the first and the second wave (effective ones where the design has an effect).
 * Both are proportions above 0; undefined when not even a change to 1 (or to 0) would be called one.
 * Throws what newcombeDifference throws.
 */
export function smallestDetectableChange(waves: {
  /** Of the first wave, from 0 to 1. */
  proportion: number;
  n1: number;
  n2: number;
  /** From 0 to 1. */
  confidence: number;
}): { up: number | undefined; down: number | undefined } {
  const { proportion, n1, n2, confidence } = waves;
  const isChange = (later: number): boolean => {
    const { lower, upper } = newcombeDifference({ p1: later, n1: n2, p2: proportion, n2: n1, confidence });
    return lower > 0 || upper < 0;
  };
  return { up: distanceTo(1, proportion, isChange), down: distanceTo(0, proportion, isChange) };
}

/** Bisects between the proportion, which is no change, and the far end, if that is one: the farther, the clearer. */
function distanceTo(
  end: number,
  proportion: number,
  isChange: (later: number) => boolean
): number | undefined {
  if (!isChange(end)) return undefined;
  let unchanged = proportion;
  let changed = end;
  while (Math.abs(changed - unchanged) > RESOLUTION) {
    const middle = (unchanged + changed) / 2;
    if (isChange(middle)) changed = middle;
    else unchanged = middle;
  }
  return Math.abs(changed - proportion);
}
