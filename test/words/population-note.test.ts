import { expect, test } from "vitest";
import { populationNote } from "../../src/words/population-note.js";

test("populationNote says of which year a population is, and what it is where it is no estimate", () => {
  expect(populationNote({ populationYear: 2014 })).toBe(" Population of mid-2014.");
  expect(populationNote({ populationYear: 2014, populationBasis: "published projection" })).toBe(
    " Population of mid-2014: published projection."
  );
  expect(populationNote({ populationYear: null })).toBe("");
});
