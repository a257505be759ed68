import { describe, expect, it } from "vitest";
import { addressInFile, pageInHash, pageName } from "../../../scripts/one-file/browser/page-links.js";

const own = "file:///home/me/plan.html";
const file = { own, pages: ["index", "measures/all-crime"], open: "index" };

describe("the name of a page in one file", () => {
  it("is its path in the site", () => {
    expect(["index.html", "", "measures/all-crime.html", "methodology/"].map(pageName)).toEqual([
      "index",
      "index",
      "measures/all-crime",
      "methodology/index"
    ]);
  });

  it("is read from the hash of an address, with a place on the page", () => {
    expect(pageInHash("")).toBeNull();
    expect(pageInHash("#measures/all-crime")).toEqual({ page: "measures/all-crime", place: "" });
    expect(pageInHash("#index~sp1")).toEqual({ page: "index", place: "sp1" });
  });
});

describe("a link of a page", () => {
  it.each([
    ["./measures/all-crime.html", `${own}#measures/all-crime`],
    ["./measures/all-crime.html?period=2014-03#spc", `${own}?period=2014-03#measures/all-crime~spc`],
    [`${own}?period=2014-03#index`, `${own}?period=2014-03#index`],
    ["#index", "#index"],
    ["#sp1", "#index~sp1"],
    ["https://www.gov.uk/", "https://www.gov.uk/"],
    ["mailto:board@example.org", "mailto:board@example.org"],
    ["blob:null/1", "blob:null/1"]
  ])("%s leads to %s", (href, expected) => {
    expect(addressInFile(href, file)).toBe(expected);
    // What has been given is right.
    expect(addressInFile(expected, file)).toBe(expected);
  });

  it.each(["./compare.html", "./plan/ratings.csv", "/etc/passwd"])(
    "%s, which is not in the file, leads nowhere",
    (href) => {
      expect(addressInFile(href, file)).toBeNull();
    }
  );
});
