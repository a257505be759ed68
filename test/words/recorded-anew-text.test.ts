import { expect, test } from "vitest";
import { crossedText, recordedAnewText } from "../../src/words/recorded-anew-text.js";

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
