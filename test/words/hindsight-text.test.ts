import { describe, expect, test } from "vitest";
import { outcomesOf } from "../../src/views/hindsight.js";
import {
  alikeText,
  hindsightInShort,
  hindsightSentences,
  hindsightTold,
  nothingInWords,
  totalText,
  unsaidInWords
} from "../../src/words/hindsight-text.js";
import { offences } from "../rules/examples.js";
import { SAMPLE, SAMPLE_PLAN } from "../views/hindsight-sample.js";

const told = hindsightTold(SAMPLE, SAMPLE_PLAN);

describe("what became of two targets", () => {
  test("is told from the numbers, the total apart", () => {
    expect(hindsightSentences(told)).toEqual([
      "From September 2014 the forecast gave 2 targets for March 2016, in 2 boroughs, a chance of being met: 1 of 2 (50%) were; the chances add up to 1.0 (50%).",
      "Of 1 target given 90% or more, 1 was met; of 1 target given less than 10%, none.",
      // Ash's 78 lies within 60 to 95, Bay's 87 not within 88 to 99; of lines Bay's two hold it, Ash's none.
      "What happened was held by the 95% bands of the forecast in 1 of 2 (50%), by the 95% intervals of straight lines in 2 of 4 (50%).",
      "As written: where one or more straight lines reached the target, 1 of 1 (100%) were met; where none did, 0 of 1 (0%).",
      "Targets met by the colour given: as written, green 1 of 1 (100%), red 0 of 1 (0%); calibrated, amber 1 of 1 (100%), red 0 of 1 (0%)."
    ]);
    expect(hindsightInShort(SAMPLE, SAMPLE_PLAN)).toBe(hindsightSentences(told).slice(0, 4).join(" "));
  });

  test("of the total: 165 for at most 160, in the band 130 to 180", () => {
    const total = outcomesOf(SAMPLE, "calibrated", [offences]).filter(({ place }) => place === "home");
    expect(totalText("Home", total)).toBe(
      "Home as a whole, which is counted apart: 0 of 1 (0%) targets were met, the chances add up to 0.7, and the bands held 1 of 1 (100%)."
    );
    expect(totalText("Home", [])).toBe("");
  });

  test("and how far places ended alike", () => {
    expect(alikeText(told)).toBe(
      "The boroughs share one turn of history: on 0 of 1 measures at least 80% of them ended on the same side of the target."
    );
    expect(alikeText({ ...told, calibrated: told.calibrated.slice(1) })).toBe("");
  });

  test("nothing is told where nothing was said", () => {
    expect(hindsightSentences({ ...told, written: [], calibrated: [] })).toEqual([]);
  });
});

describe("where there is nothing to show", () => {
  test("the page says since when the data end, and from when on it fills", () => {
    const early = { ...SAMPLE, dataTo: "2015-12", said: [], happened: [] };
    const words =
      "The data go to December 2015, and the target period, April 2015 to March 2016, has not ended in them. This page fills once the data reach March 2016.";
    expect(nothingInWords(early)).toBe(words);
    expect(hindsightInShort(early, SAMPLE_PLAN)).toBe(words);
    expect(nothingInWords({ ...early, dataTo: null })).toMatch(/^The plan has no offences, and /);
  });

  test("or that the target period had ended", () => {
    expect(nothingInWords({ ...SAMPLE, period: "2016-05" })).toBe(
      "The target period ended in March 2016, and this is the period ended May 2016: there was nothing left to project. An earlier period end shows what was said."
    );
  });

  test("and nothing more where there is something", () => {
    expect(nothingInWords(SAMPLE)).toBe("");
  });
});

test("a reading that said nothing says why", () => {
  expect(unsaidInWords({ reason: "no-scaling", evidence: {} }, {})).toMatch(/^Could not be judged: no error/);
  expect(unsaidInWords({ reason: "too-few-periods", evidence: { needed: 12, available: 5 } }, {})).toContain(
    "12"
  );
});
