import { expect, test } from "vitest";
import { annotationText } from "../../src/words/annotation-text.js";
import { annotation } from "../rules/examples.js";

test.each([
  [{}, "change of recording: Recording changed"],
  [{ kind: "event", text: "The Olympic Games" }, "event: The Olympic Games"],
  [{ series: "burglary" }, "change of recording: Recording changed"],
  [
    { series: "burglary", renamedFrom: "house-breaking" },
    "change of recording, burglary renamed from house-breaking: Recording changed"
  ],
  [
    { series: "stalking", splitFrom: "violence" },
    "change of recording, stalking split from violence: Recording changed"
  ]
] as const)("annotationText(%o) says what the note is of", (said, text) => {
  expect(annotationText(annotation(said))).toBe(text);
});
