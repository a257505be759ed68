import type { SurveyEvidence } from "../rules/rating.js";
import { firstIndexFrom, isMissing, windowAt } from "../rules/windows/series-window.js";
import { lengthOf, type Period, yearBefore } from "./periods.js";
import type { MeasureFacts, Window } from "./plan-facts.js";
import { between, clauseAt, type ReadSentence } from "./read-sentence.js";

/** What a series holds in a window; undefined where it does not hold all of it. */
export function totalIn({ series }: MeasureFacts, window: Window): number | undefined {
  if (series?.monthsPerPeriod !== 1) return undefined;
  const found = windowAt(series, firstIndexFrom(series, window.from), lengthOf(window));
  return isMissing(found) ? undefined : found.total;
}

/** Is a period one of the windows that the plan itself compares? */
export const isOwnPair = ({ role }: Period): boolean =>
  role === "baseline" || role === "latest" || role === "recent" || role === "previous" || role === "target";

/** Two windows, earlier first. */
export interface WindowPair {
  from: Window;
  to: Window;
}

/** A window that is named, with the period that names it. */
type WithWindow = Period & { window: Window };

/**
 * The two windows that a sentence compares, where they are of its own choice and not the plan's; “unclear” where it names some
 * and nobody can know which two.
 */
export function comparedWindows(
  read: ReadSentence,
  near: { start: number },
  measure: MeasureFacts
): WindowPair | "unclear" | undefined {
  const clause = clauseAt(read.clauses, near);
  const inClause = read.periods.filter((p) => p.start >= clause.start && p.start < clause.end);
  const isAlone = inClause.some((p) => p.window && (!isOwnPair(p) || p.role === "baseline"));
  const inReach = (isAlone ? inClause : read.periods).filter(
    (p): p is WithWindow => p.window !== undefined && p.role !== "target"
  );
  if (!measure.series)
    return inReach.every((p) => isOwnPair(p) || isOfWave(measure, p)) ? undefined : "unclear";
  const ends = inReach.find((p) => isOfEnds(read, p));
  if (ends) return endsOf(ends.window);
  const lastYear = { from: yearBefore(read.facts.latest), to: read.facts.latest };
  if (isOverTheYear(clause.text) || isOnTwelveBefore(read)) return lastYear;
  if (inReach.every(isOwnPair)) return undefined;
  const nearest = inReach.find((p) => p.start >= near.start) ?? inReach.at(-1)!;
  const alike = inReach.filter(({ window }) => lengthOf(window) === lengthOf(nearest.window));
  const windows = distinct(alike.map(({ window }) => window));
  if (windows.length > 1)
    return windows.length > 2 && !isAlone ? "unclear" : order(windows[0]!, windows.at(-1)!);
  return inReach.length > alike.length ? "unclear" : withOne(read, windows[0]!, clause.text);
}

/** Does a period end with one of the two surveys that a measure compares? */
function isOfWave({ rating }: MeasureFacts, { window }: WithWindow): boolean {
  const survey = rating.ratings.find(({ evidence }) => "detectable" in evidence)?.evidence as
    | SurveyEvidence
    | undefined;
  return (
    survey !== undefined && [survey.baseline, survey.latest].some(({ periodEnd }) => periodEnd === window.to)
  );
}

/** "fell between August and September 2014" compares two months; "from April to September 2014 there were" is one stretch. */
function isOfEnds(read: ReadSentence, { isPair, start, role, text }: Period): boolean {
  if (!isPair || role) return false;
  const before = between(read, start - 40, start);
  return /^between /i.test(text) && read.periods.length === 1
    ? !/\b(?:total|in all|altogether|there (?:was|were))\b/.test(before)
    : /\b(?:rose|fell|up|down|rise|fall|increased?|decreased?|dropped|drop|grew|climbed|slipped|gone|went|came|change)\b[^,;:\d]{0,12}$/i.test(
        before
      );
}

const endsOf = ({ from, to }: Window): WindowPair => ({ from: { from, to: from }, to: { from: to, to } });

const isOverTheYear = (text: string): boolean =>
  /\bover the (?:past |last |whole )?(?:year|twelve months|12 months)\b(?! (?:to|before|ended|ending)\b)/i.test(
    text
  );

const isOnTwelveBefore = ({ periods }: ReadSentence): boolean =>
  periods.some(({ role, text }) => role === "previous" && /\b(?:twelve|12)\b/i.test(text)) &&
  periods.some(({ role }) => role === "latest");

const distinct = (windows: readonly Window[]): Window[] =>
  windows.filter((one, i) => windows.findIndex((w) => w.from === one.from && w.to === one.to) === i);

/** One window of its own, and what it is held against: the latest as long, or the month that the text spoke of before. */
function withOne(read: ReadSentence, window: Window, text: string): WindowPair | "unclear" | undefined {
  const length = lengthOf(window);
  const month = read.months.at(-1);
  if (length === 1 && month && month !== window.to) return order(window, { from: month, to: month });
  const isHeldAgainst = /\b(?:since|on|from|than|against|versus|compared (?:with|to)|above|below)\b/i.test(
    text
  );
  if (length === lengthOf(read.facts.latest) && isHeldAgainst) return order(window, read.facts.latest);
  return "unclear";
}

const order = (a: Window, b: Window): WindowPair => (a.to < b.to ? { from: a, to: b } : { from: b, to: a });
