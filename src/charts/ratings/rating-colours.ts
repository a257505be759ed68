import type { Rating } from "../../rules/rating.js";

/** A colour on a light page, which pictures and paper keep, and on a dark one. */
interface Shade {
  light: string;
  dark: string;
}

/**
 * The colours of ratings, the one list of them: of shapes and fills, of the word, and of what lies behind the word.
 * Charts take them from here; pages from rating-colours.css, which `npm run colours` makes of them.
 */
export const RATING_COLOURS: Record<Rating, { shape: Shade; text?: Shade; tint?: Shade }> = {
  green: {
    shape: { light: "#0b7a3e", dark: "#4fbf80" },
    text: { light: "#00622f", dark: "#8fdcae" },
    tint: { light: "#e3f1e7", dark: "#12301f" }
  },
  amber: {
    shape: { light: "#b86200", dark: "#e0a030" },
    text: { light: "#744400", dark: "#f3c56d" },
    tint: { light: "#fff0d2", dark: "#38290c" }
  },
  red: {
    shape: { light: "#c2272d", dark: "#f0675f" },
    text: { light: "#98131a", dark: "#ffaaa3" },
    tint: { light: "#fbe4e2", dark: "#401c1d" }
  },
  "not-rated": { shape: { light: "#6b6e72", dark: "#90949a" } }
};

/** The shape's colour as a custom property (see {@link palette}), with the light value that a picture keeps. */
const fillOf = (rating: Rating): string => `var(--${rating}-shape, ${RATING_COLOURS[rating].shape.light})`;

const PAPER = "var(--page, #ffffff)";

/** How a strip draws a rating: fill, letter, and a height of its own as a share of the row, so that the colour is never the only sign. */
export const ratingColours: Record<Rating, { fill: string; letter: string; text: string; height: number }> = {
  green: { fill: fillOf("green"), letter: "G", text: PAPER, height: 0.5 },
  amber: { fill: fillOf("amber"), letter: "A", text: "#000000", height: 0.75 },
  red: { fill: fillOf("red"), letter: "R", text: PAPER, height: 1 },
  "not-rated": { fill: fillOf("not-rated"), letter: "", text: "none", height: 0.08 }
};

/** What the heights and letters of a strip mean, for a note under it. */
export const RATING_HEIGHTS = "R, tall: red; A, three quarters: amber; G, half: green; a line: not rated.";
