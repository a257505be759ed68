import { createReadStream } from "node:fs";

const LINE_FEED = 0x0a;

/** The line, from 1, on which each of these bytes of a file stands. The engine counts records, of which one may have several lines. */
export async function linesAt(path: string, offsets: readonly number[]): Promise<Map<number, number>> {
  const sorted = [...new Set(offsets)].sort((a, b) => a - b);
  const lines = new Map<number, number>();
  let line = 1;
  let start = 0;
  let next = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (; next < sorted.length && sorted[next]! < start + chunk.length; next++) {
      const to = sorted[next]! - start;
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

function feedsIn(bytes: Buffer): number {
  let feeds = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) feeds++;
  return feeds;
}
