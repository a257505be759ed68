import "./document.js";
import { describe, expect, it } from "vitest";
import { dataQualityPage } from "../../src/components/data-quality-page.js";
import type { SeriesQuality } from "../../src/ratings/data-quality.js";
import type { DataQualityFile } from "../../src/ratings/page-files.js";

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
  low: [],
  ...more
});
const file = (found: SeriesQuality[], more: Partial<DataQualityFile> = {}): DataQualityFile => ({
  force: "home",
  names: { home: "Home", peer: "Peer <b>" },
  files: [],
  quality: { series: found, missing: [] },
  disclosure: null,
  ...more
});
const textOf = (page: HTMLElement) => page.textContent!.replace(/\s+/g, " ");

describe("dataQualityPage(file)", () => {
  it("says in words what was found, and that no figure was changed", () => {
    const text = textOf(dataQualityPage(file([series(), series({ gaps: ["2011-02"], place: "peer" })])));
    expect(text).toContain("2 series that the plan reads were looked at: 1 have gaps, 0 end earlier");
    expect(text).toContain("None of this changes a figure or a colour.");
  });

  it("names the first six months of a gap and counts the others", () => {
    const gaps = Array.from({ length: 8 }, (_, i) => `2011-0${i + 1}`);
    expect(textOf(dataQualityPage(file([series({ gaps })])))).toContain("June 2011 and 2 more");
  });

  it("shows a change of level as a per cent, and other places' behind a fold", () => {
    const level = { month: "2013-03", ratio: 1.181 };
    const page = dataQualityPage(file([series({ level }), series({ level, place: "peer" })]));
    const tables = [...page.querySelectorAll("table")];
    const own = tables.find((table) => table.querySelector("caption")!.textContent === "Suggested for Home")!;
    expect(own.textContent).toContain("+18.1%");
    expect(page.querySelector("details summary")!.textContent).toContain("1 series");
    expect(page.querySelector("details")!.textContent).toContain("+18.1%");
  });

  it("keeps the text of the data as text", () => {
    const page = dataQualityPage(file([series({ place: "peer", endsEarly: true })]));
    expect(page.querySelector("b")).toBeNull();
    expect(textOf(page)).toContain("Peer <b>");
  });

  it("says how many counts of areas are not published, where there are areas", () => {
    const disclosure = { cells: 99, small: 3, others: 4 };
    expect(textOf(dataQualityPage(file([series()], { disclosure })))).toContain(
      "Of 99 counts of local areas, 3 are below 5 and 4 more would give one of them away"
    );
    expect(textOf(dataQualityPage(file([series()])))).not.toContain("local areas, ");
  });
});
