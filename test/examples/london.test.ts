import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { rate } from "../../loaders/commands/rate.js";
import { releasedData } from "../../loaders/data/data-for.js";
import { loadData, ownContext } from "../../loaders/data/load-data.js";
import type { Checked } from "../../loaders/data/read-data.js";
import { changesFile } from "../../loaders/releases/changes-file.js";
import { presentRelease } from "../../loaders/releases/present-release.js";
import { ratedOf } from "../../src/components/measure/rated.js";
import { monthRange } from "../../src/plan/month.js";
import { releasedMethods } from "../../src/releases/release-methods.js";
import type { PlanRating } from "../../src/rules/rating.js";
import { measurePageFiles } from "../../src/views/measure-page-files.js";
import { runCommand } from "../loaders/commands/run-command.js";
import { type RawCell, rawLondon } from "./raw-london.js";

const LONDON = "examples/london";
const AIRPORTS = "London Heathrow and London City Airports";

/** Which cells each series of the plan is made of, in words of their own. */
const SERIES: Record<string, (cell: RawCell) => boolean> = {
  burglary: ({ major }) => major === "BURGLARY",
  "criminal-damage": ({ minor }) => minor === "CRIMINAL DAMAGE",
  robbery: ({ major }) => major === "ROBBERY",
  "theft-from-the-person": ({ minor }) => minor === "THEFT FROM THE PERSON",
  "theft-from-motor-vehicle": ({ minor }) => minor === "THEFT FROM A VEHICLE",
  "theft-of-motor-vehicle": ({ minor }) => minor === "THEFT OR UNAUTH TAKING OF A MOTOR VEH",
  "violence-with-injury": ({ minor }) => minor === "VIOLENCE WITH INJURY",
  "all-crime": ({ major }) => major !== "FRAUD AND FORGERY"
};
const SEVEN = Object.keys(SERIES).slice(0, 7);

/** Series that no measure counts, by the one name in the table that each is made of. */
const OTHERS: Record<string, string> = {
  "burglary-in-a-dwelling": "BURGLARY IN A DWELLING",
  "domestic-burglary": "DOMESTIC BURGLARY",
  "violence-without-injury": "VIOLENCE WITHOUT INJURY",
  "stalking-and-harassment": "STALKING AND HARASSMENT",
  "death-or-serious-injury-by-illegal-driving": "DEATH SERIOUS INJURY ILLEGAL DRIVING",
  arson: "ARSON",
  "bicycle-theft": "BICYCLE THEFT",
  homicide: "HOMICIDE",
  "other-sexual-offences": "OTHER SEXUAL OFFENCES",
  "other-theft": "OTHER THEFT",
  rape: "RAPE",
  shoplifting: "SHOPLIFTING"
};

/** An edition of the originals, the plan's folder that reads it, and how many series it has records of. */
interface Edition {
  edition: "2023-02" | "2023-11";
  folder: string;
  series: number;
  checked: Checked;
}

type Counts = Map<string, number>;

const idOf = (name: string): string => name.toLowerCase().replaceAll(" ", "-");
const isBorough = ({ borough }: RawCell): boolean => borough !== AIRPORTS && borough !== "Unknown";

/** "burglary hackney 2014-09" and its count, for every series, borough and month, London among them. */
function countedFrom(cells: RawCell[]): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (series: string, place: string, { month, count }: RawCell): void => {
    const key = `${series} ${place} ${month.slice(0, 4)}-${month.slice(4)}`;
    counts.set(key, count + (counts.get(key) ?? 0));
  };
  for (const cell of cells.filter(isBorough)) {
    const found = Object.keys(SERIES).filter((series) => SERIES[series]!(cell));
    const besides = Object.keys(OTHERS).filter((series) => OTHERS[series] === cell.minor);
    const ofSeven = found.some((series) => SEVEN.includes(series)) ? ["seven-crimes"] : [];
    const all = [...found, ...besides, ...ofSeven];
    for (const series of all) for (const place of [idOf(cell.borough), "london"]) add(series, place, cell);
  }
  return counts;
}

