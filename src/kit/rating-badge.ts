import type { Rating, RatingResult } from "../rules/rating.js";
import { element, svgElement } from "./element.js";

/** How each rating is written: a word, and a shape that can be told apart without colour. */
const APPEARANCE: Record<Rating, { word: string; shape: () => SVGElement }> = {
  green: { word: "Green", shape: () => svgElement("circle", { cx: 6, cy: 6, r: 5 }) },
  amber: { word: "Amber", shape: () => svgElement("path", { d: "M6 0.8 L11.7 11 H0.3 Z" }) },
  red: { word: "Red", shape: () => svgElement("rect", { x: 1, y: 1, width: 10, height: 10 }) },
  "not-rated": {
    word: "Not rated",
    shape: () => svgElement("path", { d: "M6 1 L11 6 L6 11 L1 6 Z", class: "rating-badge-open" })
  }
};

/** The word for a rating: "Green", "Amber", "Red", "Not rated". */
export function ratingWord(rating: Rating): string {
  return APPEARANCE[rating].word;
}

/** The shape of a rating alone; it always stands beside its word. */
export function ratingShape(rating: Rating): SVGSVGElement {
  return svgElement(
    "svg",
    { class: "rating-shape", width: 12, height: 12, viewBox: "0 0 12 12", "aria-hidden": "true" },
    APPEARANCE[rating].shape()
  );
}

/** A rating as word, shape and colour. `label` replaces the word, such as "Amber: worse now, a trend recovers". */
export function ratingBadge(rating: Rating, options: { label?: string } = {}): HTMLElement {
  return element(
    "span",
    { class: `rating-badge rating-${rating}` },
    ratingShape(rating),
    element("span", { class: "rating-word" }, options.label ?? ratingWord(rating))
  );
}

/** The badge of a result: what has no colour because its figures are withheld says that. */
export function resultBadge({ rating, reason }: Pick<RatingResult, "rating" | "reason">): HTMLElement {
  return ratingBadge(rating, reason === "withheld" ? { label: "Withheld" } : {});
}
