import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { PrintedMeasure, PrintedPage } from "../../../loaders/sample/published.js";
import { type Measure, planMeasures } from "../../../src/plan/plan.js";
import { samplePlan } from "../../sample-plan.js";

const { plan } = samplePlan;
const printed: PrintedPage = parse(readFileSync("data/sources/printed-figures.yaml", "utf8"));

test("the plan has the priorities of the printed page, in its order", () => {
  expect(plan.priorities.map(({ number }) => `SP${number}`)).toEqual(printed.priorities.map(({ id }) => id));
  expect(plan.priorities.map(({ id }) => id)).toEqual(printed.priorities.map(({ id }) => id.toLowerCase()));
});

test("the plan has the force and the period of the printed page", () => {
  expect([plan.force, plan.periodEnd]).toEqual([printed.force, printed.period_end]);
});

/** 84.2 for "84.2%" and null for "NA", as a plan would write them. */
function figure(text: number | string): number | null {
  return text === "NA" ? null : Number(String(text).replace("%", ""));
}

/** The printed rows that have figures of their own: positions and SPC variances belong to the row above them. */
const rowsOf = (id: string): PrintedMeasure[] =>
  (printed.priorities.find((priority) => priority.id === id)?.measures ?? []).filter(
    ({ name }) => !name.includes("position v MSG") && name !== "SPC variance"
  );

const shown = (measure: Measure) =>
  measure.kind === "figure"
    ? [measure.baseline, measure.latest]
    : [measure.printed?.baseline ?? null, measure.printed?.latest ?? null];

test.each(
  printed.priorities.map(({ id }) => id).filter((id) => !["SP4", "SP15", "SP17", "SP18"].includes(id))
)("%s has every printed row, in order, with its figures", (id) => {
  const { measures } = plan.priorities.find((priority) => priority.id === id.toLowerCase())!;
  expect(measures.map(shown)).toEqual(rowsOf(id).map((row) => [figure(row.baseline!), figure(row.latest!)]));
});

test("every printed position stands with its measure", () => {
  const positions = printed.priorities.flatMap(({ measures }) =>
    (measures ?? []).flatMap((row) => row.position ?? [])
  );
  const inPlan = planMeasures(plan).flatMap(({ measure }) => measure.printed?.position ?? []);
  expect(inPlan).toEqual(positions);
});

test("a survey is compared with similar forces when the page prints its position", () => {
  for (const { measure } of planMeasures(plan)) {
    if (measure.kind === "survey") expect(measure.position).toBe(measure.printed?.position !== undefined);
  }
});

test("what the page prints as NA without any figure is awaited, with the reason", () => {
  const awaited = planMeasures(plan).filter(({ measure }) => measure.kind === "outcome");
  // Six outcomes (SP5, 6, 7, 12, 14A and 14B), and three measures of awareness.
  expect(awaited).toHaveLength(9);
  for (const { measure } of awaited) expect(measure).toHaveProperty("awaiting");
});
