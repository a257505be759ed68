import { createWriteStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";

/** A compressed file that cannot be opened whole: cut short, or with bytes that are not those that were packed. */
export class DamagedFile extends Error {}

/** What macOS adds to an archive beside each file: no file of anybody. */
const ADDED_BY_MACOS = /(^|\/)(__MACOSX\/|\._|\.DS_Store$)/;

/** The members of a zip, in the order of their names; folders and what macOS adds are none. */
export async function zipMembers(path: string): Promise<string[]> {
  const zip = await openZip(path);
  const names: string[] = [];
  await eachEntry(zip, async ({ fileName }) => {
    if (!fileName.endsWith("/") && !ADDED_BY_MACOS.test(fileName)) names.push(fileName);
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

/** Unpacks one member of a zip to a file, checked against its checksum. */
export async function unzip(path: string, member: string, unpacked: string): Promise<void> {
  const zip = await openZip(path);
  await eachEntry(zip, async (entry) => {
    if (entry.fileName !== member) return true;
    await unpackEntry(zip, entry, unpacked);
    return false;
  });
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
