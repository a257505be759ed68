import "../document.js";
import { beforeEach, describe, expect, test } from "vitest";
import { changesSince, releaseInput } from "../../../src/components/changes/changes-page.js";
import { addressWithRelease, chooseRelease } from "../../../src/components/changes/release-choice.js";
import { element } from "../../../src/kit/element.js";
import type { Release } from "../../../src/releases/release.js";
import { type ChangesFile, releaseChanges } from "../../../src/releases/release-changes.js";
import { monthsAt, recordedAs } from "../../releases/release-fixtures.js";
import { annotation } from "../../rules/examples.js";

/** A stand-in for the browser's address and history. */
function visit(address: string): string[] {
  const pushed: string[] = [];
  Object.assign(globalThis, {
    location: { href: address },
    history: { pushState: (_state: unknown, _title: string, url: string) => pushed.push(url) },
    addEventListener: () => {}
  });
  return pushed;
}

const called = (label: string, release: Release, note?: string): Release => ({
  ...release,
  label,
  ...(note !== undefined && { note })
});

function fileOf(now: Release, ...releases: Release[]): ChangesFile {
  return {
    plan: { title: "Plan", force: "home", periodEnd: "2014-09" },
    software: "0.2.0",
    forceNames: { home: "Home" },
    releases: releases.map((release) => releaseChanges(release, now))
  };
}

/** The page as its cells show it: the input, and what moved since the release that it names. */
function changesPage(file: ChangesFile): HTMLElement {
  const input = releaseInput(file)!;
  const shown = element("div");
  const show = () => shown.replaceChildren(...changesSince(input.value, file));
  input.addEventListener("input", show);
  show();
  return element("div", {}, input, shown);
}

const headline = (page: HTMLElement) => page.querySelector(".changes-headline")!.textContent;
const sectionOf = (page: HTMLElement, title: string) =>
  [...page.querySelectorAll("section")].find((s) => s.querySelector("h2")!.textContent === title)!;

