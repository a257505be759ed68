import { describe, expect, it } from "vitest";
import { addressWithView, compareViewInAddress } from "../../../src/components/compare/compare-view.js";
import { placeWords } from "../../../src/plan/place-words.js";

const forces = placeWords({});
const boroughs = placeWords({ places: { one: "borough", many: "boroughs" } });
const measures = ["burglary", "all-crime"];
const first = { measure: "burglary", scope: "group" } as const;
const read = (query: string) =>
  compareViewInAddress(`http://x/compare.html${query}`, measures, first, forces);

describe("compareViewInAddress(address, measures, first)", () => {
  it("is the first view without parameters", () => {
    expect(read("")).toEqual({ view: first, problems: [] });
  });

  it("reads measure and forces", () => {
    expect(read("?measure=all-crime&forces=all").view).toEqual({ measure: "all-crime", scope: "all" });
  });

  it("keeps what can be used and explains the rest", () => {
    expect(read("?measure=%3Cb%3E&forces=all")).toEqual({
      view: { measure: "burglary", scope: "all" },
      problems: ["“<b>” is no measure of this plan that is compared. The first one is shown."]
    });
    expect(read("?forces=some").problems).toEqual([
      "The address asks for the forces “some”; expected group or all."
    ]);
  });
});

describe("addressWithView(address, view, first)", () => {
  it("comes back as the same view, beside the choice", () => {
    const address = addressWithView(
      "http://x/compare.html?group=essex,kent&z=2.58",
      { measure: "all-crime", scope: "all" },
      first,
      forces
    );
    expect(address).toBe("http://x/compare.html?group=essex,kent&z=2.58&measure=all-crime&forces=all");
    expect(compareViewInAddress(address, measures, first, forces).view).toEqual({
      measure: "all-crime",
      scope: "all"
    });
  });

  it("has nothing of the first view", () => {
    expect(addressWithView("http://x/?measure=all-crime&forces=all", first, first, forces)).toBe("http://x/");
  });
});

describe("the address of a plan with a word of its own", () => {
  const all = { measure: "burglary", scope: "all" } as const;
  const readOf = (query: string) =>
    compareViewInAddress(`http://x/compare.html${query}`, measures, first, boroughs);

  it("has that word, and understands the old one", () => {
    expect(addressWithView("http://x/compare.html", all, first, boroughs)).toBe(
      "http://x/compare.html?boroughs=all"
    );
    for (const query of ["?boroughs=all", "?forces=all", "?forces=group&boroughs=all"])
      expect(readOf(query)).toEqual({ view: all, problems: [] });
    expect(readOf("?boroughs=some").problems).toEqual([
      "The address asks for the boroughs “some”; expected group or all."
    ]);
  });

  it("replaces the old word", () => {
    expect(addressWithView("http://x/?forces=all", all, first, boroughs)).toBe("http://x/?boroughs=all");
    expect(addressWithView("http://x/?forces=all", first, first, boroughs)).toBe("http://x/");
  });
});
