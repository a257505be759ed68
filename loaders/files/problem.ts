/** A place in a file of `data/`, with what stands there. */
export interface Place {
  /** Path as the reader was asked for it, such as "data/offences.csv". */
  file: string;
  /** Line and column, both from 1, as an editor counts them. */
  line: number;
  column: number;
  /** The text found there; empty when the trouble is that nothing is. */
  value: string;
}

/** One thing that is wrong with the data, complete enough to be mended without asking. */
export interface Problem extends Place {
  /** What is wrong, the value included: "count is “-3”". */
  problem: string;
  /** What was expected instead, in words that follow "expected". */
  expected: string;
  /** What to do, as a sentence, where there is more to say than to write what was expected. */
  hint?: string;
}
