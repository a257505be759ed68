import { describe, expect, test } from "vitest";
import type { Rating } from "../../src/rules/rating.js";
import type { Release } from "../../src/releases/release.js";
import { releaseOf } from "../../src/releases/release.js";
import { type ColourMove, causesOf, releaseChanges } from "../../src/releases/release-changes.js";
import { daysOf, monthRange } from "../../src/plan/month.js";
import { attributionSentence, movedByText } from "../../src/words/changes-in-words.js";
import { offences, planOf, survey } from "../rules/examples.js";
import { monthsAt, recordedAs, twoMeasures, withCounts } from "./release-fixtures.js";

const isSpc = ({ before, after }: ColourMove) =>
  before.rule === "R5" && after.rule === "R5" && before.reading === "as-written";

/** What became of R5, as written: the two colours, the three between them, and the causes. */
function spc(before: Release, after: Release) {
  const { moved, cancelled } = releaseChanges(before, after);
  const move = [...moved, ...cancelled].find(isSpc);
  if (!move) return null;
  const { asReleased, newData, newSettings } = move.between;
  return {
    colours: [move.before.rating, asReleased, newData, newSettings, move.after.rating].join(" "),
    causes: move.causes,
    published: move.published
  };
}

describe("releaseChanges(release, now) tells what moved a colour", () => {
  test("nothing, when all is as it was", () => {
    const changes = releaseChanges(monthsAt(100), monthsAt(100));
    expect(changes).toMatchObject({ moved: [], cancelled: [], settings: [], files: [] });
    expect(changes.figures).toEqual({ revised: [], reclassified: [], added: [], withdrawn: [], groups: [] });
    // R3, R4 and R5 as written are published; R8 as written, and all four calibrated, are not.
    expect(changes.compared).toEqual({ published: 3, others: 5 });
  });

  test("data alone", () => {
    expect(spc(monthsAt(100), monthsAt(125))).toEqual({
      colours: "amber amber red amber red",
      causes: ["data"],
      published: true
    });
  });

  test("settings alone", () => {
    expect(spc(monthsAt(125, { z: 3 }), monthsAt(125))).toEqual({
      colours: "amber amber amber red red",
      causes: ["settings"],
      published: true
    });
  });

  test("data and settings, when neither would have done it alone", () => {
    expect(spc(monthsAt(100, { z: 3 }), monthsAt(125))).toMatchObject({
      colours: "amber amber amber amber red",
      causes: ["data", "settings"]
    });
  });

  test("data and settings, when each alone would have done it", () => {
    expect(spc(monthsAt(115), monthsAt(125, { z: 1 }))).toMatchObject({
      colours: "amber amber red red red",
      causes: ["data", "settings"]
    });
  });

  test("software alone, when it gives the release's own figures and settings another colour", () => {
    expect(spc(recordedAs("green", monthsAt(100)), monthsAt(100))).toMatchObject({
      colours: "green amber amber amber amber",
      causes: ["software"]
    });
  });

  test("data and software", () => {
    expect(spc(recordedAs("green", monthsAt(100)), monthsAt(125))).toMatchObject({
      colours: "green amber red amber red",
      causes: ["data", "software"]
    });
  });

  test("settings and software", () => {
    expect(spc(recordedAs("green", monthsAt(125, { z: 3 })), monthsAt(125))).toMatchObject({
      colours: "green amber amber red red",
      causes: ["settings", "software"]
    });
  });

  test("data, settings and software", () => {
    expect(spc(recordedAs("green", monthsAt(100, { z: 3 })), monthsAt(125))).toMatchObject({
      causes: ["data", "settings", "software"]
    });
  });

  test("changes that cancel: narrower lines made it red, better figures amber again", () => {
    const [before, after] = [monthsAt(125, { z: 3 }), monthsAt(100)];
    expect(spc(before, after)).toMatchObject({
      colours: "amber amber amber red amber",
      causes: ["data", "settings"]
    });
    expect(releaseChanges(before, after).moved.filter(isSpc)).toEqual([]);
  });

  test("changes that cancel: the data changed a colour back to the one that an earlier software gave", () => {
    const [before, after] = [recordedAs("red", monthsAt(100)), monthsAt(125)];
    expect(spc(before, after)).toMatchObject({
      colours: "red amber red amber red",
      causes: ["data", "software"]
    });
    expect(releaseChanges(before, after).cancelled.some(isSpc)).toBe(true);
  });
});

