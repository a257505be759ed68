import { describe, expect, it } from "vitest";
import { carriedAddress } from "../../../src/components/choice/carry-choice.js";
import { placeWords } from "../../../src/plan/place-words.js";

const choice = new URLSearchParams({ z: "2.58", period: "2015-03", group: "essex,surrey" });

const places = placeWords({});

describe("carriedAddress(own, choice, places)", () => {
  it("adds the choice, and keeps the place on the page", () => {
    expect(carriedAddress("http://x/index.html#sp12", choice, places)).toBe(
      "http://x/index.html?z=2.58&period=2015-03&group=essex,surrey#sp12"
    );
  });

  it("leaves what a link asks for itself", () => {
    expect(carriedAddress("http://x/a.html?force=kent&z=1", choice, places)).toBe(
      "http://x/a.html?force=kent&z=1&period=2015-03"
    );
  });

  it("does not take a group to a link that names a force", () => {
    expect(carriedAddress("http://x/a.html?force=kent", choice, places)).not.toContain("group");
  });

  it("takes a link's own place for one under the plan's own word as well as under force", () => {
    const boroughs = placeWords({ places: { one: "borough", many: "boroughs" } });
    const carried = new URLSearchParams({ borough: "hackney", group: "newham" });
    expect(carriedAddress("http://x/a.html?force=barnet", carried, boroughs)).toBe(
      "http://x/a.html?force=barnet"
    );
    expect(carriedAddress("http://x/a.html", carried, boroughs)).toBe(
      "http://x/a.html?borough=hackney&group=newham"
    );
  });

  it("adds nothing for the published choice", () => {
    expect(carriedAddress("http://x/a.html", new URLSearchParams(), places)).toBe("http://x/a.html");
  });
});
