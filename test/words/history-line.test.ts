import { expect, test } from "vitest";
import type { HistoryStrip } from "../../src/views/history.js";
import { historyLine } from "../../src/words/history-line.js";

const strip = (letters: string): HistoryStrip => ({ rule: "R5", reading: "as-written", letters });

test("historyLine says since when a colour is what it is, and how often it was which", () => {
  // January to August 2014: two not judged, two red, one green, three amber.
  expect(historyLine(strip("--rrgaaa"), "2014-01", "2014-08")).toBe(
    "amber since June 2014, green before; of 6 period ends that could be judged 1 green, 3 amber and 2 red"
  );
  expect(historyLine(strip("--rrgaaa"), "2014-01", "2014-04")).toBe(
    "red since March 2014, not rated before; of 2 period ends that could be judged 2 red"
  );
  expect(historyLine(strip("g"), "2014-01", "2014-01")).toBe(
    "green since January 2014; of 1 period end that could be judged 1 green"
  );
});

test("historyLine says nothing of a colour that could not be judged", () => {
  expect(historyLine(strip("g-"), "2014-01", "2014-02")).toBeNull();
});
