import { type Zippable, zipSync } from "fflate";
import type { Files } from "./plan-files.js";

/** A moment that a zip file can hold; the same for every file, so that the same data give the same bytes. */
const MTIME = new Date(2000, 0, 1);

/** Files by path, as one zip. Stored, not compressed: it is unpacked on the same machine a moment later. */
export function archive(files: Files): Uint8Array {
  const encoder = new TextEncoder();
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  const zippable = Object.fromEntries(
    entries.map(([path, content]) => [path, typeof content === "string" ? encoder.encode(content) : content])
  ) satisfies Zippable;
  return zipSync(zippable, { level: 0, mtime: MTIME });
}
