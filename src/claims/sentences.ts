import type { Span } from "./span.js";

/** A stop after one of these ends no sentence. */
const SHORT = /\b(?:Mr|Mrs|Ms|Dr|Cllr|Sgt|Insp|Supt|St|No|vs|approx|cf|e\.g|i\.e|per|p)\.$/;

/** The sentences of a text. A line of its own is one, too; a stop in a number or after a title is none. */
export function sentencesOf(text: string): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  const close = (end: number): void => {
    const piece = text.slice(start, end);
    const lead = piece.length - piece.trimStart().length;
    if (piece.trim())
      sentences.push({ start: start + lead, end: start + lead + piece.trim().length, text: piece.trim() });
    start = end;
  };
  for (const { index, 0: mark } of text.matchAll(/[.!?]["”’)]?(?=\s|$)|\n+/g)) {
    const end = index + mark.length;
    if (mark === "." && SHORT.test(text.slice(start, end))) continue;
    close(end);
  }
  close(text.length);
  return sentences;
}

/** Where one statement of a sentence ends and the next begins. */
const CLAUSE_MARK =
  /[;:—]\s|\s[–-]\s|,?\s(?=(?:while|whereas|although|though|but|whilst)\s)|,\s(?=(?:and|so|yet|which|followed|with|because|as|since|compared)\s)|\)\s?,?\s?(?=and\s)/gi;

/** The clauses of a sentence, at their places in the whole text. */
export function clausesOf(sentence: Span): Span[] {
  const ends = [...sentence.text.matchAll(CLAUSE_MARK)].map(({ index, 0: mark }) => index + mark.length);
  return [...ends, sentence.text.length].map((end, i, all) => {
    const start = i === 0 ? 0 : all[i - 1]!;
    return {
      start: sentence.start + start,
      end: sentence.start + end,
      text: sentence.text.slice(start, end)
    };
  });
}
