import { describe, expect, it } from "vitest";
import type { AreaCount } from "../../../loaders/areas/area-counts.js";
import { withLargerAreas } from "../../../loaders/areas/area-counts.js";
import { seriesSums } from "../../../loaders/areas/area-sums.js";
import { publishAreas } from "../../../loaders/areas/publish-areas.js";
import type { Area } from "../../../src/plan/plan-data.js";
import { windowAt } from "../../../src/rules/windows/series-window.js";

const area = (id: string, parent: string): Area => ({ id, name: id, level: "area", parent });
/** Two districts of the force; the first has two wards. */
const AREAS = [area("north", "force"), area("south", "force"), area("n1", "north"), area("n2", "north")];

const counts = (month: string, measure: string, byArea: Record<string, number>): AreaCount[] =>
  Object.entries(byArea).map(([id, count]) => ({ area: id, measure, month, count, basis: "recorded" }));

describe("withLargerAreas(counts, areas)", () => {
  it("adds the parts of an area that has no count of its own", () => {
    const all = withLargerAreas(counts("2014-01", "theft", { n1: 7, n2: 8, south: 20 }), AREAS);
    expect(all.find((row) => row.area === "north")).toMatchObject({ count: 15, basis: "recorded" });
  });

  it("lets an area's own count stand, which may hold records without a ward", () => {
    const all = withLargerAreas(counts("2014-01", "theft", { n1: 7, n2: 8, north: 16 }), AREAS);
    expect(all.find((row) => row.area === "north")!.count).toBe(16);
  });

  it("adds nothing where a part has no count", () => {
    const all = withLargerAreas(counts("2014-01", "theft", { n1: 7 }), AREAS);
    expect(all.map((row) => row.area)).toEqual(["n1"]);
  });
});

describe("seriesSums(counts)", () => {
  it("finds series that are the sum of two others in every area and month", () => {
    const rows = [
      ...counts("2014-01", "all", { n1: 12, n2: 9 }),
      ...counts("2014-01", "theft", { n1: 7, n2: 9 }),
      ...counts("2014-01", "violence", { n1: 5, n2: 0 })
    ];
    expect(seriesSums(rows)).toEqual([["all", "theft", "violence"]]);
    expect(seriesSums([...rows, ...counts("2014-02", "all", { n1: 3 })])).toHaveLength(1);
    const broken = ["all", "theft", "violence"].flatMap((id) => counts("2014-02", id, { n1: 3 }));
    expect(seriesSums([...rows, ...broken])).toEqual([]);
  });
});

describe("publishAreas(counts, areas, { disclosure })", () => {
  // n1 = 3 is small. north (shown) - n2 would give it away, so n2 goes as well; south and north stay.
  const rows = [
    ...counts("2014-01", "theft", { n1: 3, n2: 30, south: 50 }),
    ...counts("2014-02", "theft", { n1: 12, n2: 31, south: 51 })
  ];

  it("leaves out small counts, and those that would give them away", () => {
    const { series, disclosure } = publishAreas(rows, AREAS, { disclosure: true });
    expect(series.theft!.n1!.counts).toEqual([null, 12]);
    expect(series.theft!.n2!.counts).toEqual([null, 31]);
    expect(series.theft!.n2!.suppressed).toEqual(["2014-01"]);
    expect(series.theft!.north!.counts).toEqual([33, 43]);
    expect(series.theft!.south!.counts).toEqual([50, 51]);
    expect(disclosure).toEqual({ cells: 8, small: 1, others: 1 });
  });

  it("tells small counts and those left out for their sake apart: 5 is not small", () => {
    // north is 3 + 5 = 8: the 3 is small, and 8 - 5 would give it away.
    const ward = counts("2014-01", "theft", { n1: 3, n2: 5, south: 50 });
    const { series, disclosure } = publishAreas(ward, AREAS, { disclosure: true });
    expect(series.theft!.n2!.counts).toEqual([null]);
    expect(disclosure).toEqual({ cells: 4, small: 1, others: 1 });
  });

  it("sees a small count that the difference of two series would give", () => {
    const three = [
      ...counts("2014-01", "all", { south: 52, north: 60 }),
      ...counts("2014-01", "theft", { south: 50, north: 20 }),
      ...counts("2014-01", "violence", { south: 2, north: 40 })
    ];
    const { series } = publishAreas(three, AREAS.slice(0, 2), { disclosure: true });
    const shown = (id: string, of: string) => series[id]![of]!.counts[0] !== null;
    expect(shown("violence", "south")).toBe(false);
    // 52 - 50 = 2: one of the two must go as well; and the force's total of each series is known.
    expect(shown("all", "south") && shown("theft", "south")).toBe(false);
    expect(shown("violence", "north")).toBe(false);
  });

  it("keeps every count when the plan publishes all", () => {
    const { series } = publishAreas(rows, AREAS, { disclosure: false });
    expect(series.theft!.n1!.counts).toEqual([3, 12]);
  });

  it("gives no total of a window with a count left out, nor judges one below 10 a month", () => {
    const { theft } = publishAreas(rows, AREAS, { disclosure: true }).series;
    expect(windowAt(theft!.n1!, 0, 2)).toEqual({
      reason: "suppressed-counts",
      evidence: { needed: 2, available: 1, months: ["2014-01"] }
    });
    const few = publishAreas(
      ["2014-01", "2014-02"].flatMap((month) => counts(month, "theft", { north: 9, south: 10 })),
      AREAS.slice(0, 2),
      { disclosure: true }
    ).series.theft!;
    expect(windowAt(few.north!, 0, 2)).toEqual({
      reason: "too-few-offences",
      evidence: { needed: 20, available: 18 }
    });
    expect(windowAt(few.south!, 0, 2)).toMatchObject({ total: 20, mean: 10 });
  });
});
