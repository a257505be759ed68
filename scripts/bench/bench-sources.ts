// npm run bench -- --sources: reading generated records against the bare query of the engine that reads the same columns.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { quantile } from "../../src/statistics/quantile.js";
import { formatNumber } from "../../src/words/format.js";

/** What a child process of this benchmark measured. */
interface Run {
  seconds: number;
  /** Of all threads: other work on the machine changes it less than the seconds on the wall. */
  processorSeconds: number;
  /** Largest resident memory of the process. */
  mebibytes: number;
  groups: number;
}

/** Pairs of runs: figures are their medians. */
const RUNS = 5;
const MONTHS_PER_FILE = 1;
const MONTHS = 24;

/** Readings that are measured, and the kind of source that makes each. */
const READINGS = [
  { name: "counts by force, month and measure", kind: "csv" },
  { name: "the same, and repeated Crime IDs", kind: "police-uk-street" }
] as const;

/** Generates records with the columns of data.police.uk, as long as real ones are: about 150 bytes each. */
async function generate(folder: string, records: number): Promise<number> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const perFile = Math.ceil((records * MONTHS_PER_FILE) / MONTHS);
  let bytes = 0;
  for (let month = 0; month < MONTHS; month += MONTHS_PER_FILE) {
    const text = `${2013 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
    const path = join(folder, `${text}-street.csv`);
    await connection.run(`
      COPY (SELECT sha256(concat('${text}', i)) AS "Crime ID", '${text}' AS "Month",
        f AS "Reported by", f AS "Falls within",
        round(-3 + (hash(i) % 1000000) / 200000, 6) AS "Longitude", round(51 + (hash(i + 1) % 1000000) / 250000, 6) AS "Latitude",
        concat('On or near Street ', hash(i) % 9999) AS "Location", concat('E0', 1000000 + hash(i + 2) % 34000) AS "LSOA code",
        concat('District ', hash(i + 2) % 300, 'A') AS "LSOA name",
        ['Burglary', 'Vehicle crime', 'Robbery', 'Violence and sexual offences', 'Other theft', 'Shoplifting', 'Drugs', 'Public order',
         'Criminal damage and arson', 'Anti-social behaviour'][1 + (hash(i + 3) % 10)::INTEGER] AS "Crime type",
        '' AS "Last outcome category", '' AS "Context"
      FROM (SELECT i, ['Leicestershire Police', 'Kent Police', 'Surrey Police', 'Essex Police', 'Sussex Police'][1 + (hash(i + 4) % 5)::INTEGER] AS f
            FROM range(${perFile}) t(i))) TO '${path}' (HEADER, DELIMITER ',')`);
    bytes += statSync(path).size;
  }
  connection.closeSync();
  instance.closeSync();
  return bytes;
}

/** A data folder whose sources are the records of `files`. */
function dataFolder(parent: string, kind: string, files: string): string {
  const folder = mkdtempSync(join(parent, "data-"));
  const columns =
    kind === "csv" ? "    columns: {date: Month, force: Reported by, crime_type: Crime type}\n" : "";
  writeFileSync(
    join(folder, "forces.csv"),
    `force,name,code,region,police_uk_name\n${["leicestershire", "kent", "surrey", "essex", "sussex"]
      .map((id, i) => `${id},${id},E2300000${i},x,${id} police`)
      .join("\n")}\n`
  );
  writeFileSync(
    join(folder, "sources.yaml"),
    `sources:
  - id: generated
    kind: ${kind}
    basis: simulated records
    files: ["${files}"]
    overlap: allowed
${columns}    filters:
      public order: {crime_type: [Public order]}
    series:
      all-crime: {crime_type: {not: [Anti-social behaviour]}}
      burglary: {crime_type: [Burglary]}
      violence: {crime_type: [Violence and sexual offences]}
      theft: {crime_type: [Other theft, Shoplifting, Vehicle crime]}
      anti-social-behaviour: {crime_type: [Anti-social behaviour]}
`
  );
  return folder;
}

function run(mode: string, path: string, cache: string): Run {
  const { stdout, status } = spawnSync(
    process.execPath,
    ["--import", "tsx", "scripts/bench/bench-sources-run.ts", mode, path, cache],
    {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"]
    }
  );
  if (status !== 0) throw new Error(`a run of ${mode} failed`);
  return JSON.parse(stdout) as Run;
}

/** Runs one after another: the bare query, the reading, the reading of what it kept, and the checksums that it makes. */
type Pair = Record<"bare" | "own" | "kept" | "checksums", Run>;

/** The medians of pairs: how much more a reading takes than the bare query, and what each takes. */
function pairsText(pairs: readonly Pair[]): string {
  const median = (of: (pair: Pair) => number): number => quantile(pairs.map(of), 0.5)!;
  const both = (key: keyof Run, decimals: number): string =>
    (["bare", "own"] as const).map((run) => median((pair) => pair[run][key]).toFixed(decimals)).join(" and ");
  const times = (key: "processorSeconds" | "seconds", run: "own" | "checksums" = "own"): string =>
    median((pair) => pair[run][key] / pair.bare[key]).toFixed(2);
  return (
    `bare query and reading take ${both("processorSeconds", 1)} s of the processor (${times("processorSeconds")} times), ` +
    `${both("seconds", 2)} s on the wall (${times("seconds")} times) and ${both("mebibytes", 0)} MiB; ` +
    `the checksums of the files alone ${times("processorSeconds", "checksums")} times the processor; ` +
    `again, from what was kept: ${median(({ kept }) => kept.seconds).toFixed(2)} s`
  );
}

/** Measures and prints everything; the generated files are removed. */
export async function benchSources(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "control-lines-bench-"));
  try {
    for (const records of [1_000_000, 10_000_000]) await benchSize(folder, records);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchSize(parent: string, records: number): Promise<void> {
  const folder = join(parent, String(records));
  mkdirSync(folder);
  const bytes = await generate(folder, records);
  const files = join(folder, "*-street.csv");
  console.log(
    `\n${formatNumber(records)} records, ${(bytes / 1e9).toFixed(2)} GB, medians of ${RUNS} pairs of runs`
  );
  for (const { name, kind } of READINGS) {
    const data = dataFolder(parent, kind, files);
    const pairs = Array.from({ length: RUNS }, (): Pair => {
      const cache = mkdtempSync(join(parent, "cache-"));
      const bare = run(`bare-${kind}`, files, "");
      const own = run("sources", data, cache);
      const kept = run("sources", data, cache);
      rmSync(cache, { recursive: true });
      return { bare, own, kept, checksums: run("checksums", files, "") };
    });
    console.log(`${name}: ${pairsText(pairs)}`);
  }
  rmSync(folder, { recursive: true });
}
