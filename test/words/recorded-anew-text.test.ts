import { expect, test } from "vitest";
import { crossedText, recordedAnewText, sinceText } from "../../src/words/recorded-anew-text.js";

test("recordedAnewText(recordedAnew) says what is crossed, or since when months count", () => {
  expect(recordedAnewText(undefined)).toBe("");
  expect(recordedAnewText({ changes: ["2014-05"], restarted: false })).toBe(
    "It crosses a change of recording (May 2014)."
  );
  expect(recordedAnewText({ changes: ["2013-04", "2014-05"], restarted: false })).toBe(
    "It crosses changes of recording (April 2013 and May 2014)."
  );
  expect(recordedAnewText({ changes: ["2013-04", "2014-05"], restarted: true })).toBe(
    "Only months from May 2014 on count, when recording changed."
  );
});

test("crossedText(changes) says what to think of colours that cross them", () => {
  expect(crossedText(["2013-04", "2014-05"])).toMatch(
    /^The colours cross changes of recording \(April 2013 and May 2014\): /
  );
});

test("sinceText(ratings, since) says which colours would stand without the months before a change, which not, and which could not be judged", () => {
  const colour = (
    rule: "R3" | "R5" | "R8",
    rating: "red" | "amber",
    reading: "as-written" | "calibrated" = "as-written"
  ) =>
    ({
      rule,
      reading,
      rating,
      evidence: { recordedAnew: { changes: ["2014-05"], restarted: false } }
    }) as never;
  const cut = (
    rule: "R3" | "R5" | "R8",
    rating: "red" | "not-rated",
    reading: "as-written" | "calibrated" = "as-written"
  ) => ({ rule, reading, rating }) as const;
  expect(
    sinceText(
      [colour("R3", "red"), colour("R5", "amber"), colour("R8", "red")],
      [cut("R3", "not-rated"), cut("R5", "red"), cut("R8", "red")]
    )
  ).toBe(
    "Without the months before that, Continuous improvement would have the same colour; SPC variance would be red, not amber; Number of offences could not be judged."
  );
  expect(
    sinceText(
      [colour("R5", "amber"), colour("R5", "red", "calibrated")],
      [cut("R5", "red"), cut("R5", "red", "calibrated")]
    )
  ).toBe(
    "Without the months before that, SPC variance (calibrated) would have the same colour; SPC variance (as written) would be red, not amber."
  );
  expect(sinceText([], [])).toBe("");
});
