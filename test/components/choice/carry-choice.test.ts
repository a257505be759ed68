import { describe, expect, it } from "vitest";
import { carriedAddress } from "../../../src/components/choice/carry-choice.js";

const choice = new URLSearchParams({ z: "2.58", period: "2015-03", group: "essex,surrey" });

describe("carriedAddress(own, choice)", () => {
  it("adds the choice, and keeps the place on the page", () => {
    expect(carriedAddress("http://x/index.html#sp12", choice)).toBe(
      "http://x/index.html?z=2.58&period=2015-03&group=essex,surrey#sp12"
    );
  });

  it("leaves what a link asks for itself", () => {
    expect(carriedAddress("http://x/a.html?force=kent&z=1", choice)).toBe(
      "http://x/a.html?force=kent&z=1&period=2015-03"
    );
  });

  it("does not take a group to a link that names a force", () => {
    expect(carriedAddress("http://x/a.html?force=kent", choice)).not.toContain("group");
  });

  it("adds nothing for the published choice", () => {
    expect(carriedAddress("http://x/a.html", new URLSearchParams())).toBe("http://x/a.html");
  });
});
