import { readingName } from "../../charts/frame/reading-name.js";
import { element } from "../../kit/element.js";
import { ratingBadge } from "../../kit/rating-badge.js";
import { inPlaces, type PlaceWords } from "../../plan/place-words.js";
import type { ColourMove } from "../../releases/release-changes.js";
import type { FigureChanges } from "../../releases/release-figures.js";
import type { Rating, RatingResult } from "../../rules/rating.js";
import { ruleName } from "../../rules/rules.js";
import { movedByText } from "../../words/changes-in-words.js";
import { explainRating, type ForceNames } from "../../words/explanation.js";
import { measureTitle } from "../../words/measure-title.js";

/** A colour that moved: from what to what, what moved it, both sentences, and the colours that tell the causes apart. */
export function moveArticle(
  move: ColourMove,
  { names, places, figures }: { names: ForceNames; places: PlaceWords; figures: FigureChanges }
): HTMLElement {
  const { id, priority, measure, before, after } = move;
  return element(
    "article",
    { class: "colour-move" },
    element(
      "h3",
      {},
      `${priority.number} `,
      element(
        "a",
        { href: `./measures/${id}.html` },
        measureTitle({ measure: measure.after, priority: { id, ...priority } })
      )
    ),
    element("p", { class: "colour-move-rule" }, ruleText(before, after, places)),
    element(
      "p",
      { class: "colour-move-colours" },
      ratingBadge(before.rating),
      element("span", { class: "colour-move-arrow", "aria-hidden": "true" }, "→"),
      element("span", { class: "visually-hidden" }, "became"),
      ratingBadge(after.rating),
      element("strong", {}, `moved by ${movedByText(move, figures)}`)
    ),
    element(
      "dl",
      { class: "colour-move-sentences" },
      element("dt", {}, "Then"),
      element("dd", {}, explainRating(before, measure.before, names)),
      element("dt", {}, "Now"),
      element("dd", {}, explainRating(after, measure.after, names))
    ),
    colourSteps(move)
  );
}

/** "R4 Position v MSG, as written", and from which rule or reading to which when that changed. */
function ruleText(before: RatingResult, after: RatingResult, places: PlaceWords): string {
  const [then, now] = [before, after].map(({ rule, reading }) => {
    return `${inPlaces(ruleName(rule), places)}, ${readingName(reading)}`;
  });
  return then === now ? now! : `${then} → ${now}`;
}

/** The colours that were computed to tell the causes apart, in a row; each names whose data, settings and methods it has. */
function colourSteps({ before, between, after, causes }: ColourMove): HTMLElement {
  const byMethod = causes.includes("method");
  const steps: [string, Rating | null][] = [
    ["Recorded", before.rating],
    ["Today’s software alone", between.asReleased],
    ["… and today’s data", between.newData],
    ["… and today’s settings", between.newSettings],
    ...(byMethod ? [["… and today’s methods", between.newMethod] satisfies [string, Rating | null]] : []),
    [byMethod ? "… and all three: now" : "… and both: now", after.rating]
  ];
  return element(
    "dl",
    { class: "colour-steps" },
    ...steps.map(([name, rating]) =>
      element(
        "div",
        {},
        element("dt", {}, name),
        element("dd", {}, rating === null ? "no colour" : ratingBadge(rating))
      )
    )
  );
}
