import type { Month } from "../plan/month.js";
import { aspectIn, type Mention, measureFor, mentionsOf, type Subject } from "./mentions.js";
import { type Period, periodsOf } from "./periods.js";
import type { MeasureFacts, PlanFacts, Window } from "./plan-facts.js";
import { clausesOf } from "./sentences.js";
import type { Span } from "./span.js";
import { type WrittenNumber, writtenNumbers } from "./written-number.js";

/** A mention in its sentence: what others are held against is no subject of its own. */
export interface ReadMention extends Mention {
  isComparator: boolean;
  /** It is what others are counted among. */
  isAmong: boolean;
  measure: MeasureFacts | undefined;
}

/** A place other than the plan's own, where a text names it. */
export interface PlaceMention extends Span {
  place: string;
}

/** All that is found in a sentence, at its places in the whole text. */
export interface ReadSentence {
  facts: PlanFacts;
  sentence: Span;
  clauses: Span[];
  mentions: ReadMention[];
  periods: Period[];
  numbers: WrittenNumber[];
  places: PlaceMention[];
  /** What the text spoke of before, latest last; empty where nothing of the plan. */
  topics: readonly MeasureFacts[];
  /** Does the sentence before speak of something that is no measure of the plan? */
  isElsewhere: boolean;
  /** The months that the text named last before, those of one sentence. */
  months: readonly Month[];
  /** The stretches of time that the last sentence named which named any. */
  windows: readonly Window[];
}

/** What is carried from one sentence to the next. */
export interface Carried {
  topics: readonly MeasureFacts[];
  isElsewhere: boolean;
  months: readonly Month[];
  windows: readonly Window[];
}

const COMPARING =
  /\b(?:than|unlike|compared (?:with|to)|in contrast (?:with|to)|rather than|(?:as )?against(?! that)|behind|ahead of|outpac(?:ed|ing)|apart from|other than|as (?:fast|much|many|high|low) as)\b[^,;:.\d]{0,60}$/i;

/** "one of the seven crimes": what others are counted among is no subject of its own, either. */
const AMONG = /\b(?:one|two|three|four|five|six|any|each|most|some|none) of (?:the |these |those |our )?$/i;

/** Reads a sentence of a text after what went before it. */
export function readSentence(
  sentence: Span,
  facts: PlanFacts,
  subjects: readonly Subject[],
  before: Carried
): ReadSentence {
  const clauses = clausesOf(sentence);
  const at = <S extends Span>(span: S): S => ({
    ...span,
    start: span.start + sentence.start,
    end: span.end + sentence.start
  });
  const mentions = mentionsOf(sentence.text, subjects).map(at);
  const periods = periodsOf(sentence, facts, before.months.at(-1));
  const taken = [...mentions, ...periods].map(({ start, end, text }) => ({
    start: start - sentence.start,
    end: end - sentence.start,
    text
  }));
  return {
    facts,
    sentence,
    clauses,
    mentions: withMeasures(mentions, sentence, clauses),
    periods,
    numbers: writtenNumbers(sentence.text, taken).map(at),
    places: placesIn(sentence, facts),
    topics: before.topics,
    isElsewhere: before.isElsewhere,
    months: before.months,
    windows: before.windows
  };
}

/** Which measure each mention means: by what its clause asks of it, or the mention before in the same sentence. */
function withMeasures(mentions: readonly Mention[], sentence: Span, clauses: readonly Span[]): ReadMention[] {
  let last: ReadMention | undefined;
  return mentions.map((mention) => {
    const clause = clauseAt(clauses, mention);
    const before = sentence.text.slice(clause.start - sentence.start, mention.start - sentence.start);
    const isAmong = AMONG.test(before);
    const isComparator = isAmong || COMPARING.test(before);
    const around = sentence.text.slice(
      Math.max(0, mention.start - sentence.start - 40),
      mention.end - sentence.start + 25
    );
    const asked =
      aspectIn(clause.text) ?? aspectIn(around) ?? (isComparator ? last?.measure?.aspect : undefined);
    last = { ...mention, isComparator, isAmong, measure: measureFor(mention.measures, asked) };
    return last;
  });
}

/** The clause that holds a stretch. */
export function clauseAt(clauses: readonly Span[], { start }: Pick<Span, "start">): Span {
  return clauses.find((clause) => start >= clause.start && start < clause.end) ?? clauses.at(-1)!;
}

/** The text of a sentence between two places of the whole text. */
export function between({ sentence }: Pick<ReadSentence, "sentence">, start: number, end: number): string {
  return sentence.text.slice(Math.max(0, start - sentence.start), Math.max(0, end - sentence.start));
}

