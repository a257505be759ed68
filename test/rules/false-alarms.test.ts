import { expect, test } from "vitest";
import { falseColourRate, unchangedColour } from "../../src/rules/false-alarms.js";

test("without any change R3 is rightly red, for there is no improvement; the other rules are rightly amber", () => {
  expect(unchangedColour("R3")).toBe("red");
  for (const rule of ["R4", "R5", "R6", "R8"] as const) expect(unchangedColour(rule)).toBe("amber");
});

test("falseColourRate(rate) is the share of the other colours", () => {
  expect(falseColourRate({ rule: "R3", green: 0.1, amber: 0.2, red: 0.7 })).toBeCloseTo(0.3, 12);
  expect(falseColourRate({ rule: "R4", green: 0.01, amber: 0.97, red: 0.02 })).toBeCloseTo(0.03, 12);
});
