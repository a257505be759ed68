import { expect, test } from "vitest";
import { changeChart } from "../../../src/charts/spc/change-chart.js";
import { changeEvidence, changeFinding, subject, testDocument } from "../fixtures.js";
import { pictureText, textsOf, valuesAt } from "../picture.js";

const draw = (changes: object = {}) =>
  changeChart({ ...subject, finding: changeFinding, ...changes }, { width: 720, document: testDocument() });

test("changeChart looks as it did", async () => {
  await expect(pictureText(draw())).toMatchFileSnapshot("change-chart.snap.svg");
});

test("changeChart draws the baseline's mean over the baseline and the lines over the latest window", () => {
  const chart = draw();
  expect(valuesAt(chart, "mean")[0]).toBeCloseTo(4850, 0);
  expect(valuesAt(chart, "mean judged")[0]).toBeCloseTo(4955, 0);
  expect(valuesAt(chart, "limit upper")[0]).toBeCloseTo(4999.5, 0);
  const start = (name: string) => Number(chart.querySelector(`g[class="${name}"] line`)!.getAttribute("x1"));
  expect(start("limit upper")).toBeCloseTo(start("mean judged"));
});

test("changeChart says in its title on which side of the lines the latest mean lies", () => {
  const title = (mean: number) => {
    const evidence = { ...changeEvidence, latest: { ...changeEvidence.latest, mean } };
    return textsOf(draw({ finding: { ...changeFinding, evidence } }))[0];
  };
  expect(title(4955)).toBe("From 4,850 to 4,955 a month, +2.2%: between the lines 4,701 and 5,000");
  expect(title(5100)).toContain("above the upper line of 5,000");
  expect(title(4600)).toContain("below the lower line of 4,701");
});

test("changeChart without a finding says why", () => {
  const finding = {
    rule: "R1",
    reading: "as-written",
    finding: "not-judged",
    reason: "windows-overlap",
    evidence: { detail: "2014-03" }
  };
  const chart = draw({ finding });
  expect(textsOf(chart)[0]).toContain("the latest period has to begin after the baseline has ended");
  expect(chart.querySelectorAll(".limit")).toHaveLength(0);
});
