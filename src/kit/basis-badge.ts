import { type BasisWord, basisWord, weakestBasis } from "../plan/basis.js";
import { element } from "./element.js";

/** What each word means, for a reader who hovers over it or listens to the page. */
export const BASIS_MEANINGS: Record<BasisWord, string> = {
  recorded: "counted and recorded",
  published: "published figures",
  modelled: "recorded totals, shared out over months by a model",
  illustrative: "published percentages with an illustrative number of answers",
  simulated: "some figures are simulated"
};

/**
 * Where data come from: the weakest basis in one word; every phrase in full in its title and for screen
 * readers. Without any basis the word is "no data".
 */
export function basisBadge(bases: readonly string[]): HTMLElement {
  const word = bases.length === 0 ? null : basisWord(weakestBasis(bases));
  const phrases = [...new Set(bases)].join("; ");
  const full = word ? `Basis: ${BASIS_MEANINGS[word]} (${phrases})` : "Basis: no data";
  return element(
    "span",
    { class: `basis-badge basis-${word ?? "none"}`, title: full },
    element("span", { "aria-hidden": "true" }, word ?? "no data"),
    element("span", { class: "visually-hidden" }, full)
  );
}
