import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type RawCell, rawLondon } from "./raw-london.js";

const textOf = (file: string): string =>
  readFileSync(`examples/london/${file}`, "utf8").replaceAll(/\s*\n\s*#?\s*/g, " ");
const README = textOf("README.md");
const PLACELESS = ["London Heathrow and London City Airports", "Unknown"];

type Choice = (cell: RawCell) => boolean;

const before = rawLondon("2023-02");
const now = rawLondon("2023-11");
const inBorough: Choice = ({ borough }) => !PLACELESS.includes(borough);
const inBaseline: Choice = ({ month }) => month >= "201104" && month <= "201203";
const upToPeriod: Choice = ({ month }) => month <= "201409";
const inMonth =
  (wanted: string): Choice =>
  ({ month }) =>
    month === wanted;
const minor =
  (...names: string[]): Choice =>
  (cell) =>
    names.includes(cell.minor);
const fraud: Choice = ({ major }) => major === "FRAUD AND FORGERY";
const drivers = minor("DEATH SERIOUS INJURY ILLEGAL DRIVING");
const thefts = minor("THEFT FROM THE PERSON");
const seven: Choice = (cell) =>
  ["BURGLARY", "ROBBERY"].includes(cell.major) ||
  minor(
    "CRIMINAL DAMAGE",
    "THEFT FROM THE PERSON",
    "THEFT FROM A VEHICLE",
    "THEFT OR UNAUTH TAKING OF A MOTOR VEH",
    "VIOLENCE WITH INJURY"
  )(cell);

/** The sum of the cells of an edition that all choices take, as a text has it: "22,457". */
const sum = (cells: RawCell[], ...choices: Choice[]): string =>
  total(cells, ...choices).toLocaleString("en-GB");
const total = (cells: RawCell[], ...choices: Choice[]): number =>
  cells.filter((cell) => choices.every((holds) => holds(cell))).reduce((all, { count }) => all + count, 0);

const withoutInjury = minor("VIOLENCE WITHOUT INJURY");
const withInjury = minor("VIOLENCE WITH INJURY");
const stalking = minor("STALKING AND HARASSMENT");
const baseline = total(now, inBorough, inBaseline, seven);

/** What the texts say of the originals, each number counted from their bytes, in the 32 boroughs where none says otherwise. */
const SAID: [file: string, sentence: string][] = [
  ["README.md", `${sum(now, inBorough, inBaseline, fraud)} offences of the baseline year in the 32 boroughs`],
  ["sources.yaml", `the boroughs' baseline would hold ${sum(now, inBorough, inBaseline, fraud)} crimes`],
  [
    "annotations.csv",
    `${sum(now, inBorough, inMonth("201301"), fraud)} were recorded in the boroughs in January 2013, ${sum(now, inBorough, inMonth("201303"), fraud)} in March`
  ],
  ["README.md", `(${sum(now, inBorough, inBaseline, drivers)} of them in the 32 boroughs in 2011/12)`],
  [
    "README.md",
    `${sum(now, inBaseline, thefts, (cell) => !inBorough(cell))} of ${sum(now, inBaseline, thefts)} thefts from the person`
  ],
  [
    "README.md",
    `${baseline.toLocaleString("en-GB")} offences in 2011/12 ask for at most ${Math.floor(0.8 * baseline).toLocaleString("en-GB")} in 2015/16`
  ],
  [
    "README.md",
    `Where the first edition had ${sum(before, inBorough, upToPeriod, withoutInjury)} offences of violence without injury, the second has ${sum(now, inBorough, upToPeriod, withoutInjury)} and ${sum(now, inBorough, upToPeriod, stalking)} of stalking and harassment: ` +
      `${total(now, inBorough, upToPeriod, withoutInjury) + total(now, inBorough, upToPeriod, stalking) - total(before, inBorough, upToPeriod, withoutInjury)} more`
  ],
  [
    "README.md",
    `${sum(before, inBorough, upToPeriod, withInjury)} offences became ${sum(now, inBorough, upToPeriod, withInjury)} and ${sum(now, inBorough, upToPeriod, drivers)}`
  ]
];

test.each(SAID)("%s of London says what its originals count: %s", (file, sentence) => {
  expect(textOf(file)).toContain(sentence);
});

test("no count of London’s README, sources and annotations stands there uncounted", () => {
  const counted = SAID.map(([, sentence]) => sentence).join(" ");
  const texts = [README, textOf("sources.yaml"), textOf("annotations.csv")].join(" ");
  const counts = texts.match(/\b\d{1,3}(,\d{3})+\b/g)!;
  expect(counts.length).toBeGreaterThan(10);
  expect(counts.filter((count) => !counted.includes(count))).toEqual([]);
});

test("the boroughs that the README says have few neighbours have as many as it says", () => {
  const peers = readFileSync("examples/london/comparison-groups.csv", "utf8");
  const count = (borough: string) => peers.split("\n").filter((row) => row.startsWith(`${borough},`)).length;
  expect(README).toContain("Bexley has two peers, which are too few; Havering has three");
  expect([count("bexley"), count("havering")]).toEqual([2, 3]);
});
