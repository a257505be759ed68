import { expect, test } from "vitest";
import { publishedOf, publishedRatings, publishedRule, resultOf } from "../../src/rules/published-ratings.js";
import { rateMeasure } from "../../src/rules/rate-measure.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import {
  constant,
  contextOf,
  dataOfPercents,
  dataOfRates,
  offences,
  planOf,
  settingsWith,
  survey
} from "./examples.js";

const data = {
  ...dataOfRates(constant(10, 8)),
  surveys: dataOfPercents(constant(80, 8), constant(500, 8)).surveys
};
const awaiting = { id: "o", kind: "outcome", name: "O", better: "higher", awaiting: "soon" } as const;
const figure = { id: "f", kind: "figure", name: "F", better: "lower", baseline: 1, latest: 2 } as const;

const published = (measure: Parameters<typeof rateMeasure>[0], changes = {}) => {
  const settings = settingsWith(changes);
  return publishedRatings(rateMeasure(measure, "sp1", contextOf(data, { settings })), settings).map(
    (r) => `${r.rule} ${r.reading}`
  );
};

test("the plan's scheme shows R3 of offences, with R4 and R5", () => {
  expect(published(offences)).toEqual(["R3 as-written", "R4 as-written", "R5 as-written"]);
});

test("the plan's scheme shows R6 of a survey, with R4", () => {
  expect(published(survey)).toEqual(["R6 as-written", "R4 as-written"]);
});

test("the continuous improvement scheme shows R8 in place of R3 and R6", () => {
  const scheme = { scheme: "continuous-improvement" };
  expect(published(offences, scheme)).toEqual(["R8 as-written", "R4 as-written", "R5 as-written"]);
  expect(published(survey, scheme)).toEqual(["R8 as-written", "R4 as-written"]);
});

test("the chosen reading is the one shown", () => {
  expect(published(offences, { reading: "calibrated" })).toEqual([
    "R3 calibrated",
    "R4 calibrated",
    "R5 calibrated"
  ]);
});

test("an outcome that awaits its definition is shown in either scheme, figures in none", () => {
  expect(published(awaiting)).toEqual(["R7 as-written"]);
  expect(published(awaiting, { scheme: "continuous-improvement" })).toEqual(["R7 as-written"]);
  expect(published(figure)).toEqual([]);
});

test("resultOf(measure, rule, reading) finds one result, or none", () => {
  const rating = rateMeasure(offences, "sp1", contextOf(data));
  expect(resultOf(rating, "R5", "calibrated")).toMatchObject({ rule: "R5", reading: "calibrated" });
  expect(resultOf(rating, "R6", "calibrated")).toBeUndefined();
});

test("publishedOf(rating) has those of every measure", () => {
  const rating = ratePlan(contextOf(data, { plan: planOf(offences, survey, awaiting, figure) }));
  expect(publishedOf(rating).map((r) => r.rule)).toEqual(["R3", "R4", "R5", "R6", "R4", "R7"]);
});

test.each([
  ["offences", "R3", "R8"],
  ["survey", "R6", "R8"],
  ["position", "R4", "R4"],
  ["spc", "R5", "R5"],
  ["outcome", "R7", "R7"]
] as const)(
  "the question “%s” is answered by %s in the plan's scheme, by %s in the other",
  (question, plan, other) => {
    expect(publishedRule(question, { scheme: "plan" })).toBe(plan);
    expect(publishedRule(question, { scheme: "continuous-improvement" })).toBe(other);
  }
);

// The paper's old panel: change in level of offences, a victim focused crime outcome, satisfaction with service.
test("the old layout shows neither position nor SPC, in either scheme", () => {
  expect(published(offences, { layout: "old" })).toEqual(["R3 as-written"]);
  expect(published(survey, { layout: "old" })).toEqual(["R6 as-written"]);
  expect(published(awaiting, { layout: "old" })).toEqual(["R7 as-written"]);
  expect(published(offences, { layout: "old", scheme: "continuous-improvement" })).toEqual(["R8 as-written"]);
});
