import type { Polarity } from "../../plan/plan.js";
import { type Claim, claimOf, judged } from "../claim.js";
import { type Compared, comparisonMeant } from "../comparison-meant.js";
import { directionsOf, type Said } from "../directions-of.js";
import { MONTH_NAMES } from "../periods.js";
import type { MeasureFacts } from "../plan-facts.js";
import { between, boundTo, clauseAt, type ReadSentence } from "../read-sentence.js";
import type { Span } from "../span.js";
import { changeWritten, wentOtherwise } from "../went-otherwise.js";
import { isWishedBefore } from "../wished.js";

const INFINITIVE = /\bto (?:\w+ )?$/i;
const REAL_INFINITIVE =
  /\b(?:continue[sd]?|continuing|only|first|began|begun|started|seen|appear(?:s|ed)?|one|measures?) (?:\w+ ){0,3}to (?:\w+ )?$/i;

/** What follows a word of direction that holds a figure against another measure's or place's, and not against its own of earlier. */
const AGAINST_ANOTHER = new RegExp(
  `^ (?:than )?(?:those|that|the [^,;]{1,25}) (?:of|for|among) (?!\\d|(?:the )?(?:same|previous|year|month|quarter|baseline|financial|calendar|${MONTH_NAMES})\\b)`,
  "i"
);

/** What the plan's figures say to each word of a sentence that says which way a measure went. */
export function judgeDirections(read: ReadSentence): Claim[] {
  return directionsOf(read).flatMap((said): Claim[] => {
    const bound = boundTo(read, said);
    const measure = bound.measures[0];
    const clause = clauseAt(read.clauses, said);
    const before = between(read, clause.start, said.start);
    const needsSubject = hasOwnSubject(read, said);
    if (bound.unknown)
      return [claimOf(said, "not-supported", `“${bound.unknown.text}” is no measure of this plan.`)];
    if (!measure || !needsSubject) return [];
    if (isWishedBefore(before) || (INFINITIVE.test(before) && !REAL_INFINITIVE.test(before)))
      return [
        claimOf(said, "cannot-be-judged", "This is hoped, asked or supposed: figures cannot say.", measure)
      ];
    const claim = judgeOne(read, said, measure);
    return claim ? [claim] : [];
  });
}

/** Does the clause speak of the measure, or only stand near it? */
function hasOwnSubject(read: ReadSentence, said: Span): boolean {
  const clause = clauseAt(read.clauses, said);
  const inClause = (span: Span): boolean => span.start >= clause.start && span.start < clause.end;
  if (read.mentions.some(inClause) || read.numbers.some(inClause)) return true;
  if (
    /\b(?:it|that|this|they|these|those|both|neither|which|the (?:figure|number|total|measure|rate|picture|trend|level|position|latest figure)|numbers|figures|offences)\b/i.test(
      clause.text
    )
  )
    return true;
  return read.mentions.some((m) => m.end <= said.start && !m.isComparator);
}

function judgeOne(read: ReadSentence, said: Said, measure: MeasureFacts): Claim | undefined {
  if (measure.figures.length === 0 && measure.kind === "assessment") return judgeAssessment(said, measure);
  const isUp = (wayOf(said, measure) === "higher") !== said.isNegated;
  const compared = comparisonMeant(read, said, measure);
  const own = said.way === "same" ? undefined : changeWritten(read, said);
  if (own && own.to > own.from !== isUp) return judged(said, false, own.said, measure);
  const unclear = () =>
    claimOf(said, "cannot-be-judged", "It is not clear what this is compared with.", measure);
  if (compared === "unknown") return unclear();
  if (!compared)
    return measure.figures.length === 0
      ? claimOf(said, "not-supported", "The plan has no figures of this measure.", measure)
      : claimOf(said, "not-supported", "The plan has nothing to compare it with.", measure);
  if (said.way === "same")
    return judged(said, isSame(measure, compared) !== said.isNegated, compared.said, measure);
  const isTrue = isUp ? compared.to > compared.from : compared.to < compared.from;
  const { end } = clauseAt(read.clauses, said);
  if (!isTrue && compared.isOverTime && AGAINST_ANOTHER.test(between(read, said.end, end))) return unclear();
  if (!isTrue && compared.isOverTime && (own || wentOtherwise(read, said, measure, isUp)))
    return claimOf(
      said,
      "cannot-be-judged",
      `By another comparison that may be meant it did; as the plan compares: ${compared.said}`,
      measure
    );
  return judged(said, isTrue, compared.said, measure);
}

/** Better and worse are either way, by the measure. */
function wayOf({ way }: Said, { better }: MeasureFacts): Polarity {
  if (way === "better") return better;
  if (way === "worse") return better === "lower" ? "higher" : "lower";
  return way === "up" ? "higher" : "lower";
}

/** An assessment in words says whether anything changed. */
function judgeAssessment(said: Said, measure: MeasureFacts): Claim {
  return claimOf(said, "cannot-be-judged", "The plan assesses this measure in words.", measure);
}

/** Has a figure stayed, by the plan's own test or by its size? */
function isSame({ rating }: MeasureFacts, { from, to }: Compared): boolean {
  const quiet =
    rating.findings.some((f) => f.rule === "R1" && f.finding === "no-change") ||
    rating.ratings.some((r) => r.reason === "no-evidence-of-change");
  return quiet || Math.abs(to - from) <= 0.02 * Math.abs(from);
}
