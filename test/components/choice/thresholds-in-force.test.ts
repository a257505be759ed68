import "../document.js";
import { describe, expect, it } from "vitest";
import { thresholdsInForce } from "../../../src/components/choice/thresholds-in-force.js";
import { defaultSettings, SETTINGS, withSetting } from "../../../src/plan/settings.js";

describe("thresholdsInForce(settings)", () => {
  it("names every setting with its value", () => {
    const text = thresholdsInForce(defaultSettings()).textContent!;
    for (const { label } of SETTINGS) expect(text).toContain(label.toLowerCase());
    expect(text).toContain("width of control lines 1.96 standard deviations");
    expect(text).not.toContain("default");
  });

  it("says the default of a changed one", () => {
    const text = thresholdsInForce(withSetting(defaultSettings(), "z", 2.58)).textContent!;
    expect(text).toContain(
      "width of control lines 2.58 standard deviations (default 1.96 standard deviations)"
    );
  });
});
