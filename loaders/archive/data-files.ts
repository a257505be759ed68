import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DataFile } from "../../src/plan/provenance.js";
import { DATA_FILES } from "../data/changed-data.js";
import { sha256 } from "../files/sha256.js";
import { readSourcesFile } from "../sources/read-sources-file.js";

/**
 * Every file of a checked data folder that the contract names and that is there, with its checksum and what it covers;
 * and the lookups by which sources find local areas. Files of records have accounts of their own.
 */
export function dataFiles(folder: string): DataFile[] {
  const lookups = readSourcesFile(folder, [])?.sources.flatMap(({ areas }) => (areas ? [areas.lookup] : []));
  const names = [...DATA_FILES, ...new Set(lookups)];
  return names.filter((name) => existsSync(join(folder, name))).map((name) => dataFile(folder, name));
}

function dataFile(folder: string, name: string): DataFile {
  const path = join(folder, name);
  const bytes = readFileSync(path);
  const file = { name, bytes: bytes.length, sha256: sha256(bytes) };
  if (name.endsWith(".yaml")) return { ...file, rows: null, from: null, to: null };
  // The folder has been checked: a row is a line, and no text with a comma stands before the column of months.
  const [header, ...rows] = bytes.toString("utf8").trimEnd().split(/\r?\n/);
  const column = header!.split(",").findIndex((name) => /^(month|quarter_end|period_end|date)$/.test(name));
  const months = rows.map((row) => row.split(",", column + 1)[column]).filter((month) => month !== undefined);
  months.sort();
  return { ...file, rows: rows.length, from: months[0] ?? null, to: months.at(-1) ?? null };
}
