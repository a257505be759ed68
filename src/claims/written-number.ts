import {
  NUMBER_IN_WORDS,
  numberOfWords,
  ORDINAL_IN_WORDS,
  PART_IN_WORDS,
  partOfWords,
  placeOfWord
} from "./number-words.js";
import type { Span } from "./span.js";

/** What a written number counts. */
export type NumberUnit = "count" | "percent" | "points" | "rate" | "rank" | "money" | "part";

/** How exactly a number is meant, by the words before it. */
export type Hedge = "exact" | "about" | "under" | "over" | "more" | "fewer";

/** A number of a text. */
export interface WrittenNumber extends Span {
  value: number;
  unit: NumberUnit;
  hedge: Hedge;
  /** The power of ten that its last digit stands for: 0.1 of "2.5", 100 of "4,300". */
  step: number;
  /** Is it written with zeros at its end, or in words? */
  isRound: boolean;
  /** −1 or 1, where it is written with a sign. */
  sign?: number;
  /** Of a place: out of how many, where that is said. */
  of?: number;
}

const HEDGES: readonly [Hedge, RegExp][] = [
  [
    "under",
    /\b(?:nearly|almost|(?:just|a little|slightly) (?:under|below|short of)|close to|approaching|not quite)(?: by)?\s+$/
  ],
  [
    "over",
    /\b(?:just (?:over|above)|slightly (?:over|more than|above)|a little (?:over|more than|above))\s+$/
  ],
  ["more", /\b(?:more than|over|above|at least|in excess of|upwards of)\s+$/],
  ["fewer", /\b(?:fewer than|less than|under|below|at most|up to|no more than)\s+$/],
  ["about", /\b(?:about|around|roughly|approximately|some|circa|in the region of|getting on for|or so)\s+$/]
];

const DIGITS = String.raw`£?\d{1,3}(?:,\d{3})+(?:\.\d+)?|£?\d+(?:\.\d+)?`;
const PATTERN = new RegExp(
  `(?<![\\w.,/–-])(?<sign>[-−–+](?=£?\\d))?(?:(?<half>half an?(?= (?:percentage )?point))|(?<mixed>${NUMBER_IN_WORDS} and a (?:half|quarter))(?![\\w-])|(?<!\\b(?:better|other|first|second|latter|top|bottom|upper|lower) )(?<part>${PART_IN_WORDS})(?![\\w-])|(?<place>${ORDINAL_IN_WORDS}|\\d+(?:st|nd|rd|th)|last|bottom|top)(?![\\w-])|(?<words>${NUMBER_IN_WORDS})(?![\\w-])|(?<digits>${DIGITS})(?![\\w/]|,\\d|\\.\\d|[-–]\\d|%\\d)|(?<millions>£?\\d+(?:\\.\\d+)?)(?=m\\b|k\\b))`,
  "gi"
);

/** What stands after a number and says its unit, longest first. */
const UNITS: readonly [NumberUnit, RegExp][] = [
  ["points", /^(?:%| per cent)? ?-?(?:percentage[- ]points?|points\b|point\b(?! to\b)|pp\b)/],
  ["percent", /^ ?(?:%|per cent|percent)/],
  [
    "rate",
    /^(?: [a-z]+){0,3} (?:per|for every|in every) (?:1,?000|thousand|head)(?: (?:people|residents|households|population))?/
  ]
];

/** Numbers that are no figures: of paragraphs, ages, hours, days of a month, years. */
const BEFORE_NO_FIGURE =
  /\b(?:victims|people|residents|women|men|those|adults|offenders) (?:aged )?(?:over|under) $|\b(?:item|items|paragraph|page|section|priority|priorities|rule|figure|table|appendix|annex|aged?|ages?|over-|under-|no\.|number|phase|stage|band|at|by|grade|version|operation|objective) $/;
