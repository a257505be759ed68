import "../document.js";
import { describe, expect, it } from "vitest";
import { cssString, paperFooterText } from "../../../src/components/choice/paper-footer.js";

describe("cssString(text)", () => {
  it("keeps quotes and backslashes text, and leaves no line break to end the string", () => {
    expect(cssString('a "b" \\ c')).toBe('"a \\"b\\" \\\\ c"');
    expect(cssString('x"; } * { color: red }\n')).toBe('"x\\"; } * { color: red } "');
  });
});

describe("paperFooterText({force, period, dataTo})", () => {
  it("says whose figures, of which period, and how far the data go", () => {
    const text = paperFooterText({ force: "Kent", period: "2014-09", dataTo: "2018-12" });
    expect(text).toBe("Kent, period ended September 2014. Data to December 2018.");
  });
});
