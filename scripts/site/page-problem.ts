/** Something in a page or a module that keeps the page from being shown. */
export interface PageProblem {
  /** The file as it lies in the project. */
  file: string;
  /** Counted from 1. */
  line: number;
  /** What is wrong and what to do, as one sentence. */
  problem: string;
}

/** A page as it lies in the project. */
export interface PageSource {
  file: string;
  source: string;
}

/** One line for a terminal or a page: `src/page.md:12: …`. */
export const problemInWords = ({ file, line, problem }: PageProblem): string => `${file}:${line}: ${problem}`;

/** The line on which a text first stands; 1 when it stands nowhere as it was given. */
export function lineOf(source: string, text: string): number {
  const at = source.indexOf(text);
  return at < 0 ? 1 : source.slice(0, at).split("\n").length;
}
