import type { Child } from "../../kit/element.js";
import { measureTitle } from "../../kit/measure-title.js";
import { ratingBadge } from "../../kit/rating-badge.js";
import type { Measure } from "../../plan/plan.js";
import { planMeasures } from "../../plan/plan.js";
import { READINGS } from "../../plan/settings.js";
import type { RatingResult, RuleId } from "../../rules/rating.js";
import { explainRating } from "../../words/explanation.js";
import type { Methodology } from "./methodology-context.js";
import type { ExampleTable } from "./methodology-example.js";

/** Every measure to which a rule applies, with its colour in both readings and the sentence of the first. */
export function resultsTable(source: Methodology, rule: RuleId, caption: string): ExampleTable {
  const { rating, measures, forceNames } = source;
  return {
    caption,
    headings: ["Measure", "As written", "Calibrated", "As written, in words"],
    rows: planMeasures(rating.plan).flatMap((entry): Child[][] => {
      const results = measures.find(({ id }) => id === entry.measure.id)!.ratings;
      const both = READINGS.map((reading) =>
        results.find((result) => result.rule === rule && result.reading === reading)
      );
      if (!both.every((result) => result !== undefined)) return [];
      return [[measureTitle(entry), ...both.map(badgeOf), inWords(both[0]!, entry.measure, forceNames)]];
    })
  };
}

const badgeOf = (result: RatingResult) =>
  ratingBadge(result.rating, result.label ? { label: `${word(result)}: ${result.label}` } : {});

const word = ({ rating }: RatingResult) => rating.charAt(0).toUpperCase() + rating.slice(1);

const inWords = (result: RatingResult, measure: Measure, names: Methodology["forceNames"]) =>
  explainRating(result, measure, names);
