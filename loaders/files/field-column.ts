/** A field of a CSV line: quoted, with inner quotes doubled, or plain. */
const FIELD = /"(?:[^"]|"")*"|[^,]*/y;

/**
 * The column, from 1, at which a field (from 0) starts in the first line of its record. A field that comes only
 * after a line break inside another is placed just past the end of that line.
 */
export function fieldColumn(line: string, field: number): number {
  let start = 0;
  for (let i = 0; i < field; i++) {
    FIELD.lastIndex = start;
    const match = FIELD.exec(line);
    if (!match) break;
    start += match[0].length + 1;
  }
  return start + 1;
}
