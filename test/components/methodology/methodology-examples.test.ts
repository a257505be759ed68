import type { Reading } from "../../../src/plan/readings.js";
import "../document.js";
import { describe, expect, test } from "vitest";
import { dossierOf, examplesOf } from "../../../src/components/methodology/methodology-context.js";
import {
  variable,
  type Worked,
  workedExample
} from "../../../src/components/methodology/methodology-example.js";
import { changeExample } from "../../../src/components/methodology/rules/r1-change-example.js";
import { trendsExample } from "../../../src/components/methodology/rules/r2-trends-example.js";
import { offencesExample } from "../../../src/components/methodology/rules/r3-offences-example.js";
import { positionExample } from "../../../src/components/methodology/rules/r4-position-example.js";
import { spcExample } from "../../../src/components/methodology/rules/r5-spc-example.js";
import { answersNeeded, surveyExample } from "../../../src/components/methodology/rules/r6-survey-example.js";
import { figuresExample } from "../../../src/components/methodology/rules/r9-figures-example.js";
import { type Child, element } from "../../../src/kit/element.js";
import type {
  ChangeEvidence,
  ChangeFinding,
  PositionEvidence,
  SpcEvidence,
  SurveyEvidence,
  TrendsEvidence
} from "../../../src/rules/rating.js";
import { newcombeDifference } from "../../../src/statistics/intervals/newcombe.js";
import { formatNumber } from "../../../src/words/format.js";
import { source } from "./methodology-source.js";

const offences = examplesOf(source, "R1").map(({ id }) => dossierOf(source, id));

const textOf = (child: Child) => element("span", {}, child).textContent;

const resultOf = (parts: Worked[], title: string, step: string) =>
  parts.find((part) => part.title === title)?.steps.find(({ name }) => textOf(name) === step)?.result;

const both = ({ lower, upper }: { lower: number; upper: number }, decimals: number) =>
  `${formatNumber(lower, decimals)} and ${formatNumber(upper, decimals)}`;

const TITLES: Partial<Record<Reading, string>> = { "as-written": "As written", calibrated: "Calibrated" };

test("there are measures to work on", () => {
  expect(offences.length).toBeGreaterThan(0);
});

describe("examplesOf", () => {
  test("puts a measure first on which the readings differ", () => {
    const first = dossierOf(source, examplesOf(source, "R3")[0]!.id).rating;
    const [asWritten, calibrated] = first.ratings.filter(({ rule }) => rule === "R3");
    expect(asWritten!.rating).not.toBe(calibrated!.rating);
  });

  test("leaves out what could not be judged, and puts offences before surveys", () => {
    const kinds = examplesOf(source, "R4").map(({ id }) => dossierOf(source, id).measure.kind);
    expect(kinds).toEqual([...kinds].sort());
    for (const { id } of examplesOf(source, "R6")) {
      expect(dossierOf(source, id).rating.ratings.find(({ rule }) => rule === "R6")!.rating).not.toBe(
        "not-rated"
      );
    }
  });
});

