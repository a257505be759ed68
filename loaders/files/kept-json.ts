import { jsonOf } from "./json-of.js";
import { setAside } from "./set-aside.js";
import { sha256 } from "./sha256.js";
import { textIfThere } from "./text-if-there.js";
import { writeWhole } from "./write-whole.js";

/** A value, and the checksum of its JSON: whatever happens to the file shows. */
interface Kept<T> {
  sha256: string;
  value: T;
}

/** Keeps a value in a file of a cache: there is never half a file of that name. Throws an error of the system. */
export function keepJson(path: string, value: unknown): void {
  writeWhole(path, JSON.stringify({ sha256: sha256(JSON.stringify(value)), value } satisfies Kept<unknown>));
}

/** The value that is kept in a file; null where there is none. A file that is not as it was written is set aside, which is said. */
export function keptJson<T>(path: string): T | null {
  const text = textIfThere(path);
  if (text === null) return null;
  const kept = jsonOf(text) as Partial<Kept<T>> | null;
  if (kept?.value !== undefined && kept.sha256 === sha256(JSON.stringify(kept.value))) return kept.value;
  setAside(path);
  return null;
}
