import type { Measure } from "../plan/plan.js";
import type { Settings } from "../plan/settings.js";
import { publishedRule, QUESTIONS, type Question, resultOf } from "../rules/published-ratings.js";
import type { MeasureRating, PlanRating, RatingResult } from "../rules/rating.js";

/** A colour that is another one under changed thresholds; "not rated" counts as one. */
export interface Flip {
  measure: Measure["id"];
  question: Question;
  from: RatingResult;
  to: RatingResult;
}

/** The flips of a plan, among how many colours that both views show. */
export interface Flips {
  flips: Flip[];
  compared: number;
  /** Published colours that the changed layout or scheme does not show. */
  hidden: number;
}

type Views = Record<"from" | "to", { rating: MeasureRating; settings: Settings }>;

/** The pairs of results that answer the same question of a measure in both views; `to` is missing where only the first shows it. */
function pairsOf({ from, to }: Views): (Omit<Flip, "to"> & { to: RatingResult | undefined })[] {
  const seen = new Set<RatingResult>();
  return QUESTIONS[from.settings.layout].flatMap((question) => {
    const before = resultOf(from.rating, publishedRule(question, from.settings), from.settings.reading);
    if (!before || seen.has(before)) return [];
    seen.add(before);
    const after = QUESTIONS[to.settings.layout].includes(question)
      ? resultOf(to.rating, publishedRule(question, to.settings), to.settings.reading)
      : undefined;
    return [{ measure: from.rating.id, question, from: before, to: after }];
  });
}

/** Which colours of a plan differ between two views of the same force and period: what each question answers in both. */
export function flipsBetween(
  from: Pick<PlanRating, "measures" | "settings">,
  to: Pick<PlanRating, "measures" | "settings">
): Flips {
  const after = new Map(to.measures.map((rating) => [rating.id, rating]));
  const pairs = from.measures.flatMap((rating) =>
    pairsOf({
      from: { rating, settings: from.settings },
      to: { rating: after.get(rating.id)!, settings: to.settings }
    })
  );
  const shown = pairs.filter((pair): pair is Flip => pair.to !== undefined);
  return {
    flips: shown.filter((pair) => pair.from.rating !== pair.to.rating),
    compared: shown.length,
    hidden: pairs.length - shown.length
  };
}
