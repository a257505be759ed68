import { closeSync, openSync, readSync } from "node:fs";
import { zipMembers } from "./zip.js";

/** What the bytes of a file are, whatever its name says. */
export type FileKind = "zip" | "gzip" | "workbook" | "other";

/** The first bytes of files that hold others. */
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const GZIP = Buffer.from([0x1f, 0x8b]);
const OLD_WORKBOOK = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Members that only workbooks have: of Excel, and of OpenDocument. */
const OF_WORKBOOKS = /^(xl\/workbook\.(xml|bin)|content\.xml)$/;

/** What a file is, by its first bytes, and of a zip by its members. */
export async function fileKind(path: string): Promise<FileKind> {
  const first = firstBytes(path, ZIP.length);
  if (first.subarray(0, GZIP.length).equals(GZIP)) return "gzip";
  if (first.equals(OLD_WORKBOOK)) return "workbook";
  if (!first.equals(ZIP)) return "other";
  const members = await zipMembers(path);
  return members.some((name) => OF_WORKBOOKS.test(name)) ? "workbook" : "zip";
}

/** The first bytes of a file, fewer when it has no more. */
export function firstBytes(path: string, length: number): Buffer {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}
