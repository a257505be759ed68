import "../document.js";
import { describe, expect, test } from "vitest";
import {
  chanceInWords,
  countRatings,
  countsInWords,
  overPlanInWords,
  ratingCounts,
  standingInWords
} from "../../../src/components/dashboard/rating-counts.js";
import { notRated, offencesResult, positionResult } from "../samples.js";

const counts = { green: 3, amber: 9, red: 4, "not-rated": 2 };

test("countRatings counts every rating", () => {
  const results = [
    offencesResult("as-written", "amber"),
    positionResult("as-written", "amber"),
    ...notRated("R6", "no-baseline")
  ];
  expect(countRatings(results)).toEqual({ green: 0, amber: 2, red: 0, "not-rated": 2 });
});

test("countsInWords names every rating, also one that does not occur", () => {
  expect(countsInWords({ ...counts, green: 0 })).toBe("0 green, 9 amber, 4 red, 2 not rated");
});

describe("chanceInWords", () => {
  test("rounds to whole colours", () => {
    expect(chanceInWords({ colours: 9, expected: 1.7, unknown: 0 })).toBe(
      "about 2 of these colours would be expected by chance"
    );
  });

  test("says fewer than 1 rather than 0", () => {
    expect(chanceInWords({ colours: 9, expected: 0.3, unknown: 0 })).toBe(
      "fewer than 1 of these colours would be expected by chance"
    );
  });

  test("says of how many it is not known", () => {
    expect(chanceInWords({ colours: 9, expected: 1.2, unknown: 2 })).toBe(
      "about 1 of these colours would be expected by chance, and of 2 it is not known"
    );
  });

  test("says when it is still being worked out", () => {
    expect(chanceInWords(null)).toContain("being worked out");
  });
});

test("standingInWords says how many changes stand when all tests are looked at together", () => {
  const one = { measure: "burglary", rule: "R5", rating: "red", chance: 0.001 } as const;
  expect(standingInWords({ tests: 30, found: 9, standing: [one, one] })).toBe(
    "of 9 changes that the calibrated tests find, 2 stand when all 30 tests are looked at together"
  );
  expect(standingInWords({ tests: 30, found: 2, standing: [] })).toContain("none stands when all 30 tests");
  expect(standingInWords({ tests: 30, found: 0, standing: [] })).toBe("the calibrated tests find no change");
  expect(standingInWords(null)).toBe("");
});

test("ratingCounts gives every count its word and its shape", () => {
  const line = ratingCounts(counts);
  expect(line.textContent).toBe("3 green, 9 amber, 4 red, 2 not rated");
  expect(line.querySelectorAll("svg")).toHaveLength(4);
});

describe("overPlanInWords", () => {
  test("says until when, rounds, and says of how many it is not known", () => {
    expect(overPlanInWords({ expected: 6.6, unknown: 0 }, "2017-03")).toBe(
      "over the plan to March 2017 about 7 of their rules would show a false one at least once"
    );
    expect(overPlanInWords({ expected: 0.4, unknown: 2 }, "2017-03")).toBe(
      "over the plan to March 2017 fewer than 1 of their rules would show a false one at least once, and of 2 it is not known"
    );
  });

  test("says nothing while it is worked out", () => {
    expect(overPlanInWords(null, "2017-03")).toBe("");
  });
});
