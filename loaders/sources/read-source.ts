import { mkdirSync, rmSync, statSync } from "node:fs";
import type { Month } from "../../src/plan/month.js";
import {
  filteredRecords,
  type InputAccount,
  type RejectedRecords,
  type SourceAccount
} from "../../src/plan/provenance.js";
import { DataError } from "../files/data-error.js";
import { groupBy } from "../files/group-by.js";
import type { Place, Problem } from "../files/problem.js";
import { Engine } from "./engine.js";
import { forceDifferences } from "./force-differences.js";
import { createGroups } from "./group-columns.js";
import type { IdHashes } from "./id-hashes.js";
import { type InputFile, inputsOf, openInput } from "./input-files.js";
import {
  areaCounts,
  factsOf,
  type Judging,
  judge,
  monthsSeen,
  seriesCounts,
  seriesOf,
  verdicts
} from "./judge.js";
import { recordKeys } from "./locate-rejected.js";
import { overlapProblems } from "./overlaps.js";
import type { Progress } from "./progress.js";
import {
  PLACES,
  type RefusedGroup,
  type RejectedKind,
  reasonOf,
  refusedGroups,
  rejectedProblem,
  remedyOf
} from "./rejected-records.js";
import { countRepeats, findRepeatedIds, startHashes } from "./repeated-ids.js";
import { type MalformedRows, type ScanTarget, scanFile } from "./scan-file.js";
import { scanPostgres } from "./scan-postgres.js";
import { areaRows, seriesRows } from "./series-rows.js";
import type { Source } from "./source.js";
import { monthsPerPeriodOf } from "./source-kinds.js";
import type { SourceResult } from "./source-result.js";
import { strataNotes, surveyWaves } from "./survey-waves.js";
import { correctionNotes, type UnknownCounts, withholdUnknown } from "./unknown-counts.js";
import { UnreadableFile } from "./unreadable-file.js";
import { valueNotes } from "./value-notes.js";
import { DamagedFile } from "./zip.js";

/** A file that a source names. */
export interface HashedFile {
  name: string;
  path: string;
  /** Checksum of its bytes, which is being made while the records are read. */
  sha256: Promise<string>;
  /** What it was before: it may not change until all is read. */
  state: string;
}

/** What one source is read with. */
export interface SourceReading {
  source: Source;
  /** Where sources.yaml declares it. */
  place: Place;
  files: HashedFile[];
  judging: Judging;
  /** Folder for what does not fit into memory, and for what comes out of compressed files. */
  scratch: string;
  progress: Progress;
}

/** One input while it is read: what its account will say, and how to open it again. */
interface ReadInput {
  input: InputFile;
  hashed: HashedFile | null;
  account: InputAccount;
  sha256: Promise<string> | null;
  /** Its dates were cut behind the day. */
  cutDates: boolean;
}

/**
 * Reads every record of a source once. Throws a {@link DataError} with everything that is wrong: files that cannot be
 * read, files listed twice or overlapping, and more refused records than the source allows.
 */
export async function readSource(reading: SourceReading): Promise<SourceResult> {
  const engine = await Engine.start(reading.scratch);
  try {
    const ids = await startHashes(engine);
    return await new SourceReader(engine, ids, reading).read().finally(() => ids.close());
  } finally {
    engine.close();
  }
}

class SourceReader {
  private readonly target: ScanTarget;
  private readonly inputs: ReadInput[] = [];
  private readonly rejects: RejectedRecords[] = [];
  private readonly notes: string[] = [];
  private readonly problems: Problem[] = [];
  /** Rows that are no records, in all inputs. */
  private readonly malformed: RejectedRecords[] = [];

  constructor(
    private readonly engine: Engine,
    private readonly ids: IdHashes,
    private readonly reading: SourceReading
  ) {
    this.target = { engine, ids, hadOthers: false };
  }

