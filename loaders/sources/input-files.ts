import { createReadStream, createWriteStream, rmSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { quoted } from "../files/quoted.js";
import { fileHash } from "./file-hash.js";
import { fileKind } from "./file-kind.js";
import type { Source } from "./source.js";
import { SOURCE_KINDS } from "./source-kinds.js";
import { inUtf8 } from "./text-encoding.js";
import { UnreadableFile } from "./unreadable-file.js";
import { sheetsOf, WORKBOOK_NAME, writeSheet } from "./workbook.js";
import { DamagedFile, unzip, zipMembers } from "./zip.js";

/** One table of records: a file as it lies, or what has to be taken out of it. */
export interface InputFile {
  /** How messages and accounts call it; "archive.zip/member.csv" for a member, "book.ods/2014" for a sheet. */
  name: string;
  /** The file on the disk. */
  path: string;
  /** The way through zips: a member of the file, a member of that, and so on. */
  members: string[];
  /** Sheet of a workbook. */
  sheet?: string;
}

/** An input that lies on the disk ready to be read. */
export interface OpenedFile {
  path: string;
  /** Checksum of the records themselves: of what came out of a compressed file; of a sheet that of its workbook. */
  sha256: Promise<string>;
  bytes: number;
  /** What the account says of it before a record is read. */
  notes: string[];
}

/** Zips inside zips are opened so deep: nobody packs deeper, and a file that holds itself would never end. */
const DEEPEST = 4;

/**
 * The inputs that a file holds: itself, or the members of a zip (and of zips inside it), and of a workbook its sheets.
 * `folder` is a place for what has to be unpacked to be looked into.
 */
export async function inputsOf(file: InputFile, source: Source, folder: string): Promise<InputFile[]> {
  // A single compressed file is unpacked once, when it is read.
  if (file.members.length === 0 && source.format === undefined && (await isGzip(file.path))) return [file];
  const { path, ownFile } = await unpacked(file, folder);
  try {
    const kind = await fileKind(path);
    if (kind === "zip" && file.members.length < DEEPEST) return await inputsOfZip(file, path, source, folder);
    if (source.format !== "workbook") {
      if (kind === "workbook") throw notDeclared();
      return [file];
    }
    if (kind !== "workbook") throw noWorkbook();
    return sheetsOf(path, source).map((sheet) => ({ ...file, name: `${file.name}/${sheet}`, sheet }));
  } finally {
    if (!ownFile) rmSync(path, { force: true });
  }
}

async function inputsOfZip(
  file: InputFile,
  path: string,
  source: Source,
  folder: string
): Promise<InputFile[]> {
  const members = await zipMembers(path);
  const found: InputFile[] = [];
  for (const member of members) {
    const input = { ...file, name: `${file.name}/${member}`, members: [...file.members, member] };
    if (/\.zip$/i.test(member)) found.push(...(await inputsOf(input, source, folder)));
    else if (isWanted(member, source))
      found.push(...(source.format === "workbook" ? await inputsOf(input, source, folder) : [input]));
  }
  if (found.length > 0 || file.members.length > 0) return found;
  const ending = source.members ?? SOURCE_KINDS[source.kind].members;
  throw new UnreadableFile(
    `the zip holds no file whose name ends in ${quoted(ending)}`,
    `at least one; it holds ${members.slice(0, 5).map(quoted).join(", ") || "nothing"}`,
    "Say in members how the names of the wanted files end."
  );
}

/** Does the name of a member end as those that the source reads? */
function isWanted(member: string, source: Source): boolean {
  if (source.format === "workbook" && source.members === undefined) return WORKBOOK_NAME.test(member);
  const ending = source.members ?? SOURCE_KINDS[source.kind].members;
  return member.toLowerCase().endsWith(ending.toLowerCase());
}

const notDeclared = (): UnreadableFile =>
  new UnreadableFile(
    "this is a workbook",
    "CSV, or the source to say that it reads workbooks",
    "Write format: workbook, and if it has several sheets which to read, as in sheet: Data."
  );

const noWorkbook = (): UnreadableFile =>
  new UnreadableFile(
    "this is no workbook",
    "a workbook of Excel (.xlsx, .xls) or OpenDocument (.ods), as format says",
    "If it is CSV, take format: workbook out of sources.yaml."
  );

/**
 * Makes an input readable: unpacked and checked against its checksum, a sheet written as CSV, a text in another encoding
 * written in UTF-8. What is made lies in `folder`, and belongs to who opened it. The engine could read gzip itself, but
 * takes a file that was cut short for a whole one.
 */
export async function openInput(
  input: InputFile,
  source: Source,
  folder: string,
  sha256: Promise<string>
): Promise<OpenedFile> {
  const { path, ownFile } = await unpacked(input, folder);
  // Finished before the records are read, for an unpacked file is gone soon after.
  const own = ownFile ? sha256 : Promise.resolve(await fileHash(path));
  const bytes = (await stat(path)).size;
  const { path: ready, notes } = await asTable(path, input, source, folder);
  if (ready !== path && !ownFile) rmSync(path, { force: true });
  return { path: ready, sha256: own, bytes, notes };
}

/** The file itself, or what comes out of it when it is compressed. */
async function unpacked(input: InputFile, folder: string): Promise<{ path: string; ownFile: boolean }> {
  let path = input.path;
  for (const [depth, member] of input.members.entries()) {
    const to = join(folder, `unpacked-${depth}-of-${input.members.length}`);
    await unzip(path, member, to);
    if (path !== input.path) rmSync(path, { force: true });
    path = to;
  }
  if (await isGzip(path)) {
    const to = join(folder, `unpacked-gzip-of-${input.members.length}`);
    await unpackGzip(path, to);
    if (path !== input.path) rmSync(path, { force: true });
    path = to;
  }
  return { path, ownFile: path === input.path };
}

const isGzip = async (path: string): Promise<boolean> => (await fileKind(path)) === "gzip";

async function asTable(
  path: string,
  input: InputFile,
  source: Source,
  folder: string
): Promise<Pick<OpenedFile, "path" | "notes">> {
  if (input.sheet !== undefined) {
    const csv = join(folder, "sheet.csv");
    return { path: csv, notes: await writeSheet(path, input.sheet, source, csv) };
  }
  const table = source.kind === "parquet" ? path : await inUtf8(path, source, join(folder, "utf-8.csv"));
  return { path: table, notes: [] };
}

async function unpackGzip(path: string, to: string): Promise<void> {
  try {
    await pipeline(createReadStream(path), createGunzip(), createWriteStream(to));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "Z_BUF_ERROR" || code === "Z_DATA_ERROR") throw new DamagedFile(message);
    throw error;
  }
}