describe("the page on changes", () => {
  beforeEach(() => void visit("http://x/changes.html"));

  test("says that nothing has moved, and since when", () => {
    const page = changesPage(fileOf(monthsAt(100), called("2014-09", monthsAt(100))));
    expect(headline(page)).toBe(
      "Nothing has moved since 2014-09: all 3 published colours are what they were."
    );
    expect(page.textContent).toContain(
      "No published colour is another than the one that the release recorded."
    );
    expect(page.textContent).toContain(
      "every figure that the release holds and the data still have is the same"
    );
  });

  test("shows a moved colour in words, with what moved it and both sentences", () => {
    const page = changesPage(fileOf(monthsAt(125), called("2014-09", monthsAt(100))));
    const article = [...sectionOf(page, "Published colours that moved").querySelectorAll("article")].find(
      (a) => a.textContent!.includes("R5")
    )!;
    const [then, now] = [...article.querySelectorAll(".colour-move-sentences dd")].map((e) => e.textContent);
    expect(
      [...article.querySelectorAll(".colour-move-colours .rating-word")].map((e) => e.textContent)
    ).toEqual(["Amber", "Red"]);
    expect(article.querySelector("strong")!.textContent).toBe("moved by data");
    expect(then).toMatch(/^The 6-month mean 100 lies between 79\.5 and 120/);
    expect(now).toMatch(/^The 6-month mean 125 lies above the upper line, 120/);
    expect([...article.querySelectorAll(".colour-steps dd")].map((e) => e.textContent)).toEqual([
      "Amber",
      "Amber",
      "Red",
      "Amber",
      "Red"
    ]);
    expect(article.querySelector("h3 a")!.getAttribute("href")).toBe("./measures/burglary.html");
  });

  test("names every cause", () => {
    const before = called("2014-09", recordedAs("green", monthsAt(100, { z: 3 })));
    const page = changesPage(fileOf(monthsAt(125), before));
    expect(page.textContent).toContain("moved by data, settings and software");
  });

  test("lists figures that were revised and settings that were changed", () => {
    const page = changesPage(fileOf(monthsAt(125), called("2014-09", monthsAt(100, { z: 3 }))));
    const revised = sectionOf(page, "Figures revised").textContent!;
    expect(revised).toContain("burglary, Home (offences): 6 figures, April 2014 to September 2014");
    expect(revised).toContain("September 2014100125+25");
    expect(sectionOf(page, "Settings changed").textContent).toContain(
      "Width of control lines (z)3 standard deviations1.96 standard deviations"
    );
  });

  test("tells a series that was split from one that was revised, with counts, month and source", () => {
    const record = annotation({
      date: "2014-05",
      series: "stalking",
      splitFrom: "burglary",
      text: "Counted <b>apart</b>",
      source: "a table"
    });
    const before = monthsAt(100);
    const now = monthsAt(90);
    const { burglary } = now.figures.series;
    // Six months of 100, of which 90 are left; 10 a month are stalking, and 12 in the last.
    now.figures.series.stalking = {
      home: { ...burglary!.home!, start: "2014-04", counts: [10, 10, 10, 10, 10, 12] }
    };
    now.figures.annotations = [record];
    const page = changesPage(fileOf(now, called("2014-09", before)));
    const article = sectionOf(page, "Figures reclassified").querySelector("article")!;
    expect(article.querySelector("li")!.textContent).toBe(
      "stalking was split from burglary, May 2014: Counted <b>apart</b> (a table)"
    );
    const cells = [...article.querySelectorAll("tbody tr > *")].map((cell) => cell.textContent);
    // Twelve months about 100, six about 100 and six of 100 are 3,000 with the year before.
    expect(cells).toEqual([
      "Home (offences)",
      "April 2012 to September 2014",
      "6 of 30",
      "3,000",
      "2,940",
      "62",
      "+2"
    ]);
    const revised = sectionOf(page, "Figures revised").textContent!;
    expect(revised).toContain(
      "burglary with stalking, split from it, Home (offences): 1 figure, September 2014"
    );
    expect(revised).toContain("September 2014100102+2");
    expect(headline(page)).toMatch(/Of the data: 1 series reclassified and 1 figure revised\.$/);
  });

  test("compares with the newest release, or with the one of the address", () => {
    const file = fileOf(monthsAt(100), called("newer", monthsAt(100)), called("older", monthsAt(125)));
    expect(headline(changesPage(file))).toContain("since newer");
    visit("http://x/changes.html?since=older");
    expect(headline(changesPage(file))).toContain("since older");
  });

  test("puts the release that is chosen into the address", () => {
    const pushed = visit("http://x/changes.html");
    const page = changesPage(
      fileOf(monthsAt(100), called("newer", monthsAt(100)), called("older", monthsAt(125)))
    );
    const select = page.querySelector("select")!;
    Object.defineProperty(select, "value", { value: "older" });
    select.dispatchEvent(new (document.defaultView as unknown as typeof globalThis).Event("change"));
    expect(headline(page)).toContain("since older");
    expect(pushed).toEqual(["http://x/changes.html?since=older"]);
  });

  test("explains a release that there is not, and shows the newest", () => {
    visit("http://x/changes.html?since=2013-09");
    const page = changesPage(fileOf(monthsAt(100), called("2014-09", monthsAt(100))));
    expect(page.querySelector("#release-message")!.textContent).toBe(
      "There is no release called “2013-09”. The releases are 2014-09."
    );
    expect(headline(page)).toContain("since 2014-09");
  });

  test("has nothing to choose where there is no release", () => {
    expect(releaseInput(fileOf(monthsAt(100)))).toBeNull();
  });

  test("shows a note as text, whatever is in it", () => {
    const note = "<b>bold</b> `code` **strong**";
    const page = changesPage(fileOf(monthsAt(100), called("2014-09", monthsAt(100), note)));
    expect(page.querySelector(".changes-note")!.textContent).toBe(note);
  });
});

describe("the release of an address", () => {
  const labels = ["newer", "older"];
  test("is the newest when none is named", () => {
    expect(chooseRelease(null, labels)).toEqual({ label: "newer" });
    expect(addressWithRelease("http://x/?since=older&a=1", "newer", labels)).toBe("http://x/?a=1");
  });
  test("is the one that is named", () => {
    expect(chooseRelease("older", labels)).toEqual({ label: "older" });
    expect(addressWithRelease("http://x/", "older", labels)).toBe("http://x/?since=older");
  });
});
