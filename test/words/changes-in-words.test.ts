import { describe, expect, test } from "vitest";
import { placeWords } from "../../src/plan/place-words.js";
import { releaseChanges } from "../../src/releases/release-changes.js";
import {
  attributionSentence,
  causesInWords,
  changesHeadline,
  differenceText,
  figureText,
  methodChangeInWords,
  movedByText,
  reclassifiedText,
  recordText,
  revisedSeries,
  seriesText,
  settingChangeInWords,
  spanText
} from "../../src/words/changes-in-words.js";
import { monthsAt, recordedAs } from "../releases/release-fixtures.js";
import { annotation, offences } from "../rules/examples.js";

describe("in words", () => {
  test("causes are joined as a sentence joins them", () => {
    expect(causesInWords(["data"])).toBe("data");
    expect(causesInWords(["data", "software"])).toBe("data and software");
    expect(causesInWords(["data", "settings", "software"])).toBe("data, settings and software");
  });

  test("a changed method is told in the plan's own word for its places", () => {
    const boroughs = placeWords({
      places: { one: "borough", many: "boroughs", group: { short: "neighbours", full: "nearest neighbours" } }
    });
    const said = methodChangeInWords({ rule: "R4", before: 1, after: 2 }, boroughs);
    expect(said).toMatch(/^R4 Position v neighbours: method 1 → 2\. Calibrated, /);
    expect(said).not.toMatch(/\bMSG\b|\bforces?\b/);
  });

  test("a changed method is told by all that lies between the versions, and as given up where an earlier one is in force", () => {
    const places = placeWords({});
    expect(methodChangeInWords({ rule: "R1", before: 1, after: 3 }, places)).toMatch(
      /method 1 → 3\. In the calibrated model months count by their days\. Calibrated, each window has a level of its own/
    );
    expect(methodChangeInWords({ rule: "R1", before: 3, after: 2 }, places)).toMatch(
      /method 3 → 2\. Given up: Calibrated, each window has a level of its own/
    );
    expect(methodChangeInWords({ rule: "R5", before: 2, after: 1 }, places)).toMatch(
      /method 2 → 1\. Given up: In the calibrated model months count by their days\.$/
    );
  });

  test("a figure and a difference have the decimals that were typed", () => {
    expect(figureText(12_345)).toBe("12,345");
    expect(figureText(82.75)).toBe("82.75");
    expect(differenceText(301, 900)).toBe("+599");
    expect(differenceText(82.75, 81.5)).toBe("−1.25");
    // In binary 0.1 + 0.2 is not 0.3: the difference of 0.3 and 0.1 must still be 0.2.
    expect(differenceText(0.1, 0.3)).toBe("+0.2");
  });

  test("a span is one month, or from one to another; years are years", () => {
    expect(spanText({ from: "2014-04", to: "2014-04" })).toBe("April 2014");
    expect(spanText({ from: "2014-04", to: "2014-09" })).toBe("April 2014 to September 2014");
    expect(spanText({ from: "2011", to: "2013" })).toBe("2011 to 2013");
  });

  test("a setting that a release did not know is said to be none", () => {
    expect(
      settingChangeInWords({ path: "trends.windows", before: undefined, after: [12, "baseline"] })
    ).toEqual({
      name: "Trend windows (trends.windows)",
      before: "not a setting yet",
      after: "the last 12 months, and the months since the baseline began"
    });
  });

  test("the attribution tells the four colours", () => {
    const moveOf = (before: ReturnType<typeof monthsAt>) =>
      releaseChanges(before, monthsAt(125)).moved.find(({ after }) => after.rule === "R5")!;
    expect(attributionSentence(moveOf(monthsAt(100)))).toBe(
      "With the release’s own data and settings this software says amber, as recorded; with the data of now alone red; with the settings of now alone amber; with both red."
    );
    expect(attributionSentence(moveOf(recordedAs("green", monthsAt(100))))).toMatch(
      /^With the release’s own data and settings this software says amber, where the release recorded green; /
    );
  });

  test("the headline counts published colours first", () => {
    const changes = releaseChanges(monthsAt(100), monthsAt(100));
    const move = releaseChanges(monthsAt(100), monthsAt(125)).moved[0]!;
    const moved = (published: number, others: number) => ({
      ...changes,
      moved: [true, false].flatMap((shown) =>
        Array.from({ length: shown ? published : others }, () => ({ ...move, published: shown }))
      )
    });
    expect(changesHeadline(moved(1, 0))).toBe("1 of 3 published colours has moved since then.");
    expect(changesHeadline(moved(2, 1))).toBe(
      "2 of 3 published colours have moved since then; 1 that is not published has."
    );
    expect(changesHeadline(moved(0, 2))).toBe(
      "None of 3 published colours have moved since then; 2 that are not published have."
    );
  });
});

describe("a reclassification in words", () => {
  const place = { force: "home", what: "offences", from: "2014-01", to: "2014-03", figures: 3, moved: 2 };

  test("says what the record says: how, when, and by whose word", () => {
    const said = { date: "2014-05", text: "Counted apart", source: "a table", series: "stalking" };
    expect(recordText(annotation({ ...said, splitFrom: "violence" }))).toBe(
      "stalking was split from violence, May 2014: Counted apart (a table)"
    );
    expect(recordText(annotation({ ...said, renamedFrom: "harassment" }))).toBe(
      "stalking was renamed from harassment, May 2014: Counted apart (a table)"
    );
  });

  test("gives the counts before and after, and what of them is revised", () => {
    const after = [
      { series: "violence", total: 1_185 },
      { series: "stalking", total: 68 }
    ];
    expect(reclassifiedText({ ...place, before: 1_250, after })).toBe(
      "1,250 → 1,185 violence and 68 stalking, together 1,253; +3 is revised"
    );
    expect(reclassifiedText({ ...place, before: 60, after: [{ series: "burglary", total: 60 }] })).toBe(
      "60 → 60 burglary"
    );
  });

  test("is named beside what moved a colour of the series, by either name, and of no other", () => {
    const move = { causes: ["data"], measure: { before: offences, after: offences } } as const;
    const by = (from: string, series: string) =>
      movedByText(
        { ...move, causes: [...move.causes] },
        { reclassified: [{ from, series, records: [], places: [] }] }
      );
    expect(by("burglary", "burglary")).toBe("data; its series was reclassified");
    expect(by("break-in", "burglary")).toBe("data; its series was reclassified");
    expect(by("violence", "violence")).toBe("data");
  });

  test("names a series with the parts that are added to it", () => {
    expect(seriesText({ series: "violence" })).toBe("violence");
    expect(seriesText({ series: "violence", parts: ["stalking", "assault"] })).toBe(
      "violence with stalking and assault, split from it"
    );
  });
});

describe("revisedSeries(revisions)", () => {
  test("puts the revisions of one series and force together, in the order of time", () => {
    const at = (month: string, force = "home") => ({
      series: "burglary",
      force,
      what: "offences",
      at: month,
      before: 1,
      after: 2
    });
    const found = revisedSeries([at("2014-03"), at("2014-01", "away"), at("2014-01")]);
    expect(found.map(({ force, from, to }) => [force, from, to])).toEqual([
      ["home", "2014-01", "2014-03"],
      ["away", "2014-01", "2014-01"]
    ]);
  });
});
