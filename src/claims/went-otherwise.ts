import { totalIn, type WindowPair } from "./compared-windows.js";
import type { Said } from "./directions-of.js";
import type { Figure } from "./figures-of.js";
import {
  changesIn,
  isMeasureClear,
  isOfMonths,
  measuresNamed,
  pairsOf,
  windowsNamed
} from "./other-readings.js";
import { isPeriodOfItsOwn, lengthOf, yearBefore } from "./periods.js";
import type { MeasureFacts, PlanFacts } from "./plan-facts.js";
import { between, clauseAt, type ReadSentence } from "./read-sentence.js";
import { sameUnit } from "./same-unit.js";
import type { Span } from "./span.js";
import { fits, type WrittenNumber } from "./written-number.js";

/**
 * Did a measure go the way that a text says by another comparison that it may mean? By the change that stands beside the word;
 * and, where the text names nothing to compare with, by any comparison that is usual.
 */
export function wentOtherwise(read: ReadSentence, said: Said, measure: MeasureFacts, isUp: boolean): boolean {
  if (isComparisonStated(read, said)) return false;
  const goes = (change: number): boolean => (isUp ? change > 0 : change < 0);
  const measures = isMeasureClear(read, said, measure) ? [measure] : measuresNamed(read, measure);
  const number = numberBeside(read, said);
  if (number) {
    const alike = measures
      .flatMap((one) => allChanges(read, one, number))
      .filter((f) => sameUnit(f, number) && fits(f.value, number));
    if (alike.length > 0) return alike.some(({ value }) => goes(value));
  }
  if (read.periods.some(({ window }) => window)) return false;
  return measures.some((one) => usualChanges(read, one).some(goes));
}

/** "since the baseline", "than in 2012/13": does what follows the word say what it is compared with? */
function isComparisonStated(read: ReadSentence, { end }: Said): boolean {
  const clause = clauseAt(read.clauses, { start: end });
  return read.periods.some(
    (p) =>
      p.window !== undefined &&
      p.start >= end &&
      p.start < clause.end &&
      isPeriodOfItsOwn(p) &&
      /^[^,;:()]*\b(?:since|on|than|from|against|versus|above|below|with|between)\b[^,;:()]*$/i.test(
        between(read, end, p.start)
      )
  );
}

/** How far a figure may stand from the word that it belongs to, in characters. */
const NEAR = 40;

/** The change between two figures that a text gives: "from 3,935 to 4,253", "4,253, up from 3,935". */
export function changeWritten(
  read: ReadSentence,
  said: Said
): { from: number; to: number; said: string } | undefined {
  const clause = clauseAt(read.clauses, said);
  const numbers = read.numbers.filter(({ start }) => start >= clause.start && start < clause.end);
  const follows = (word: RegExp, { start }: WrittenNumber): boolean =>
    word.test(
      between(read, clause.start, start).replace(/ (?:about|around|nearly|over|under|just|some) $/, " ")
    );
  const isNear = (a: Span, b: Span): boolean =>
    b.start - a.end < NEAR && !/[;:]/.test(between(read, a.end, b.start));
  const from = numbers.find((one) => one.start >= said.end && follows(/\bfrom $/i, one) && isNear(said, one));
  if (!from) return undefined;
  const isLike = (one: WrittenNumber): boolean => one.unit === from.unit;
  const to =
    numbers.find((one) => one.start > from.start && isLike(one) && follows(/\bto $/i, one)) ??
    numbers.findLast((one) => one.end <= said.start && isLike(one) && isNear(one, said));
  if (!to) return undefined;
  return {
    from: from.value,
    to: to.value,
    said: `By the text’s own figures it went from ${from.text} to ${to.text}.`
  };
}

/** The size of the change, where it stands right beside the word. */
function numberBeside(read: ReadSentence, { start, end }: Said): WrittenNumber | undefined {
  const after = read.numbers.find(
    (one) =>
      one.start >= end &&
      /^ (?:of |by )?(?:\w+ ){0,3}$/.test(between(read, end, one.start)) &&
      !/\b(?:to|from|in|on|than) /.test(between(read, end, one.start))
  );
  const before = read.numbers.findLast(
    (one) => one.end <= start && /^ (?:\w+ ){0,2}$/.test(between(read, one.end, start))
  );
  return after ?? before;
}

/** Every change of a measure that a number in this text may be. */
function allChanges(read: ReadSentence, measure: MeasureFacts, { unit }: WrittenNumber): Figure[] {
  const own = measure.figures.filter(
    ({ role }) => role === "change" || (isOfMonths(read) && role === "recent-change")
  );
  return [
    ...own,
    ...pairsOf([...windowsNamed(read, unit), ...windowsOf(read.facts)]).flatMap((pair) =>
      changesIn(measure, pair)
    )
  ];
}

const windowsOf = ({ baseline, latest }: PlanFacts) => [baseline, yearBefore(latest), latest];

/** Changes since the baseline, on the year before, and of the windows that the sentence before named. */
function usualChanges({ facts, windows }: ReadSentence, measure: MeasureFacts): number[] {
  const change = measure.figures.find(
    (f) => f.role === "change" && (f.unit === "count" || f.unit === "points")
  );
  const carried = windows.filter((window) => lengthOf(window) < lengthOf(facts.latest));
  const pairs: WindowPair[] = [
    { from: yearBefore(facts.latest), to: facts.latest },
    ...pairsOf(windows),
    ...carried.flatMap((to) => [{ from: yearBefore(to), to }]),
    ...(carried.length > 0 ? [{ from: yearBefore(facts.recent), to: facts.recent }] : [])
  ];
  const moved = pairs.flatMap(({ from, to }) => {
    const [first, last] = [totalIn(measure, from), totalIn(measure, to)];
    return first === undefined || last === undefined ? [] : [last - first];
  });
  return [...(change ? [change.value] : []), ...moved];
}
