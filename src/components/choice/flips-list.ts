import { element } from "../../kit/element.js";
import { ratingBadge } from "../../kit/rating-badge.js";
import { inPlaces, type PlaceWords } from "../../plan/place-words.js";
import { questionName } from "../../rules/published-ratings.js";
import type { RatingResult } from "../../rules/rating.js";
import { inSentence } from "../../rules/rules.js";
import type { Flip } from "../../views/flips.js";

/** How a flip is said on a page. */
export interface FlipWords {
  places: PlaceWords;
  /** The measure's name, with what tells it apart from others. */
  name(measure: string): string;
  /** Address of the measure's page; null on that page itself. */
  link(measure: string): string | null;
  /** The sentence behind a colour. */
  sentence(result: RatingResult, measure: string): string;
}

/** Every colour that flips: measure and rule, from and to, and both sentences. */
export function flipsList(flips: readonly Flip[], words: FlipWords): HTMLElement {
  return element("ol", { class: "flips-list" }, ...flips.map((flip) => flipItem(flip, words)));
}

function flipItem(
  { measure, question, from, to }: Flip,
  { name, link, sentence, places }: FlipWords
): HTMLElement {
  const href = link(measure);
  const rules = [...new Set([from.rule, to.rule])].join(" → ");
  return element(
    "li",
    { class: "flip", "data-measure": measure, "data-rule": from.rule },
    element(
      "p",
      { class: "flip-colours" },
      href === null ? element("strong", {}, name(measure)) : element("a", { href }, name(measure)),
      `, ${inSentence(inPlaces(questionName(question), places))} (${rules}): `,
      ratingBadge(from.rating),
      " → ",
      ratingBadge(to.rating)
    ),
    element("p", {}, "Published: ", sentence(from, measure)),
    element("p", {}, "Now: ", sentence(to, measure))
  );
}