describe("releaseChanges(release, now) knows methods apart from settings", () => {
  const kept = { method: { R5: { version: 1, note: "the board" } } };

  test("a release records the version of each rule", () => {
    expect(monthsAt(100).methods).toMatchObject({ R4: 3, R5: 2 });
    expect(monthsAt(100, kept).methods).toMatchObject({ R4: 3, R5: 1 });
  });

  test("another version is a change of method, and no change of settings", () => {
    const changes = releaseChanges(monthsAt(100, kept), monthsAt(100));
    expect(changes).toMatchObject({ settings: [], methods: [{ rule: "R5", before: 1, after: 2 }], moved: [] });
    expect(releaseChanges(monthsAt(100, kept), monthsAt(100, kept)).methods).toEqual([]);
  });

  test("a release without versions is older than their numbers: it had the first of each", () => {
    const { methods: _, ...older } = monthsAt(100);
    expect(releaseChanges(older, monthsAt(100)).methods).toEqual(
      [
        { rule: "R1", before: 1, after: 3 },
        { rule: "R2", before: 1, after: 2 },
        { rule: "R4", before: 1, after: 3 },
        { rule: "R5", before: 1, after: 2 }
      ]
    );
  });

  test("a colour that the days of months move is moved by the method", () => {
    // Two years of 1,000 offences a day, then half a year of 990: by months alike the days are scatter, by days they are not.
    const daily = (perDay: number, from: string, to: string) => monthRange(from, to).map((m) => perDay * daysOf(m));
    const counts = [...daily(1000, "2012-04", "2014-03"), ...daily(990, "2014-04", "2014-09")];
    const at = (settings: Record<string, unknown>) => withCounts(monthsAt(100, settings), counts);
    const { moved } = releaseChanges(at(kept), at({}));
    const move = moved.find(({ after }) => after.rule === "R5" && after.reading === "calibrated")!;
    expect([move.before.rating, move.after.rating, move.causes]).toEqual(["amber", "green", ["method"]]);
    expect(attributionSentence(move)).toBe(
      "With the release’s own data and settings this software says amber, as recorded; with the data of now alone amber; " +
        "with the settings of now alone amber; with the methods of now alone green; with all three green."
    );
    expect(movedByText(move, { reclassified: [] })).toBe("the method");
  });
});

describe("causesOf(recorded, between, now)", () => {
  /** With one of the three as it is now, and with all but one. */
  const between = (asReleased: Rating, alone: [Rating, Rating, Rating], without: [Rating, Rating, Rating]) => ({
    asReleased,
    newData: alone[0],
    newSettings: alone[1],
    newMethod: alone[2],
    oldData: without[0],
    oldSettings: without[1],
    oldMethod: without[2]
  });
  test("names both when the settings move a colour only with the figures as they were", () => {
    const found = between("amber", ["red", "green", "amber"], ["green", "red", "red"]);
    expect(causesOf("amber", found, "red")).toEqual(["data", "settings"]);
  });
  test("names the method when it moves the colour, alone or with all else as it is now", () => {
    const alone = between("amber", ["amber", "amber", "red"], ["red", "red", "amber"]);
    expect(causesOf("amber", alone, "red")).toEqual(["method"]);
    const together = between("amber", ["amber", "amber", "amber"], ["amber", "red", "amber"]);
    expect(causesOf("amber", together, "red")).toEqual(["data", "method"]);
  });
  test("names the method, not the software, where the release's version of it is gone", () => {
    const same = between("red", ["red", "red", "red"], ["red", "red", "red"]);
    expect(causesOf("amber", same, "red")).toEqual(["software"]);
    expect(causesOf("amber", same, "red", true)).toEqual(["method"]);
  });
  test("names none when nothing differs", () => {
    const same = between("amber", ["amber", "amber", "amber"], ["amber", "amber", "amber"]);
    expect(causesOf("amber", same, "amber")).toEqual([]);
  });
});