function placesIn(sentence: Span, { others, place: own }: PlanFacts): PlaceMention[] {
  return Object.entries(others).flatMap(([place, name]) => {
    if (own.includes(name)) return [];
    const found: PlaceMention[] = [];
    for (let i = sentence.text.indexOf(name); i >= 0; i = sentence.text.indexOf(name, i + 1)) {
      if (/\w/.test(sentence.text[i - 1] ?? " ") || /\w/.test(sentence.text[i + name.length] ?? " "))
        continue;
      found.push({ start: sentence.start + i, end: sentence.start + i + name.length, text: name, place });
    }
    return found;
  });
}

/** What may stand between a number and what it counts, or between a subject and its number. */
const COUNTS_WHAT =
  /^(?: (?:more|fewer|recorded|reported|such|extra|additional|offences|crimes|incidents|cases|reports|victims|people|said|the|police|were|of|in|cases of|that)\b)* ?$/i;
const OF_WHAT =
  /^[\s,(]*(?:which |who |that )?(?:is |was |were |are |stood |stands |had )?(?:at |of |['’]s )?(?:about |around |roughly |nearly |just over |just under |some |only |just )*\(?$/i;
const PRONOUN =
  /^[\s,]*(?:(?:and|but|so|yet|while|whereas|although|though|which|since|because|as) )*(?:it|that|this|they|these|those|which|the (?:figure|number|total|measure|rate|same|force|latest figure|position|rise|fall|increase)|we|there|neither|both|in|over|by|from|compared)\b/i;

/** Whom a stretch of a sentence speaks of: measures in order of likelihood, or a subject that is none of the plan's. */
export interface Bound {
  measures: MeasureFacts[];
  /** A subject that no measure of the plan is about. */
  unknown?: Mention;
}

/** The measure that a number or another claim belongs to, by the words near it; what went before where they name none. */
export function boundTo(read: ReadSentence, span: Span): Bound {
  const { mentions, clauses, topics } = read;
  const mains = mentions.filter(({ isComparator }) => !isComparator);
  const clause = clauseAt(clauses, span);
  const inClause = ({ start }: Span): boolean => start >= clause.start && start < clause.end;
  const preceding = mains.filter(({ end }) => end <= span.start);
  const following = mains.filter(({ start }) => start >= span.start);
  const counted = mains.find(
    ({ start }) => start >= span.end && COUNTS_WHAT.test(between(read, span.end, start))
  );
  const told = mentions.find(
    ({ end, isComparator, isAmong }) =>
      isComparator && !isAmong && end <= span.start && OF_WHAT.test(between(read, end, span.start))
  );
  const pronoun = PRONOUN.test(between(read, clause.start, span.start));
  const aspect = aspectIn(clause.text);
  const found =
    told ??
    counted ??
    preceding.findLast(inClause) ??
    following.find((mention) => inClause(mention)) ??
    preceding.at(-1) ??
    (topics.length > 0 && (pronoun || following.length === 0) ? undefined : following[0]);
  if (found)
    return found.measure
      ? { measures: [found.measure, ...siblings(found.measures, found.measure)] }
      : { measures: [], unknown: found };
  const topic = topics.at(-1);
  if (!topic) return { measures: allCrime(read, span) };
  const same = read.facts.measures.filter(({ priority }) => priority === topic.priority);
  return { measures: [aspect && aspect !== topic.aspect ? measureFor(same, aspect)! : topic] };
}

/** "5,352 crimes" of no other subject are all crimes. */
function allCrime(read: ReadSentence, { end }: Span): MeasureFacts[] {
  if (
    !/^ (?:recorded )?crimes\b/i.test(between(read, end, read.sentence.end)) &&
    !/\bcrimes? per\b/i.test(read.sentence.text)
  )
    return [];
  return read.facts.measures
    .filter(({ kind, title }) => kind === "offences" && /\ball (?:recorded )?crime\b/i.test(title))
    .slice(0, 1);
}

/** Measures of the same subject that the words may mean besides. */
const siblings = (all: readonly MeasureFacts[], chosen: MeasureFacts): MeasureFacts[] =>
  all.filter(
    (measure) => measure !== chosen && measure.aspect === chosen.aspect && measure.figures.length > 0
  );

/** What the next sentence may refer to by a pronoun. */
export function carriedFrom(read: ReadSentence, before: Carried): Carried {
  const mains = read.mentions.filter(({ isComparator }) => !isComparator);
  const named = mains.flatMap(({ measure }) => (measure ? [measure] : []));
  const months = read.periods.flatMap(({ window }) =>
    window && window.from === window.to ? [window.to] : []
  );
  const windows = read.periods.flatMap(({ window }) => window ?? []);
  const isElsewhere = mains.length > 0 ? mains.at(-1)!.measures.length === 0 : before.isElsewhere;
  return {
    topics: named.length > 0 ? [...before.topics, ...named].slice(-4) : before.topics,
    isElsewhere,
    months: months.length > 0 ? months : before.months,
    windows: windows.length > 0 ? windows : before.windows
  };
}
