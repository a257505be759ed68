import type { Child } from "../../../kit/element.js";
import { ratingBadge } from "../../../kit/rating-badge.js";
import { planMeasures } from "../../../plan/plan.js";
import { SINGLE_READINGS } from "../../../plan/readings.js";
import type { RatingResult } from "../../../rules/rating.js";
import { explainRating } from "../../../words/explanation.js";
import { measureTitle } from "../../../words/measure-title.js";
import type { Methodology } from "../methodology-context.js";
import type { ExampleTable, Worked } from "../methodology-example.js";

/** R8: every measure that the key can colour, whichever scheme is published. */
export function improvementExample(source: Methodology): Worked[] {
  return [{ title: "The plan by this key", tables: [resultsTable(source)], steps: [] }];
}

/** Every measure that the key can colour, with its colour as written and calibrated, and the sentence of the first. */
function resultsTable({ rating, measures, forceNames }: Methodology): ExampleTable {
  return {
    caption: "Every measure that the key can colour, whichever scheme is published now",
    headings: ["Measure", "As written", "Calibrated", "As written, in words"],
    rows: planMeasures(rating.plan).flatMap((entry): Child[][] => {
      const results = measures.find(({ id }) => id === entry.measure.id)!.ratings;
      const both = SINGLE_READINGS.map((reading) =>
        results.find((result) => result.rule === "R8" && result.reading === reading)
      );
      if (!both.every((result) => result !== undefined)) return [];
      const inWords = explainRating(both[0]!, entry.measure, forceNames);
      return [[measureTitle(entry), ...both.map(badgeOf), inWords]];
    })
  };
}

const badgeOf = (result: RatingResult) =>
  ratingBadge(result.rating, result.label ? { label: `${word(result)}: ${result.label}` } : {});

const word = ({ rating }: RatingResult) => rating.charAt(0).toUpperCase() + rating.slice(1);
