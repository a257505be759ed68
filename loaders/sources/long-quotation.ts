import { createReadStream } from "node:fs";

/** No text of a record is longer, in bytes; the engine takes minutes over one of twenty times that. */
export const LONGEST_QUOTATION = 1_000_000;

/** Bytes that are looked at together. */
const WINDOW = 1 << 18;
const QUOTE = 0x22;
/** A quotation mark that is not doubled begins a quotation, or ends it. */
const SINGLE = /(?<!")"(?!")/;

/**
 * The byte at which a quotation begins that is longer than {@link LONGEST_QUOTATION}; null where there is none. Files are
 * skimmed, since most have a mark in every line or none at all: marks are counted only before a long piece without.
 */
export async function longQuotation(path: string): Promise<number | null> {
  let start = 0;
  let without = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: WINDOW }) as AsyncIterable<Buffer>) {
    const wasLong = without > LONGEST_QUOTATION;
    // Most files have no mark at all: to look for one byte costs a tenth of looking for a pattern.
    const isMarked = chunk.includes(QUOTE) && SINGLE.test(chunk.toString("latin1"));
    without = isMarked ? 0 : without + chunk.length;
    start += chunk.length;
    if (wasLong || without <= LONGEST_QUOTATION) continue;
    const { marks, last } = await marksBefore(path, start - without);
    if (marks % 2 === 1) return last;
  }
  return null;
}

/** How many quotation marks stand before a byte of a file, and where the last of them stands. */
async function marksBefore(path: string, end: number): Promise<{ marks: number; last: number }> {
  let marks = 0;
  let last = 0;
  let start = 0;
  if (end === 0) return { marks, last };
  for await (const chunk of createReadStream(path, { end: end - 1 }) as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(QUOTE); at !== -1; at = chunk.indexOf(QUOTE, at + 1)) {
      marks += 1;
      last = start + at;
    }
    start += chunk.length;
  }
  return { marks, last };
}
