import type { Rating } from "../../rules/rating.js";

/**
 * How a strip draws a rating: fill and letter as custom properties (see {@link palette}), and a height of its own, as
 * a share of the row, so that the colour is never the only sign.
 */
export const ratingColours: Record<Rating, { fill: string; letter: string; text: string; height: number }> = {
  green: {
    fill: "var(--chart-rating-green, #0b7a3e)",
    letter: "G",
    text: "var(--chart-rating-paper, #ffffff)",
    height: 0.5
  },
  amber: { fill: "var(--chart-rating-amber, #b86200)", letter: "A", text: "#000000", height: 0.75 },
  red: {
    fill: "var(--chart-rating-red, #c2272d)",
    letter: "R",
    text: "var(--chart-rating-paper, #ffffff)",
    height: 1
  },
  "not-rated": { fill: "var(--chart-rating-none, #6b6e72)", letter: "", text: "none", height: 0.08 }
};

/** What the heights and letters of a strip mean, for a note under it. */
export const RATING_HEIGHTS = "R, tall: red; A, three quarters: amber; G, half: green; a line: not rated.";
