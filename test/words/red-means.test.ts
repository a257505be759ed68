import { expect, test } from "vitest";
import type { Reading } from "../../src/plan/readings.js";
import type { MeasureRating, RatingResult } from "../../src/rules/rating.js";
import { redMeans } from "../../src/words/red-means.js";
import { burglary, notRated, planRating, ratingOf } from "../components/samples.js";

const offences = (
  rating: "green" | "amber" | "red",
  change: "improved" | "no-change" | "worse",
  reading: Reading = "as-written"
): MeasureRating =>
  ratingOf(burglary, {
    ratings: [
      {
        rule: "R3",
        reading,
        rating,
        reason: "not-improved-none-achieves",
        evidence: { change, achieving: 0, of: 4 }
      } as RatingResult
    ]
  });

test("redMeans counts the reds that did get worse", () => {
  const reds = [offences("red", "no-change"), offences("red", "worse"), offences("green", "improved")];
  expect(redMeans(planRating(reds))).toBe(
    "Red need not mean worse: it says of a number of offences that it has not improved, and that no trend projects that it will; " +
      "of 2 such numbers that are red here 1 has got worse by more than chance would explain."
  );
  expect(redMeans(planRating([reds[0]!]))).toMatch(/of 1 such number that is red here none has got worse/);
  expect(redMeans(planRating([reds[2]!]))).toMatch(/no trend projects that it will\.$/);
});

test("redMeans speaks of the forecast where one stands for the trends", () => {
  const shown = planRating([offences("red", "no-change", "calibrated")], { reading: "calibrated" });
  expect(redMeans(shown)).toMatch(
    /has not improved, and that the forecast does not say that it will; of 1 such number/
  );
});

test("redMeans says nothing where red means worse, or nothing is rated", () => {
  expect(redMeans(planRating([offences("red", "worse")], { scheme: "continuous-improvement" }))).toBe("");
  expect(redMeans(planRating([ratingOf(burglary, { ratings: notRated("R3", "no-data") })]))).toBe("");
});
