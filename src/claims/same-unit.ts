import type { Figure } from "./figures-of.js";
import type { WrittenNumber } from "./written-number.js";

/** A number with decimals of something counted may be a rate whose “per 1,000” the text leaves out. */
export const sameUnit = (figure: Figure, { unit, step }: WrittenNumber): boolean =>
  figure.unit === unit || (figure.unit === "rate" && unit === "count" && step < 1);

/** How far a pattern stands from a number, in characters, on either side; undefined where it does not. */
export function nearest(pattern: RegExp, before: string, after: string): number | undefined {
  const all = [...before.matchAll(new RegExp(pattern.source, "gi"))].map(
    (m) => before.length - m.index - m[0].length
  );
  const next = new RegExp(pattern.source, "i").exec(after.replace(/(?:,|;| against | compared ).*$/s, ""));
  const distances = [...all, ...(next ? [next.index] : [])];
  return distances.length > 0 ? Math.min(...distances) : undefined;
}
