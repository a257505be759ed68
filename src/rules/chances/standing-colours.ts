import { standing } from "../../statistics/comparison/benjamini-hochberg.js";
import { publishedRatings, resultOf } from "../published-ratings.js";
import type { RatingContext } from "../rate-measure.js";
import { ratedMeasures } from "../rated-measures.js";
import type { PlanRating, Rating, RuleId } from "../rating.js";
import { testChance } from "./test-chance.js";

/** Share of the colours that stand which may be false, on average. */
export const FALSE_SHARE = 0.1;

/** A colour of a calibrated test that stands among as many tests as the dashboard makes. */
export interface StandingColour {
  measure: string;
  rule: RuleId;
  rating: Rating;
  /** Chance, 0 to 1, of finding as much without change. */
  chance: number;
}

/** The calibrated tests behind a dashboard's colours, and which of them stand when all are looked at together. */
export interface StandingColours {
  tests: number;
  /** Red and green by themselves. */
  found: number;
  standing: StandingColour[];
}

/**
 * Looks at all calibrated tests behind the published colours together: of R3, which is no test, that of R1, which gives R8 its
 * colour. At most {@link FALSE_SHARE} of those that stand are false on average (Benjamini & Hochberg 1995).
 */
export function standingColours(rating: PlanRating, context: RatingContext): StandingColours {
  const tests = ratedMeasures(rating, context.plan).flatMap((rated) =>
    publishedRatings(rated.rating, rating.settings).flatMap(({ rule }) => {
      const result = resultOf(rated.rating, rule === "R3" ? "R8" : rule, "calibrated");
      const chance = result ? testChance(result, { ...rated, context }) : null;
      return result && chance !== null
        ? [{ measure: rated.measure.id, rule: result.rule, rating: result.rating, chance }]
        : [];
    })
  );
  const stand = standing(
    tests.map(({ chance }) => chance),
    FALSE_SHARE
  );
  return {
    tests: tests.length,
    found: tests.filter((one) => one.rating !== "amber").length,
    standing: tests.filter(({ rating }, i) => stand[i] && rating !== "amber")
  };
}
