import "../document.js";
import { describe, expect, it } from "vitest";
import * as pieces from "../../../src/components/site/data-quality.js";
import { element } from "../../../src/kit/element.js";
import type { Release } from "../../../src/releases/release.js";
import { releaseChanges } from "../../../src/releases/release-changes.js";
import type { SeriesQuality } from "../../../src/views/data-quality.js";
import type { DataQualityFile } from "../../../src/views/page-files.js";
import { monthsAt } from "../../releases/release-fixtures.js";

const series = (more: Partial<SeriesQuality> = {}): SeriesQuality => ({
  series: "theft",
  place: "home",
  monthsPerPeriod: 1,
  first: "2010-01",
  last: "2014-09",
  endsEarly: false,
  gaps: [],
  suppressed: 0,
  level: null,
  odd: [],
  ...more
});
const file = (found: SeriesQuality[], more: Partial<DataQualityFile> = {}): DataQualityFile => ({
  force: "home",
  names: { home: "Home", peer: "Peer <b>" },
  quality: { series: found, missing: [] },
  disclosure: null,
  provenance: { software: "control-lines 1", files: [], sources: [] },
  revisions: null,
  ...more
});
const pageOf = (found: SeriesQuality[], more: Partial<DataQualityFile> = {}) =>
  element("div", {}, ...Object.values(pieces).map((piece) => piece(file(found, more))));
const textOf = (page: HTMLElement) => page.textContent!.replace(/\s+/g, " ");

describe("the pieces of the page on data quality", () => {
  it("say in words what was found", () => {
    const text = textOf(pageOf([series(), series({ gaps: ["2011-02"], place: "peer" })]));
    expect(text).toContain("2 series that the plan reads were looked at: 1 have gaps, 0 end earlier");
  });

  it("names the first six months of a gap and counts the others", () => {
    const gaps = Array.from({ length: 8 }, (_, i) => `2011-0${i + 1}`);
    expect(textOf(pageOf([series({ gaps })]))).toContain("June 2011 and 2 more");
  });

  it("shows a change of level as a per cent, and other places' behind a fold", () => {
    const level = { month: "2013-03", ratio: 1.181 };
    const page = pageOf([series({ level }), series({ level, place: "peer" })]);
    const tables = [...page.querySelectorAll("table")];
    const own = tables.find((table) => table.querySelector("caption")!.textContent === "Suggested for Home")!;
    expect(own.textContent).toContain("+18.1%");
    expect(page.querySelector("details summary")!.textContent).toContain("1 series");
    expect(page.querySelector("details")!.textContent).toContain("+18.1%");
  });

  it("keeps the text of the data as text", () => {
    const page = pageOf([series({ place: "peer", endsEarly: true })]);
    expect(page.querySelector("b")).toBeNull();
    expect(textOf(page)).toContain("Peer <b>");
  });

  it("says how many counts are left out, for which reason, and which width holds, where any may be", () => {
    const disclosure = {
      ...{ least: 5, width: 3, cells: 99, small: 3, others: 4, kept: 0, shownBefore: 0 },
      exceptions: [{ relation: "all = a + b", holds: 30, exceptions: 2 }]
    };
    const text = textOf(pageOf([series()], { disclosure }));
    expect(text).toContain("Of 99 counts, 3 are below 5 and 4 more would give one of them away.");
    expect(text).toContain("leaves at least 3 between the least and the greatest possible value");
    expect(text).toMatch(/all = a \+ b\s*30\s*2/);
    const before = { ...disclosure, kept: 2, shownBefore: 1, openData: "police.uk" };
    const open = { ...disclosure, cells: 0, small: 0, others: 0, openData: "police.uk" };
    expect(textOf(pageOf([series()], { disclosure: open }))).toContain(
      "None: the counts of places are open data (police.uk), and there are no others."
    );
    const said = textOf(pageOf([series()], { disclosure: before }));
    expect(said).toContain("2 of these were left out of an earlier release.");
    expect(said).toContain("1 of those below 5 stand in an earlier release");
    expect(said).toContain("those of places are open data (police.uk)");
    expect(textOf(pageOf([series()]))).not.toContain("would give one of them away");
  });

  it("accounts for every record of every input, and says which rule left some out", () => {
    const account = { rows: 10, counted: 6, filtered: { cancelled: 3 }, rejected: 1 };
    const source = {
      ...account,
      id: "own",
      kind: "records",
      basis: "recorded",
      inputs: [{ ...account, file: "a.csv", sha256: "ab", bytes: 5, from: "2014-01", to: "2014-02" }],
      rejects: [{ reason: "the date is <b>no date</b>", records: 1, places: [{ file: "a.csv", line: 7 }] }],
      series: { theft: { records: 6, count: 6 } },
      facts: { "without location": 2 },
      notes: []
    };
    const page = pageOf([series()], {
      provenance: { software: "control-lines 1", files: [], sources: [source] }
    });
    const cells = [...page.querySelectorAll("tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent)
    );
    expect(cells).toContainEqual(["own: a.csv", "10", "6", "3", "1", "January 2014", "February 2014", "ab"]);
    const items = [...page.querySelectorAll("details li")].map((item) => item.textContent);
    expect(items).toEqual([
      "left out, cancelled: 3 records",
      "counted in theft: 6 records",
      "without location: 2",
      "rejected, 1 record: the date is <b>no date</b> (first at a.csv, line 7)"
    ]);
  });

  // monthsAt(x): burglary of Home from April 2012, the last six months, from April 2014, at x.
  const changedFrom = (before: Release, after: Release) => {
    const { since, figures } = releaseChanges(before, after);
    return pageOf([series()], { revisions: { since, figures } });
  };
  const revisionsIn = (page: HTMLElement) => {
    const table = [...page.querySelectorAll("table")].find((t) =>
      t.querySelector("caption")!.textContent!.startsWith("Figures changed since the release")
    );
    return [...(table?.querySelectorAll("tbody tr") ?? [])].map((row) =>
      [...row.children].map((cell) => cell.textContent)
    );
  };

  it("counts the figures of each series that were revised since the release, and leads to each of them", () => {
    const page = changedFrom(monthsAt(100), monthsAt(125));
    expect(revisionsIn(page)).toEqual([
      ["burglary, Home (offences)", "revised", "6", "April 2014 to September 2014"]
    ]);
    expect(textOf(page)).toContain("Compared with the release then, made on 2014-10-20.");
    expect(page.querySelector("a[href='./changes.html']")).not.toBeNull();
  });

  it("counts months that were added and months that are gone", () => {
    const shorter = monthsAt(100);
    shorter.figures.series.burglary!.home!.counts.pop();
    const row = (change: string) => [["burglary, Home (offences)", change, "1", "September 2014"]];
    expect(revisionsIn(changedFrom(shorter, monthsAt(100)))).toEqual(row("added"));
    expect(revisionsIn(changedFrom(monthsAt(100), shorter))).toEqual(row("withdrawn"));
  });

  it("says that nothing was revised, or that there is no release", () => {
    const same = changedFrom(monthsAt(100), monthsAt(100));
    expect(revisionsIn(same)).toEqual([]);
    expect(textOf(same)).toContain("None since the release then, made on 2014-10-20");
    expect(textOf(pageOf([series()]))).toContain("There is no release to compare with yet.");
  });
});