  async read(): Promise<SourceResult> {
    const { source, judging } = this.reading;
    await this.engine.run(createGroups(source));
    if (source.kind === "postgres") await this.askDatabase();
    else for (const file of this.reading.files) await this.readFile(file);
    await this.addChecksums();
    this.stopOnProblems();
    await judge(this.engine, source, judging);
    await this.compareForces();
    const unknown = await withholdUnknown(this.engine, source, this.malformed.length > 0);
    this.notes.push(...unknown.notes, ...(await correctionNotes(this.engine, source)));
    await findRepeatedIds(this.engine, this.ids);
    const repeats = await countRepeats(this.engine, source);
    this.notes.push(...repeats.notes);
    await this.account();
    this.problems.push(
      ...(await overlapProblems(
        this.engine,
        source,
        this.inputs.map(({ account }) => account.file),
        this.reading.place
      ))
    );
    await this.refuse();
    this.stopOnProblems();
    return this.result(unknown.bySeries, repeats.facts);
  }

  private stopOnProblems(): void {
    if (this.problems.length > 0) throw new DataError(this.problems);
  }

  /** Runs a step that reads an input; what is wrong with the input becomes a problem, what is wrong with the disk too. */
  private async attempt(file: string, step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      this.problems.push(problemOf(error as Error, file, this.reading));
    }
  }

  private async askDatabase(): Promise<void> {
    const { source, place, progress } = this.reading;
    await this.attempt(place.file, async () => {
      const input = this.addInput({ name: "the database", path: "", members: [] }, null, null, null);
      progress.expect(1, 0);
      input.rows = await scanPostgres(this.engine, source, 0);
      progress.finish(input.rows);
    });
  }

  /** The path of an input by its name in the accounts, as problems give it. */
  private readonly paths = new Map<string, string>();

  private pathOf(name: string): string {
    return this.paths.get(name) ?? name;
  }

  private async readFile(file: HashedFile): Promise<void> {
    const { source, progress } = this.reading;
    this.paths.set(file.name, file.path);
    await this.attempt(file.path, async () => {
      const whole = { name: file.name, path: file.path, members: [] };
      const inputs = await inputsOf(whole, source, this.scratch());
      progress.expect(inputs.length - 1, 0);
      for (const input of inputs) {
        this.paths.set(input.name, file.path + input.name.slice(file.name.length));
        await this.attempt(this.pathOf(input.name), () => this.readInput(input, file));
      }
    });
  }

  private async readInput(input: InputFile, hashed: HashedFile): Promise<void> {
    const { source, progress } = this.reading;
    const opened = await openInput(input, source, this.scratch(), hashed.sha256);
    try {
      const account = this.addInput(input, hashed, opened.sha256, opened.bytes);
      progress.begin(input.name, statSync(hashed.path).size, () => this.engine.progress);
      const { records, malformed, cutDates, notes } = await scanFile(
        this.target,
        source,
        { path: opened.path, name: input.name },
        this.inputs.length - 1
      );
      this.inputs.at(-1)!.cutDates = cutDates;
      for (const rows of malformed) this.addMalformed(input.name, rows);
      account.rejected = malformed.reduce((total, { rows }) => total + rows, 0);
      account.rows = records + account.rejected;
      this.notes.push(...[...opened.notes, ...notes].map((note) => `${input.name}: ${note}`));
      progress.finish(account.rows);
    } finally {
      if (opened.path !== hashed.path) rmSync(opened.path, { force: true });
    }
  }

  /** Waits for the checksums; an input that is the same as an earlier one is a problem. */
  private async addChecksums(): Promise<void> {
    const seen = new Map<string, string>();
    for (const { input, account, sha256 } of this.inputs) {
      if (sha256 === null) continue;
      account.sha256 = await sha256;
      // Sheets of one workbook have its checksum each.
      const key = `${account.sha256} ${input.sheet ?? ""}`;
      const first = seen.get(key);
      if (first !== undefined) this.problems.push(listedTwice(this.pathOf(account.file), first));
      else seen.set(key, account.file);
    }
  }

  /** A folder for what is unpacked or written anew; there only while it is needed. */
  private scratch(): string {
    mkdirSync(this.engine.folder, { recursive: true });
    return this.engine.folder;
  }

  /** Joins rows that are no records with those of other inputs that are none for the same reason. */
  private addMalformed(file: string, { reason, rows, lines }: MalformedRows): void {
    const known = this.malformed.find((rejects) => rejects.reason === reason);
    const rejects = known ?? { reason, records: 0, places: [] };
    if (!known) this.malformed.push(rejects);
    rejects.records += rows;
    const room = PLACES - rejects.places.length;
    rejects.places.push(...lines.slice(0, room).map((line) => ({ file, line })));
  }

  private addInput(
    input: InputFile,
    hashed: HashedFile | null,
    sha256: Promise<string> | null,
    bytes: number | null
  ): InputAccount {
    const account: InputAccount = {
      file: input.name,
      sha256: null,
      bytes,
      rows: 0,
      counted: 0,
      filtered: {},
      rejected: 0,
      from: null,
      to: null
    };
    this.inputs.push({ input, hashed, account, sha256, cutDates: false });
    return account;
  }

  /** Which force records are counted for has to be sure before anything is said of files that overlap. */
  private async compareForces(): Promise<void> {
    const { source, judging } = this.reading;
    const files = this.inputs.map(({ account }) => account.file);
    const { problems, notes } = await forceDifferences(this.engine, source, files, judging.findForce);
    this.notes.push(...notes);
    this.problems.push(
      ...problems.map((problem) => ({
        ...problem,
        file: this.pathOf(problem.file),
        line: 1,
        column: 1,
        value: ""
      }))
    );
    this.stopOnProblems();
  }

  /** Fills the accounts from the verdicts, and makes sure that every row that was read is in exactly one of them. */
  private async account(): Promise<void> {
    for (const { file, filter, reject, records, from, to } of await verdicts(this.engine)) {
      const { account } = this.inputs[file]!;
      if (reject !== null) account.rejected += records;
      else if (filter !== null) account.filtered[filter] = records + (account.filtered[filter] ?? 0);
      else account.counted += records;
      if (reject === null) widen(account, from, to);
    }
    for (const { account } of this.inputs) {
      const total = account.counted + filteredRecords(account) + account.rejected;
      if (total !== account.rows) {
        throw new Error(`${account.file}: ${account.rows} rows were read, ${total} are accounted for`);
      }
    }
  }

  /** Lists the reasons of refused records with their first places; more records than the source allows are problems. */
  private async refuse(): Promise<void> {
    const { source, place } = this.reading;
    const { groups, kinds } = await refusedGroups(this.engine, source);
    for (const [file, own] of groupBy(groups, (group) => group.file)) await this.locate(file, own);
    const rejected = this.inputs.reduce((total, { account }) => total + account.rejected, 0);
    const found = [
      ...this.malformed.map((rejects) => ({ rejects, remedy: undefined })),
      ...kinds.map((kind) => ({
        rejects: { reason: reasonOf(kind, source), records: kind.records, places: kind.places },
        remedy: remedyOf(kind, source)
      }))
    ];
    this.rejects.push(...found.map(({ rejects }) => rejects));
    if (rejected <= (source.allow_rejected ?? 0)) return;
    const context = { source, place, rejected, pathOf: (file: string) => this.pathOf(file) };
    this.problems.push(...found.map(({ rejects, remedy }) => rejectedProblem(rejects, remedy, context)));
  }

  /** Finds the first lines of the refused records of one file, of kinds of which earlier files have too few. */
  private async locate(file: number, groups: RefusedGroup[]): Promise<void> {
    const { source } = this.reading;
    const { input, hashed, cutDates } = this.inputs[file]!;
    const missing = new Map<RejectedKind, number>();
    for (const { kind, records } of groups) {
      const already = missing.get(kind) ?? 0;
      missing.set(kind, Math.min(PLACES - kind.places.length, already + records));
    }
    const kinds = new Map(groups.map(({ key, kind }) => [key, kind]));
    let left = [...missing.values()].reduce((total, places) => total + places, 0);
    if (!hashed || left === 0) return;
    const opened = await openInput(input, source, this.scratch(), hashed.sha256);
    const records = recordKeys(this.engine, source, { name: input.name, path: opened.path, cutDates });
    for await (const { line, column, key } of records) {
      const kind = kinds.get(key);
      const places = kind && missing.get(kind)!;
      if (!kind || !places) continue;
      kind.places.push({ file: input.name, line, ...(column && { column }) });
      missing.set(kind, places - 1);
      left--;
      if (left === 0) break;
    }
    if (opened.path !== hashed.path) rmSync(opened.path, { force: true });
  }

  private async result(unknown: UnknownCounts[], idFacts: Record<string, number>): Promise<SourceResult> {
    const { source, judging } = this.reading;
    const { engine } = this;
    const seen = await monthsSeen(engine);
    const series: SourceAccount["series"] = {};
    const counts: SourceResult["counts"] = [];
    const areas: SourceResult["areas"] = [];
    const seenInAreas = source.areas ? monthsInAreas(judging.areaForces!, seen) : [];
    for (const [i, id] of seriesOf(source).entries()) {
      const found = await seriesCounts(engine, i);
      series[id] = {
        records: found.reduce((total, row) => total + row.records, 0),
        count: found.reduce((total, row) => total + row.count, 0)
      };
      const known = knownMonths(seen, found, unknown[i]!);
      if (source.series) counts.push(...seriesRows(id, found, known, source.period));
      if (source.series && source.areas) {
        const own = { measure: id, basis: source.basis };
        const knownAreas = seenInAreas.filter((s) => unknown[i]!.isAreaKnown(s.area, s.force, s.month));
        areas.push(...areaRows(own, found, await areaCounts(engine, i), knownAreas, source.period));
      }
    }
    const inputs = this.inputs.map(({ account }) => account);
    return {
      monthsPerPeriod: monthsPerPeriodOf(source),
      counts,
      waves: source.surveys ? await surveyWaves(engine, source) : [],
      areas,
      account: {
        id: source.id,
        kind: source.kind,
        basis: source.basis,
        ...totals(inputs),
        inputs,
        rejects: this.rejects,
        series,
        facts: { ...(await factsOf(engine, source)), ...idFacts },
        notes: [...this.notes, ...(await valueNotes(engine, source)), ...(await strataNotes(engine, source))]
      }
    };
  }
}

