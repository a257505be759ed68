import { expect, test } from "vitest";
import type { Finding, Projection } from "../../src/rules/rating.js";
import { belowZeroText, cautionsText } from "../../src/words/cautions-text.js";
import { evidence, finding, line } from "../rules/trends-evidence.js";

const IMPOSSIBLE =
  "No count can be below zero, yet the line of 12 months runs below zero from January 2016 (−570 in all).";

test("belowZeroText(evidence) names every line below zero, since when and to what total", () => {
  expect(belowZeroText(evidence(line(12, true, -570), line(24, false)))).toBe(IMPOSSIBLE);
  expect(belowZeroText(evidence(line(12, true, -570), line("baseline", true, -1803)))).toBe(
    "No count can be below zero, yet the line of 12 months runs below zero from January 2016 (−570 in all) and " +
      "the line since the baseline began runs below zero from January 2016 (−1,803 in all)."
  );
  expect(belowZeroText(evidence(line(24, true)))).toBe("");
});

test("cautionsText(rating, readings) tells of odd months and of a colour that rests on a line below zero", () => {
  const odd = [{ month: "2016-12", count: 100, expected: 500 }] as const;
  const below = finding(evidence(line(12, true, -570), line(24, false)));
  expect(cautionsText({ odd: [...odd], findings: [below] }, ["as-written"])).toEqual([
    expect.stringMatching(/^December 2016 looks incomplete/),
    `${IMPOSSIBLE} No other line reaches the target, so the colour rests on what cannot happen.`
  ]);
  expect(cautionsText({ findings: [below] }, ["calibrated"])).toEqual([]);
  expect(cautionsText({ findings: [finding(evidence(line(24, true)))] }, ["as-written"])).toEqual([]);
});

test("cautionsText(rating, readings) names each change of recording that a colour of these readings crosses, once", () => {
  const spc = (reading: "as-written" | "calibrated", restarted: boolean) =>
    ({
      rule: "R5",
      reading,
      rating: "red",
      evidence: { recordedAnew: { changes: ["2014-05"], restarted } }
    }) as never;
  const said =
    "The colours cross a change of recording (May 2014): part of the difference, or all of it, may be another way of counting.";
  expect(
    cautionsText({ ratings: [spc("as-written", false), spc("as-written", false)] }, ["as-written"])
  ).toEqual([said]);
  expect(cautionsText({ ratings: [spc("calibrated", false)] }, ["as-written"])).toEqual([]);
  expect(cautionsText({ ratings: [spc("as-written", true)] }, ["as-written"])).toEqual([]);
  const since = [{ rule: "R5", reading: "as-written", rating: "not-rated" }] as const;
  expect(
    cautionsText({ ratings: [spc("as-written", false)], sinceRecording: [...since] }, ["as-written"])
  ).toEqual([`${said} Without the months before that they could not be judged: too few would be left.`]);
});

test("cautionsText tells of one line of several that reaches the target, with where the others and the year went", () => {
  const other = (window: Projection["window"], total: number) => ({ ...line(window, false), total });
  const found = evidence(line(12, true), other(24, 1300), other(36, 1420));
  const change: Finding = {
    rule: "R1",
    reading: "as-written",
    finding: "worse",
    evidence: {
      monthsPerPeriod: 1,
      baseline: { from: "2012-04", to: "2013-03", periods: 12, total: 1200, mean: 100 },
      latest: { from: "2013-10", to: "2014-09", periods: 12, total: 1380, mean: 115 },
      difference: 15,
      percentChange: 15,
      lines: { centre: 100, lower: 90, upper: 110 },
      standardError: 5
    }
  };
  expect(cautionsText({ findings: [change, finding(found)] }, ["as-written"])).toEqual([
    "One line alone reaches the target: the line of 12 months, 700 in April 2016 to March 2017 against the 1,151 of the target. " +
      "The other 2 lead to 1,300 to 1,420, and 1,380 were recorded in October 2013 to September 2014."
  ]);
  const two = evidence(line(12, true), line(24, true), other(36, 1420));
  expect(cautionsText({ findings: [change, finding(two)] }, ["as-written"])).toEqual([]);
});
