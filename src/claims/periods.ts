import { addMonths, type Month, monthOfIndex, monthsBetween } from "../plan/month.js";
import { NUMBER_IN_WORDS, numberOfWords } from "./number-words.js";
import type { PlanFacts, Window } from "./plan-facts.js";
import { overlap, type Span } from "./span.js";

/** One of the windows that a plan compares, by its name. */
export type PeriodRole = "baseline" | "latest" | "recent" | "previous" | "target";

/** A stretch of time that a text names; without a window where nobody can know which it is. */
export interface Period extends Span {
  window?: Window;
  role?: PeriodRole;
  /** Named by its first and last month, so that either may be meant by itself. */
  isPair?: true;
}

const NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** As part of a regular expression. */
export const MONTH_NAMES =
  "January|February|March|April|May|June|July|August|September|October|November|December";
const MONTH = `(?:${MONTH_NAMES}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?=\\.? \\d{4}))\\.?`;
const WHEN = `(${MONTH})(?:,? (\\d{4}))?`;
const MANY = `(\\d+|${NUMBER_IN_WORDS})`;
const TO = "(?:to|ending|ended|ending in|up to|until)(?: the end of)?";

/** `last` is the month that the text named last, `window` the stretch that its sentence did. */
type Maker = (
  match: RegExpMatchArray,
  facts: PlanFacts,
  last: Month | undefined,
  window: Window | undefined
) => Omit<Period, keyof Span>;

const numberIn = (text: string): number => (/^\d/.test(text) ? Number(text) : numberOfWords(text));

/** The month that a text names; without a year the last such month of the latest period. */
function monthNamed(name: string, year: string | undefined, { latest }: PlanFacts): Month {
  const month = NAMES.indexOf(name.slice(0, 3).toLowerCase());
  if (year) return monthOfIndex(Number(year) * 12 + month);
  const ofThatYear = monthOfIndex(Number(latest.to.slice(0, 4)) * 12 + month);
  return ofThatYear > latest.to ? addMonths(ofThatYear, -12) : ofThatYear;
}

const ending = (to: Month, months: number): Window => ({ from: addMonths(to, 1 - months), to });

/** Does a period say by itself which months it is of, whatever went before it? */
export const isPeriodOfItsOwn = ({ text }: Period): boolean => /\d{4}|\bbase|\blatest\b/i.test(text);

/** How many months a window holds. */
export const lengthOf = ({ from, to }: Window): number => monthsBetween(from, to) + 1;

/** The twelve months before those that a plan looks at. */
export const yearBefore = ({ from, to }: Window): Window => ({
  from: addMonths(from, -12),
  to: addMonths(to, -12)
});

const role =
  (name: PeriodRole): Maker =>
  (_, facts) => ({ role: name, window: facts[name] });

