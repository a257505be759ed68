import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { planFiles } from "../../../loaders/archive/plan-files.js";
import { provenanceFile } from "../../../loaders/archive/provenance-file.js";
import { release } from "../../../loaders/commands/release.js";
import { loadData } from "../../../loaders/data/load-data.js";
import { filteredRecords } from "../../../src/plan/provenance.js";
import type { DataQualityFile } from "../../../src/views/page-files.js";
import { runCommand } from "../commands/run-command.js";
import { dataFolder, replacing } from "../data/data-folder.js";
import { TINY_DATA } from "../data/tiny-data.js";

// Sources are read by a process of their own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const caches: string[] = [];
afterEach(() => {
  for (const cache of caches.splice(0)) rmSync(cache, { recursive: true });
  delete process.env.CONTROL_LINES_CACHE;
});

/** What the site says of a folder whose records nobody has read before. */
function freshlyRead(folder: string) {
  caches.push(mkdtempSync(join(tmpdir(), "control-lines-cache-")));
  process.env.CONTROL_LINES_CACHE = caches.at(-1)!;
  return provenanceFile(folder, loadData(folder).provenance);
}

const sha256sum = (path: string): string =>
  spawnSync("sha256sum", [path], { encoding: "utf8" }).stdout.slice(0, 64);

/** Counted by eye: two thefts in October, one in November, a cancelled theft, a burglary, which no series counts. */
const CRIMES = `Date,Type,Flags,LSOA
2014-10-01,Theft,,E1
2014-10-31,Theft,,E2
2014-11-05,Theft,,E1
2014-11-06,Theft,CANCELLED,E1
2014-11-07,Burglary,,E1
2014-11-31,Theft,,E1
`;
const SOURCES = `sources:
  - id: own
    kind: csv
    basis: recorded crimes, own extract
    force: home
    files: [crimes.csv]
    columns: {date: Date, type: Type, flags: Flags, lsoa: LSOA}
    allow_rejected: 1
    filters:
      cancelled: {flags: {has: [CANCELLED]}}
    series:
      theft: {type: [Theft]}
    areas: {column: lsoa, lookup: lookup.csv}
`;
const withRecords = {
  "sources.yaml": SOURCES,
  "crimes.csv": CRIMES,
  "lookup.csv": "code,area\nE1,north\nE2,south\n",
  "areas.csv": "area,name,level,parent\nnorth,North,district,home\nsouth,South,district,home\n"
};

describe("provenanceFile(folder, provenance)", () => {
  test("names the files of a plan without records: checksum, rows, first and last month", () => {
    const folder = dataFolder();
    const { software, files, sources } = provenanceFile(folder, loadData(folder).provenance);
    expect(software).toBe("control-lines 0.1.0");
    expect(sources).toEqual([]);
    expect(files.find(({ name }) => name === "offences.csv")).toMatchObject({
      rows: 60,
      from: "2012-04",
      to: "2014-09",
      sha256: sha256sum(join(folder, "offences.csv"))
    });
    expect(files.map(({ name }) => name)).toContain("settings.yaml");
  });

  test("accounts for every record of a source, in numbers that add up", () => {
    const folder = dataFolder(withRecords);
    const { sources } = freshlyRead(folder);
    const [input] = sources[0]!.inputs;
    expect(input).toMatchObject({
      file: "crimes.csv",
      sha256: sha256sum(join(folder, "crimes.csv")),
      rows: 6,
      counted: 3,
      filtered: { cancelled: 1, "in no series": 1 },
      rejected: 1,
      from: "2014-10",
      to: "2014-11"
    });
    expect(input!.counted + filteredRecords(input!) + input!.rejected).toBe(input!.rows);
    expect(sources[0]!.rejects).toMatchObject([{ records: 1, places: [{ file: "crimes.csv", line: 7 }] }]);
  });

  test("names the declaration of sources and the lookup of areas among the files", () => {
    const folder = dataFolder(withRecords);
    const files = freshlyRead(folder).files.filter(({ name }) => /sources|lookup/.test(name));
    expect(files.map(({ name, rows, sha256 }) => ({ name, rows, sha256 }))).toEqual([
      { name: "sources.yaml", rows: null, sha256: sha256sum(join(folder, "sources.yaml")) },
      { name: "lookup.csv", rows: 2, sha256: sha256sum(join(folder, "lookup.csv")) }
    ]);
  });

  test("is the same from records that were read now and from results that were kept", () => {
    const folder = dataFolder(withRecords);
    const first = freshlyRead(folder);
    const kept = provenanceFile(folder, loadData(folder).provenance);
    const again = freshlyRead(folder);
    expect(JSON.stringify(kept)).toBe(JSON.stringify(first));
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
  });
});

describe("planFiles(folder)", () => {
  const quality = async (folder: string): Promise<DataQualityFile> =>
    JSON.parse((await planFiles(folder))["data-quality.json"] as string);
  const released = async (folder: string, label: string, today: string) =>
    (await runCommand(release, ["--data", folder, "--label", label], { today })).code;

  test("compares the figures with the newest release, and with none when there is none", async () => {
    const folder = dataFolder();
    expect((await quality(folder)).revisions).toBeNull();
    expect(await released(folder, "first", "2014-10-20")).toBe(0);
    expect(await released(folder, "second", "2014-11-20")).toBe(0);
    const revise = replacing("home,theft,2012-04,100,", "home,theft,2012-04,140,");
    writeFileSync(join(folder, "offences.csv"), revise(TINY_DATA["offences.csv"]!));
    const { since, figures } = (await quality(folder)).revisions!;
    expect(since).toMatchObject({ label: "second", made: "2014-11-20" });
    expect(figures).toEqual({
      reclassified: [],
      revised: [{ series: "theft", force: "home", at: "2012-04", what: "offences", before: 100, after: 140 }],
      added: [],
      withdrawn: [],
      groups: []
    });
  });

  test("holds the accounts as text that other programs can read", async () => {
    const folder = dataFolder();
    const text = (await planFiles(folder))["provenance.json"] as string;
    expect(JSON.parse(text)).toEqual(provenanceFile(folder, loadData(folder).provenance));
  });
});
