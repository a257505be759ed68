import { type Claim, claimOf } from "../claim.js";
import type { NumberInWords } from "../number-in-words.js";
import { type Bound, between, clauseAt, type ReadSentence } from "../read-sentence.js";
import type { Span } from "../span.js";

const GROUP =
  /\b(?:group|peers?|similar|comparable|comparison|other (?:forces|boroughs)|forces|boroughs|rank(?:s|ed|ing)?|place[sd]?|puts?|lies?|position|best|worst|highest|lowest|come|stand|sits?|league)\b/i;

/** What a place is one of, where that is said. */
const OF_GROUP = /\b(?:group|peers?|similar|comparable|comparison|forces|boroughs|league|MSG)\b/i;

const isOfOtherTime = ({ periods }: ReadSentence, clause: Span): boolean =>
  periods.some((p) => p.start >= clause.start && p.start < clause.end && p.role !== "latest");

/** A place in the group. */
export function judgeRank(
  read: ReadSentence,
  { number, before, after }: NumberInWords,
  bound: Bound
): Claim | undefined {
  const clause = clauseAt(read.clauses, number);
  const isWord = /^(?:last|top|bottom)$/i.test(number.text);
  if (
    isWord &&
    !/\b(?:come|comes|came|is|are|rank(?:s|ed)?|placed?|at the|puts? us|lie|lies)\s*$/i.test(before)
  )
    return undefined;
  if (number.of === undefined && !GROUP.test(clause.text)) return undefined;
  if (
    number.of === undefined &&
    !/^ in (?:the|its|our) (?:comparison |similar )?group\b/.test(after) &&
    !/\b(?:place[sd]?|puts?|rank(?:s|ed)?|lies?|position|come|comes|came|stands?|sits?|is|are|was|in|at the|were) (?:\w+ ){0,3}$/i.test(
      before
    )
  )
    return undefined;
  const measure = bound.measures[0];
  if (!measure) return undefined;
  const positions = measure.figures.filter(({ role }) => role === "position");
  if (positions.length === 0)
    return claimOf(number, "not-supported", "This measure has no position in a group.", measure);
  const rank = positions[0]!;
  const of = Number(rank.said.split(" of ")[1]);
  const place = /^(?:last|bottom)/i.test(number.text) ? of : number.value;
  const isTrue = place === rank.value && (number.of === undefined || number.of === of);
  if (!isTrue && number.of === undefined && !OF_GROUP.test(read.sentence.text))
    return claimOf(number, "cannot-be-judged", "It is not clear which order this is a place in.", measure);
  if (!isTrue && isOfOtherTime(read, clause))
    return claimOf(number, "cannot-be-judged", "The plan has places of its latest period alone.", measure);
  const hypothetical = /\b(?:would|wish|rather|want|aim|could|should)\b[^,;]*$/i.test(
    between(read, clause.start, number.start)
  );
  if (hypothetical) return claimOf(number, "cannot-be-judged", "This is a wish, or what might be.", measure);
  return claimOf(
    number,
    isTrue ? "found" : "contradicted",
    isTrue ? `${rank.said}.` : `It should be ${rank.said}.`,
    measure
  );
}
