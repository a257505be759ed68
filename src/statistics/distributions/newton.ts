import { check } from "../check.js";

/** Enough for every use here; the method doubles its digits at each step. */
const MOST_STEPS = 100;

/** Relative size of a step at which the root no longer moves. */
const SETTLED = 2 * Number.EPSILON;

/**
 * Root of a smooth function by Newton's method. `step(x)` returns value / slope at x.
 * Meant for functions that are convex or concave, where from the second step on it can only move towards the root.
 */
export function newton(step: (x: number) => number, start: number): number {
  let x = start;
  for (let i = 0; i < MOST_STEPS; i++) {
    const change = step(x);
    x -= change;
    if (Math.abs(change) <= SETTLED * Math.abs(x)) break;
  }
  return x;
}

/** Nearer to zero than this, a tail could vanish on the way to its root. */
const SMALLEST_TAIL = 1e-250;

/** Throws a RangeError for a probability whose quantile cannot be found. */
export function checkTail(p: number): void {
  check(p >= SMALLEST_TAIL && p < 1, "p", p, `a probability from ${SMALLEST_TAIL} to below 1`);
}