describe("the steps end in what the dashboard shows", () => {
  test.each(offences.map((d) => [d.measure.id, d] as const))("R1 of %s", (_, dossier) => {
    const parts = changeExample(source, dossier.measure.id);
    const judged = dossier.rating.findings.filter(
      (f): f is Exclude<ChangeFinding, { finding: "not-judged" }> =>
        f.rule === "R1" && f.finding !== "not-judged"
    );
    for (const { reading, evidence } of judged) {
      expect(resultOf(parts, TITLES[reading]!, "lines")).toBe(both(evidence.lines, 1));
      // Computed in the example from the counts, not taken from the evidence.
      expect(resultOf(parts, TITLES[reading]!, "standard error")).toBe(
        formatNumber(evidence.standardError, 1)
      );
    }
  });

  test("R1, whose error has a part of months and one of years, and R2's target beside it", () => {
    for (const { id } of examplesOf(source, "R1")) {
      const { findings } = dossierOf(source, id).rating;
      const change = findings.find((f) => f.rule === "R1" && f.reading === "calibrated")!;
      const { standardError, lines } = change.evidence as ChangeEvidence;
      const parts = changeExample(source, id);
      expect(resultOf(parts, "Calibrated", "standard error")).toBe(formatNumber(standardError, 1));
      expect(resultOf(parts, "Calibrated", "lines")).toBe(both(lines, 1));
      const trends = findings.find((f) => f.rule === "R2" && f.reading === "calibrated")!;
      const steps = trendsExample(source, id).find(({ title }) => title === "Calibrated")!.steps;
      const asked = steps.find(({ name }) => name === "to be passed")!;
      expect(textOf(asked.how)).toContain("as it was when the baseline was known");
      expect(asked.result).toBe(formatNumber((trends.evidence as TrendsEvidence).threshold));
    }
  });

  test.each(offences.map((d) => [d.measure.id, d] as const))("R5 of %s", (_, dossier) => {
    const parts = spcExample(source, dossier.measure.id);
    for (const result of dossier.rating.ratings.filter((r) => r.rule === "R5" && r.rating !== "not-rated")) {
      const evidence = result.evidence as SpcEvidence;
      expect(resultOf(parts, TITLES[result.reading]!, "lines")).toBe(both(evidence.lines, 1));
    }
    const { standardDeviation } = dossier.rating.ratings.find((r) => r.rule === "R5")!
      .evidence as SpcEvidence;
    expect(resultOf(parts, "As written", "s")).toBe(formatNumber(standardDeviation, 1));
  });

  test("R5, calibrated: effect over standard error is t, and the lines lie t standard errors from what is expected", () => {
    const parts = spcExample(source, offences[0]!.measure.id);
    const step = (name: string) =>
      Number(resultOf(parts, "Calibrated", name)!.replace("−", "-").replaceAll(",", ""));
    expect(step("e") / step("standard error of e")).toBeCloseTo(step("t"), 1);
    expect(step("e")).toBeCloseTo(Math.log(step("ratio")), 3);
  });

  test.each(examplesOf(source, "R4").map(({ id }) => [id, dossierOf(source, id)] as const))(
    "R4 of %s",
    (_, dossier) => {
      const parts = positionExample(source, dossier.measure.id);
      const results = dossier.rating.ratings.filter((r) => r.rule === "R4");
      for (const { reading, evidence } of results as {
        reading: "as-written";
        evidence: PositionEvidence;
      }[]) {
        expect(resultOf(parts, TITLES[reading]!, "lines")).toBe(both(evidence.lines, 3));
      }
      const spread = (results[1]!.evidence as PositionEvidence).standardDeviation;
      expect(resultOf(parts, "Calibrated", "sp")).toBe(formatNumber(spread, 3));
      const places = parts.at(-1)!.tables![0]!.rows.map(([, p]) => Number(String(p).replace("%", "")));
      expect(places.reduce((a, b) => a + b, 0)).toBeCloseTo(100, 0);
    }
  );

  test.each(examplesOf(source, "R6").map(({ id }) => [id, dossierOf(source, id)] as const))(
    "R6 of %s",
    (_, dossier) => {
      const evidence = dossier.rating.ratings.find((r) => r.rule === "R6")!.evidence as SurveyEvidence;
      const { steps } = surveyExample(source, dossier.measure.id)[0]!;
      const formula = textOf(steps.find(({ name }) => name === "lower")!.how);
      const numbers = [...formula.matchAll(/([−+]?)(\d+\.\d+)/g)].map(
        ([, sign, digits]) => Number(digits) * (sign === "−" ? -1 : 1)
      ) as [number, number, number, number, number];
      const [d, p1, l1, u2, p2] = numbers;
      expect(d - Math.hypot(p1 - l1, u2 - p2)).toBeCloseTo(evidence.lower, 1);
    }
  );

  test.each(offences.map((d) => [d.measure.id, d] as const))("R2 of %s", (_, dossier) => {
    const parts = trendsExample(source, dossier.measure.id);
    const [asWritten, calibrated] = dossier.rating.findings.filter((f) => f.rule === "R2") as {
      evidence: { achieving: number; projections: { lower: number; upper: number; total: number }[] };
    }[];
    expect(resultOf(parts, "As written", "lines that reach it")).toBe(String(asWritten!.evidence.achieving));
    const [forecast] = calibrated!.evidence.projections;
    expect(resultOf(parts, "Calibrated", "expected total")).toBe(formatNumber(forecast!.total));
    // The quarters that count for the target add to the expected total.
    const counted = parts[1]!.tables![0]!.rows.map((row) => Number(String(row[3]).replaceAll(",", "")));
    expect(Math.abs(counted.reduce((a, b) => a + b, 0) - forecast!.total)).toBeLessThan(counted.length);
  });
});

test("offencesExample names both rules behind the colour", () => {
  const [asWritten] = offencesExample(source, offences[0]!.measure.id);
  expect(asWritten!.tables![0]!.rows.map(([rule]) => rule)).toEqual(["R1", "R2"]);
  expect(asWritten!.verdict!.rating).toBe(
    offences[0]!.rating.ratings.find(({ rule }) => rule === "R3")!.rating
  );
});

test("figuresExample shows the change before and after rounding", () => {
  const rows = figuresExample(source)[0]!.tables![0]!.rows;
  const row = rows.find(([, baseline]) => baseline === "667");
  expect(row?.slice(1)).toEqual(["667", "370", "−44.53%", "−45%"]);
});

describe("answersNeeded", () => {
  test("is the fewest with which the difference is seen: the methodology’s 82.9% to 80.6% needs about 2,165", () => {
    const n = answersNeeded(0.806, 0.829, 0.95)!;
    expect(n).toBeGreaterThan(2100);
    expect(n).toBeLessThan(2230);
    const upper = (answers: number) =>
      newcombeDifference({ p1: 0.806, p2: 0.829, n1: answers, n2: answers, confidence: 0.95 }).upper;
    expect(upper(n)).toBeLessThan(0);
    expect(upper(n - 1)).toBeGreaterThanOrEqual(0);
  });

  test("is undefined where there is no difference to see", () => {
    expect(answersNeeded(0.8, 0.8, 0.95)).toBeUndefined();
  });
});

test("workedExample writes data as text, and a colour only with its word", () => {
  const node = workedExample({
    title: "As written",
    tables: [{ caption: "c", headings: ["a"], rows: [["<b>x</b>"]] }],
    steps: [{ name: variable("s", "B"), how: ["√", variable("n")], result: "1.0" }],
    verdict: { rating: "red", sentence: "It lies above." }
  });
  expect(node.querySelector("b")).toBeNull();
  expect(node.textContent).toContain("<b>x</b>");
  expect(node.querySelector("tbody th:has(var)")?.innerHTML).toBe("<var>s</var><sub>B</sub>");
  expect(node.querySelector(".rating-badge")?.textContent).toBe("Red");
});
