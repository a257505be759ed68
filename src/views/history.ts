import { type Month, monthsBetween } from "../plan/month.js";
import type { Places } from "../plan/place-words.js";
import type { Reading } from "../plan/readings.js";
import type { Settings } from "../plan/settings.js";
import type { Rating, RuleId } from "../rules/rating.js";

/** What a transition consists of: which part of a comparison moved. A change may have two. */
export type Moved = "data-came" | "data-went" | "value" | "lines" | "trends" | "wave";

/** A letter a rating: a history of months is a short text. */
const LETTERS: Record<Rating, string> = { green: "g", amber: "a", red: "r", "not-rated": "-" };
const RATING_OF = Object.fromEntries(Object.entries(LETTERS).map(([rating, letter]) => [letter, rating])) as {
  [letter: string]: Rating;
};

/** The rating at every period end from `first` of the history to its `last`, a letter each: g, a, r, or - for not rated. */
export interface HistoryStrip {
  rule: RuleId;
  reading: Reading;
  letters: string;
}

/** A measure's strips; none for measures without a series or a survey. */
export interface HistoryMeasure {
  id: string;
  name: string;
  /** Number and title of its priority. */
  priority: { number: string; title: string };
  strips: HistoryStrip[];
}

/** `plan/history.json`: every measure's colour at every period end, at the published settings. */
export interface PlanHistory {
  forceName: string;
  /** The plan's own word for it. */
  places?: Places;
  /** The published reading and scheme: the others that are worked out are kept as well, and so are both schemes. */
  reading: Reading;
  scheme: Settings["scheme"];
  first: Month;
  last: Month;
  /** The plan's own period end. */
  published: Month;
  /** First period end at which the latest period begins after the baseline has ended. */
  firstAfterBaseline: Month;
  measures: HistoryMeasure[];
}

/** One change of a colour, from the month before to `month`. */
export interface Transition {
  month: Month;
  rule: RuleId;
  reading: Reading;
  from: Rating;
  to: Rating;
  moved: Moved[];
  /** Why the colour was what it was the month before, and why it is now: sentences made from the numbers. */
  before: string;
  after: string;
}

/** `plan/history/<measure>.json`: a measure's strips with every change explained, oldest first. */
export interface MeasureHistory
  extends Pick<PlanHistory, "reading" | "scheme" | "first" | "last" | "published"> {
  measure: HistoryMeasure;
  transitions: Transition[];
}

/** The letter of a rating. */
export function letterOf(rating: Rating): string {
  return LETTERS[rating];
}

/** A strip's rating at a period end; not rated outside the history. */
export function ratingAt({ letters }: HistoryStrip, first: Month, month: Month): Rating {
  return RATING_OF[letters[monthsBetween(first, month)] ?? "-"] ?? "not-rated";
}
