import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { SourceResult } from "../../../loaders/sources/source-result.js";
import { hasPoliceUk, POLICE_UK } from "./shared-folder.js";
import { problemsOf, read, sourceFolder } from "./source-folder.js";

const FORCES = readFileSync("data/forces.csv", "utf8");

const yaml = (files: string, more = ""): string => `sources:
  - id: street
    kind: police-uk-street
    basis: recorded at data.police.uk
    files: ["${files}"]
    series:
      crime: {}
      burglary: {crime_type: [Burglary]}
      not-burglary: {crime_type: {not: [Burglary]}}
      anti-social-behaviour: {crime_type: [Anti-social behaviour]}
${more}`;

async function readStreet(files: Record<string, string | Buffer>): Promise<SourceResult> {
  const { results } = await read(sourceFolder({ "forces.csv": FORCES, ...files }));
  return results[0]!;
}

/** Records of one file by crime type, counted by another reader of CSV. */
function typesIn(month: string, force: string): Map<string, number> {
  const text = readFileSync(join(POLICE_UK, month, `${month}-${force}-street.csv`), "utf8");
  const types = new Map<string, number>();
  for (const record of parse(text, { columns: true }) as Record<string, string>[]) {
    const type = record["Crime type"]!;
    types.set(type, 1 + (types.get(type) ?? 0));
  }
  return types;
}

describe.skipIf(!hasPoliceUk())("files of data.police.uk as downloaded", () => {
  test("are counted as they stand: every row, crimes and incidents apart", async () => {
    const { counts, account } = await readStreet({ "sources.yaml": yaml(join(POLICE_UK, "*/*-street.csv")) });
    // By Python's csv module over the same 18 files: rows 141396, blank Longitude 1943, Anti-social behaviour 43174;
    // two Crime IDs stand twice each, in different months.
    expect(account).toMatchObject({
      rows: 141_396,
      counted: 141_396,
      rejected: 0,
      facts: { "without location": 1943, "ids given more than once": 2, "records with such an id": 4 }
    });
    expect(account.series["anti-social-behaviour"]!.records).toBe(43_174);
    expect(account.series.crime!.records).toBe(141_396 - 43_174);
    expect(account.inputs).toHaveLength(18);

    for (const [month, force] of [
      ["2014-01", "leicestershire"],
      ["2014-09", "leicestershire"],
      ["2014-09", "thames-valley"]
    ] as const) {
      const types = typesIn(month, force);
      const all = [...types.values()].reduce((a, b) => a + b, 0);
      const asb = types.get("Anti-social behaviour")!;
      const expected = {
        crime: all - asb,
        burglary: types.get("Burglary"),
        "not-burglary": all - asb - types.get("Burglary")!,
        "anti-social-behaviour": asb
      };
      const found = counts.filter((c) => c.force === force && c.month === month);
      expect(Object.fromEntries(found.map((c) => [c.series, c.count]))).toEqual(expected);
    }
  });

  test("are counted the same from the zip in which they come", async () => {
    const files = readdirSync(join(POLICE_UK, "2014-09"));
    const members = Object.fromEntries(
      files.map((name) => [`2014-09/${name}`, readFileSync(join(POLICE_UK, "2014-09", name))])
    );
    const zip = Buffer.from(
      zipSync({ ...members, "2014-09/2014-09-kent-outcomes.csv": Buffer.from("another kind of file") })
    );
    const zipped = await readStreet({ "sources.yaml": yaml("archive.zip"), "archive.zip": zip });
    const plain = await readStreet({ "sources.yaml": yaml(join(POLICE_UK, "2014-09/*.csv")) });
    expect(zipped.counts).toEqual(plain.counts);
    expect(zipped.account.inputs.map(({ sha256, rows }) => [sha256, rows])).toEqual(
      plain.account.inputs.map(({ sha256, rows }) => [sha256, rows])
    );
  });

  test("that were downloaded twice, the second time revised, are refused", async () => {
    const name = "2014-09-leicestershire-street.csv";
    const text = readFileSync(join(POLICE_UK, "2014-09", name), "utf8");
    const revised = text.replace("Burglary", "Other theft");
    const folder = sourceFolder({
      "forces.csv": FORCES,
      "sources.yaml": yaml("*/*-street.csv"),
      [`first/${name}`]: text,
      [`second/${name}`]: revised
    });
    expect(await problemsOf(folder)).toEqual([
      `sources.yaml:2 first/${name} and second/${name} both hold records of leicestershire in 2014-09; expected each record in ` +
        "one file only. Keep the newer of the two, or cut them so that no record is in both. Where each of them holds other records, " +
        "data/README.md says under overlap what to write."
    ]);
  });
});

test("a series of data.police.uk that adds incidents to crimes is refused", async () => {
  const mixed = yaml("x.csv").replace("[Burglary]", "[Burglary, Anti-social behaviour]");
  expect(await problemsOf(sourceFolder({ "sources.yaml": mixed }))).toEqual([
    "sources.yaml:8 the series “burglary” counts “Anti-social behaviour” with other types; expected a series of its own: it is an incident, not a crime"
  ]);
});

test("outcomes of data.police.uk may repeat the id of a crime", async () => {
  const head =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n";
  const row = (month: string, outcome: string): string =>
    `abc,${month},Leicestershire Police,Leicestershire Police,-1,52,x,E01,Y,${outcome}\n`;
  const { counts, account } = await readStreet({
    "sources.yaml": `sources:
  - id: outcomes
    kind: police-uk-outcomes
    basis: recorded outcomes
    files: ["*-outcomes.csv"]
    series:
      charged: {outcome: [Suspect charged]}
`,
    "2014-08-outcomes.csv": head + row("2014-08", "Under investigation"),
    "2014-09-outcomes.csv": head + row("2014-09", "Suspect charged")
  });
  expect(counts).toEqual([{ force: "leicestershire", series: "charged", month: "2014-09", count: 1 }]);
  expect(account).toMatchObject({ rows: 2, counted: 1, filtered: { "in no series": 1 } });
});
