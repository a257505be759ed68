import { expect, test } from "vitest";
import { problemsOf, readChanged } from "./data-folder.js";

/** Leaves out rows of offences.csv: "home,theft,2014-02" and the like. */
const without =
  (...rows: string[]) =>
  (text: string) =>
    rows.reduce((kept, row) => kept.replace(new RegExp(`^${row},.*\n`, "m"), ""), text);

const EXPECTED = "expected a count for every period of the baseline, latest and SPC windows";

test("a month missing from the latest window is named, at the row before it", () => {
  expect(problemsOf({ "offences.csv": without("home,theft,2014-02") })).toEqual([
    `offences.csv:23:12 “theft” of home has no row for the months 2014-02; ${EXPECTED}`
  ]);
});

test("all missing months of a series are named together, those of the baseline too", () => {
  expect(
    problemsOf({ "offences.csv": without("home,theft,2012-06", "home,theft,2014-02", "home,theft,2014-03") })
  ).toEqual([
    `offences.csv:3:12 “theft” of home has no row for the months 2012-06, 2014-02, 2014-03; ${EXPECTED}`
  ]);
});

test("a month missing before the latest window but inside the SPC window is named", () => {
  expect(problemsOf({ "offences.csv": without("home,theft,2013-04") })).toEqual([
    `offences.csv:13:12 “theft” of home has no row for the months 2013-04; ${EXPECTED}`
  ]);
});

test("a gap that begins before a window is placed at the last row before the gap", () => {
  const spc = (text: string) => text.replace("previous: 12", "previous: 6");
  expect(
    problemsOf({ "offences.csv": without("home,theft,2013-09", "home,theft,2013-10"), "settings.yaml": spc })
  ).toEqual([`offences.csv:18:12 “theft” of home has no row for the months 2013-10; ${EXPECTED}`]);
});

test("a month missing from a peer's latest window is named, for the peer is compared", () => {
  expect(problemsOf({ "offences.csv": without("away,theft,2014-02") })).toEqual([
    `offences.csv:53:12 “theft” of away has no row for the months 2014-02; ${EXPECTED}`
  ]);
});

test("a hole elsewhere is allowed and stays null", () => {
  const { problems, checked } = readChanged({ "offences.csv": without("away,theft,2012-06") });
  expect(problems).toEqual([]);
  expect(checked!.data.series.theft!.away!.counts.slice(0, 4)).toEqual([100, 101, null, 103]);
});

test("a series that begins late or ends early has no hole", () => {
  expect(
    readChanged({ "offences.csv": without("home,theft,2012-04", "home,theft,2014-09") }).problems
  ).toEqual([]);
});
