import { type FalseAlarms, typicalChance } from "../false-alarms.js";
import { publishedRatings } from "../published-ratings.js";
import type { RatingContext } from "../rate-measure.js";
import { ratedMeasures } from "../rated-measures.js";
import type { PlanRating } from "../rating.js";
import { colourChance } from "./colour-chances.js";

/** Colours shown, and how many of them chance alone would give. */
export interface ExpectedByChance {
  /** Published green, amber and red results. */
  colours: number;
  /** Expected number of colours that chance alone would give if nothing had changed; null when that of one is not known. */
  expected: number | null;
}

/**
 * How many of the published colours one would expect to be wrong if nothing had changed: the sum of their own chances. Where
 * a rule has none for a series, its rate in typical histories stands in, as long as the thresholds are those it was measured at.
 */
export function expectedByChance(
  rating: PlanRating,
  context: RatingContext,
  falseAlarms: FalseAlarms
): ExpectedByChance {
  const chances = ratedMeasures(rating, context.plan).flatMap((rated) =>
    publishedRatings(rated.rating, rating.settings)
      .filter((result) => result.rating !== "not-rated")
      .map(
        (result) =>
          colourChance(result, { ...rated, context }) ?? typicalChance(result, rating.settings, falseAlarms)
      )
  );
  const known = chances.filter((chance) => chance !== null);
  return {
    colours: chances.length,
    expected: known.length < chances.length ? null : known.reduce((sum, chance) => sum + chance, 0)
  };
}
