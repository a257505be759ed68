import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from "node:zlib";
import { setAside } from "../../loaders/files/set-aside.js";
import { sha256 } from "../../loaders/files/sha256.js";
import { writeWhole } from "../../loaders/files/write-whole.js";

/**
 * Kinds of file that are sent compressed. Not the database, of which browsers ask for parts, nor what is compressed
 * already.
 */
const COMPRESSIBLE: ReadonlySet<string> = new Set([
  ".html",
  ".css",
  ".js",
  ".json",
  ".wasm",
  ".svg",
  ".csv",
  ".tsv",
  ".xml",
  ".txt",
  ".yaml"
]);

/** From this size on, in bytes, a file is compressed less hard. */
const LARGE = 500_000;

/**
 * For the database engine of 34 MB: quality 5 takes 3 s and makes 6.2 MB of it; 9 takes 15 s and makes 5.9 MB. Of the
 * small files, 11 makes 11 per cent less than 8, for 10 s of one core for the sample's instead of 2.
 */
const BROTLI_QUALITY = { small: 11, large: 5 };
const GZIP_LEVEL = { small: 9, large: 6 };

interface Encoding {
  extension: string;
  /** With what a file of a size is compressed: other bytes may come of anything else. */
  madeBy(of: Size): string;
  compress(bytes: Buffer): Promise<Buffer>;
  restore(bytes: Buffer): Promise<Buffer>;
}

type Size = "small" | "large";

const size = (bytes: Buffer): Size => (bytes.length < LARGE ? "small" : "large");

/** The encodings that browsers accept, in the order in which a server should prefer them. */
export const ENCODINGS: readonly Encoding[] = [
  {
    extension: ".br",
    madeBy: (of) => `brotli ${process.versions.brotli} ${BROTLI_QUALITY[of]}`,
    compress: (bytes) =>
      promisify(brotliCompress)(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY[size(bytes)],
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
        }
      }),
    restore: promisify<Buffer, Buffer>(brotliDecompress)
  },
  {
    extension: ".gz",
    madeBy: (of) => `zlib ${process.versions.zlib} ${GZIP_LEVEL[of]}`,
    compress: (bytes) => promisify(gzip)(bytes, { level: GZIP_LEVEL[size(bytes)] }),
    restore: promisify<Buffer, Buffer>(gunzip)
  }
];

/** Is this file sent compressed, when that makes it smaller? */
export const isCompressible = (path: string): boolean => COMPRESSIBLE.has(extname(path));

/**
 * Writes a brotli and a gzip copy beside every file of a folder that gains from it, for web servers to send as they
 * are. `cache` keeps them for the next build, by the hash of what is in them: most files are the same then.
 */
export async function compressSite(folder: string, cache: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && isCompressible(entry.name));
  await mkdir(cache, { recursive: true });
  const names = await Promise.all(
    files.flatMap((file) => {
      const path = join(file.parentPath, file.name);
      return ENCODINGS.map((encoding) => writeCompressed(path, encoding, cache));
    })
  );
  const current = new Set(names);
  const left = (await readdir(cache)).filter((name) => !current.has(name.replace(/\.damaged$/, "")));
  await Promise.all(left.map((name) => rm(join(cache, name))));
}

/** Returns the name under which the copy is kept. */
async function writeCompressed(path: string, encoding: Encoding, cache: string): Promise<string> {
  const bytes = await readFile(path);
  const name = sha256(`${encoding.madeBy(size(bytes))} ${sha256(bytes)}`) + encoding.extension;
  const compressed = await kept(bytes, encoding, join(cache, name));
  if (compressed.length < bytes.length) await writeFile(path + encoding.extension, compressed);
  return name;
}

async function kept(bytes: Buffer, { compress, restore }: Encoding, file: string): Promise<Buffer> {
  if (existsSync(file)) {
    const copy = await readFile(file);
    // What is damaged would be sent to every reader: restoring all takes a second.
    const restored = await restore(copy).catch(() => null);
    if (restored?.equals(bytes)) return copy;
    setAside(file);
  }
  const compressed = await compress(bytes);
  // A build can be stopped at any moment: a file of this name is always whole.
  writeWhole(file, compressed);
  return compressed;
}
