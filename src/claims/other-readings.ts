import { addMonths } from "../plan/month.js";
import { span as spanText } from "../words/explanation.js";
import { formatMean, formatNumber, formatSigned, formatSignedPercent } from "../words/format.js";
import { totalIn, type WindowPair } from "./compared-windows.js";
import type { Figure, Role } from "./figures-of.js";
import type { NumberInWords } from "./number-in-words.js";
import { isPeriodOfItsOwn, lengthOf, yearBefore } from "./periods.js";
import type { MeasureFacts, Window } from "./plan-facts.js";
import { between, clauseAt, type ReadSentence } from "./read-sentence.js";
import { sameUnit } from "./same-unit.js";
import { fits, type NumberUnit } from "./written-number.js";

/** A figure that a number may be by another reading of its words. */
export interface OtherReading {
  measure: MeasureFacts;
  figure: Figure;
  /** The text itself names the months that it is of. */
  isWritten: boolean;
}

/**
 * Another reading by which a number is right: of another measure or other months that the text names, or of other figures of its
 * measure. Nothing is called wrong while there is one. There is none where measure and months stand beside the number.
 */
export function otherReading(
  read: ReadSentence,
  words: NumberInWords,
  measure: MeasureFacts
): OtherReading | undefined {
  const { number } = words;
  const isClear = isPeriodClear(read, words);
  const roles = isOfMonths(read) ? [...ROLES, ...ROLES_OF_MONTHS] : ROLES;
  const measures = isMeasureClear(read, number, measure) ? [measure] : measuresNamed(read, measure);
  for (const one of measures) {
    if (one === measure && isClear) continue;
    const written = figuresOfWindows(one, read, number.unit).find(
      (f) => sameUnit(f, number) && fits(f.value, number)
    );
    if (written) return { measure: one, figure: written, isWritten: true };
    const figure = one.figures.find(
      (f) => roles.includes(f.role) && !isOtherEnd(f, words) && sameUnit(f, number) && fits(f.value, number)
    );
    if (figure) return { measure: one, figure, isWritten: false };
  }
  return undefined;
}

/** What a number can be without a word that names it. */
const ROLES: readonly Role[] = ["latest", "baseline", "change", "group"];
const ROLES_OF_MONTHS: readonly Role[] = ["recent", "previous", "recent-change"];

/** Nothing goes from the latest figure or to that of the baseline. */
const isOtherEnd = ({ role }: Figure, { before }: NumberInWords): boolean =>
  (role === "latest" && /\bfrom $/i.test(before)) || (role === "baseline" && /\bto $/i.test(before));

/** Is the measure the only one that its clause names, or, where that names none, the only one of the text so far? */
export function isMeasureClear(
  read: ReadSentence,
  number: { start: number },
  measure: MeasureFacts
): boolean {
  const clause = clauseAt(read.clauses, number);
  const inClause = read.mentions.filter(({ start }) => start >= clause.start && start < clause.end);
  const named =
    inClause.length > 0 ? inClause.flatMap((one) => one.measure ?? []) : measuresNamed(read, measure);
  return named.every((one) => one === measure);
}

/** The measures that a number may be of: its own, others of its sentence, and what the text spoke of last. */
export function measuresNamed(read: ReadSentence, measure: MeasureFacts): MeasureFacts[] {
  const named = read.mentions.flatMap((one) => one.measure ?? []);
  return [...new Set([measure, ...named, ...(named.length > 0 ? [] : read.topics.slice(-2))])];
}

/** Does the period stand beside the number, with nothing between that could part them? */
function isPeriodClear(read: ReadSentence, { number, period }: NumberInWords): boolean {
  if (!period?.window || !isPeriodOfItsOwn(period)) return false;
  const gap = between(read, Math.min(period.end, number.end), Math.max(period.start, number.start));
  return gap.length < 40 && !/[,;:()\d]/.test(gap);
}

/** Does a sentence speak of months, means of months or what is recent? */
export const isOfMonths = ({ sentence }: ReadSentence): boolean =>
  /\bmonth|\baverag|\bmean\b|\brecent|\bSPC\b|\bcontrol\b/i.test(sentence.text);

/** What a measure counts in the windows that a text names, and how it changed between them. */
function figuresOfWindows(measure: MeasureFacts, read: ReadSentence, unit: NumberUnit): Figure[] {
  const windows = windowsNamed(read, unit);
  return [
    ...windows
      .flatMap((window) => levelsIn(measure, window))
      .filter(({ monthly }) => isOfMonths(read) || !monthly),
    ...pairsOf([...windows, read.facts.latest]).flatMap((pair) => changesIn(measure, pair))
  ];
}

/**
 * The windows of a sentence and of that before it; the ends of a stretch besides, and of each those a year earlier and later and a stretch
 * earlier, but for parts: “a third” is said so loosely that it is true of some pair or other.
 */
export function windowsNamed({ facts, periods, windows, months }: ReadSentence, unit: NumberUnit): Window[] {
  const own = periods.flatMap(({ window, isPair }) =>
    window ? [window, ...(isPair ? [monthAt(window.from), monthAt(window.to)] : [])] : []
  );
  // "the year before" is often that before the plan's latest, whatever month was named last.
  const isOfYears = periods.some(({ text }) =>
    /\byear (?:before|earlier|ago)\b|\bprevious year\b/i.test(text)
  );
  const named = [...own, ...windows, ...months.map(monthAt), ...(isOfYears ? [facts.latest] : [])];
  const isAlone = ({ to }: Window): boolean => unit === "part" || to === facts.baseline.to;
  return named.flatMap((window) =>
    isAlone(window) ? [window] : [window, yearBefore(window), yearAfter(window), stretchBefore(window)]
  );
}

const monthAt = (month: Window["from"]): Window => ({ from: month, to: month });

const yearAfter = (window: Window): Window => ({
  from: addMonths(window.from, 12),
  to: addMonths(window.to, 12)
});

const stretchBefore = (window: Window): Window => ({
  from: addMonths(window.from, -lengthOf(window)),
  to: addMonths(window.to, -lengthOf(window))
});

/** Every two windows of the same length, earlier first. */
export const pairsOf = (windows: readonly Window[]): WindowPair[] =>
  windows.flatMap((from) =>
    windows.filter((to) => from.to < to.to && lengthOf(from) === lengthOf(to)).map((to) => ({ from, to }))
  );

function levelsIn(measure: MeasureFacts, window: Window): Figure[] {
  const total = totalIn(measure, window);
  if (total === undefined) return [];
  const mean = total / lengthOf(window);
  const where = spanText(window);
  return [
    { role: "latest", unit: "count", value: total, said: `${formatNumber(total)} in ${where}` },
    {
      role: "latest",
      unit: "count",
      value: mean,
      said: `${formatMean(mean)} a month in ${where}`,
      monthly: true
    }
  ];
}

export function changesIn(measure: MeasureFacts, { from, to }: WindowPair): Figure[] {
  const [first, last] = [totalIn(measure, from), totalIn(measure, to)];
  if (!first || last === undefined) return [];
  const [change, share] = [last - first, (100 * (last - first)) / first];
  const where = `from ${spanText(from)} (${formatNumber(first)}) to ${spanText(to)} (${formatNumber(last)})`;
  return [
    { role: "change", unit: "count", value: change, said: `${formatSigned(change, 0)} ${where}` },
    { role: "change", unit: "percent", value: share, said: `${formatSignedPercent(share)} ${where}` },
    { role: "change", unit: "part", value: share / 100, said: `${formatSignedPercent(share)} ${where}` }
  ];
}
