import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { planFiles } from "../../../loaders/archive/plan-files.js";
import { provenanceFile, SECRET_VARIABLE } from "../../../loaders/archive/provenance-file.js";
import { release } from "../../../loaders/commands/release.js";
import { loadData } from "../../../loaders/data/load-data.js";
import { filteredRecords, type SourceAccount } from "../../../src/plan/provenance.js";
import type { DataQualityFile } from "../../../src/views/page-files.js";
import { runCommand } from "../commands/run-command.js";
import { dataFolder, replacing } from "../data/data-folder.js";
import { PLAN, TINY_DATA } from "../data/tiny-data.js";

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
  return provenanceFile(folder, loadData(folder));
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
const PROTECTED = {
  "sources.yaml": SOURCES,
  "crimes.csv": CRIMES,
  "lookup.csv": "code,area\nE1,north\nE2,south\n",
  "areas.csv": "area,name,level,parent\nnorth,North,district,home\nsouth,South,district,home\n"
};

/** The same for a site that only those see who may. */
const withRecords = { ...PROTECTED, "plan.yaml": `${PLAN}disclosure: false\n` };

describe("provenanceFile(folder, checked)", () => {
  test("names the files of a plan without records: checksum, rows, first and last month", () => {
    const folder = dataFolder();
    const { software, files, sources } = provenanceFile(folder, loadData(folder));
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
    const [account] = sources as [SourceAccount];
    const [input] = account.inputs;
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
    expect(account.rejects).toMatchObject([{ records: 1, places: [{ file: "crimes.csv", line: 7 }] }]);
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
    const kept = provenanceFile(folder, loadData(folder));
    const again = freshlyRead(folder);
    expect(JSON.stringify(kept)).toBe(JSON.stringify(first));
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
  });
});

/** HMAC-SHA-256 by "of the board", as RFC 2104 defines it: the key is shorter than a block of 64 bytes. */
function hmac(text: string): string {
  const pad = (byte: number): Buffer =>
    Buffer.from(Array.from({ length: 64 }, (_, i) => byte ^ ("of the board".charCodeAt(i) || 0)));
  const digest = (...parts: (Buffer | string)[]): Buffer => {
    const hash = createHash("sha256");
    for (const part of parts) hash.update(part);
    return hash.digest();
  };
  return digest(pad(0x5c), digest(pad(0x36), text)).toString("hex");
}

describe("of inputs whose counts are protected, provenanceFile(folder, checked)", () => {
  test("gives no size, checksum or number of records, and says which share was rejected", () => {
    const { files, sources } = freshlyRead(dataFolder(PROTECTED));
    const nothing = { bytes: null, sha256: null, rows: null, from: null, to: null };
    for (const name of ["offences.csv", "offences-quarterly.csv"])
      expect(files.find((file) => file.name === name)).toEqual({ name, ...nothing });
    expect(files.find(({ name }) => name === "surveys.csv")!.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(sources).toEqual([
      {
        id: "own",
        kind: "csv",
        basis: "recorded crimes, own extract",
        protected: true,
        inputs: [{ file: "crimes.csv", sha256: null }],
        // One of six rows.
        rejected: "1% or more"
      }
    ]);
  });

  test("keys their checksums by a secret of the environment, and have none by an empty one", () => {
    const folder = dataFolder(PROTECTED);
    vi.stubEnv(SECRET_VARIABLE, "of the board");
    const { files, sources } = freshlyRead(folder);
    vi.stubEnv(SECRET_VARIABLE, "");
    const without = freshlyRead(folder);
    vi.unstubAllEnvs();
    expect(files.find(({ name }) => name === "offences.csv")!.hmacSha256).toBe(
      hmac(sha256sum(join(folder, "offences.csv")))
    );
    expect(sources[0]!.inputs).toEqual([
      { file: "crimes.csv", sha256: null, hmacSha256: hmac(sha256sum(join(folder, "crimes.csv"))) }
    ]);
    expect(JSON.stringify(without)).not.toContain("hmac");
  });

  test("leaves open counts of places as they are, where the plan says who publishes them", () => {
    const folder = dataFolder({
      "plan.yaml": `${PLAN}disclosure: {open-data: Home Office}\n`,
      "areas.csv": PROTECTED["areas.csv"],
      ...smallCounts("area-offences.csv", 1, 4)
    });
    const { files } = provenanceFile(folder, loadData(folder));
    expect(files.find(({ name }) => name === "offences.csv")!.sha256).toBe(
      sha256sum(join(folder, "offences.csv"))
    );
    expect(files.find(({ name }) => name === "area-offences.csv")!.sha256).toBeNull();
  });
});

describe("planFiles(folder)", () => {
  // Two small counts that are left out change places: whoever tries each table that it could be has nothing to try it against.
  test.each(["area-offences.csv", "crimes.csv"])(
    "gives the same, byte for byte, of two contents of %s that are published alike",
    async (name) => {
      const of = async (north: number, south: number): Promise<Awaited<ReturnType<typeof planFiles>>> => {
        const folder = dataFolder({ ...PROTECTED, ...smallCounts(name, north, south) });
        caches.push(mkdtempSync(join(tmpdir(), "control-lines-cache-")));
        process.env.CONTROL_LINES_CACHE = caches.at(-1)!;
        return planFiles(folder);
      };
      const [one, other] = [await of(1, 4), await of(4, 1)];
      expect(JSON.parse(one["data-quality.json"] as string).disclosure).toMatchObject({ small: 2 });
      for (const [path, content] of Object.entries(one))
        expect(Buffer.from(content).equals(Buffer.from(other[path]!)), path).toBe(true);
    }
  );

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
    expect(JSON.parse(text)).toEqual(provenanceFile(folder, loadData(folder)));
  });
});

/** One month of two districts with these counts of a series of their own, as counts or as records. */
function smallCounts(name: string, north: number, south: number): Record<string, string | null> {
  if (name === "area-offences.csv") {
    return {
      "sources.yaml": null,
      [name]: `area,measure,month,count,basis\nnorth,theft,2014-09,${north},recorded\nsouth,theft,2014-09,${south},recorded\n`
    };
  }
  const records = (lsoa: string, count: number): string => `2014-09-01,Bike,,${lsoa}\n`.repeat(count);
  return {
    "sources.yaml": SOURCES.replace("theft: {type: [Theft]}", "bike-theft: {type: [Bike]}"),
    [name]: `Date,Type,Flags,LSOA\n${records("E1", north)}${records("E2", south)}`
  };
}
