/** A file that cannot be read at all, or not to its end: what is wrong, what was expected, what to do. */
export class UnreadableFile extends Error {
  constructor(
    message: string,
    readonly expected: string,
    readonly hint: string,
    readonly line = 1,
    readonly column = 1
  ) {
    super(message);
  }
}
