import { element } from "../../kit/element.js";
import { resultBadge } from "../../kit/rating-badge.js";
import { siteLink } from "../../kit/site-link.js";
import { inPlaces, placeWords } from "../../plan/place-words.js";
import { type Question, questionName } from "../../rules/published-ratings.js";
import type { MeasureDossier } from "../../views/dossier.js";
import type { MeasureFile } from "../../views/page-files.js";
import { shortChance } from "../../words/chance-text.js";
import { publishedVerdict } from "../dashboard/published-verdict.js";

/** The way back to the measure's place on the dashboard. */
export function breadcrumb({ priority }: MeasureDossier): HTMLElement {
  return element(
    "nav",
    { class: "measure-breadcrumb", "aria-label": "Breadcrumb" },
    element("a", { href: siteLink("index.html") }, "Dashboard"),
    " › ",
    element("a", { href: `${siteLink("index.html")}#${priority.id}` }, `${priority.number} ${priority.title}`)
  );
}

const QUESTIONS: readonly Question[] = ["offences", "survey", "position", "spc", "outcome"];

/** The colours the dashboard publishes for this measure, each under its question. */
export function publishedColours({ dossier, plan, settings, chances }: MeasureFile): HTMLElement | null {
  const items = QUESTIONS.flatMap((question) => {
    const verdict = publishedVerdict(dossier.rating, question, settings);
    if (!verdict || (question === "survey" && dossier.measure.kind === "offences")) return [];
    const { rule, reading, label } = verdict.result;
    const chance = chances.find((one) => one.rule === rule && one.reading === reading);
    const ofChance = chance ? shortChance(chance) : "";
    return [
      element(
        "li",
        {},
        element("span", { class: "measure-question" }, inPlaces(questionName(question), placeWords(plan))),
        resultBadge(verdict.result),
        label && element("span", { class: "measure-label" }, label),
        ofChance && element("span", { class: "measure-label measure-chance" }, ofChance)
      )
    ];
  });
  if (items.length === 0) return null;
  return element("ul", { class: "measure-colours", "aria-label": "Published colours" }, ...items);
}
