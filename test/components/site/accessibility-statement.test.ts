import "../document.js";
import { describe, expect, it } from "vitest";
import { MODES, RULE_SETS } from "../../../src/components/site/accessibility-checks.js";
import { accessibilityStatement } from "../../../src/components/site/accessibility-statement.js";

describe("accessibilityStatement()", () => {
  it("names every set of rules and every mode that the tests of the pages read", () => {
    const text = accessibilityStatement().textContent!;
    for (const { name } of RULE_SETS) expect(text).toContain(name);
    for (const { width, colourScheme } of MODES) expect(text).toContain(`${colourScheme} at ${width}`);
    expect(text).toContain("WCAG 2.2 AA");
  });
});
