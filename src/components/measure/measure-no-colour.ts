import { element } from "../../kit/element.js";
import { ratingBadge } from "../../kit/rating-badge.js";
import type { Measure, SavingsMeasure } from "../../plan/plan.js";
import { savingsCheck } from "../../rules/r9-figures.js";
import type { RatingResult } from "../../rules/rating.js";
import { explainRating, type ForceNames } from "../../words/explanation.js";
import { formatNumber } from "../../words/format.js";
import { ruleLink } from "./measure-verdict-table.js";

/** A measure that no rule can colour: what is known of it, and why there is no colour. */
export function noColour(measure: Measure, results: readonly RatingResult[], names: ForceNames): HTMLElement {
  const [result] = results;
  return element(
    "div",
    { class: "measure-no-colour" },
    belongsHere(measure, result) && contents(measure),
    element(
      "section",
      { "aria-labelledby": "why" },
      element("h2", { id: "why" }, "Why there is no colour"),
      result &&
        element(
          "p",
          {},
          ratingBadge("not-rated"),
          ` ${explainRating(result, measure, names)} `,
          element("a", { href: ruleLink(result.rule) }, `Rule ${result.rule}`)
        )
    )
  );
}

/** What the plan itself says of a measure is that of its own force and period. Its actions are for any. */
function belongsHere({ kind }: Measure, result: RatingResult | undefined): boolean {
  return kind === "actions" || (result?.reason !== "other-force" && result?.reason !== "other-period");
}

/** What stands in place of a series: words, actions, or an account of savings. */
function contents(measure: Measure): HTMLElement | null {
  switch (measure.kind) {
    case "assessment":
      return section("Assessment", element("p", { class: "measure-assessment" }, measure.assessment));
    case "actions":
      return section(
        "Actions",
        element("ul", {}, ...measure.actions.map((action) => element("li", {}, action)))
      );
    case "savings":
      return section(`Account of savings, ${measure.unit}`, savingsTable(measure));
    default:
      return null;
  }
}

function section(title: string, content: HTMLElement): HTMLElement {
  return element(
    "section",
    { "aria-labelledby": "contents" },
    element("h2", { id: "contents" }, title),
    content
  );
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
