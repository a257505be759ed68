import { expect, test } from "vitest";
import { msgChart } from "../../../src/charts/position/msg-chart.js";
import { placeWords } from "../../../src/plan/place-words.js";
import { forceNames, positionEvidence, positionResult, settings, testDocument } from "../fixtures.js";
import { pictureText, textsOf } from "../picture.js";

const data = {
  measure: "All crime",
  place: "Leicestershire",
  places: placeWords({}),
  result: positionResult,
  forceNames,
  settings
};
const draw = (changes: object = {}, width = 720) =>
  msgChart({ ...data, ...changes }, { width, document: testDocument() });

test("msgChart looks as it did", async () => {
  await expect(pictureText(draw())).toMatchFileSnapshot("msg-chart.snap.svg");
});

test("msgChart says the rank with its interval and the side of the lines", () => {
  expect(textsOf(draw())[0]).toBe(
    "Leicestershire is 7th of 8 (95% interval 5th to 8th), at 61.3: between the lines 46.9 and 67.7"
  );
});

test("msgChart lists the forces best first with their rates", () => {
  const chart = draw();
  const height = (text: Element) =>
    Number(
      /,([-\d.]+)\)/.exec(
        text.getAttribute("transform") ?? text.parentElement!.getAttribute("transform")!
      )![1]
    );
  const names = [...chart.querySelectorAll("text")].filter((text) =>
    ["Hertfordshire", "Essex", "Leicestershire", "Nottinghamshire"].includes(text.textContent!)
  );
  const sorted = names.sort((a, b) => height(a) - height(b)).map((text) => text.textContent);
  expect(sorted).toEqual(["Hertfordshire", "Essex", "Leicestershire", "Nottinghamshire"]);
  expect(textsOf(chart)).toEqual(expect.arrayContaining(["50.1", "61.3", "66.8"]));
});

test("msgChart writes the group mean and both lines with their values", () => {
  expect(textsOf(draw())).toEqual(
    expect.arrayContaining(["lower line 46.9", "group mean 57.3", "upper line 67.7"])
  );
});

test("msgChart draws the interval of every force", () => {
  const chart = draw();
  const lines = [...chart.querySelectorAll('g[class="interval"] line')];
  expect(lines).toHaveLength(8);
  const [first] = lines as [Element];
  const length = Number(first.getAttribute("x2")) - Number(first.getAttribute("x1"));
  expect(length).toBeGreaterThan(0);
});

test("msgChart draws each interval as wide as the settings make the lines", () => {
  const last = (z: number) =>
    draw({ settings: { ...settings, z } })
      .querySelector("[role=slider]")!
      .getAttribute("aria-valuetext");
  // The last rate is 66.8, its standard error 1.2: 66.8 ± 1.96 × 1.2 = 2.352, and ± 3 × 1.2 = 3.6.
  expect(last(1.96)).toBe("Nottinghamshire: 66.8 (64.4 to 69.2)");
  expect(last(3)).toBe("Nottinghamshire: 66.8 (63.2 to 70.4)");
});

test("msgChart breaks a long name over lines instead of cutting it", () => {
  const spans = [...draw({}, 320).querySelectorAll("tspan")].map((span) => span.textContent!);
  const first = spans.findIndex((text) => text.startsWith("Devon"));
  expect(spans.slice(first, first + 4).join(" ")).toBe(
    "Devon, Cornwall and the Isles of Scilly Constabulary"
  );
});

test("msgChart names a proxy as one", () => {
  const result = { ...positionResult, evidence: { ...positionEvidence, proxy: "Violent crime" } };
  expect(textsOf(draw({ result }))[1]).toContain("Violent crime (proxy for All crime)");
});

test("msgChart says where the calibrated lines come from", () => {
  const evidence = {
    ...positionEvidence,
    critical: 2.45,
    degreesOfFreedom: 6,
    prediction: { between: 5.3, chance: 0.2, chanceOfPeers: 0.2, error: 5.75, asFar: 0.4 }
  };
  const result = { ...positionResult, reading: "calibrated", evidence };
  expect(textsOf(draw({ result })).join(" ")).toContain(
    "mean of the 7 peers without the force itself ± 2.45 (t on 6 degrees of freedom) × 5.75, the spread of one more force"
  );
  const { degreesOfFreedom: _, ...third } = evidence;
  const weighed = { ...third, prediction: { ...evidence.prediction, noDifference: 0.2 } };
  expect(textsOf(draw({ result: { ...result, evidence: weighed } })).join(" ")).toContain(
    "± 2.45 (over all that the peers could differ by) × 5.75, the spread of one more force"
  );
});

test("msgChart without a comparison says why", () => {
  const result = {
    rule: "R4",
    reading: "as-written",
    rating: "not-rated",
    reason: "no-group",
    evidence: { detail: "computed-2012" }
  };
  const chart = draw({ result });
  expect(textsOf(chart)[0]).toBe(
    "Could not be judged: there is no comparison group in the edition “computed-2012”"
  );
  expect(chart.querySelectorAll("circle")).toHaveLength(0);
});
