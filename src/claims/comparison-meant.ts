import { span as spanText } from "../words/explanation.js";
import { formatNumber, formatSigned, formatSignedPercent } from "../words/format.js";
import { comparedWindows, totalIn } from "./compared-windows.js";
import type { Said } from "./directions-of.js";
import type { MeasureFacts } from "./plan-facts.js";
import { between, clauseAt, type ReadMention, type ReadSentence } from "./read-sentence.js";
import type { Span } from "./span.js";
import { fits } from "./written-number.js";

/** A comparison: two values and what they are of. */
export interface Compared {
  from: number;
  to: number;
  said: string;
  /** It is of one measure at two times, and no comparison with another. */
  isOverTime?: true;
}

/** What a word of direction compares: with another measure, the group, other months, the months before, or the baseline. */
export function comparisonMeant(
  read: ReadSentence,
  said: Said,
  measure: MeasureFacts
): Compared | "unknown" | undefined {
  const clause = clauseAt(read.clauses, said);
  const after = between(read, said.end, clause.end);
  const than = read.mentions.find(
    (m) => m.isComparator && m.measure && m.start >= said.end && m.start < clause.end
  );
  const isAdjective =
    /^(?:more|less|higher|lower|fewer|greater|smaller|better|worse|above|below|happier|a \w+ proportion)/i.test(
      said.text
    );
  if (than?.measure && isAdjective && than.measure !== measure)
    return betweenMeasures(read, said, measure, than);
  if (
    isAdjective &&
    /^(?: \w+){0,2} than (?:that|this)(?! (?:time|month|year|quarter|week|period|point|of|in|at|last|for)\b)\b/i.test(
      after
    )
  ) {
    const topic = read.topics.at(-1);
    return topic && topic !== measure ? levelsOf(measure, topic) : "unknown";
  }
  if (
    isAdjective &&
    /\b(?:group|peers?|similar|comparable|national(?:ly)?|elsewhere|other (?:forces|boroughs)|forces like)\b/i.test(
      after
    )
  )
    return withGroup(measure);
  if (
    isAdjective &&
    /^(?: \w+){0,2} than (?:both|either|any|all|the others?|others|the rest|most|each)\b/i.test(after)
  )
    return "unknown";
  if (
    isAdjective &&
    /\b(?:target|threshold|goal|line|limit|forecast|projection|expected|hoped)\b/i.test(after)
  )
    return "unknown";
  if (/\b(?:forecast|projected|projection|trend lines?|predicted)\b/i.test(clause.text)) return "unknown";
  // Of another place there are no earlier figures; of another number its own claim tells.
  const isOfPlace = read.places.some(({ start, end }) => start >= clause.start && end <= said.start);
  if (isOfPlace || (isAdjective && /^ that (?:figure|number|level|total)\b/i.test(after))) return "unknown";
  const numbers = betweenNumbers(read, said);
  if (numbers) return numbers;
  const topic = read.topics.at(-1);
  if (
    isAdjective &&
    topic &&
    topic !== measure &&
    !/\bthan\b|baseline/i.test(after) &&
    gapBefore(read, said, measure, topic)
  )
    return levelsOf(measure, topic);
  const pair = comparedWindows(read, said, measure);
  if (pair === "unclear") return "unknown";
  if (pair) {
    const [from, to] = [totalIn(measure, pair.from), totalIn(measure, pair.to)];
    if (from === undefined || to === undefined) return "unknown";
    return {
      from,
      to,
      said: `${formatNumber(from)} in ${spanText(pair.from)}, ${formatNumber(to)} in ${spanText(pair.to)}.`,
      isOverTime: true
    };
  }
  if (read.periods.some((p) => p.start >= clause.start && p.start < clause.end && !p.window))
    return "unknown";
  const isRecent =
    read.periods.some(
      ({ role, start, end }) =>
        (role === "recent" || role === "previous") && start >= clause.start && end <= clause.end
    ) || /\brecent months\b/i.test(clause.text);
  return changeOf(measure, isRecent && measure.kind === "offences" ? "recent-change" : "change");
}

