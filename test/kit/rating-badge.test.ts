import "../components/document.js";
import { describe, expect, test } from "vitest";
import { ratingBadge, ratingWord } from "../../src/kit/rating-badge.js";
import { RATINGS } from "../../src/rules/rating.js";

describe("ratingBadge", () => {
  test("says every rating in a word", () => {
    expect(RATINGS.map((rating) => ratingBadge(rating).textContent)).toEqual([
      "Green",
      "Amber",
      "Red",
      "Not rated"
    ]);
  });

  test("gives every rating a shape of its own, hidden from screen readers", () => {
    const shapes = RATINGS.map((rating) => ratingBadge(rating).querySelector("svg")!);
    expect(new Set(shapes.map((shape) => shape.innerHTML)).size).toBe(4);
    expect(shapes.every((shape) => shape.getAttribute("aria-hidden") === "true")).toBe(true);
  });

  test("draws not rated as an open shape", () => {
    expect(ratingBadge("not-rated").querySelector(".rating-badge-open")).not.toBeNull();
  });

  test("takes a label in place of the word, as text", () => {
    const badge = ratingBadge("amber", { label: "<b>improved</b>" });
    expect(badge.textContent).toBe("<b>improved</b>");
    expect(badge.querySelector("b")).toBeNull();
  });
});

describe("ratingWord", () => {
  test("has a word for every rating", () => {
    expect(RATINGS.map(ratingWord)).toEqual(["Green", "Amber", "Red", "Not rated"]);
  });
});
