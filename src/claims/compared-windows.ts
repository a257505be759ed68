import { monthsBetween } from "../plan/month.js";
import { firstIndexFrom, isMissing, windowAt } from "../rules/windows/series-window.js";
import { type Period, yearBefore } from "./periods.js";
import type { MeasureFacts, Window } from "./plan-facts.js";
import { clauseAt, type ReadSentence } from "./read-sentence.js";

/** What a series holds in a window; undefined where it does not hold all of it. */
export function totalIn({ series }: MeasureFacts, { from, to }: Window): number | undefined {
  if (series?.monthsPerPeriod !== 1) return undefined;
  const found = windowAt(series, firstIndexFrom(series, from), monthsBetween(from, to) + 1);
  return isMissing(found) ? undefined : found.total;
}

/** Is a period one of the windows that the plan itself compares? */
export const isOwnPair = ({ role }: Period): boolean =>
  role === "baseline" || role === "latest" || role === "recent" || role === "previous" || role === "target";

/** The two windows that a sentence compares, earlier first, where they are months of its own choice and not the plan's windows. */
export function comparedWindows(
  read: ReadSentence,
  near: { start: number }
): { from: Window; to: Window } | undefined {
  const clause = clauseAt(read.clauses, near);
  const inClause = read.periods.filter((p) => p.start >= clause.start && p.start < clause.end);
  const inReach = inClause.some((p) => p.window && !isOwnPair(p)) ? inClause : read.periods;
  const pair = inReach.find((p) => p.isPair && p.window && !p.role);
  const ends = ({ from, to }: Window) => ({ from: { from, to: from }, to: { from: to, to } });
  if (pair?.window && !/\b(?:total|in all|altogether)\b/.test(clause.text)) return ends(pair.window);
  if (
    /\bover the (?:past |last |whole )?(?:year|twelve months|12 months)\b(?! (?:to|before|ended|ending)\b)/i.test(
      clause.text
    )
  )
    return { from: yearBefore(read.facts.latest), to: read.facts.latest };
  const before = read.periods.some(
    ({ role, text }) => role === "previous" && /\b(?:twelve|12)\b/i.test(text)
  );
  if (before && read.periods.some(({ role }) => role === "latest")) {
    return { from: yearBefore(read.facts.latest), to: read.facts.latest };
  }
  const windows = inReach.filter((p) => p.window && !(p.role === "baseline" || p.role === "target"));
  const own = windows.filter((p) => !isOwnPair(p));
  if (own.length === 0) return undefined;
  const [a, b] = own.length > 1 ? [own[0]!.window!, own.at(-1)!.window!] : [own[0]!.window!, undefined];
  if (!b) {
    const length = monthsBetween(a.from, a.to);
    if (inReach.some(({ role }) => role === "baseline")) return undefined;
    const month = read.months.at(-1);
    if (length === 0 && month && month !== a.to) return order(a, { from: month, to: month });
    return length === 11 ? order(a, read.facts.latest) : undefined;
  }
  return order(a, b);
}

const order = (a: Window, b: Window) => (a.to < b.to ? { from: a, to: b } : { from: b, to: a });
