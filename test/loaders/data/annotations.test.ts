import { describe, expect, test } from "vitest";
import { annotation } from "../../rules/examples.js";
import { problemsOf, readChanged } from "./data-folder.js";

const HEADER = "date,measure,text,source,kind,series,renamed_from,split_from";
const file = (...rows: string[]) => ({ "annotations.csv": `${[HEADER, ...rows].join("\n")}\n` });
/** What is wrong with one row, by the column that it stands in. */
const problemsIn = (...rows: string[]) =>
  problemsOf(file(...rows)).map((text) => text.replace("annotations.csv:", ""));

describe("annotations.csv", () => {
  test("has a kind, a series and what it was renamed or split from", () => {
    const { problems, checked } = readChanged(
      file(
        "2013-04,,Renamed,a test,recording,theft,stealing,",
        "2013-05,theft,Split,a test,,robbery,,theft",
        "2012-07,,Games,a test,event,,,"
      )
    );
    expect(problems).toEqual([]);
    expect(checked!.data.annotations).toEqual([
      annotation({ kind: "event", date: "2012-07", text: "Games", source: "a test" }),
      annotation({
        date: "2013-04",
        series: "theft",
        renamedFrom: "stealing",
        text: "Renamed",
        source: "a test"
      }),
      annotation({
        date: "2013-05",
        measure: "theft",
        series: "robbery",
        splitFrom: "theft",
        text: "Split",
        source: "a test"
      })
    ]);
  });

  test("may lack any of its last four columns", () => {
    const { problems, checked } = readChanged({
      "annotations.csv": "date,measure,text,source,series,split_from\n2013-05,,Split,a test,robbery,theft\n"
    });
    expect(problems).toEqual([]);
    expect(checked!.data.annotations).toMatchObject([
      { kind: "recording", series: "robbery", splitFrom: "theft" }
    ]);
  });

  test("knows two kinds", () => {
    expect(problemsIn("2013-04,,A,a test,rename,theft,,")).toEqual([
      "2:19 kind is “rename”; expected recording or event, or nothing"
    ]);
  });

  test("may tell one change of two series, or of two that a part was split from, but nothing twice", () => {
    expect(
      problemsIn(
        "2013-04,,A,a test,,theft,,",
        "2013-04,,A,a test,,robbery,,",
        "2013-04,,A,a test,,fraud,,theft",
        "2013-04,,A,a test,,fraud,,robbery"
      )
    ).toEqual([]);
    expect(problemsIn("2013-04,,A,a test,,theft,,", "2013-04,,A,another test,,theft,,")).toEqual([
      "3:1 the row has the same date, measure, series, split_from, text as line 2; expected each of them once"
    ]);
  });

  test("names a series that is counted, or what it was, or what is left of that", () => {
    expect(problemsIn("2013-04,,A,a test,,fraud,,")).toEqual([
      "2:20 series is “fraud”, which is unknown; expected a series of offences.csv, offences-quarterly.csv or sources.yaml"
    ]);
    expect(problemsIn("2013-04,,A,a test,,fraud,deceit,")).toEqual([
      "2:20 series is “fraud”, which is unknown; expected a series of offences.csv, offences-quarterly.csv or sources.yaml"
    ]);
    expect(problemsIn("2013-04,,A,a test,,fraud,,theft")).toEqual([]);
    expect(problemsIn("2013-04,,A,a test,,fraud,theft,")).toEqual([]);
  });

  test("says what a renamed or a split series is called now", () => {
    const expected = "expected the series as it is called now in the column series";
    expect(problemsIn("2013-04,,A,a test,,,theft,")).toEqual([
      `2:21 renamed_from is “theft”, and series is blank; ${expected}`
    ]);
    expect(problemsIn("2013-04,,A,a test,,,,theft")).toEqual([
      `2:22 split_from is “theft”, and series is blank; ${expected}`
    ]);
  });

  test("has one former name or whole in a row, another than the series, of a change of recording", () => {
    expect(problemsIn("2013-04,,A,a test,,robbery,theft,theft")).toEqual([
      "2:34 the row has both renamed_from and split_from; expected one of the two: a series has another name now, or it was a part of another"
    ]);
    expect(problemsIn("2013-04,,A,a test,,theft,theft,")).toEqual([
      "2:26 renamed_from is “theft”, the series itself; expected what it was before"
    ]);
    expect(problemsIn("2013-04,,A,a test,event,robbery,theft,")).toEqual([
      "2:19 renamed_from is “theft”, and kind is “event”; expected kind “recording”: a series that is counted otherwise is a change of recording"
    ]);
  });

  test("gives each series one new name and one former name", () => {
    const expected = "expected one new name for each series, and one former name";
    expect(problemsIn("2013-04,,A,a test,,robbery,theft,", "2013-05,,B,a test,,fraud,theft,")).toEqual([
      `3:26 “theft” is renamed to “fraud”, and “theft” to “robbery” above; ${expected}`
    ]);
    expect(problemsIn("2013-04,,A,a test,,robbery,theft,", "2013-05,,B,a test,,robbery,fraud,")).toEqual([
      `3:28 “fraud” is renamed to “robbery”, and “theft” to “robbery” above; ${expected}`
    ]);
  });
});
