import { expect, test } from "vitest";
import { concerns, recordingChanges } from "../../src/plan/annotation.js";
import type { OffencesMeasure } from "../../src/plan/plan.js";
import { annotation, offences, survey } from "../rules/examples.js";

const withProxy: OffencesMeasure = { ...offences, proxy: { series: "theft", name: "Theft" } };

test.each([
  [{}, true],
  [{ measure: offences.id }, true],
  [{ measure: "other" }, false],
  [{ series: "burglary" }, true],
  [{ series: "robbery" }, false],
  [{ series: "domestic-burglary", renamedFrom: "burglary" }, true],
  [{ series: "trespass", splitFrom: "burglary" }, true],
  [{ series: "trespass", splitFrom: "robbery" }, false],
  [{ measure: "other", series: "burglary" }, true],
  [{ measure: offences.id, series: "robbery" }, true]
])("a note of %o concerns a measure of burglary: %s", (said, is) => {
  expect(concerns(annotation(said), offences)).toBe(is);
});

test("a note concerns a measure by its proxy, and a survey by its id alone", () => {
  expect(concerns(annotation({ series: "theft" }), withProxy)).toBe(true);
  expect(concerns(annotation({ series: "theft" }), offences)).toBe(false);
  expect(concerns(annotation({ series: survey.survey }), survey)).toBe(false);
  expect(concerns(annotation({ measure: survey.id }), survey)).toBe(true);
});

test("recordingChanges(annotations) gives the months of changes of recording, each once and in order", () => {
  const notes = [
    annotation({ date: "2014-05" }),
    annotation({ date: "2013-04" }),
    annotation({ date: "2014-01", kind: "event" }),
    annotation({ date: "2014-05", text: "Another" })
  ];
  expect(recordingChanges(notes)).toEqual(["2013-04", "2014-05"]);
});
