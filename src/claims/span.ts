/** A stretch of a text, from its first character to the one after its last. */
export interface Span {
  start: number;
  end: number;
  text: string;
}

/** The stretches of a text that a pattern finds; the pattern is global. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0]
  }));
}

/** Do two stretches share a character? */
export const overlap = (a: Pick<Span, "start" | "end">, b: Pick<Span, "start" | "end">): boolean =>
  a.start < b.end && a.end > b.start;