/** The same of the plan's data. */
function countsOf({ data }: Checked): Map<string, number> {
  return new Map(
    Object.entries(data.series).flatMap(([series, places]) =>
      Object.entries(places).flatMap(([place, { start, monthsPerPeriod, counts }]) => {
        expect(monthsPerPeriod).toBe(1);
        const months = monthRange(start, "2017-03");
        expect(counts).toHaveLength(months.length);
        return counts.map((count, i): [string, number] => [`${series} ${place} ${months[i]}`, count!]);
      })
    )
  );
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The folder with the first edition in its sources: nothing else differs. */
function firstEdition(): string {
  const folder = mkdtempSync(join(tmpdir(), "control-lines-london-"));
  folders.push(folder);
  cpSync(LONDON, folder, { recursive: true });
  const sources = join(folder, "sources.yaml");
  writeFileSync(sources, readFileSync(sources, "utf8").replaceAll("2023-11.csv]", "2023-02.csv]"));
  return folder;
}

const editions: Edition[] = (
  [
    { edition: "2023-02", folder: firstEdition(), series: 18 },
    { edition: "2023-11", folder: LONDON, series: 20 }
  ] as const
).map((edition) => ({ ...edition, checked: loadData(edition.folder) }));
const [first, second] = editions as [Edition, Edition];

describe.each(editions)("the edition of $edition", ({ edition, checked, series }) => {
  const cells = rawLondon(edition);

  test("gives every count of the originals to the unit, and no other", () => {
    const counted = countedFrom(cells);
    expect(counted.size).toBe(series * 33 * 84);
    expect(countsOf(checked)).toEqual(counted);
  });

  test("accounts for every cell of the file, those of no borough by name", () => {
    const fraud = cells.filter((cell) => isBorough(cell) && cell.major === "FRAUD AND FORGERY");
    const airports = cells.filter(({ borough }) => borough === AIRPORTS);
    const unknown = cells.filter(({ borough }) => borough === "Unknown");
    for (const account of checked.provenance.sources) {
      expect(account).toMatchObject({
        rows: cells.length,
        rejected: 0,
        filtered: {
          "at the airports": airports.length,
          "place not known": unknown.length,
          "in no series": fraud.length
        }
      });
      expect(account.inputs[0]!.file).toBe(`originals/recorded-crime-edition-${edition}.csv`);
    }
  });
});

/** Thefts from the person of 2011/12, by whether they belong to a borough. */
test("the note on theft from the person gives the share without a borough", () => {
  const thefts = rawLondon("2023-11").filter(
    (cell) => SERIES["theft-from-the-person"]!(cell) && cell.month >= "201104" && cell.month <= "201203"
  );
  const sum = (of: RawCell[]): number => of.reduce((total, { count }) => total + count, 0);
  const apart = sum(thefts.filter((cell) => !isBorough(cell)));
  expect([apart, sum(thefts), ((100 * apart) / sum(thefts)).toFixed(1)]).toEqual([1166, 41_938, "2.8"]);
  for (const file of ["plan.yaml", "README.md"])
    expect(readFileSync(join(LONDON, file), "utf8")).toMatch(/1,166 of 41,938 .*\(2\.8%\)/);
});

test("the counts of London are open data, as its plan says with their source, so that none of them is left out", () => {
  const { data } = loadData(LONDON);
  expect(data.disclosure).toMatchObject({ cells: 0, openData: expect.stringMatching(/London Datastore/) });
  const counts = Object.values(data.series).flatMap((byPlace) => Object.values(byPlace));
  expect(counts.filter(({ suppressed }) => suppressed !== undefined)).toEqual([]);
});

describe("rate --data examples/london --format json", async () => {
  const ratingOf = async (...args: string[]): Promise<PlanRating> =>
    JSON.parse((await runCommand(rate, ["--data", LONDON, "--format", "json", ...args])).out);
  const london = await ratingOf();
  const offences = london.measures.filter(({ kind }) => kind === "offences");

  test("rates all seven crimes, the seven together and all crime", () => {
    expect(offences.map(({ id }) => id).sort()).toEqual([...Object.keys(SERIES), "seven-crimes"].sort());
    for (const { ratings } of offences) {
      const notRated = ratings.filter(({ rating }) => rating === "not-rated");
      expect(notRated.map(({ rule }) => rule)).toEqual(["R4", "R4"]);
      expect(notRated.map((rating) => "reason" in rating && rating.reason)).toEqual(["is-total", "is-total"]);
    }
  });

  test("asks the seven crimes, and their sum, for 20% less than 2011/12 in 2015/16; all crime for no number", () => {
    for (const { id, baseline, findings } of offences) {
      const trends = findings.flatMap((f) =>
        f.rule === "R2" && f.finding !== "not-judged" ? [f.evidence] : []
      );
      expect([id, trends.length]).toEqual([id, 2]);
      for (const { achievement, threshold, target } of trends) {
        expect(target).toMatchObject({ from: "2015-04", to: "2016-03" });
        expect([id, achievement]).toEqual([id, id === "all-crime" ? "significant" : "-20%"]);
        if (achievement === "-20%") expect(threshold).toBeCloseTo(baseline! * 0.8, 6);
      }
    }
    // 397,615 offences in 2011/12, less a fifth.
    const { ratings } = offences.find(({ id }) => id === "seven-crimes")!;
    expect(ratings.find(({ rule }) => rule === "R3")!.evidence).toMatchObject({
      target: { achievement: "-20%", threshold: expect.closeTo(318_092, 6) }
    });
  });

  test("knows in March 2016 which of the eight reached it", async () => {
    const counted = countedFrom(rawLondon("2023-11"));
    const known = (await ratingOf("--period", "2016-03")).measures.filter(({ kind }) => kind === "offences");
    const total = (id: string, start: string) =>
      monthRange(`${start}-04`, `${Number(start) + 1}-03`).reduce(
        (sum, month) => sum + counted.get(`${id} london ${month}`)!,
        0
      );
    for (const { id, findings } of known.filter((measure) => measure.id !== "all-crime")) {
      const isReached = total(id, "2015") <= 0.8 * total(id, "2011");
      const found = findings.filter(({ rule }) => rule === "R2").map(({ finding }) => finding);
      const verdict = isReached ? "achieved" : "not-achieved";
      expect([id, ...found]).toEqual([id, verdict, verdict]);
    }
  });

  test("gives the totals of 2011/12 and of the year to September 2014", () => {
    const counted = [...countedFrom(rawLondon("2023-11"))];
    const sum = (series: string, from: string, to: string): number =>
      counted
        .filter(
          ([key]) => key.startsWith(`${series} london `) && key.slice(-7) >= from && key.slice(-7) <= to
        )
        .reduce((total, [, count]) => total + count, 0);
    for (const { id, baseline, latest } of offences)
      expect([id, baseline, latest]).toEqual([
        id,
        sum(id, "2011-04", "2012-03"),
        sum(id, "2013-10", "2014-09")
      ]);
  });

  test("rates a borough on its position too, and says that its population is projected", async () => {
    const hackney = await ratingOf("--force", "hackney");
    for (const { ratings } of hackney.measures.filter(({ kind }) => kind === "offences")) {
      expect(ratings.map(({ rating }) => rating)).not.toContain("not-rated");
      const position = ratings.find(({ rule }) => rule === "R4")!;
      expect(position.evidence).toMatchObject({
        bases: ["recorded crime, Metropolitan Police Service"],
        populationBasis: "published GLA projection of the population, not an estimate"
      });
    }
  });

  test("does not rate the survey without bases, in any period", async () => {
    for (const period of ["2014-09", "2016-03"]) {
      const confidence = (await ratingOf("--period", period)).measures.find(({ id }) => id === "confidence")!;
      expect(new Set(confidence.ratings.map(({ rating }) => rating))).toEqual(new Set(["not-rated"]));
      for (const rating of confidence.ratings) expect(rating).toHaveProperty("reason");
    }
  });

  test("says of no figure that it is modelled, simulated or illustrative", () => {
    expect(JSON.stringify(london)).not.toMatch(/modelled|simulated|illustrative/i);
  });
});

test("no file of the plan says modelled, simulated or illustrative", () => {
  for (const file of [
    "plan.yaml",
    "sources.yaml",
    "README.md",
    "population.csv",
    "surveys.csv",
    "annotations.csv"
  ])
    expect(readFileSync(join(LONDON, file), "utf8")).not.toMatch(/modelled|simulated|illustrative/i);
});

describe("the tables beside the counts", () => {
  const { data } = second.checked;
  const lines = (file: string): string[][] =>
    readFileSync(join(LONDON, "originals", file), "latin1")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));

  test("have the populations of the original, and London as the sum of the 32", () => {
    const boroughs = lines("borough-population.csv").filter(([code]) => code !== "E09000001");
    expect(boroughs).toHaveLength(320);
    for (const [, name, year, source, population] of boroughs) {
      const found = data.population[idOf(name!)]!.find((row) => row.year === Number(year))!;
      expect(found.population).toBe(Number(population));
      expect(found.basis).toMatch(source === "ONS MYE" ? /mid-year estimate/ : /GLA projection/);
    }
    for (const { year, population } of data.population.london!) {
      const sum = boroughs
        .filter((row) => row[2] === String(year))
        .reduce((total, row) => total + Number(row[4]), 0);
      expect([year, population]).toEqual([year, sum]);
    }
  });

  test("have for every borough its nearest London neighbours, at most seven", () => {
    const names = new Map(lines("borough-population.csv").map(([code, name]) => [code!, idOf(name!)]));
    names.delete("E09000001");
    for (const [code, ...neighbours] of lines("ons-nearest-neighbours.csv")) {
      if (!names.has(code!)) continue;
      const peers = neighbours.filter((of) => names.has(of)).map((of) => names.get(of)!);
      expect(data.groups["ons-neighbours"]![names.get(code!)!]!.peers).toEqual(peers.slice(0, 7));
    }
    expect(Object.keys(data.groups["ons-neighbours"]!)).toHaveLength(32);
  });

  test("have the survey's percentages as published, without a base", () => {
    const rows = lines("public-attitude-survey.csv").filter((row) => row[2] === "Good Job local");
    for (const [quarter, borough, , percent, london] of rows) {
      const place = borough === "City of Westminster" ? "westminster" : idOf(borough!);
      const wave = (of: string) =>
        data.surveys["good-job-local"]![of]!.find(({ periodEnd }) => periodEnd === quarter);
      expect(wave(place)).toMatchObject({ percent: Number(percent), base: null });
      expect(wave("london")).toMatchObject({ percent: Number(london), base: null });
    }
  });
});

