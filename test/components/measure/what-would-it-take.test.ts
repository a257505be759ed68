import { expect, test } from "vitest";
import "../document.js";
import { fragilityInWords } from "../../../src/components/measure/measure-fragility.js";
import { historyContents, movedInWords } from "../../../src/components/measure/measure-history.js";
import { stepsInWords } from "../../../src/components/measure/what-would-it-take.js";
import { SETTINGS } from "../../../src/plan/settings.js";
import type { Fragility } from "../../../src/views/fragility.js";
import type { Takes } from "../../../src/views/what-it-takes.js";

const change = {
  kind: "offences",
  periods: 6,
  monthsPerPeriod: 1,
  period: "2015-03",
  mean: 5000,
  counts: Array<number>(12).fill(5000)
} as const;
/** By hand: three months of 100 and one of 20 lose 90, 90, 90 and 20 of 320, 90.6%. */
const uneven = { ...change, mean: 80, counts: [100, 100, 100, 20] } as const;
const wave = { kind: "percent", percent: 84, base: 600 } as const;
const takes = (more: Partial<Takes>) =>
  ({ rule: "R5", reading: "as-written", unchanged: "amber", change, ...more }) as Takes;

test.each([
  [takes({}), { fewest: 312, lost: null }, "lower", "312 fewer a month (−6.2% on 5,000)"],
  [
    takes({}),
    { fewest: 312, lost: 900 },
    "lower",
    "312 fewer a month (−6.2% on 5,000); lost again at 900 fewer"
  ],
  [
    takes({ change: uneven }),
    { fewest: 90, lost: null },
    "lower",
    "90 fewer a month (none where there were fewer, −90.6% on 80.0)"
  ],
  [takes({}), { fewest: 0, lost: null }, "lower", "nothing: already amber"],
  [takes({}), { fewest: null, lost: null }, "lower", "not even with no offence at all"],
  [takes({ unchanged: "not-rated" }), { fewest: null, lost: null }, "lower", "could not be judged"],
  [takes({ change: wave }), { fewest: 34, lost: null }, "higher", "3.4 points more (87.4%)"],
  [
    takes({ change: wave }),
    { fewest: null, lost: null },
    "higher",
    "not with this many answers, even at 100%"
  ]
] as const)("stepsInWords says what a goal takes (%#)", (one, steps, better, expected) => {
  expect(stepsInWords(one, steps, better)).toBe(expected);
});

const z = SETTINGS.find(({ path }) => path === "z")!;
const strip = (more: Partial<Fragility>): Fragility => ({
  rule: "R5",
  reading: "as-written",
  setting: z,
  values: [1, 2, 3],
  ratings: ["red", "amber", "green"],
  inForce: [1.96],
  present: "amber",
  holds: { from: 1.5, to: 2.35, below: "red", above: "green" },
  ...more
});

test("fragilityInWords names the stretch in which a colour stays, and what lies beyond it", () => {
  expect(fragilityInWords(strip({}))).toBe(
    "R5 as written: stays amber from 1.50 to 2.35 (now 1.96); red below that, green above."
  );
  expect(
    fragilityInWords(
      strip({ ratings: ["amber", "amber", "amber"], holds: { from: 1, to: 3, below: null, above: null } })
    )
  ).toBe("R5 as written: amber at every value from 1.00 to 3.00 (now 1.96).");
  const trends = SETTINGS.find(({ path }) => path === "trends.windows")!;
  expect(fragilityInWords(strip({ setting: trends, holds: null, rule: "R3", values: [6, 7, 8] }))).toBe(
    "R3 as written is amber with the trends in force. With one trend alone it would be red at 6 months, amber at 7 months, green at 8 months."
  );
});

test("movedInWords names one part or both", () => {
  expect(movedInWords(["lines"])).toBe("the lines moved past the value");
  expect(movedInWords(["value", "lines", "trends"])).toBe(
    "value and lines both moved; trends reach the target, or no longer do"
  );
});

const past = {
  reading: "as-written",
  scheme: "plan",
  first: "2014-01",
  last: "2014-06",
  published: "2014-06"
} as const;
const measure = { id: "m", name: "Offences", priority: { number: "1", title: "Burglary" } };

test("historyContents lists every change of the published scheme with what moved", () => {
  const change = {
    month: "2014-03",
    rule: "R5",
    reading: "as-written",
    from: "amber",
    to: "red",
    moved: ["value"],
    before: "Before.",
    after: "After."
  } as const;
  const other = { ...change, rule: "R8" } as const;
  const strips = [{ rule: "R5", reading: "as-written", letters: "aarrrr" } as const];
  const contents = historyContents({
    ...past,
    measure: { ...measure, strips },
    transitions: [
      { ...change, moved: ["value"] },
      { ...other, moved: ["value"] }
    ]
  });
  expect(contents.flatMap((node) => [...node.querySelectorAll("li")]).map((li) => li.textContent)).toEqual([
    "R5 as written: red since March 2014, amber before; of 6 period ends that could be judged 2 amber and 4 red."
  ]);
  const rows = contents
    .flatMap((node) => [...node.querySelectorAll("tbody tr")])
    .map((row) => row.textContent);
  expect(rows).toEqual(["March 2014R5 as writtenAmberRedthe value crossed a lineBefore.After."]);
  const title = contents.map((node) => node.querySelector(".chart-title")?.textContent ?? "").join("");
  expect(title).toBe("R5 as written changed colour once in 6 months");
});

test("historyContents says why a figure has no history", () => {
  const [only] = historyContents({ ...past, measure: { ...measure, strips: [] }, transitions: [] });
  expect(only!.textContent).toContain("This measure has no history");
});
