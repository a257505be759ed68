import { expect, test } from "vitest";
import { type Change, problemsOf, readChanged, replacing } from "./data-folder.js";

const adding =
  (line: string): Change =>
  (text) =>
    `${text}${line}\n`;

test("an unknown force is reported once in each file, at its first row, with the number of the others", () => {
  expect(problemsOf({ "offences.csv": (text) => text.replaceAll("away,", "awya,") })).toEqual([
    "offences.csv:32:1 force is “awya”, which is unknown (and in 29 more rows); expected a force of forces.csv"
  ]);
});

test.each([
  ["offences-quarterly.csv", "nowhere,robbery,2014-06,1,recorded", 4],
  ["surveys.csv", "nowhere,satisfaction,2014-09,12,,80,,published", 4],
  ["population.csv", "nowhere,2013,1,", 5],
  ["comparison-groups.csv", "nowhere,computed-2012,home,a test", 3]
])("an unknown force in %s is reported", (name, row, line) => {
  expect(problemsOf({ [name]: adding(row) })).toEqual([
    `${name}:${line}:1 force is “nowhere”, which is unknown; expected a force of forces.csv`
  ]);
});

test("an unknown peer is reported", () => {
  expect(problemsOf({ "comparison-groups.csv": adding("home,computed-2012,nowhere,a test") })).toEqual([
    "comparison-groups.csv:3:20 peer is “nowhere”, which is unknown; expected a force of forces.csv"
  ]);
});

test("a plan of an unknown force is reported, not every series it lacks", () => {
  expect(problemsOf({ "plan.yaml": replacing("force: home", "force: nowhere") })).toContain(
    "plan.yaml:2:8 the force “nowhere” is unknown; expected a force of forces.csv"
  );
});

test.each([
  [
    "series: theft",
    "series: fraud",
    "13:17 the series “fraud” is unknown; expected a series of offences.csv or offences-quarterly.csv with rows for home"
  ],
  [
    "series: theft",
    "series: theft\n        proxy: {series: fraud, name: Fraud}",
    "14:25 the series “fraud” is unknown; expected a series of offences.csv or offences-quarterly.csv with rows for home"
  ],
  [
    "survey: satisfaction",
    "survey: trust",
    "18:17 the survey “trust” is unknown; expected a survey of surveys.csv with rows for home"
  ],
  [
    "awaiting: It is not defined yet.",
    "survey: trust",
    "24:17 the survey “trust” is unknown; expected a survey of surveys.csv with rows for home"
  ]
])("“%s” become “%s” names something without rows", (from, to, problem) => {
  expect(problemsOf({ "plan.yaml": replacing(from, to) })).toEqual([`plan.yaml:${problem}`]);
});

test("a series that only other forces have is unknown to the plan", () => {
  const { problems } = readChanged({
    "offences.csv": adding("away,fraud,2014-09,1,recorded"),
    "plan.yaml": replacing("series: theft", "series: fraud")
  });
  expect(problems).toMatchObject([{ value: "fraud", hint: "Known: robbery, theft." }]);
});

test("a series may be named that is only in offences-quarterly.csv", () => {
  expect(
    readChanged({
      "plan.yaml": replacing(
        "series: theft",
        "series: theft\n        proxy: {series: robbery, name: Robbery}"
      )
    }).problems.map((p) => p.problem)
  ).toEqual(["“robbery” of home has no row for the quarters ending 2014-06"]);
});

test("a name that every object has is none for a series", () => {
  expect(problemsOf({ "plan.yaml": replacing("series: theft", "series: constructor") })).toEqual([
    "plan.yaml:13:17 priorities.0.measures.0.series is “constructor”; expected a name of at most 60 small letters, digits and hyphens, such as domestic-burglary"
  ]);
});

test("an annotation of an unknown measure is reported; one of no measure concerns all", () => {
  expect(problemsOf({ "annotations.csv": replacing("theft", "fraud") })).toEqual([
    "annotations.csv:3:9 measure is “fraud”, which is unknown; expected a measure of plan.yaml, or nothing when it concerns all"
  ]);
});

test("a force is not its own peer", () => {
  expect(problemsOf({ "comparison-groups.csv": adding("home,computed-2012,home,a test") })).toEqual([
    "comparison-groups.csv:3:20 “home” is its own peer; expected another force"
  ]);
});

test("the plan's force needs no peers, and no force does", () => {
  const groups = "comparison-groups.csv";
  expect(problemsOf({ [groups]: replacing("home,computed-2012,away", "away,computed-2012,home") })).toEqual(
    []
  );
  expect(problemsOf({ [groups]: () => "force,edition,peer,source\n" })).toEqual([]);
});

test("a group has one source", () => {
  expect(
    problemsOf({
      "forces.csv": adding("third,Third,E23000023,East,Third Police"),
      "comparison-groups.csv": adding("home,computed-2012,third,hearsay")
    })
  ).toEqual([
    "comparison-groups.csv:3:26 source is “hearsay”, another than the group's first row has; expected “a test”: one source for a force's group in an edition"
  ]);
});
