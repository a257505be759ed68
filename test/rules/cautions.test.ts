import { expect, test } from "vitest";
import { cautionsOf, onlyLine, restsBelowZero } from "../../src/rules/cautions.js";
import { evidence, finding, line } from "./trends-evidence.js";

test("restsBelowZero(evidence) where no line reaches the target but such", () => {
  expect(restsBelowZero(evidence(line(12, true, -570), line(24, false)))).toBe(true);
  expect(restsBelowZero(evidence(line(12, true, -570), line(24, true)))).toBe(false);
  expect(restsBelowZero(evidence(line(12, false, -570)))).toBe(false);
  expect(restsBelowZero(evidence())).toBe(false);
});

test("onlyLine(evidence) is the one of several lines that reaches the target", () => {
  expect(onlyLine(evidence(line(12, true), line(24, false)))?.window).toBe(12);
  expect(onlyLine(evidence(line(12, true), line(24, true)))).toBeUndefined();
  expect(onlyLine(evidence(line(12, false), line(24, false)))).toBeUndefined();
  expect(onlyLine(evidence(line(12, true)))).toBeUndefined();
});

test("cautionsOf(measure, readings) has the months that look wrong, and the narrow trends of these readings alone", () => {
  const odd = [{ month: "2014-09", count: 100, expected: 500 }] as const;
  const narrow = evidence(line(12, true, -570), line(24, false));
  const found = cautionsOf({ odd: [...odd], findings: [finding(narrow)] }, ["as-written"]);
  expect(found).toEqual({
    odd,
    crossed: [],
    colours: [],
    sinceRecording: [],
    trends: [{ evidence: narrow, restsBelowZero: true, change: undefined }]
  });
  expect(cautionsOf({ findings: [finding(narrow)] }, ["calibrated"]).trends).toEqual([]);
});