describe("releaseChanges(release, now)", () => {
  test("follows a published colour through a change of reading, which is a change of settings", () => {
    const before = recordedAs("green", monthsAt(100));
    const { moved } = releaseChanges(before, monthsAt(100, { reading: "calibrated" }));
    const published = moved.filter((move) => move.published && move.before.rule === "R5");
    expect(published).toHaveLength(1);
    expect(published[0]!.before).toMatchObject({ reading: "as-written", rating: "green" });
    expect(published[0]!.after).toMatchObject({ rule: "R5", reading: "calibrated" });
  });

  test("follows a published colour through a change of scheme, from R3 to R8", () => {
    // Flat at 100, R3 is red: nothing changed and no trend reaches the target. Six months at 60 take the latest mean to
    // 80, below R1's lower line, 100 - 1.96 * 10.44 / sqrt(12) = 94.1: green by R8.
    const { moved } = releaseChanges(monthsAt(100), monthsAt(60, { scheme: "continuous-improvement" }));
    const change = moved.find((move) => move.published && move.after.rule === "R8");
    expect(change).toMatchObject({ before: { rule: "R3", rating: "red" }, after: { rating: "green" } });
    expect(moved.filter((move) => move.published && move.after.rule === "R8")).toHaveLength(1);
  });

  test("lists settings with what they were and are", () => {
    const { settings } = releaseChanges(monthsAt(100), monthsAt(100, { z: 2, "spc.recent": 3 }));
    expect(settings).toMatchObject([
      { path: "z", before: 1.96, after: 2 },
      { path: "spc.recent", before: 6, after: 3 }
    ]);
  });

  test("gives a setting that an earlier software did not know its published default", () => {
    const before = structuredClone(monthsAt(125));
    delete (before.settings as Partial<Release["settings"]>).spc;
    expect(spc(before, monthsAt(125))).toBeNull();
    const { settings } = releaseChanges(before, monthsAt(125));
    expect(settings.map(({ path, before }) => [path, before])).toEqual([
      ["spc.recent", undefined],
      ["spc.previous", undefined],
      ["spc.lines", undefined]
    ]);
  });

  test("lists no setting that files may do without, and that has its default", () => {
    const before = structuredClone(monthsAt(100));
    delete (before.settings as Partial<Release["settings"]>).planLife;
    expect(releaseChanges(before, monthsAt(100)).settings).toEqual([]);
    expect(releaseChanges(before, monthsAt(100, { "planLife.share": 10 })).settings).toEqual([
      { path: "planLife.share", before: 5, after: 10 }
    ]);
  });

  test("lists measures that were added, removed and defined in another way", () => {
    const withPlan = (release: Release, plan: Release["plan"]) => {
      const { figures, ratings: _, format: __, ...rest } = release;
      return releaseOf({ ...rest, plan, data: figures });
    };
    const two = withPlan(monthsAt(100), twoMeasures);
    const other = withPlan(monthsAt(100), planOf({ ...offences, better: "higher", note: "Words." }, survey));
    expect(releaseChanges(two, other).measures).toEqual({
      added: [{ id: "satisfaction", name: survey.name, priority: { number: "1", title: "Priority" } }],
      removed: [{ id: "again", name: offences.name, priority: { number: "1", title: "Priority" } }],
      redefined: [
        {
          id: "burglary",
          name: offences.name,
          priority: { number: "1", title: "Priority" },
          keys: [{ key: "better", before: '"lower"', after: '"higher"' }]
        }
      ]
    });
  });

  test("names files with other bytes", () => {
    expect(releaseChanges(monthsAt(100), monthsAt(125)).files).toEqual(["offences.csv"]);
  });
});

describe("releaseChanges(release, now) of a plan for the sum of all places", () => {
  /** East and west with these means of the recent months, and home, which is called their sum and is left at 100. */
  const ofParts = (east: number, west: number, settings: Record<string, unknown> = {}): Release => {
    const release = monthsAt(100, settings);
    const [home] = release.figures.forces;
    const seriesAt = (recent: number) => monthsAt(recent).figures.series.burglary!.home!;
    return {
      ...release,
      figures: {
        ...release.figures,
        forces: [{ ...home!, total: true }, ...["east", "west"].map((id) => ({ ...home!, id }))],
        series: {
          burglary: { ...release.figures.series.burglary, east: seriesAt(east), west: seriesAt(west) }
        }
      }
    };
  };
  const placesOf = (before: Release, after: Release) =>
    releaseChanges(before, after).places.map(({ force, moved }) => {
      const { before: then, after: now, causes } = moved.find(isSpc)!;
      return [force, then.rating, now.rating, ...causes];
    });

  test("names the places whose published colours moved, and what moved them", () => {
    expect(placesOf(ofParts(100, 100), ofParts(125, 100))).toEqual([["east", "amber", "red", "data"]]);
    expect(placesOf(ofParts(125, 100, { z: 3 }), ofParts(125, 100))).toEqual([
      ["east", "amber", "red", "settings"]
    ]);
    expect(placesOf(ofParts(115, 115), ofParts(125, 115, { z: 1 }))).toEqual([
      ["east", "amber", "red", "data", "settings"],
      ["west", "amber", "red", "settings"]
    ]);
  });

  test("names none when nothing moved, and none that the release has no figures of", () => {
    expect(placesOf(ofParts(125, 100), ofParts(125, 100))).toEqual([]);
    expect(placesOf(monthsAt(100), ofParts(125, 100))).toEqual([]);
  });
});
