import { expect, test } from "vitest";
import { surveyChart } from "../../../src/charts/spc/survey-chart.js";
import { surveyResult, testDocument, waves } from "../fixtures.js";
import { pictureText, textsOf, valuesAt } from "../picture.js";

const data = {
  measure: "Satisfaction with service",
  place: "Leicestershire",
  waves,
  periodEnd: "2014-09",
  result: surveyResult,
  confidence: 95
};
const draw = (changes: object = {}, width = 720) =>
  surveyChart({ ...data, ...changes }, { width, document: testDocument() });

test("surveyChart looks as it did", async () => {
  await expect(pictureText(draw())).toMatchFileSnapshot("survey-chart.snap.svg");
});

test("surveyChart says the change and whether sampling would explain it", () => {
  expect(textsOf(draw())[0]).toBe(
    "80.6% against 82.9%: a change of −2.3 points, no more than sampling would explain"
  );
});

test("surveyChart draws an interval for each wave whose base is known", () => {
  const chart = draw();
  expect(chart.querySelectorAll('g[class="wave"] circle')).toHaveLength(6);
  expect(chart.querySelectorAll('g[class="interval"] path')).toHaveLength(5);
});

test("surveyChart takes the interval of a wave from its base over its design effect", () => {
  const only = { ...waves[4]!, percent: 80, base: 600, designEffect: 2 };
  const chart = draw({ waves: [only] });
  // 600 / 2 = 300. R: prop.test(240, 300, correct = FALSE)$conf.int is 0.7510711 to 0.8413431.
  expect(chart.querySelector("[role=slider]")!.getAttribute("aria-valuetext")).toBe(
    "September 2014: 80.0% (75.1% to 84.1%), base 600"
  );
});

test("surveyChart carries the baseline across and measures the change from it", () => {
  const chart = draw();
  expect(valuesAt(chart, "baseline")[0]).toBeCloseTo(82.9, 1);
  expect(textsOf(chart)).toEqual(
    expect.arrayContaining(["change −2.3 points", "upper end +2.1", "lower end −6.7"])
  );
});

test("surveyChart says that its axis does not start at zero", () => {
  expect(textsOf(draw())[1]).toContain("per cent (axis from 74%, not zero)");
});

test("surveyChart without a rating draws the waves and says why", () => {
  const result = {
    rule: "R6",
    reading: "as-written",
    rating: "not-rated",
    reason: "no-sample-size",
    evidence: { detail: "2013-03" }
  };
  const chart = draw({ result });
  expect(textsOf(chart)[0]).toBe("Could not be judged: the number of people asked is not known (March 2013)");
  expect(chart.querySelectorAll('g[class="wave"] circle')).toHaveLength(6);
  expect(chart.querySelectorAll(".difference")).toHaveLength(0);
});

test("surveyChart can draw one wave, and none", () => {
  const result = { rule: "R6", reading: "as-written", rating: "not-rated", reason: "no-data", evidence: {} };
  for (const some of [waves.slice(0, 1), []]) {
    expect(pictureText(draw({ waves: some, result }))).not.toMatch(/NaN|Infinity|undefined/);
  }
});
