import { closeSync, openSync, readSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";

/** Bytes read at a time, always into the same place: few enough to stay in the processor's own memory. */
const PIECE_BYTES = 1 << 18;

/** The bytes of a file from one up to another, a piece at a time. A piece is there until the next is asked for. */
export async function* filePieces(
  path: string,
  from = 0,
  to = Number.POSITIVE_INFINITY
): AsyncGenerator<Buffer> {
  const piece = Buffer.allocUnsafe(PIECE_BYTES);
  const file = openSync(path, "r");
  try {
    for (let at = from; at < to; ) {
      const length = readSync(file, piece, 0, Math.min(PIECE_BYTES, to - at), at);
      if (length === 0) return;
      yield piece.subarray(0, length);
      at += length;
      // Lets the program's other work come in between: a piece takes a fraction of a millisecond.
      await nextTurn();
    }
  } finally {
    closeSync(file);
  }
}
