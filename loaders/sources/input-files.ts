import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createGunzip } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { fileHash } from "./file-hash.js";

/** One file of records: as it lies, or to be taken out of a compressed file. */
export interface InputFile {
  /** How messages and accounts call it; "archive.zip/member.csv" for a member. */
  name: string;
  /** The file on the disk. */
  path: string;
  /** Member of the zip. */
  member?: string;
}

/** An input that lies on the disk ready to be read. */
export interface OpenedFile {
  path: string;
  /** Checksum of the records themselves: of what came out of a compressed file. */
  sha256: Promise<string>;
  bytes: number;
}

/** A compressed file that cannot be opened whole: cut short, or with bytes that are not those that were packed. */
export class DamagedFile extends Error {}

const isGzip = (path: string): boolean => path.endsWith(".gz");
export const isZip = (path: string): boolean => path.endsWith(".zip");

/**
 * Makes an input readable; a compressed one is unpacked to the path `unpacked`, checked against its checksum. The engine
 * could read gzip itself, but takes a file that was cut short for a whole one.
 */
export async function openInput(
  input: InputFile,
  unpacked: string,
  sha256: Promise<string>
): Promise<OpenedFile> {
  if (input.member !== undefined) return unzip(input.path, input.member, unpacked);
  if (isGzip(input.path)) return unpackGzip(input.path, unpacked);
  return { path: input.path, sha256, bytes: (await stat(input.path)).size };
}

async function unpackGzip(path: string, unpacked: string): Promise<OpenedFile> {
  try {
    await pipeline(createReadStream(path), createGunzip(), createWriteStream(unpacked));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "Z_BUF_ERROR" || code === "Z_DATA_ERROR") throw new DamagedFile(message);
    throw error;
  }
  return opened(unpacked);
}

async function opened(path: string): Promise<OpenedFile> {
  // Finished before the records are read, for the unpacked file is gone soon after.
  const sha256 = await fileHash(path);
  return { path, sha256: Promise.resolve(sha256), bytes: (await stat(path)).size };
}

/** The members of a zip whose names have an ending, in the order of their names. */
export async function zipMembers(path: string, ending: string): Promise<string[]> {
  const zip = await openZip(path);
  const names: string[] = [];
  await eachEntry(zip, async ({ fileName }) => {
    if (fileName.endsWith(ending)) names.push(fileName);
    return true;
  });
  return names.sort();
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: true }, (error, zip) =>
      error ? reject(damaged(error)) : resolve(zip)
    );
  });
}

/** An error of the zip library, which has no code; an error of the system, which has one, stays as it is. */
const damaged = (error: Error): Error => ("code" in error ? error : new DamagedFile(error.message));

/** Calls `visit` for one entry after another until it answers false. */
function eachEntry(zip: ZipFile, visit: (entry: Entry) => Promise<boolean>): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (error: Error): void => {
      zip.close();
      reject(error);
    };
    zip.on("error", (error: Error) => stop(damaged(error)));
    zip.on("end", resolve);
    zip.on("entry", (entry: Entry) => {
      visit(entry).then((more) => {
        if (more) return zip.readEntry();
        zip.close();
        resolve();
      }, stop);
    });
    zip.readEntry();
  });
}

async function unzip(path: string, member: string, unpacked: string): Promise<OpenedFile> {
  const zip = await openZip(path);
  await eachEntry(zip, async (entry) => {
    if (entry.fileName !== member) return true;
    await unpackEntry(zip, entry, unpacked);
    return false;
  });
  return opened(unpacked);
}

async function unpackEntry(zip: ZipFile, entry: Entry, unpacked: string): Promise<void> {
  if (entry.isEncrypted()) throw new DamagedFile(`${entry.fileName} is encrypted`);
  const content = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(damaged(error)) : resolve(stream)));
  });
  let checksum = 0;
  const check = new Transform({
    transform(chunk: Buffer, _, done) {
      checksum = crc32(chunk, checksum);
      done(null, chunk);
    }
  });
  try {
    await pipeline(content, check, createWriteStream(unpacked));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || code.startsWith("Z_")) throw new DamagedFile((error as Error).message);
    throw error;
  }
  if (checksum !== entry.crc32) throw new DamagedFile(`${entry.fileName} does not match its checksum`);
}

/** The checksum of several texts together. */
export function textHash(...texts: string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest("hex");
}
