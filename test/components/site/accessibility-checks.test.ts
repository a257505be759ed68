import { describe, expect, it } from "vitest";
import { accessibilityChecks, MODES, RULE_SETS } from "../../../src/components/site/accessibility-checks.js";

describe("accessibilityChecks", () => {
  it("names every set of rules and every mode that the tests of the pages read", () => {
    for (const { name } of RULE_SETS) expect(accessibilityChecks.ruleSets).toContain(name);
    for (const { width, colourScheme } of MODES)
      expect(accessibilityChecks.modes).toContain(`${colourScheme} at ${width}`);
    expect(accessibilityChecks.ruleSets).toContain("WCAG 2.2 AA");
  });
});
