import { createReadStream } from "node:fs";

const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/**
 * The line, from 1, on which each of these bytes of a file stands, line ends and blank lines at it passed over: the engine
 * begins a record behind the end of the one before, and counts records, of which one may have several lines.
 */
export async function linesAt(path: string, offsets: readonly number[]): Promise<Map<number, number>> {
  const sorted = [...new Set(offsets)].sort((a, b) => a - b);
  const lines = new Map<number, number>();
  let line = 1;
  let start = 0;
  let next = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (; next < sorted.length && sorted[next]! < start + chunk.length; next++) {
      const at = sorted[next]! - start;
      const to = Math.max(from, at + endsFrom(chunk, at));
      line += feedsIn(chunk.subarray(from, to));
      lines.set(sorted[next]!, line);
      from = to;
    }
    if (next === sorted.length) break;
    line += feedsIn(chunk.subarray(from));
    start += chunk.length;
  }
  // The engine places what is missing at the end of a file just behind its last byte.
  for (; next < sorted.length; next++) lines.set(sorted[next]!, line);
  return lines;
}

/** How many bytes from one on are line ends. */
function endsFrom(bytes: Buffer, at: number): number {
  const rest = bytes.subarray(at).findIndex((byte) => byte !== LINE_FEED && byte !== RETURN);
  return rest === -1 ? 0 : rest;
}

function feedsIn(bytes: Buffer): number {
  let feeds = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) feeds++;
  return feeds;
}
