import { expect, test } from "vitest";
import { defaultSettings } from "../../../src/plan/settings.js";
import { annotation } from "../../rules/examples.js";
import { problemsOf, readChanged, replacing } from "./data-folder.js";

test("readData(folder) gives the plan, the settings and the data when nothing is wrong", () => {
  const { problems, checked } = readChanged();
  expect(problems).toEqual([]);
  expect(checked?.plan).toMatchObject({ title: "Tiny plan", force: "home", periodEnd: "2014-09" });
  expect(checked?.plan).not.toHaveProperty("period_end");
  expect(checked?.settings).toEqual(defaultSettings());
});

test("readData(folder) gathers offences by series and force, with the months that each basis covers", () => {
  const theft = readChanged().checked!.data.series.theft!;
  expect(Object.keys(theft)).toEqual(["home", "away"]);
  expect(theft.home).toEqual({
    start: "2012-04",
    monthsPerPeriod: 1,
    counts: Array.from({ length: 30 }, (_, i) => 100 + i),
    bases: [{ from: "2012-04", to: "2014-09", basis: "recorded" }]
  });
});

test("readData(folder) starts a quarterly series at the first month of its first quarter, and leaves a missing quarter null", () => {
  const { data, quarterly } = readChanged().checked!;
  const robbery = {
    start: "2014-01",
    monthsPerPeriod: 3,
    counts: [7, null, 9],
    bases: [{ from: "2014-01", to: "2014-09", basis: "recorded" }]
  };
  expect(quarterly.robbery?.home).toEqual(robbery);
  expect(data.series.robbery?.home).toEqual(robbery);
});

test("readData(folder) rates the months of a series that is given by month and by quarter", () => {
  const { data, quarterly } = readChanged({
    "offences-quarterly.csv": (text) => `${text}home,theft,2014-09,387,recorded\n`
  }).checked!;
  expect(data.series.theft!.home!.monthsPerPeriod).toBe(1);
  expect(quarterly.theft!.home!.monthsPerPeriod).toBe(3);
});

test("readData(folder) keeps the quarters of a force that has no months of a series", () => {
  const { data } = readChanged({
    "offences.csv": (text) => text.replaceAll(/^away,.*\n/gm, ""),
    "offences-quarterly.csv": (text) =>
      `${text}away,theft,2014-09,387,recorded\nhome,theft,2014-09,1,recorded\n`
  }).checked!;
  expect(data.series.theft!.home!.monthsPerPeriod).toBe(1);
  expect(data.series.theft!.away).toMatchObject({ start: "2014-07", monthsPerPeriod: 3, counts: [387] });
});

test("readData(folder) takes offence rows in any order", () => {
  const reversed = (text: string) => {
    const [header, ...rows] = text.trim().split("\n");
    return [header, ...rows.reverse()].join("\n");
  };
  const { checked } = readChanged({ "offences.csv": reversed });
  expect(checked!.data.series.theft!.home).toEqual(readChanged().checked!.data.series.theft!.home);
});

test("readData(folder) keeps a changing basis as runs of months", () => {
  const { checked } = readChanged({
    "offences.csv": replacing("2012-05,101,recorded", "2012-05,101,modelled")
  });
  expect(checked!.data.series.theft!.home!.bases).toEqual([
    { from: "2012-04", to: "2012-04", basis: "recorded" },
    { from: "2012-05", to: "2012-05", basis: "modelled" },
    { from: "2012-06", to: "2014-09", basis: "recorded" }
  ]);
});

test("readData(folder) reads surveys oldest first, a blank base and a blank design effect as null", () => {
  expect(readChanged().checked!.data.surveys).toEqual({
    satisfaction: {
      home: [
        { periodEnd: "2013-03", months: 12, base: 600, percent: 82.9, designEffect: 1.2, basis: "published" },
        {
          periodEnd: "2014-09",
          months: 12,
          base: null,
          percent: 80.6,
          designEffect: null,
          basis: "published"
        }
      ]
    }
  });
});

test("readData(folder) reads forces, population by year, groups and annotations by date", () => {
  const { forces, population, groups, annotations } = readChanged().checked!.data;
  expect(forces[0]).toEqual({
    id: "home",
    name: "Home",
    code: "E23000021",
    region: "East",
    policeUkName: "Home Police"
  });
  expect(population.home).toEqual([
    { year: 2012, population: 990, households: null },
    { year: 2013, population: 1000, households: 400 }
  ]);
  expect(groups).toEqual({ "computed-2012": { home: { peers: ["away"], source: "a test" } } });
  expect(annotations).toEqual([
    annotation({ date: "2014-04", measure: "theft", text: "One, two", source: "a test" }),
    annotation({ date: "2014-05", text: "A change", source: "a test" })
  ]);
});

test("readData(folder) gives no data when anything is wrong", () => {
  expect(readChanged({ "forces.csv": null }).checked).toBe(null);
});

test("readData(folder) reports the problems of all files at once", () => {
  const problems = problemsOf({
    "offences.csv": replacing("2012-04,100", "2012-04,-100"),
    "surveys.csv": replacing("82.9", "829"),
    "population.csv": replacing("home,2012", "hmoe,2012"),
    "settings.yaml": replacing("z: 1.96", "z: wide"),
    "plan.yaml": replacing("further: 5.7", "further: 6.7")
  });
  expect(problems).toEqual([
    "offences.csv:2:20 count is “-100”; expected a whole number from 0 to 1,000,000,000",
    "surveys.csv:2:34 percent is “829”; expected a percentage from 0 to 100, such as 84.2",
    "plan.yaml:33:19 required is 23, but realised 7.8 + identified 9.5 + further 6.7 make 24; expected the same amount within 0.05",
    "settings.yaml:12:4 z is “wide”; expected a number from 0.5 to 5",
    "population.csv:3:1 force is “hmoe”, which is unknown; expected a force of forces.csv"
  ]);
});
