import { createReadStream, createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { firstBytes } from "./file-kind.js";
import type { Source } from "./source.js";

/** Bytes in which the encoding of a text shows. */
const LOOKED_AT = 4096;

/**
 * The path of a text in UTF-8: the file itself, or `utf8`, where it is written anew when its first bytes say that it is
 * UTF-16, or the source says another encoding. Nothing else is guessed.
 */
export async function inUtf8(path: string, source: Source, utf8: string): Promise<string> {
  const encoding = encodingOf(path, source);
  if (encoding === "utf-8") return path;
  const decoder = new TextDecoder(encoding);
  async function* decoded(): AsyncGenerator<string> {
    for await (const chunk of createReadStream(path)) yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
  }
  await pipeline(Readable.from(decoded()), createWriteStream(utf8));
  return utf8;
}

function encodingOf(path: string, { encoding }: Source): string {
  if (encoding === "windows-1252") return encoding;
  const first = firstBytes(path, LOOKED_AT);
  if (first[0] === 0xff && first[1] === 0xfe) return "utf-16le";
  if (first[0] === 0xfe && first[1] === 0xff) return "utf-16be";
  if (encoding !== "utf-16") return "utf-8";
  return looksLikeUtf16(first) === "utf-16be" ? "utf-16be" : "utf-16le";
}

/** UTF-16 without a mark shows by its zeros: every second byte of a Latin text is one. */
export function looksLikeUtf16(first: Buffer): "utf-16le" | "utf-16be" | undefined {
  const zeros = [0, 0];
  for (const [i, byte] of first.entries()) if (byte === 0) zeros[i % 2]! += 1;
  const [even, odd] = zeros as [number, number];
  if (Math.max(even, odd) < first.length / 4) return undefined;
  return odd > even ? "utf-16le" : "utf-16be";
}
