import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";

/** Bytes read at a time, always into the same place: large enough that the disk and not the program sets the pace. */
const CHUNK_BYTES = 1 << 20;

/** SHA-256 of a file, as 64 hexadecimal digits; `onBytes` is told how many bytes were read since it was last called. */
export async function fileHash(path: string, onBytes: (bytes: number) => void = () => {}): Promise<string> {
  const hash = createHash("sha256");
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  const file = openSync(path, "r");
  try {
    for (;;) {
      const bytesRead = readSync(file, chunk);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(chunk.subarray(0, bytesRead));
      onBytes(bytesRead);
      // Lets the program's other work come in between: a piece takes about a millisecond.
      await nextTurn();
    }
  } finally {
    closeSync(file);
  }
}