function changeOf({ figures, kind }: MeasureFacts, role: "change" | "recent-change"): Compared | undefined {
  const change = figures.find((f) => f.role === role && (f.unit === "count" || f.unit === "points"));
  if (!change) return undefined;
  const share = figures.find((f) => f.role === role && f.unit === "percent");
  const text = kind === "survey" || !share ? change.said : share.said;
  const [from, to] =
    role === "change"
      ? [figures.find((f) => f.role === "baseline"), figures.find((f) => f.role === "latest")]
      : [undefined, undefined];
  const levels = from && to ? ` (${from.said}, ${to.said})` : "";
  return {
    from: from?.value ?? 0,
    to: (from?.value ?? 0) + change.value,
    said: `${text}${levels}.`,
    isOverTime: true
  };
}

const level = ({ figures }: MeasureFacts) =>
  figures.find((f) => f.role === "latest" && !f.monthly && (f.unit === "count" || f.unit === "percent"));

function levelsOf(measure: MeasureFacts, other: MeasureFacts): Compared | undefined {
  const [own, theirs] = [level(measure), level(other)];
  if (!own || !theirs || own.unit !== theirs.unit) return undefined;
  return {
    from: theirs.value,
    to: own.value,
    said: `“${measure.title}”: ${own.said}; “${other.title}”: ${theirs.said}.`
  };
}

/** By how much in the hundred a measure changed since the baseline. */
export const percentOf = ({ figures }: MeasureFacts) =>
  figures.find((f) => f.role === "change" && f.unit === "percent");

/** Changes against each other, by their size in per cent; else the latest figures. */
export function betweenMeasures(
  read: ReadSentence,
  said: Span,
  measure: MeasureFacts,
  than: ReadMention
): Compared | undefined {
  const other = than.measure!;
  const around = `${between(read, read.sentence.start, said.start)} ${between(read, said.end, than.start)}`;
  const isOfChanges =
    /\b(?:rise|increase|fall|drop|reduction|decrease|decline|growth|change|proportion|percentage terms|proportionally|improvement|fell|rose|fallen|risen|dropped|grew|grown|growing|falling|rising|increased|decreased)\b/i.test(
      around
    );
  if (!isOfChanges) return levelsOf(measure, other);
  const isOfPoints = measure.kind === "survey" && other.kind === "survey";
  const of = (one: MeasureFacts) =>
    isOfPoints ? one.figures.find((f) => f.role === "change" && f.unit === "points") : percentOf(one);
  const [own, theirs] = [of(measure), of(other)];
  if (!own || !theirs) return undefined;
  const text = (value: number) =>
    isOfPoints ? `${formatSigned(value, 1)} points` : formatSignedPercent(value);
  return {
    from: Math.abs(theirs.value),
    to: Math.abs(own.value),
    said: `“${measure.title}”: ${text(own.value)}; “${other.title}”: ${text(theirs.value)}.`
  };
}

function withGroup({ figures }: MeasureFacts): Compared | undefined {
  const groups = figures.filter((f) => f.role === "group");
  const own = figures.find((f) => f.role === "latest" && f.unit === groups[0]?.unit);
  const group = groups.find(({ reading }) => reading === "as-written") ?? groups[0];
  if (!own || !group) return undefined;
  return { from: group.value, to: own.value, said: `${own.said}; ${group.said}.` };
}

/** Is the number right before a word the gap to what the text spoke of before, and no change? */
function gapBefore(read: ReadSentence, said: Said, measure: MeasureFacts, topic: MeasureFacts): boolean {
  const number = read.numbers.findLast((n) => n.end <= said.start);
  const [own, theirs] = [level(measure), level(topic)];
  if (!number || !own || !theirs || own.unit !== theirs.unit) return false;
  const change = measure.figures.find(
    (f) => f.role === "change" && (f.unit === "points" || f.unit === "count")
  );
  return fits(own.value - theirs.value, number) && !(change && fits(change.value, number));
}

/** "282, well below the 349": two numbers of the text itself. */
function betweenNumbers(read: ReadSentence, said: Said): Compared | undefined {
  const next = read.numbers.find(
    (n) => n.start >= said.end && /^ (?:than )?(?:the |its )?$/.test(between(read, said.end, n.start))
  );
  const last = read.numbers.findLast((n) => n.end <= said.start);
  if (
    !next ||
    !last ||
    next.unit !== last.unit ||
    !/^(?:above|below|higher|lower|more|fewer|less)$/i.test(said.text)
  )
    return undefined;
  // "318 more than the 3,935 …" is a change, and no value to hold against another.
  if (/^ ?(?:\w+ )?$/.test(between(read, last.end, said.start))) return undefined;
  return { from: next.value, to: last.value, said: `${last.text} against ${next.text}.` };
}