/** An edition as a release, or as the plan of now. */
const asRelease = ({ edition, folder, checked }: Edition) =>
  presentRelease(folder, checked, releasedData(checked.plan, checked.data), {
    label: edition,
    made: "2026-11-29"
  });

test("the release that is kept has the figures and colours of the first edition", () => {
  const whole = JSON.parse(readFileSync(join(LONDON, "releases/2023-02.json"), "utf8"));
  // A release is never edited: what annotations say in it may have been worded better since.
  const isSaidSince = (key: string): boolean => ["recordedAnew", "sinceRecording", "text"].includes(key);
  // Nor is it computed anew: the same sums in another order may differ in the fifteenth digit.
  const asPrinted = (value: unknown) => (typeof value === "number" ? Number(value.toPrecision(12)) : value);
  const withoutThat = (of: unknown) =>
    JSON.parse(JSON.stringify(of), (key, value) => (isSaidSince(key) ? undefined : asPrinted(value)));
  const kept = withoutThat(whole);
  // By the methods of then, and without the changes of recording, which are said since.
  const settings = { ...first.checked.settings, method: releasedMethods(kept) };
  const release = asRelease({ ...first, checked: { ...first.checked, settings } });
  const made = withoutThat(release);
  expect(kept.figures).toEqual(made.figures);
  expect(kept.ratings).toEqual(made.ratings);
});

