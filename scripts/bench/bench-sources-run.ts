// One run of bench-sources.ts in a process of its own, so that its memory is its own: prints seconds, memory and groups.
import { DuckDBInstance } from "@duckdb/node-api";
import { fileHash } from "../../loaders/sources/file-hash.js";
import { findFiles } from "../../loaders/sources/find-files.js";
import { readSources } from "../../loaders/sources/read-sources.js";

const [mode, path, cache] = process.argv.slice(2) as [string, string, string];

/** Bytes are mebibytes of 1024 kibibytes, in which the system counts memory. */
const KIBIBYTES = 1024;

/** What anybody would ask the engine for, of the same columns. */
async function bare(ids: boolean): Promise<number> {
  const instance = await DuckDBInstance.create(":memory:", { memory_limit: "1GiB" });
  const connection = await instance.connect();
  const from = `read_csv('${path}', all_varchar = true, header = true)`;
  const counted = await connection.runAndReadAll(
    `SELECT "Reported by", "Month", "Crime type", count(*) ${ids ? ', count("Crime ID"), count("Longitude")' : ""} FROM ${from} GROUP BY ALL`
  );
  return counted.currentRowCount;
}

/** What no reading can do without: a checksum of every file. */
async function checksums(): Promise<number> {
  const files = findFiles(".", path);
  for (const file of files) await fileHash(file);
  return files.length;
}

const started = performance.now();
const processor = process.cpuUsage();
const groups =
  mode === "sources"
    ? (await readSources(path, { cache })).results.reduce((total, { counts }) => total + counts.length, 0)
    : mode === "checksums"
      ? await checksums()
      : await bare(mode === "bare-police-uk-street");
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(processor);
console.log(
  JSON.stringify({
    seconds,
    processorSeconds: (user + system) / 1e6,
    mebibytes: process.resourceUsage().maxRSS / KIBIBYTES,
    groups
  })
);
