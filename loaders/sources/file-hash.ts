import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

/** Bytes read at a time, always into the same place: large enough that the disk and not the program sets the pace. */
const CHUNK_BYTES = 1 << 20;

/** SHA-256 of a file, as 64 hexadecimal digits; `onBytes` is told how many bytes were read since it was last called. */
export async function fileHash(path: string, onBytes: (bytes: number) => void = () => {}): Promise<string> {
  const hash = createHash("sha256");
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await file.read(chunk);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(chunk.subarray(0, bytesRead));
      onBytes(bytesRead);
    }
  } finally {
    await file.close();
  }
}
