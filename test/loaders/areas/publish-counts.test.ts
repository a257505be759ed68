import { describe, expect, it } from "vitest";
import type { AreaCount } from "../../../loaders/areas/area-counts.js";
import { withLargerAreas } from "../../../loaders/areas/area-counts.js";
import { hideEach } from "../../../loaders/areas/hide-each.js";
import { countKey } from "../../../loaders/areas/place-counts.js";
import { type Counts, disclosureRules, publishCounts } from "../../../loaders/areas/publish-counts.js";
import type { Plan } from "../../../src/plan/plan.js";
import type { Area, PlanData, Series } from "../../../src/plan/plan-data.js";
import { windowAt } from "../../../src/rules/windows/series-window.js";
import type { Protection, PublishedTable } from "../../../src/statistics/disclosure/published-table.js";

const area = (id: string, parent: string, level = "area"): Area => ({ id, name: id, level, parent });
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

  it("adds the parts of one level, not of two that both divide an area: of these the level that holds most", () => {
    const two = [area("d1", "force", "district"), area("l1", "d1", "unit"), area("b1", "d1", "beat")];
    const all = withLargerAreas(counts("2014-01", "theft", { l1: 7, b1: 9 }), two);
    expect(all.find((row) => row.area === "d1")!.count).toBe(9);
  });

  it("adds nothing where a part has no count", () => {
    const all = withLargerAreas(counts("2014-01", "theft", { n1: 7 }), AREAS);
    expect(all.map((row) => row.area)).toEqual(["n1"]);
  });
});

/** Counts of the force, month by month. */
const ofForce = (byMeasure: Record<string, number[]>): PlanData["series"] =>
  Object.fromEntries(
    Object.entries(byMeasure).map(([measure, own]) => {
      const force: Series = { start: "2014-01", monthsPerPeriod: 1, counts: own, bases: [] };
      return [measure, { force }];
    })
  );

/** Publishes counts, with the solver in this process. */
async function published(counts: Partial<Counts>, disclosure: Plan["disclosure"] = true) {
  const all: Counts = {
    series: {},
    areaCounts: [],
    areas: AREAS,
    total: undefined,
    earlier: () => new Map(),
    ...counts
  };
  // What has to be hidden is asked for first, and answered when it is asked again.
  let asked: { tables: readonly PublishedTable[]; protection: Protection } | undefined;
  publishCounts(all, disclosureRules(disclosure, all.areas.length > 0), (tables, protection) => {
    asked = { tables, protection };
    return tables.map(() => ({ hidden: [], exposed: [] }));
  });
  const found = asked && (await hideEach(asked.tables, asked.protection));
  return publishCounts(all, disclosureRules(disclosure, all.areas.length > 0), () => found!);
}

describe("disclosureRules(disclosure)", () => {
  it("publishes counts of places where the plan names open data, or says nothing and has no areas", () => {
    expect(disclosureRules(undefined, false)).toMatchObject({ least: 5, width: 3, openPlaces: true });
    expect(disclosureRules(undefined, true)).toMatchObject({ least: 5, width: 3, openPlaces: false });
    expect(disclosureRules({ "open-data": "police.uk" }, true)).toMatchObject({ openPlaces: true });
    expect(disclosureRules(true, false)).toMatchObject({ openPlaces: false });
    expect(disclosureRules({ least: 10 }, false)).toMatchObject({ least: 10, openPlaces: false });
    expect(disclosureRules(false, true)).toBeNull();
  });
});

