import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, vi } from "vitest";
import { DataError } from "../../../loaders/files/data-error.js";
import {
  type ReadingOptions,
  readSources,
  type SourcesReading
} from "../../../loaders/sources/read-sources.js";
import type { SourceResult } from "../../../loaders/sources/source-result.js";

// The engine starts anew for every reading, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export const FORCES = `force,name,code,region,police_uk_name
home,Home,E23000021,East,Home Police
away,Away & Beyond,E23000022,East,Away Constabulary
`;

/** A temporary folder with forces.csv and these files; it is removed after the test. */
export function sourceFolder(files: Record<string, string | Buffer>): string {
  const folder = mkdtempSync(join(tmpdir(), "control-lines-sources-"));
  folders.push(folder);
  for (const [name, content] of Object.entries({ "forces.csv": FORCES, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const CASES = "test/loaders/sources/cases";

/**
 * A temporary folder with a case: files that were once read wrongly, and all forces of England and Wales. `change`
 * rewrites its sources.yaml.
 */
export function caseFolder(name: string, change: (yaml: string) => string = (yaml) => yaml): string {
  const folder = sourceFolder({});
  cpSync(join(CASES, name), folder, { recursive: true });
  cpSync("data/forces.csv", join(folder, "forces.csv"));
  const sources = join(folder, "sources.yaml");
  writeFileSync(sources, change(readFileSync(sources, "utf8")));
  return folder;
}

/** The result of a case's only source. */
export async function readCase(name: string, change?: (yaml: string) => string): Promise<SourceResult> {
  const { results } = await read(caseFolder(name, change));
  return results[0]!;
}

/** Reads a folder's sources, keeping results inside it. "Today" is in June 2020. */
export function read(folder: string, options: ReadingOptions = {}): Promise<SourcesReading> {
  return readSources(folder, { cache: join(folder, "cache"), thisMonth: "2020-06", ...options });
}

/** The result of a folder's only source. */
export async function readOne(files: Record<string, string | Buffer>): Promise<SourceResult> {
  const { results } = await read(sourceFolder(files));
  return results[0]!;
}

/** Everything that is wrong, one text each: "file:line problem; expected … Hint", the folder left out. */
export async function problemsOf(folder: string, options: ReadingOptions = {}): Promise<string[]> {
  try {
    await read(folder, options);
    return [];
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return error.problems.map(({ file, line, problem, expected, hint }) =>
      `${file}:${line} ${problem}; expected ${expected}${hint ? `. ${hint}` : ""}`.replaceAll(
        `${folder}/`,
        ""
      )
    );
  }
}

/** sources.yaml with one source of CSV files that has a date, a type and no ids; more lines may be added to it. */
export function csvSource(more = "", columns = "date: Date, type: Type"): string {
  return `sources:
  - id: crimes
    kind: csv
    basis: recorded crimes
    force: home
    files: ["*-crimes*"]
    columns: {${columns}}
    series:
      burglary: {type: [Burglary]}
      all-crime: {}
${more}`;
}

/** Rows of counts as short texts: "home burglary 2014-09 3". */
export const shortCounts = ({ counts }: SourceResult): string[] =>
  counts.map(({ force, series, month, count }) => `${force} ${series} ${month} ${count}`);