describe("a release of the first edition, when the second is loaded", () => {
  const { plan, data } = second.checked;
  const [changes] = changesFile(LONDON, second.checked, releasedData(plan, data)).releases;
  const { reclassified, revised, added, withdrawn } = changes!.figures;
  const [then, now] = [first, second].map(({ edition }) => countedFrom(rawLondon(edition))) as [
    Counts,
    Counts
  ];
  const months = monthRange("2010-04", "2014-09");
  const places = [...new Set([...now.keys()].map((key) => key.split(" ")[1]!))];
  const total = (counts: Counts, series: string, place: string): number =>
    months.reduce((sum, month) => sum + counts.get(`${series} ${place} ${month}`)!, 0);

  /** The whole as released, and what of it goes by which name in the second edition. */
  const CHANGES = [
    { from: "burglary-in-a-dwelling", series: "domestic-burglary" },
    { from: "violence-without-injury", part: "stalking-and-harassment" },
    { from: "violence-with-injury", part: "death-or-serious-injury-by-illegal-driving" },
    { from: "seven-crimes", part: "death-or-serious-injury-by-illegal-driving" }
  ].map(({ from, series = from, part }) => ({ from, series, part }));

  test.each(CHANGES)(
    "tells what became of $from, with the counts of every place",
    ({ from, series, part }) => {
      const found = reclassified.find((one) => one.from === from)!;
      const whole = places.filter((place) => !part || total(now, part, place) > 0);
      expect(found.places.map(({ force }) => force).sort()).toEqual(whole.sort());
      for (const { force, what, from: start, to, figures, moved, before, after } of found.places) {
        const isMoved = (month: string) =>
          then.get(`${from} ${force} ${month}`) !== now.get(`${series} ${force} ${month}`);
        expect({ force, what, start, to, figures, moved, before, after }).toEqual({
          force,
          what: "offences",
          start: "2010-04",
          to: "2014-09",
          figures: 54,
          moved: months.filter(isMoved).length,
          before: total(then, from, force),
          after: [series, ...(part ? [part] : [])].map((id) => ({ series: id, total: total(now, id, force) }))
        });
      }
      expect(found.records).toHaveLength(1);
      const source = "originals/recorded-crime-edition-2023-11.csv, beside that of 2023-02";
      expect(found.records[0]).toMatchObject({
        kind: "recording",
        date: "2023-11",
        series: part ?? series,
        renamedFrom: part ? null : from,
        splitFrom: part ? from : null,
        source
      });
    }
  );

  test.each(["violence-with-injury", "seven-crimes"])(
    "stands beside the colours of %s: what was reclassified of it, and the change with that part",
    (series) => {
      const part = "death-or-serious-injury-by-illegal-driving";
      const file = measurePageFiles(ownContext(second.checked), changes)[series]!;
      const sum = (ids: string[], of: string[]): number =>
        of.reduce((all, m) => all + ids.reduce((n, id) => n + now.get(`${id} london ${m}`)!, 0), 0);
      const [baseline, latest] = [monthRange("2011-04", "2012-03"), monthRange("2013-10", "2014-09")];
      const change = (ids: string[]): string => {
        const percent = (100 * (sum(ids, latest) - sum(ids, baseline))) / sum(ids, baseline);
        return `${percent < 0 ? "−" : "+"}${Math.abs(percent).toFixed(1)}%`;
      };
      const [own, both] = [change([series]), change([series, part])];
      const of = (total: number): string => total.toLocaleString("en-GB");
      const words = (id: string): string => id.replaceAll("-", " ");
      const whole = [
        total(then, series, "london"),
        total(now, series, "london"),
        total(now, part, "london")
      ] as const;
      const { caution } = ratedOf(file, async () => ownContext(second.checked));
      expect(caution).toContain(
        `Since release 2023-02 ${words(part)} was split from ${words(series)}: April 2010 to September 2014, ` +
          `${of(whole[0])} → ${of(whole[1])} ${words(series)} and ${of(whole[2])} ${words(part)}, together ${of(whole[1] + whole[2])}`
      );
      const share = ((100 * whole[2]) / (whole[1] + whole[2])).toFixed(1);
      expect(caution).toContain(
        `${of(whole[2])} offences (${share}%) go by another name now, which is no fall; with them the change on the baseline ` +
          (own === both ? `is the same, ${own}.` : `would be ${both}, not ${own}.`)
      );
    }
  );

  test("tells nothing else apart, and of London’s violence what the README says", () => {
    expect(reclassified.map(({ from }) => from).sort()).toEqual(CHANGES.map(({ from }) => from).sort());
    const sums = ["violence-without-injury", "violence-with-injury"].map((series) => [
      total(then, series, "london"),
      total(now, series, "london")
    ]);
    expect(sums).toEqual([
      [316_089, 226_018],
      [273_445, 273_240]
    ]);
    const readme = readFileSync(join(LONDON, "README.md"), "utf8").replaceAll("\n", " ");
    expect(readme).toContain("316,089 offences of violence without injury");
    expect(readme).toContain("226,018 and 90,082 of stalking and harassment");
    expect(total(now, "stalking-and-harassment", "london")).toBe(90_082);
  });

  test("lists as revised what is another number with all its parts, and nothing as added or withdrawn", () => {
    const compared = new Map(CHANGES.map((change) => [change.from, change]));
    const released = [...Object.keys(SERIES), "seven-crimes", ...CHANGES.slice(0, 2).map(({ from }) => from)];
    const expected = released.flatMap((from) =>
      places.flatMap((place) =>
        months.flatMap((month) => {
          const { series, part } = compared.get(from) ?? { series: from, part: undefined };
          const before = then.get(`${from} ${place} ${month}`)!;
          const ofPart = part ? now.get(`${part} ${place} ${month}`)! : 0;
          const after = now.get(`${series} ${place} ${month}`)! + ofPart;
          return before === after ? [] : [`${series} ${place} ${month} ${before} ${after}`];
        })
      )
    );
    const listed = revised.map(
      ({ series, force, at, before, after }) => `${series} ${force} ${at} ${before} ${after}`
    );
    expect(listed.sort()).toEqual(expected.sort());
    expect([added, withdrawn]).toEqual([[], []]);
  });

  test("moves no colour by its data; R1's method, newer than the release, moves two of the total", () => {
    expect(changes!.moved.map(({ id, after, causes }) => [id, after.rule, after.rating, causes])).toEqual([
      ["theft-from-the-person", "R3", "green", ["method"]],
      ["theft-from-the-person", "R8", "green", ["method"]]
    ]);
    expect([changes!.places, changes!.cancelled]).toEqual([[], []]);
  });
});

test("a release keeps every place of a plan of the total, and the group alone of any other", () => {
  const { plan, data } = first.checked;
  expect(releasedData(plan, data).forces).toHaveLength(33);
  // Hackney, and the seven nearest of its neighbours.
  expect(releasedData({ ...plan, force: "hackney" }, data).forces).toHaveLength(8);
});
