import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Zippable, zipSync } from "fflate";
import { sha256 } from "../../loaders/files/sha256.js";
import { DIST } from "../site/folders.js";

/** What is handed over, as folders and files of the project by their place in the zip. */
const CONTENTS: Readonly<Record<string, string>> = { site: DIST, deploy: "deploy", LICENSE: "LICENSE" };

/** Every other file's SHA-256, as the program sha256sum reads it. */
export const CHECKSUMS = "checksums.sha256";

/** A moment that a zip can hold, the same for all: the same site gives the same bytes. */
const MTIME = new Date(2000, 0, 1);

/** Compressed already, so that compressing it once more only takes time. */
const COMPRESSED = /\.(br|gz)$/;

/** Every file to hand over, by its place in the zip: the built site, the servers' configurations, the checksums. */
export async function handOverFiles(): Promise<Map<string, Uint8Array>> {
  const found = await Promise.all(Object.entries(CONTENTS).map(([place, path]) => filesAt(place, path)));
  const files = new Map(found.flat().sort(([a], [b]) => (a < b ? -1 : 1)));
  const lines = [...files].map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`);
  return files.set(CHECKSUMS, new TextEncoder().encode(lines.join("")));
}

async function filesAt(place: string, path: string): Promise<[string, Uint8Array][]> {
  if ((await stat(path)).isFile()) return [[place, await readFile(path)]];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(path.length + 1)
        .replaceAll("\\", "/")
    );
  return Promise.all(
    paths.map(
      async (file): Promise<[string, Uint8Array]> => [`${place}/${file}`, await readFile(join(path, file))]
    )
  );
}

/** The files as one zip; the same files give the same bytes, in every time zone. */
export function handOverZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = [...files].map(([path, bytes]) => [
    path,
    [bytes, { level: COMPRESSED.test(path) ? 0 : 6, mtime: MTIME }]
  ]);
  return zipSync(Object.fromEntries(entries) as Zippable);
}
