import "../document.js";
import { describe, expect, test } from "vitest";
import { readingChoice } from "../../../src/components/choice/reading-choice.js";
import { READINGS } from "../../../src/plan/readings.js";

describe("readingChoice(options)", () => {
  const input = readingChoice({
    legend: "Lines",
    readings: READINGS,
    published: "as-written",
    chosen: "plan-life"
  });
  const labels = [...input.querySelectorAll("label")];

  test("has a button for each reading, and says which is published", () => {
    expect(labels.map((label) => label.textContent!.trim())).toEqual([
      "as written (published)",
      "calibrated",
      "plan life"
    ]);
  });

  test("has the value of the button that is pressed, and presses the one that it is told", () => {
    expect(input.value).toBe("plan-life");
    input.value = "calibrated";
    const pressed = labels.map((label) => label.querySelector("input")!.checked);
    expect(pressed).toEqual([false, true, false]);
    expect(input.value).toBe("calibrated");
  });
});