describe("publishCounts(counts, rules, hide)", () => {
  // n1 = 3 is small. north (shown) - n2 would give it away, so n2 goes as well; south and north stay.
  const rows = [
    ...counts("2014-01", "theft", { n1: 3, n2: 30, south: 50 }),
    ...counts("2014-02", "theft", { n1: 12, n2: 31, south: 51 })
  ];
  const series = ofForce({ theft: [83, 94] });

  it("leaves out small counts, and those that would give them away", async () => {
    const { series: shown, disclosure, exposed } = await published({ series, areaCounts: rows });
    expect(shown.theft!.n1!.counts).toEqual([null, 12]);
    expect(shown.theft!.n2!.counts).toEqual([null, 31]);
    expect(shown.theft!.n2!.suppressed).toEqual(["2014-01"]);
    expect(shown.theft!.north!.counts).toEqual([33, 43]);
    expect(shown.theft!.south!.counts).toEqual([50, 51]);
    expect(disclosure).toMatchObject({ least: 5, width: 3, cells: 10, small: 1, others: 1, exceptions: [] });
    expect(exposed).toEqual([]);
  });

  it("tells small counts and those left out for their sake apart: 5 is not small", async () => {
    // north is 3 + 5 = 8: the 3 is small, and 8 - 5 would give it away.
    const ward = counts("2014-01", "theft", { n1: 3, n2: 5, south: 50 });
    const { series: shown, disclosure } = await published({ areaCounts: ward });
    expect(shown.theft!.n2!.counts).toEqual([null]);
    expect(disclosure).toMatchObject({ cells: 4, small: 1, others: 1 });
  });

  it("takes the least count and the width that the plan states", async () => {
    const ward = counts("2014-01", "theft", { n1: 9, n2: 12, south: 50 });
    const { series: shown } = await published({ areaCounts: ward }, { least: 10, width: 5 });
    expect([shown.theft!.n1!.counts, shown.theft!.n2!.counts]).toEqual([[null], [null]]);
    expect((await published({ areaCounts: ward })).disclosure).toMatchObject({ small: 0, others: 0 });
  });

  it("leaves out the force's own small counts, unless its data are open", async () => {
    const few = { series: ofForce({ theft: [4, 94] }), areas: [] };
    expect((await published(few)).series.theft!.force!.counts).toEqual([null, 94]);
    expect((await published(few, { "open-data": "police.uk" })).series.theft!.force!.counts).toEqual([4, 94]);
  });

  it("names a count that nothing can protect: of an open force's 2, no area can have 5", async () => {
    const areaCounts = counts("2014-01", "theft", { north: 2, south: 0 });
    const few = { series: ofForce({ theft: [2] }), areas: AREAS.slice(0, 2), areaCounts };
    const { exposed } = await published(few, { "open-data": "police.uk" });
    expect(exposed.map(({ place, relation }) => [place, relation]).sort()).toEqual([
      ["north", "areas of force by area"],
      ["south", "areas of force by area"]
    ]);
    expect((await published(few)).exposed).toEqual([]);
  });

  it("sees a small count that the difference of two series would give", async () => {
    const three = [
      ...counts("2014-01", "all", { south: 52, north: 60 }),
      ...counts("2014-01", "theft", { south: 50, north: 20 }),
      ...counts("2014-01", "violence", { south: 2, north: 40 })
    ];
    const { series: shown } = await published(
      {
        series: ofForce({ all: [112], theft: [70], violence: [42] }),
        areas: AREAS.slice(0, 2),
        areaCounts: three
      },
      { "open-data": "police.uk" }
    );
    const isShown = (id: string, of: string) => shown[id]![of]!.counts[0] !== null;
    expect(isShown("violence", "south")).toBe(false);
    // 52 - 50 = 2: one of the two must go as well; and the force's total of each series is known.
    expect(isShown("all", "south") && isShown("theft", "south")).toBe(false);
    expect(isShown("violence", "north")).toBe(false);
  });

  it("protects a declared sum, and one of three parts, though a month of it does not add up", async () => {
    const byMonth = [1, 2, 3, 4, 5, 6].flatMap((month) => {
      const of = (measure: string, count: number) => counts(`2014-0${month}`, measure, { south: count });
      const off = month === 6 ? 1 : 0;
      return [...of("a", 10), ...of("b", 12), ...of("c", 2), ...of("all", 24 + off)];
    });
    const { series: shown, disclosure } = await published({
      areas: [area("south", "force")],
      areaCounts: byMonth
    });
    expect(shown.c!.south!.counts).toEqual([null, null, null, null, null, null]);
    // 24 - 10 - 12 would be 2 in the first five months.
    for (let i = 0; i < 5; i++)
      expect(["a", "b", "all"].some((id) => shown[id]!.south!.counts[i] === null)).toBe(true);
    expect(disclosure!.exceptions).toEqual([{ relation: "all = a + b + c", holds: 5, exceptions: 1 }]);
    const one = byMonth.filter(({ month }) => month === "2014-01");
    const sums = { all: ["a", "b", "c"] };
    const declared = await published({ areas: [area("south", "force")], areaCounts: one }, { sums });
    expect(declared.disclosure).toMatchObject({ small: 1, others: 1 });
  });

  it("protects districts and units that both divide the force", async () => {
    const two = ["d1", "d2", "d3"].map((id) => area(id, "force", "district"));
    const units = ["u1", "u2", "u3"].map((id) => area(id, "force", "unit"));
    const areaCounts = counts("2014-01", "theft", { d1: 3, d2: 40, d3: 50, u1: 4, u2: 39, u3: 50 });
    const all = { series: ofForce({ theft: [93] }), areas: [...two, ...units], areaCounts };
    const { disclosure } = await published(all, { "open-data": "police.uk" });
    expect(disclosure).toMatchObject({ small: 2, others: 2 });
  });

  it("takes a missing row for unknown, not for a reason to protect nothing", async () => {
    // south has no row: 83 - 50 = 33 is what the others are known to be no more than, and exactly if south has none.
    const three = [...AREAS.slice(0, 2), area("east", "force")];
    const areaCounts = counts("2014-01", "theft", { north: 3, east: 80 });
    const all = { series: ofForce({ theft: [83] }), areas: three, areaCounts };
    expect((await published(all, { "open-data": "police.uk" })).disclosure).toMatchObject({
      small: 1,
      others: 1
    });
  });

  it("keeps left out what an earlier release left out, and takes for known what one showed", async () => {
    const key = (place: string) => countKey({ measure: "theft", place, month: "2014-01", months: 1 });
    const left = new Map([[key("south"), null]]);
    const kept = await published({ series, areaCounts: rows, earlier: () => left });
    expect(kept.series.theft!.south!.counts).toEqual([null, 51]);
    expect(kept.disclosure!.kept).toBe(1);
    // n2 was shown: leaving it out now would hide nothing, so north goes in its place.
    const showed = new Map([[key("n2"), 30]]);
    const shown = (await published({ series, areaCounts: rows, earlier: () => showed })).series.theft!;
    expect([shown.n2!.counts[0], shown.north!.counts[0]]).toEqual([30, null]);
    const before = await published({ series, areaCounts: rows, earlier: () => new Map([[key("n1"), 3]]) });
    expect(before.disclosure).toMatchObject({ small: 1, others: 0, shownBefore: 1 });
  });

  it("keeps every count when the plan publishes all", async () => {
    const { series: shown, disclosure } = await published({ areaCounts: rows }, false);
    expect(shown.theft!.n1!.counts).toEqual([3, 12]);
    expect(disclosure).toBeUndefined();
  });

  it("gives no total of a window with a count left out, nor judges one below 10 a month", async () => {
    const { theft } = (await published({ series, areaCounts: rows })).series;
    expect(windowAt(theft!.n1!, 0, 2)).toEqual({
      reason: "suppressed-counts",
      evidence: { needed: 2, available: 1, months: ["2014-01"] }
    });
    const areaCounts = ["2014-01", "2014-02"].flatMap((month) =>
      counts(month, "theft", { north: 9, south: 10 })
    );
    const few = (await published({ areas: AREAS.slice(0, 2), areaCounts })).series.theft!;
    expect(windowAt(few.north!, 0, 2)).toEqual({
      reason: "too-few-offences",
      evidence: { needed: 20, available: 18 }
    });
    expect(windowAt(few.south!, 0, 2)).toMatchObject({ total: 20, mean: 10 });
  });
});
