import type { Period } from "./periods.js";
import { between, clauseAt, type ReadSentence } from "./read-sentence.js";
import type { WrittenNumber } from "./written-number.js";

/** A number with the words around it that are its own. */
export interface NumberInWords {
  number: WrittenNumber;
  /** From the number before, or the beginning of its clause. */
  before: string;
  /** To the number after, or the end of its clause. */
  after: string;
  /** The period that its own words name. */
  period?: Period;
  /** The number before it in the sentence. */
  previous?: NumberInWords;
  isChange: boolean;
}

const CHANGE_BEFORE =
  /\b(?:up|down|by|rises?|increases?|falls?|drops?|reductions?|decreases?|growth|change|difference|gap|rose|fell|grew|dropped|improvement|decline|climb|jump|cut|gain|loss|more|fewer|deterioration)(?: of| by)?(?: (?:just|only|some|about|around|roughly|approximately|nearly|almost|just under|just over|more than|over|well over|a little over|a little under|less than|under|at least|a|an|a mere|a full))*\s*$/i;
const CHANGE_AFTER =
  /^ ?(?:(?:offences|crimes|points|percentage points|burglaries|thefts|incidents|reports|cases|robberies|recorded|per cent) ){0,2}(?:more|fewer|higher|lower|less|extra|additional|rise|increase|fall|drop|decrease|reduction|below|above|up|down|better|worse|improvement|decline|growth|jump|cut|deterioration)\b/i;
const AMONG_CHANGES = /^[\s,]*(?:\(|,? ?or (?:about |around |roughly |nearly |some )?)$/;
/** What makes the figure that follows it the one that another is held against. */
export const COMPARED =
  /\b(?:against|compared (?:with|to)|from|than|versus|had been|down on|up on|on|below|above|beneath)(?: the| a| its| just| some| about| around| nearly| over| under)*\s*$/i;
/** The numbers of a sentence with the words that are theirs. */
export function numbersInWords(read: ReadSentence): NumberInWords[] {
  const all: NumberInWords[] = [];
  read.numbers.forEach((number, i) => {
    const clause = clauseAt(read.clauses, number);
    const last = read.numbers[i - 1];
    const next = read.numbers[i + 1];
    const start = Math.max(clause.start, last?.end ?? 0);
    const before = between(read, start, number.start);
    const gap = last ? between(read, last.end, number.start) : before;
    const after = between(read, number.end, Math.min(clause.end, next?.start ?? clause.end));
    const previous = all.at(-1);
    const isChange =
      (number.sign !== undefined && number.unit === "percent") ||
      (number.unit === "points" && !/^ (?:lower|upper) (?:end|limit)/.test(after))
        ? true
        : CHANGE_BEFORE.test(before) ||
          CHANGE_AFTER.test(after) ||
          (AMONG_CHANGES.test(gap) && previous?.isChange === true);
    const period = periodOf(read, number, {
      start: Math.max(last?.end ?? read.sentence.start, 0),
      end: next?.start ?? read.sentence.end
    });
    all.push({ number, before, after, isChange, ...(period && { period }), ...(previous && { previous }) });
  });
  return all;
}

/** The period that belongs to a number: right after it, else before it and not another number's, else the sentence's own first. */
function periodOf(
  read: ReadSentence,
  number: WrittenNumber,
  { start, end }: { start: number; end: number }
): Period | undefined {
  const clause = clauseAt(read.clauses, number);
  const right = read.periods.findLast((p) => p.end <= number.start && p.start >= start);
  if (
    right &&
    /^ (?:(?:figure|level|total) )?(?:of|was|is|at|stood at) $|^ \($/.test(
      between(read, right.end, number.start)
    )
  )
    return right;
  const after = read.periods.find((p) => p.start >= number.end && p.start < Math.min(end, clause.end));
  if (after && !/[,;:(]/.test(between(read, number.end, after.start))) return after;
  const before = read.periods.findLast((p) => p.end <= number.start && p.start >= start);
  if (before) {
    const isOfNumberBefore = read.numbers.some(
      (other) =>
        other.end === start &&
        !/[,;:(]|\b(?:and|when|while|with)\b/.test(between(read, other.end, before.start))
    );
    const isOnlyCompared =
      /\b(?:on|than|over|against|versus) $/i.test(between(read, start, before.start)) &&
      /^,/.test(between(read, before.end, number.start));
    if (!isOfNumberBefore && !isOnlyCompared) return before;
  }
  return undefined;
}
