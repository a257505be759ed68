import { expect, test } from "vitest";
import type { Measure } from "../../src/plan/plan.js";
import { MEASURE_PARTS } from "../../src/views/measure-parts.js";
import type { MeasureFile } from "../../src/views/page-files.js";
import { forceNames, funnelFigures } from "../charts/fixtures.js";
import {
  measureFile,
  offencesDossier,
  plainDossier,
  surveyDossier
} from "../components/measure/measure-fixtures.js";

const partsOf = (file: MeasureFile) =>
  Object.entries(MEASURE_PARTS).flatMap(([id, has]) => (has(file) ? [id] : []));

test("a count of offences has every chart of a series, and no words in place of one", () => {
  expect(partsOf(measureFile(offencesDossier))).toEqual([
    "save",
    "why",
    "readings",
    "spc",
    "change",
    "trends",
    "group",
    "funnel",
    "xmr",
    "takes",
    "fragile",
    "settings",
    "data",
    "explore"
  ]);
});

test("a survey has no series and no trend", () => {
  expect(partsOf(measureFile(surveyDossier))).toEqual([
    "save",
    "why",
    "survey",
    "takes",
    "fragile",
    "settings",
    "data",
    "explore"
  ]);
});

test("there is no funnel of all forces where only the group has figures", () => {
  const forces = funnelFigures.forces.filter(({ force }) => force in forceNames);
  const file = measureFile({ ...offencesDossier, funnel: { ...funnelFigures, forces } });
  expect(partsOf(file)).not.toContain("funnel");
});

test("a total, which is compared with nobody, has no part on its group", () => {
  const ratings = offencesDossier.rating.ratings.map((result) =>
    result.rule === "R4"
      ? { ...result, rating: "not-rated" as const, reason: "is-total" as const, evidence: {} }
      : result
  );
  const dossier = { ...offencesDossier, rating: { ...offencesDossier.rating, ratings }, funnel: null };
  expect(partsOf(measureFile(dossier as typeof offencesDossier))).not.toContain("group");
});

const PLAIN: Measure[] = [
  { id: "a", kind: "assessment", name: "Reoffending", assessment: "No change" },
  { id: "b", kind: "actions", name: "Actions", actions: ["Train staff"] }
];

test.each(PLAIN)("a measure of the kind $kind shows what it holds, and why it has no colour", (measure) => {
  expect(partsOf(measureFile(plainDossier(measure)))).toEqual(["no-colour", measure.kind]);
});
