import { filePieces } from "./file-pieces.js";

/** No text of a record is longer, in bytes; the engine takes minutes over one of twenty times that. */
export const LONGEST_QUOTATION = 1_000_000;

const QUOTE = 0x22;
/** A quotation mark that is not doubled begins a quotation, or ends it. */
const SINGLE = /(?<!")"(?!")/;

/** The quotation marks of a file up to a byte: how many there are, and where the last of them stands. */
interface Marks {
  end: number;
  marks: number;
  last: number;
}

/**
 * The byte at which a quotation begins that is longer than {@link LONGEST_QUOTATION}; null where there is none. Files are
 * skimmed, since most have a mark in every line or none at all: marks are counted only before a long stretch without.
 */
export async function longQuotation(path: string): Promise<number | null> {
  const counted: Marks = { end: 0, marks: 0, last: 0 };
  let start = 0;
  let without = 0;
  for await (const piece of filePieces(path)) {
    const wasLong = without > LONGEST_QUOTATION;
    // Most files have no mark at all: to look for one byte costs a tenth of looking for a pattern.
    const isMarked = piece.includes(QUOTE) && SINGLE.test(piece.toString("latin1"));
    without = isMarked ? 0 : without + piece.length;
    start += piece.length;
    if (wasLong || without <= LONGEST_QUOTATION) continue;
    await countMarks(path, start - without, counted);
    if (counted.marks % 2 === 1) return counted.last;
  }
  return null;
}

/** Counts marks up to a byte: those behind the ones that were counted for an earlier stretch, so that each is counted once. */
async function countMarks(path: string, end: number, counted: Marks): Promise<void> {
  for await (const piece of filePieces(path, counted.end, end)) {
    for (let at = piece.indexOf(QUOTE); at !== -1; at = piece.indexOf(QUOTE, at + 1)) {
      counted.marks += 1;
      counted.last = counted.end + at;
    }
    counted.end += piece.length;
  }
}
