import { describe, expect, test } from "vitest";
import { planHistory } from "../../../loaders/rows/plan-history.js";
import { addMonths } from "../../../src/plan/month.js";
import { RATINGS } from "../../../src/rules/rating.js";
import { letterOf, ratingAt } from "../../../src/views/history.js";
import { movedPart } from "../../../src/words/transition.js";
import { constant, contextOf, EMPTY_DATA, offences, planOf, seriesOf } from "../../rules/examples.js";

// Eleven months: sum 1097, deviations from 100 of -3, 3, -3, 2, -2 and six zeros, squares 35.
const ELEVEN = [97, 103, 97, 102, 98, 100, 100, 100, 100, 100, 100];

/** August to October 2014, R5 as written, of a series that begins in April 2013. */
function pastOf(counts: number[]) {
  const context = contextOf({ ...EMPTY_DATA, series: { burglary: { home: seriesOf("2013-04", counts) } } });
  const { measures } = planHistory(context, { first: "2014-08", last: "2014-10" });
  const { measure, transitions } = measures.burglary!;
  const isSpc = ({ rule, reading }: { rule: string; reading: string }) =>
    rule === "R5" && reading === "as-written";
  return { letters: measure.strips.find(isSpc)!.letters, transitions: transitions.filter(isSpc) };
}

describe("planHistory(context, range)", () => {
  // September: twelve months of mean 100 and SD 2, lines 96.08 and 103.92; six months of 103 lie between.
  // October: a 103 has left the twelve and a 103 has come, so the lines are the same; (5 x 103 + 115) / 6 = 105.
  test("explains a value that crosses a line that stays where it was", () => {
    const { letters, transitions } = pastOf([103, ...ELEVEN, ...constant(103, 6), 115]);
    expect(letters).toBe("-ar");
    expect(transitions[1]).toEqual({
      month: "2014-10",
      rule: "R5",
      reading: "as-written",
      from: "amber",
      to: "red",
      moved: ["value"],
      before: "The 6-month mean 103 lies between 96.1 and 104, the lines of April 2013 to March 2014.",
      after: "The 6-month mean 105 lies above the upper line, 104, the lines of May 2013 to April 2014."
    });
  });

  // September: 120 among the twelve; mean 1217 / 12 = 101.42, variance (435 - 289 / 12) / 11 = 37.36, upper line 113.4.
  // October: 105 in its place; mean 1202 / 12 = 100.17, variance (60 - 4 / 12) / 11 = 5.42, upper line 104.7 < 105.
  test("explains lines that move past a value that stays where it was", () => {
    const { letters, transitions } = pastOf([120, ...ELEVEN, ...constant(105, 7)]);
    expect(letters).toBe("-ar");
    expect(transitions[1]!.moved).toEqual(["lines"]);
    expect(transitions[1]!.before).toContain("between 89.4 and 113");
    expect(transitions[1]!.after).toContain("above the upper line, 105");
  });

  test("explains a first colour by the data that it needed", () => {
    const { transitions } = pastOf([103, ...ELEVEN, ...constant(103, 7)]);
    expect(transitions).toEqual([
      {
        month: "2014-09",
        rule: "R5",
        reading: "as-written",
        from: "not-rated",
        to: "amber",
        moved: ["data-came"],
        before: "Could not be judged: 17 periods of data, 18 needed.",
        after: "The 6-month mean 103 lies between 96.1 and 104, the lines of April 2013 to March 2014."
      }
    ]);
  });

  // Two level years, then a fall of 50 a month: R1 improves when enough of the latest twelve months have fallen.
  test("says of R3 whether its change, its trends or both moved", () => {
    const level = constant(100, 12).map((count, i) => count + (i % 2 === 0 ? -10 : 10));
    const counts = [...level, ...level, ...constant(50, 12)];
    const context = contextOf({ ...EMPTY_DATA, series: { burglary: { home: seriesOf("2012-04", counts) } } });
    const { measures } = planHistory(context, { first: "2014-03", last: "2015-03" });
    const changes = measures.burglary!.transitions.filter(
      (t) => t.rule === "R3" && t.reading === "as-written"
    );
    // No trend reaches the lower line while the counts are level: red. One month of 50 tilts the 12-month line first.
    expect(changes.map(({ month, from, to, moved }) => [month, from, to, moved])).toEqual([
      ["2014-04", "red", "amber", ["trends"]],
      ["2014-07", "amber", "green", ["value"]]
    ]);
  });

  test("gives a row for every rating, and none for a measure without a series", () => {
    const figure = { ...offences, id: "f", kind: "figure", baseline: 1, latest: 2 } as const;
    const data = { ...EMPTY_DATA, series: { burglary: { home: seriesOf("2013-04", constant(100, 18)) } } };
    const context = contextOf(data, { plan: planOf(offences, figure) });
    const { plan, rows, measures } = planHistory(context, { first: "2014-08", last: "2014-09" });
    expect(plan.measures.map(({ id, strips }) => [id, strips.length])).toEqual([
      ["burglary", 8],
      ["f", 0]
    ]);
    expect(measures.f!.transitions).toEqual([]);
    expect(rows).toHaveLength(16);
    expect(new Set(rows.map(({ measure }) => measure))).toEqual(new Set(["burglary"]));
  });

  test("says from when the latest period lies after the baseline", () => {
    expect(planHistory(contextOf(EMPTY_DATA), { first: "2014-09", last: "2014-09" }).plan).toMatchObject({
      published: "2014-09",
      firstAfterBaseline: "2014-03"
    });
  });
});

describe("movedPart(before, after, better)", () => {
  const lines = { lower: 90, upper: 110 };
  test.each([
    ["the value alone", { value: 100, lines }, { value: 120, lines }, ["value"]],
    ["the lines alone", { value: 100, lines }, { value: 100, lines: { lower: 80, upper: 95 } }, ["lines"]],
    // 105 is within 90 and 110; 100 is within 85 and 102: neither move alone would have done it.
    [
      "both, when neither alone would do",
      { value: 100, lines },
      { value: 105, lines: { lower: 85, upper: 102 } },
      ["value", "lines"]
    ],
    [
      "both, when each alone would do",
      { value: 100, lines },
      { value: 120, lines: { lower: 80, upper: 95 } },
      ["value", "lines"]
    ]
  ] as const)("names %s", (_, before, after, moved) => {
    expect(movedPart(before, after, "lower")).toEqual(moved);
  });
});

describe("letters", () => {
  test("stand for ratings, there and back", () => {
    const strip = { rule: "R5", reading: "as-written", letters: RATINGS.map(letterOf).join("") } as const;
    expect(RATINGS.map((_, i) => ratingAt(strip, "2014-01", addMonths("2014-01", i)))).toEqual(RATINGS);
  });
  test("give the rating of a month, and none outside the history", () => {
    const strip = { rule: "R5", reading: "as-written", letters: "gar" } as const;
    expect(["2014-01", "2014-03", "2014-04", "2013-12"].map((m) => ratingAt(strip, "2014-01", m))).toEqual([
      "green",
      "red",
      "not-rated",
      "not-rated"
    ]);
  });
});