/** Of the months seen, those in which the series has a figure of the force. */
function knownMonths<Seen extends { force: string; month: Month }>(
  seen: readonly Seen[],
  found: readonly { force: string; month: Month }[],
  unknown: UnknownCounts
): Seen[] {
  const withRecords = new Set(found.map(({ force, month }) => `${force} ${month}`));
  return seen.filter(({ force, month }) =>
    unknown.isKnown(force, month, withRecords.has(`${force} ${month}`))
  );
}

/** The months in which the source has records of each area's force. */
function monthsInAreas(
  areas: ReadonlyMap<string, string>,
  seen: readonly { force: string; month: Month }[]
): { area: string; force: string; month: Month }[] {
  const byForce = groupBy(seen, ({ force }) => force);
  return [...areas]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([area, force]) => (byForce.get(force) ?? []).map(({ month }) => ({ area, force, month })));
}

function widen(account: InputAccount, from: Month | null, to: Month | null): void {
  if (from !== null && (account.from === null || from < account.from)) account.from = from;
  if (to !== null && (account.to === null || to > account.to)) account.to = to;
}

/** The accounts of all inputs together. */
function totals(inputs: InputAccount[]): Pick<SourceAccount, "rows" | "counted" | "filtered" | "rejected"> {
  const filtered: Record<string, number> = {};
  for (const input of inputs) {
    for (const [rule, records] of Object.entries(input.filtered))
      filtered[rule] = records + (filtered[rule] ?? 0);
  }
  const sumOf = (key: "rows" | "counted" | "rejected"): number =>
    inputs.reduce((total, input) => total + input[key], 0);
  return { rows: sumOf("rows"), counted: sumOf("counted"), filtered, rejected: sumOf("rejected") };
}

function listedTwice(file: string, first: string): Problem {
  return {
    file,
    line: 1,
    column: 1,
    value: "",
    problem: `the file is the same, byte for byte, as ${first}`,
    expected: "each file once",
    hint: "Remove one of the two, or make files in sources.yaml name only one: its records would count twice."
  };
}

/** What is wrong with a file, by the error that ended its reading. Throws an error that is none of the file. */
function problemOf(error: Error, file: string, { place }: SourceReading): Problem {
  const at = { file, line: 1, column: 1, value: "" };
  if (error instanceof UnreadableFile) {
    const where = file === place.file ? place : { ...at, line: error.line, column: error.column };
    return { ...where, problem: error.message, expected: error.expected, hint: error.hint };
  }
  if (error instanceof DamagedFile) {
    return {
      ...at,
      problem: `the compressed file is damaged: ${error.message}`,
      expected: "a whole .zip or .gz file",
      hint: "Get it again: it may have been cut short on its way."
    };
  }
  throw error;
}
