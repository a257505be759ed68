import type { Polarity } from "../plan/plan.js";
import type { Lines, Rating } from "./rating.js";

export type Side = "below" | "between" | "above";

/** Relative difference that arithmetic alone can make: what differs by less is equal. */
const ROUNDING = 1e-9;

/** Where a value lies against two lines; on a line, but for rounding, is between. */
export function sideOf(value: number, { lower, upper }: Pick<Lines, "lower" | "upper">): Side {
  const slack = ROUNDING * Math.max(Math.abs(lower), Math.abs(upper));
  if (value > upper + slack) return "above";
  return value < lower - slack ? "below" : "between";
}

/** "improved" is the side that `better` names. */
export function changeOnSide(side: Side, better: Polarity): "improved" | "no-change" | "worse" {
  if (side === "between") return "no-change";
  return (side === "below") === (better === "lower") ? "improved" : "worse";
}

/** Does a value lie beyond a threshold on the improving side? Equal, but for rounding, is not beyond. */
export function beyond(value: number, threshold: number, better: Polarity): boolean {
  return changeOnSide(sideOf(value, { lower: threshold, upper: threshold }), better) === "improved";
}

/** Does a value reach a target on the improving side? Equal does. */
export function reaches(value: number, target: number, better: Polarity): boolean {
  return changeOnSide(sideOf(value, { lower: target, upper: target }), better) !== "worse";
}

const COLOURS = { improved: "green", "no-change": "amber", worse: "red" } as const;

/** Green for the improving side, amber between the lines, red for the other side. */
export function colourOfChange(change: keyof typeof COLOURS): Exclude<Rating, "not-rated"> {
  return COLOURS[change];
}

const SIDE_REASONS = {
  above: "above-upper-line",
  between: "between-lines",
  below: "below-lower-line"
} as const;

/** Colour and reason of a value against two lines. */
export function colourAgainstLines(value: number, lines: Pick<Lines, "lower" | "upper">, better: Polarity) {
  const side = sideOf(value, lines);
  return { rating: colourOfChange(changeOnSide(side, better)), reason: SIDE_REASONS[side] };
}
