import { publishedRatings } from "../published-ratings.js";
import type { RatingContext } from "../rate-measure.js";
import { ratedMeasures } from "../rated-measures.js";
import type { PlanRating } from "../rating.js";
import { colourChance } from "./colour-chances.js";

/** Colours shown, and how many of them chance alone would give. */
export interface ExpectedByChance {
  /** Published green, amber and red results. */
  colours: number;
  /** Expected number of those whose chance is known that chance alone would give if nothing had changed. */
  expected: number;
  /** Colours whose chance is not known. */
  unknown: number;
}

/** How many of the published colours one would expect to be wrong if nothing had changed: the sum of their own chances. */
export function expectedByChance(rating: PlanRating, context: RatingContext): ExpectedByChance {
  const chances = ratedMeasures(rating, context.plan).flatMap((rated) =>
    publishedRatings(rated.rating, rating.settings)
      .filter((result) => result.rating !== "not-rated")
      .map((result) => colourChance(result, { ...rated, context }))
  );
  const known = chances.filter((chance) => chance !== null);
  return {
    colours: chances.length,
    expected: known.reduce((sum, chance) => sum + chance, 0),
    unknown: chances.length - known.length
  };
}
