import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** Bytes read at a time: large enough that the disk and not the program sets the pace. */
const CHUNK_BYTES = 1 << 20;

/** SHA-256 of a file, as 64 hexadecimal digits; `onBytes` is told how many bytes were read since it was last called. */
export async function fileHash(path: string, onBytes: (bytes: number) => void = () => {}): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    hash.update(chunk as Buffer);
    onBytes((chunk as Buffer).length);
  }
  return hash.digest("hex");
}
