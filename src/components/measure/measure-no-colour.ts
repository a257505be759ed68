import { element } from "../../kit/element.js";
import { resultBadge } from "../../kit/rating-badge.js";
import { ruleLink } from "../../kit/rule-link.js";
import type { Measure, SavingsMeasure } from "../../plan/plan.js";
import { savingsCheck } from "../../rules/r9-figures.js";
import type { RatingResult } from "../../rules/rating.js";
import { explainRating, type ForceNames } from "../../words/explanation.js";
import { formatNumber } from "../../words/format.js";

/** Why no rule can colour a measure. */
export function noColour(
  measure: Measure,
  [result]: readonly RatingResult[],
  names: ForceNames
): HTMLElement | null {
  if (!result) return null;
  return element(
    "p",
    { class: "measure-no-colour" },
    resultBadge(result),
    ` ${explainRating(result, measure, names)} `,
    element("a", { href: ruleLink(result.rule) }, `Rule ${result.rule}`)
  );
}

/** What the plan itself says of a measure is that of its own force and period. Its actions are for any. */
function belongsHere({ kind }: Measure, result: RatingResult | undefined): boolean {
  return kind === "actions" || (result?.reason !== "other-force" && result?.reason !== "other-period");
}

/** What stands in place of a series: words, actions, or an account of savings; null for a measure with figures, or of another place or period. */
export function contentsInstead(measure: Measure, [result]: readonly RatingResult[]): HTMLElement | null {
  if (!belongsHere(measure, result)) return null;
  switch (measure.kind) {
    case "assessment":
      return element("p", { class: "measure-assessment" }, measure.assessment);
    case "actions":
      return element("ul", {}, ...measure.actions.map((action) => element("li", {}, action)));
    case "savings":
      return savingsTable(measure);
    default:
      return null;
  }
}

function savingsTable(measure: SavingsMeasure): HTMLElement {
  const { sum, agrees } = savingsCheck(measure);
  const row = (name: string, value: number, heading = false) =>
    element(
      "tr",
      { class: heading ? "measure-sum" : null },
      element("th", { scope: "row" }, name),
      element("td", {}, formatNumber(value, 1))
    );
  return element(
    "table",
    { class: "measure-savings" },
    element("caption", {}, `Account of savings, ${measure.unit}`),
    element(
      "tbody",
      {},
      row("Realised to date", measure.realised),
      row("Identified, not yet realised (estimate)", measure.identified),
      row("Still to identify and realise", measure.further),
      row("Sum of the three", sum, true),
      row(agrees ? "Required: agrees with the sum" : "Required: differs from the sum", measure.required, true)
    )
  );
}
