import type { Rating } from "../rules/rating.js";

/** The word for a rating within a sentence. */
export const RATING_IN_A_SENTENCE: Record<Rating, string> = {
  green: "green",
  amber: "amber",
  red: "red",
  "not-rated": "not rated"
};
