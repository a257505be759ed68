import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
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

/** From this size on, in bytes, a file is compressed less hard, and what comes of it is kept for the next build. */
const LARGE = 500_000;

/**
 * For the database engine of 34 MB: quality 5 takes 3 s and makes 6.2 MB of it; 9 takes 15 s and makes 5.9 MB. Of the
 * small files, 11 makes 11 per cent less than 8, for 10 s of one core for the sample's instead of 2.
 */
const BROTLI_QUALITY = { small: 11, large: 5 };
const GZIP_LEVEL = { small: 9, large: 6 };

interface Encoding {
  extension: string;
  compress(bytes: Buffer): Promise<Buffer>;
  restore(bytes: Buffer): Promise<Buffer>;
}

const size = (bytes: Buffer): "small" | "large" => (bytes.length < LARGE ? "small" : "large");

/** The encodings that browsers accept, in the order in which a server should prefer them. */
export const ENCODINGS: readonly Encoding[] = [
  {
    extension: ".br",
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
    compress: (bytes) => promisify(gzip)(bytes, { level: GZIP_LEVEL[size(bytes)] }),
    restore: promisify<Buffer, Buffer>(gunzip)
  }
];

/** Is this file sent compressed, when that makes it smaller? */
export const isCompressible = (path: string): boolean => COMPRESSIBLE.has(extname(path));

/**
 * Writes a brotli and a gzip copy beside every file of a folder that gains from it, for web servers to send as they
 * are. `cache` keeps those of large files from build to build, by the hash of what is in them.
 */
export async function compressSite(folder: string, cache: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && isCompressible(entry.name));
  await mkdir(cache, { recursive: true });
  await Promise.all(
    files.map(async (file) => {
      const path = join(file.parentPath, file.name);
      const bytes = await readFile(path);
      await Promise.all(ENCODINGS.map((encoding) => writeCompressed(path, bytes, encoding, cache)));
    })
  );
}

async function writeCompressed(path: string, bytes: Buffer, encoding: Encoding, cache: string) {
  const compressed =
    size(bytes) === "large" ? await kept(bytes, encoding, cache) : await encoding.compress(bytes);
  if (compressed.length < bytes.length) await writeFile(path + encoding.extension, compressed);
}

async function kept(
  bytes: Buffer,
  { extension, compress, restore }: Encoding,
  cache: string
): Promise<Buffer> {
  const file = join(cache, sha256(bytes) + extension);
  if (existsSync(file)) {
    const copy = await readFile(file);
    // What is damaged would be sent to every reader: restoring takes a tenth of a second.
    const restored = await restore(copy).catch(() => null);
    if (restored?.equals(bytes)) return copy;
    setAside(file);
  }
  const compressed = await compress(bytes);
  // A build can be stopped at any moment: a file of this name is always whole.
  writeWhole(file, compressed);
  return compressed;
}