/** How texts name periods; of two that share words the one further up is meant. */
const FORMS: readonly [string, Maker][] = [
  [
    `(?:${MANY} months|(year|quarter)) ${TO} ${WHEN}`,
    ([, many, word, name, year], facts) => ({
      window: ending(monthNamed(name!, year, facts), many ? numberIn(many) : word === "quarter" ? 3 : 12)
    })
  ],
  [
    `(?:between |from )?${WHEN} (?:and|to|until|–|-) ${WHEN}`,
    ([, first, firstYear, last, lastYear], facts) => {
      const to = monthNamed(last!, lastYear, facts);
      const from = firstYear
        ? monthNamed(first!, firstYear, facts)
        : ending(to, 1).from >= monthNamed(first!, to.slice(0, 4), facts)
          ? monthNamed(first!, to.slice(0, 4), facts)
          : addMonths(monthNamed(first!, to.slice(0, 4), facts), -12);
      return { window: { from, to }, isPair: true };
    }
  ],
  [
    `(?:the )?same (?:month|period|time)(?: of)? (?:a|the|last|the previous) year(?: (?:earlier|before|ago))?|(?:the )?same (?:month|period) (?:last year|of the (?:previous|year before))`,
    ([text], _, last, window) =>
      window && !/month/i.test(text)
        ? { window: yearBefore(window) }
        : last
          ? { window: ending(addMonths(last, -12), 1) }
          : {}
  ],
  [
    `(?:the )?same (?:${MANY} months|quarter|half[- ]year|period) (?:of|in) (?:(\\d{4})|last year|the (?:previous year|year before))`,
    ([, , year], _, __, window) => {
      if (!window) return {};
      const years = year ? Number(window.to.slice(0, 4)) - Number(year) : 1;
      return { window: { from: addMonths(window.from, -12 * years), to: addMonths(window.to, -12 * years) } };
    }
  ],
  [
    `(?:a|one|the|twelve months|12 months) year (?:earlier|before(?! that)|ago)|(?:twelve|12) months (?:earlier|ago)`,
    (_, { latest, baseline }, last, window) => ({
      window:
        window && window !== baseline
          ? yearBefore(window)
          : last
            ? ending(addMonths(last, -12), 1)
            : yearBefore(latest)
    })
  ],
  [
    "(?:the )?(?:previous|preceding|prior) year|(?<=\\b(?:versus|on|against|than) )the (?:previous|preceding|prior) (?:twelve|12) months",
    (_, { latest }) => ({ window: yearBefore(latest) })
  ],
  ["(?:the )?same period", (_, __, ___, window) => (window ? { window } : {})],
  [
    `${MANY}-month (?:average|mean|figure|total)`,
    ([, many], { latest }) => ({ window: ending(latest.to, numberIn(many!)) })
  ],
  [
    `(20\\d\\d)(?:/|-|–)(?:20)?(\\d\\d)(?!\\d)`,
    ([, year]) => ({ window: { from: `${year}-04`, to: `${Number(year) + 1}-03` } })
  ],
  [
    "(?<!\\b(?:a|no|without|any|have|has|had|of a|without a|with a|lack a|lacks a) )base(?:line)(?: year| period| figure| level)?|base (?:year|period)|(?:start|beginning|outset) of the plan|when the plan (?:began|started)|before the plan",
    role("baseline")
  ],
  [
    `(?:last|latest|most recent|past|recent|these) ${MANY} months`,
    ([, many], { latest }) => ({ window: ending(latest.to, numberIn(many!)) })
  ],
  [
    "(?:last|latest|most recent|past) (?:half[- ]year|quarter)",
    ([text], { latest }) => ({ window: ending(latest.to, text.endsWith("quarter") ? 3 : 6) })
  ],
  ["recent months|(?:the )?last few months|lately|of late|recently", role("recent")],
  [
    `(?:(?:the )?(?:previous|preceding|prior) ${MANY} months|${MANY} (?:months )?(?:before(?: that| them)?|previously|preceding)|those before(?: that)?|months before(?: that)?)`,
    role("previous")
  ],
  [
    "(?:the )?year as a whole|(?:latest|current|most recent|last|past|whole|full|this) (?:year|period|twelve months|12 months|survey|figures?|wave)|(?:over|in|across|of) the (?:whole )?(?:twelve months|12 months|year)(?! (?:before|to|end))|(?<=[\\d%] )a year\\b|in a year\\b|now|currently|today|at present",
    role("latest")
  ],
  ["target (?:year|period|date)", role("target")],
  [
    "the (?:whole )?quarter(?: as a whole)?|(?:last|this|next) (?:month|week|summer|winter|spring|autumn|christmas)|yesterday|(?:since|before|until|by) 20\\d\\d|(?:the )?(?:last|past) (?:decade|\\w+ years)|next year|last year",
    () => ({})
  ],
  [
    WHEN,
    ([, name, year], facts) =>
      year || /^(?!may\b)/i.test(name!) ? { window: ending(monthNamed(name!, year, facts), 1) } : {}
  ],
  [
    "(?<=\\b(?:in|during|throughout|of) )(20\\d\\d)(?![/\\d–-])",
    ([, year]) => ({ window: { from: `${year}-01`, to: `${year}-12` } })
  ],
  [
    "then|previously|beforehand|originally|formerly|used to be|(?<=\\b(?:than|as|what) )they were|it was before",
    role("baseline")
  ]
];
const PATTERNS = FORMS.map(([form, make]) => ({
  pattern: new RegExp(`(?<![\\w,])(?:${form})(?![\\w]|,\\d)`, "gi"),
  make
}));

/** The periods that a sentence names, in order. `last` is the month that the text named last before it. */
export function periodsOf(sentence: Span, facts: PlanFacts, last: Month | undefined): Period[] {
  const found: { span: Span; match: RegExpMatchArray; make: Maker }[] = [];
  for (const { pattern, make } of PATTERNS) {
    for (const match of sentence.text.matchAll(pattern)) {
      const start = sentence.start + match.index;
      const span = { start, end: start + match[0].length, text: match[0] };
      if (!found.some((other) => overlap(other.span, span))) found.push({ span, match, make });
    }
  }
  found.sort((a, b) => a.span.start - b.span.start);
  let named = last;
  let window: Window | undefined;
  return found.map(({ span, match, make }) => {
    const period = withName(make(match, facts, named, window), facts);
    window = period.window ?? window;
    if (period.window && period.window.from === period.window.to) named = period.window.to;
    return { ...span, ...period };
  });
}

/**
 * A window of the plan's has its name, however a text says it; but for the months before the recent ones, which are often a year
 * that a text names for its own sake.
 */
function withName(period: Omit<Period, keyof Span>, facts: PlanFacts): Omit<Period, keyof Span> {
  const { window } = period;
  if (!window || period.role) return period;
  const names: readonly PeriodRole[] = ["latest", "baseline", "recent", "target"];
  const name = names.find((one) => facts[one].from === window.from && facts[one].to === window.to);
  return name ? { ...period, role: name } : period;
}
