import type { AsyncDuckDB } from "@duckdb/duckdb-wasm";
import { download } from "./download.js";

/** DuckDBDataProtocol.HTTP, of a package that is only loaded with the engine. */
const HTTP = 4;

/** Databases of at most so many bytes are fetched whole: an eighth of what the engine itself weighs. */
const SMALL_BYTES = 4_000_000;

/**
 * Makes the database file at an absolute address known to the engine under a path. A small one is fetched whole; of a large
 * one only the parts that a query reads, each of which the engine holds against the checksum that it carries. From a server
 * that does not send parts of files the whole is.
 */
export async function registerDatabase(db: AsyncDuckDB, path: string, address: string): Promise<void> {
  // Read directly, block by block: otherwise four times as much as was asked for is fetched ahead, and then more.
  if (await isReadInParts(address)) await db.registerFileURL(path, address, HTTP, true);
  else await db.registerFileBuffer(path, await download(address, undefined, () => {}));
}

/**
 * Is a file large, on a server that sends parts? Asks as the engine would: told to fall back by itself, it reads files whole
 * that it need not (duckdb-wasm issue 2228).
 */
async function isReadInParts(address: string): Promise<boolean> {
  const response = await fetch(address, { method: "HEAD", headers: { Range: "bytes=0-" } });
  // An answer that nobody reads to its end counts as broken off.
  await response.arrayBuffer();
  return response.status === 206 && Number(response.headers.get("Content-Length")) > SMALL_BYTES;
}