const AFTER_NO_FIGURE =
  /^(?:(?:\s?[ap]\.?m\b)|-?(?:year|month|week|day|hour|minute)s?\b|\s(?:to|and|or)\s\d+[- ]year|[- ]year|\s(?:years?|months?|weeks?|days?|hours?|minutes?|quarters?|o'clock)\b|\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)/i;

const MONTHS_BEFORE =
  /(?:january|february|march|april|may|june|july|august|september|october|november|december|in|since|to|of|by|from|and|until) $/;

/** "4.2 Violence …": the number of a paragraph. */
export const PARAGRAPH = /^\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[A-Z])/;

/** The numbers of a text, in order, but those that are no figures. `taken` are stretches that mean something else. */
export function writtenNumbers(text: string, taken: readonly Span[]): WrittenNumber[] {
  const numbers: WrittenNumber[] = [];
  const opening = PARAGRAPH.exec(text)?.[0].length ?? 0;
  for (const match of text.matchAll(PATTERN)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (start < opening) continue;
    if (taken.some((span) => start < span.end && end > span.start)) continue;
    const number = numberAt(text, match, numbers.at(-1)?.end ?? 0);
    if (number) numbers.push(number);
  }
  return numbers;
}

function numberAt(text: string, match: RegExpMatchArray, after: number): WrittenNumber | undefined {
  const start = match.index!;
  const before = text.slice(Math.max(after, start - 24), start).toLowerCase();
  const { part, place, digits, millions, half, sign, mixed } = match.groups!;
  const words = match.groups!.words ?? mixed;
  let end = start + match[0].length;
  const follows = text.slice(end);
  if (place !== undefined) return placeAt(text, start, place);
  if (half !== undefined)
    return {
      ...span(text, start, end + follows.match(/^(?: percentage)? points?/)![0].length),
      value: 0.5,
      unit: "points",
      hedge: hedgeOf(before),
      step: 0.1,
      isRound: false
    };
  if (part !== undefined)
    return {
      ...span(text, start, end),
      value: partOfWords(part),
      unit: "part",
      hedge: hedgeOf(before),
      step: 0.1,
      isRound: true
    };
  const written = digits ?? millions ?? words!;
  const value = words === undefined ? Number(written.replace(/[£,]/g, "")) : numberOfWords(words);
  if (isNoFigure(written, value, before, follows)) return undefined;
  const great = /^ ?(?:million|m\b)/.exec(follows);
  const thousand = /^ ?(?:thousand|k\b)/.exec(follows);
  const isMoney = written.startsWith("£");
  const scale = great ? 1_000_000 : thousand ? 1000 : 1;
  end += (great ?? thousand)?.[0].length ?? 0;
  const [unit, unitText] = unitAfter(text.slice(end), isMoney || (great !== null && /saving/i.test(text)));
  // Small numbers in words are figures only of what is counted.
  if (words !== undefined && unit === "count" && value < 13 && !COUNTED.test(follows)) return undefined;
  const stepOf = words === undefined ? stepOfDigits(written) : stepOfWhole(value);
  return {
    ...span(text, start, end + unitText.length),
    value: unit === "money" ? (value * (isMoney && scale === 1 ? 1 : scale)) / 1_000_000 : value * scale,
    unit,
    hedge: hedgeOf(before),
    step: unit === "money" ? stepOf : stepOf * scale,
    isRound: stepOf * scale >= 10,
    ...(sign && { sign: sign === "+" ? 1 : -1 })
  };
}

const COUNTED =
  /^ (?:more |fewer |extra |additional |recorded )?(?:offences?|crimes?|incidents?|reports?|burglar|theft|robber|entrants|actions?)/i;

const span = (text: string, start: number, end: number): Span => ({
  start,
  end,
  text: text.slice(start, end)
});

function unitAfter(follows: string, isMoney: boolean): [NumberUnit, string] {
  if (isMoney) return ["money", ""];
  for (const [unit, pattern] of UNITS) {
    const found = pattern.exec(follows);
    if (found) return [unit, found[0]];
  }
  return ["count", ""];
}

function isNoFigure(written: string, value: number, before: string, follows: string): boolean {
  if (AFTER_NO_FIGURE.test(follows) && !/^ per cent/.test(follows)) return true;
  const isYear = /^(?:19|20)\d\d$/.test(written);
  if (isYear && (MONTHS_BEFORE.test(before) || !COUNTED.test(follows))) return true;
  const isSmall = value < 100 && !written.includes(".");
  if (/^(?:%| per cent| percent| points?| percentage)/.test(follows))
    return /confidence (?:level|interval)/.test(follows.slice(0, 30)) || /^% interval/.test(follows);
  return (
    isSmall &&
    BEFORE_NO_FIGURE.test(before) &&
    !/\b(?:stood|stands|standing) at $/.test(before) &&
    !(before.endsWith("by ") && !/^\s*(?:at|the)/.test(follows))
  );
}

const PLACES_OUT_OF = new RegExp(
  `^(?:[- ]best|[- ]worst|[- ]highest|[- ]lowest)?(?: place)?,? (?:out )?of (?:the |all )?(${NUMBER_IN_WORDS}|\\d+)(?![\\w%])`,
  "i"
);

/** "sixth of eight"; whether it is a place in a group at all is for what stands around it to say. */
function placeAt(text: string, start: number, written: string): WrittenNumber | undefined {
  let end = start + written.length;
  const word = written.toLowerCase();
  const value = /^\d/.test(word) ? Number.parseInt(word, 10) : word === "top" ? 1 : placeOfWord(word);
  if (
    /^(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december)/i.test(
      text.slice(end)
    )
  )
    return undefined;
  const out = PLACES_OUT_OF.exec(text.slice(end));
  const of = out && (/^\d/.test(out[1]!) ? Number(out[1]) : numberOfWords(out[1]!));
  if (out) end += out[0].length;
  return {
    ...span(text, start, end),
    value,
    unit: "rank",
    hedge: "exact",
    step: 1,
    isRound: false,
    ...(of && { of })
  };
}

function hedgeOf(before: string): Hedge {
  const bare = before.replace(/\b(?:an?|the|only|just)\s+$/, (found) => (/^just/.test(found) ? found : ""));
  return HEDGES.find(([, pattern]) => pattern.test(bare))?.[0] ?? "exact";
}

/** The power of ten of the last digit that is not a zero at the end. */
function stepOfDigits(written: string): number {
  const decimals = written.split(".")[1]?.length ?? 0;
  return decimals > 0 ? 10 ** -decimals : stepOfWhole(Number(written.replace(/[£,]/g, "")));
}

function stepOfWhole(value: number): number {
  if (value === 0) return 1;
  let step = 1;
  while (value % (step * 10) === 0) step *= 10;
  return step;
}

/** Binary fractions are no decimals: a half counts as rounded either way. */
const EPSILON = 1e-6;

/** Can a figure have been written so? Where the number has no sign, that is for the words around it to say. */
export function fits(figure: number, { value, unit, hedge, step, isRound, sign }: WrittenNumber): boolean {
  if (sign !== undefined && Math.sign(figure) === -sign) return false;
  const actual = Math.abs(figure);
  if (unit === "part") return fitsPart(actual, value, hedge);
  const exact =
    isRound && (hedge === "exact" ? step >= 100 && value / step >= 10 : true)
      ? Math.min(step / 2, 0.075 * value)
      : Math.min(step, 1) / 2;
  const near = Math.max(
    exact,
    hedge === "exact" ? 0 : unit === "count" ? Math.min(0.02 * value, step) : step >= 1 ? 1 : 0
  );
  switch (hedge) {
    case "under":
      return actual <= value + EPSILON && value - actual <= Math.max(2 * near, step) + EPSILON;
    case "over":
      return actual >= value - EPSILON && actual - value <= Math.max(2 * near, step) + EPSILON;
    case "more":
      return actual >= value - Math.min(step, 1) / 2 - EPSILON && actual <= 1.3 * value + EPSILON;
    case "fewer":
      return (
        actual <= value + Math.min(step, 1) / 2 + EPSILON && (value <= 5 || actual >= 0.7 * value - EPSILON)
      );
    default:
      return Math.abs(actual - value) <= near + EPSILON;
  }
}

/** Parts are said loosely: a third of 31 to 36 in 100. */
function fitsPart(actual: number, part: number, hedge: Hedge): boolean {
  switch (hedge) {
    case "under":
      return actual <= part + 0.005 && actual >= part - 0.06;
    case "over":
      return actual >= part - 0.005 && actual <= part + 0.06;
    case "more":
      return actual >= part - 0.005 && actual <= part + 0.17;
    case "fewer":
      return actual <= part + 0.005 && actual >= part - 0.17;
    default:
      return Math.abs(actual - part) <= (hedge === "about" ? 0.04 : 0.03);
  }
}
