import { createHash } from "node:crypto";
import { filePieces } from "./file-pieces.js";

/** SHA-256 of a file, as 64 hexadecimal digits. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of filePieces(path)) hash.update(piece);
  return hash.digest("hex");
}
