import { basisBadge } from "../../kit/basis-badge.js";
import { element } from "../../kit/element.js";
import { measureTitle } from "../../kit/measure-title.js";
import { ratingBadge } from "../../kit/rating-badge.js";
import { formatMonth } from "../../plan/month.js";
import type { Question } from "../../rules/published-ratings.js";
import type { MeasureDossier } from "../../views/dossier.js";
import type { MeasureFile } from "../../views/page-files.js";
import { headline } from "../../words/explanation.js";
import { publishedVerdict } from "../dashboard/published-verdict.js";
import { figuresTable } from "./measure-figures.js";

/** Where the page stands, what is measured, what happened, the published colours, and the figures beside the paper's. */
export function measureHeader(file: MeasureFile): HTMLElement {
  const { dossier, force, plan, settings } = file;
  const { bases } = dossier.rating;
  return element(
    "header",
    { class: "measure-header" },
    element(
      "div",
      {},
      breadcrumb(dossier),
      element("h1", {}, measureTitle(dossier)),
      hasFigures(dossier) &&
        element("p", { class: "measure-headline" }, headline(dossier, force.name, settings.reading)),
      element(
        "p",
        { class: "measure-context" },
        `${force.name}, period ended ${formatMonth(plan.periodEnd)} `,
        bases.length > 0 && basisBadge(bases)
      ),
      dossier.measure.note ? element("p", { class: "measure-context" }, dossier.measure.note) : null
    ),
    element("div", {}, colours(file), figuresTable(dossier))
  );
}

/** Words, actions and accounts say themselves what they are, below. */
function hasFigures({ measure }: MeasureDossier): boolean {
  return !["assessment", "actions", "savings"].includes(measure.kind);
}

function breadcrumb({ priority }: MeasureDossier): HTMLElement {
  return element(
    "nav",
    { class: "measure-breadcrumb", "aria-label": "Breadcrumb" },
    element("a", { href: "../index.html" }, "Dashboard"),
    " › ",
    element("a", { href: `../index.html#${priority.id}` }, `${priority.number} ${priority.title}`)
  );
}

const NAMES: [Question, string][] = [
  ["offences", "Number of offences"],
  ["survey", "Change since the baseline"],
  ["position", "Position v MSG"],
  ["spc", "SPC variance"],
  ["outcome", "Outcome"]
];

/** The colours the dashboard publishes for this measure, each under its question. */
function colours({ dossier, settings }: MeasureFile): HTMLElement | null {
  const items = NAMES.flatMap(([question, name]) => {
    const verdict = publishedVerdict(dossier.rating, question, settings);
    if (!verdict || (question === "survey" && dossier.measure.kind === "offences")) return [];
    const { rating, label } = verdict.result;
    return [
      element(
        "li",
        {},
        element("span", { class: "measure-question" }, name),
        ratingBadge(rating),
        label && element("span", { class: "measure-label" }, label)
      )
    ];
  });
  if (items.length === 0) return null;
  return element("ul", { class: "measure-colours", "aria-label": "Published colours" }, ...items);
}
