import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Month } from "../../src/plan/month.js";
import { changedProblem, fileState } from "../files/changed-files.js";
import { currentMonth } from "../files/current-month.js";
import { DataError } from "../files/data-error.js";
import type { Place, Problem } from "../files/problem.js";
import { quoted } from "../files/quoted.js";
import { readTable } from "../files/read-table.js";
import { SOFTWARE } from "../files/software.js";
import { FORCES } from "../tables/tables.js";
import { readAreaLookup } from "./area-lookup.js";
import { fileHash } from "./file-hash.js";
import { findFiles } from "./find-files.js";
import { forceFinder } from "./force-names.js";
import { Progress, type ProgressTerminal } from "./progress.js";
import { type HashedFile, readSource, type SourceReading } from "./read-source.js";
import { readSourcesFile, type SourcesFile } from "./read-sources-file.js";
import type { Source } from "./source.js";
import { cached, cacheFolder, cacheKey, cachePrefix, keep, mayBeKept, removeOthers } from "./source-cache.js";
import type { SourceResult } from "./source-result.js";

export interface ReadingOptions {
  /** Where results are kept. */
  cache?: string;
  /** The civil month of today; records of later months are refused. */
  thisMonth?: Month;
  /** Ask databases again although their last answer is kept. */
  refresh?: boolean;
  terminal?: ProgressTerminal;
}

/** The results of every source, and which of them had to be read. */
export interface SourcesReading {
  results: SourceResult[];
  /** Ids of the sources whose records were read now; the results of the others were kept from an earlier reading. */
  read: string[];
  /** How many kept results were removed, because the declaration or the inputs that they came from are no more. */
  removed: number;
}

/**
 * The results of the sources of a data folder, in the order of sources.yaml; none when there is no such file. A result is
 * kept, and made again when the source's declaration, a byte of its inputs, or the software changes. Throws a
 * {@link DataError} with every problem; what was kept before stays.
 */
export async function readSources(folder: string, options: ReadingOptions = {}): Promise<SourcesReading> {
  const problems: Problem[] = [];
  const file = readSourcesFile(folder, problems);
  if (problems.length > 0) throw new DataError(problems);
  if (!file) return { results: [], read: [], removed: 0 };
  const progress = new Progress(options.terminal);
  try {
    return await new SourcesReader(folder, file, options, progress).read();
  } finally {
    progress.stop();
  }
}

type OneReading = Omit<SourceReading, "scratch" | "progress">;

class SourcesReader {
  private readonly problems: Problem[] = [];
  private readonly cache: string;

  constructor(
    private readonly folder: string,
    private readonly file: SourcesFile,
    private readonly options: ReadingOptions,
    private readonly progress: Progress
  ) {
    this.cache = options.cache ?? cacheFolder(folder);
  }

  async read(): Promise<SourcesReading> {
    const forces = readTable(this.folder, FORCES, this.problems);
    if (!forces?.sound) throw new DataError(this.problems);
    const results: SourceResult[] = [];
    const read: string[] = [];
    const keys: string[] = [];
    for (const [i, source] of this.file.sources.entries()) {
      const place = this.file.place(["sources", i, "id"]);
      const areas = source.areas && readAreaLookup(this.folder, source.areas.lookup, this.problems);
      const files = this.filesOf(source, i);
      if (this.problems.length > 0) continue;
      const reading = {
        source,
        place,
        files,
        judging: {
          thisMonth: this.options.thisMonth ?? currentMonth(),
          findForce: forceFinder(forces.rows, source.forces),
          ...areas
        }
      };
      const found = await this.resultOf(reading, [
        JSON.stringify(forces.rows),
        JSON.stringify([...(areas?.areas ?? []), ...(areas?.areaForces ?? [])])
      ]);
      if (!found) continue;
      results.push(found.result);
      keys.push(found.key);
      if (found.isNew) read.push(source.id);
    }
    if (this.problems.length > 0) throw new DataError(this.problems);
    return { results, read, removed: removeOthers(this.cache, keys) };
  }

  /**
   * The result of one source, kept or new; null when something is wrong, which joins the problems of the others.
   * Checksums are waited for first only when there may be a kept result; otherwise they are made while records are read.
   */
  private async resultOf(
    reading: OneReading,
    lookups: string[]
  ): Promise<{ result: SourceResult; key: string; isNew: boolean } | null> {
    const { source, files } = reading;
    const prefix = cachePrefix(source, SOFTWARE);
    const keyOf = async (): Promise<string> => {
      const hashes: string[] = [];
      for (const { name, sha256 } of files) hashes.push(name, await sha256);
      return cacheKey(prefix, [...hashes, "", ...lookups]);
    };
    const asks = source.kind === "postgres" && this.options.refresh;
    const kept = !asks && mayBeKept(this.cache, prefix) ? cached(this.cache, await keyOf()) : null;
    if (kept) return this.refuseChanged(files) ? null : { result: kept, key: await keyOf(), isNew: false };
    try {
      const bytes = files.reduce((total, { path }) => total + statSync(path).size, 0);
      this.progress.expect(files.length, bytes);
      const result = await readSource({ ...reading, scratch: this.cache, progress: this.progress });
      const key = await keyOf();
      if (this.refuseChanged(files)) return null;
      keep(this.cache, key, result);
      return { result, key, isNew: true };
    } catch (error) {
      // What is wrong with a file that was written to meanwhile says nothing of it as it will be.
      if (this.refuseChanged(files)) return null;
      if (!(error instanceof DataError)) throw error;
      this.problems.push(...error.problems);
      return null;
    }
  }

  /** Adds a problem for each file that is not as it was when it began to be read; was there any? */
  private refuseChanged(files: readonly HashedFile[]): boolean {
    const changed = files.filter(({ path, state }) => fileState(path) !== state);
    this.problems.push(...changed.map(({ path }) => changedProblem(path)));
    return changed.length > 0;
  }

  /** The files that a source's patterns name, each once; their checksums are made one after another. */
  private filesOf(source: Source, index: number): HashedFile[] {
    const found: HashedFile[] = [];
    let last: Promise<unknown> = Promise.resolve();
    for (const [i, pattern] of (source.files ?? []).entries()) {
      const place = this.file.place(["sources", index, "files", i]);
      const paths = findFiles(this.folder, pattern);
      if (paths.length === 0) this.problems.push(noFiles(place, pattern));
      for (const path of paths) {
        if (found.some((file) => file.path === path)) continue;
        if (!existsSync(path)) {
          this.problems.push(leadsNowhere(place, path));
          continue;
        }
        const state = fileState(path);
        const sha256 = last.then(() => fileHash(path));
        // Its failure is told where the checksum is waited for.
        last = sha256.catch(() => {});
        found.push({ name: this.nameOf(path), path, sha256, state });
      }
    }
    return found;
  }

  /** A file is called by its path from the data folder, where it lies in it: accounts do not depend on the machine. */
  private nameOf(path: string): string {
    const prefix = `${join(this.folder)}/`;
    return path.startsWith(prefix) ? path.slice(prefix.length) : path;
  }
}

function noFiles(place: Place, pattern: string): Problem {
  return {
    ...place,
    problem: `no file is named ${quoted(pattern)}`,
    expected: "a file, or a pattern such as extracts/*.csv, from the data folder",
    hint: "* stands for any letters in a name, ** for any folders."
  };
}

function leadsNowhere(place: Place, path: string): Problem {
  return {
    ...place,
    problem: `${path} is a link that leads nowhere`,
    expected: "a file",
    hint: "Mend the link, or take it away: its records would be missing from the counts."
  };
}
