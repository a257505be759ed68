import { judgedFinding } from "../../rules/judged-finding.js";
import { type Claim, claimOf, judged } from "../claim.js";
import { NUMBER_IN_WORDS, numberOfWords } from "../number-words.js";
import type { MeasureFacts } from "../plan-facts.js";
import { between, boundTo, clauseAt, type ReadSentence } from "../read-sentence.js";
import type { Span } from "../span.js";

const MANY = `none|all|both|only one|just one|at least one|\\d+|${NUMBER_IN_WORDS}`;
const TRENDS = new RegExp(
  `\\b(?<many>${MANY})(?: of)?(?: (?:the|its|our))?(?: (?<of>\\d+|${NUMBER_IN_WORDS}))? (?:projected |straight |past )?(?:trends?|trend lines?|straight lines|projections?)(?: lines?)?(?: (?:reach(?:es)?|achieves?|meets?|recovers?|hits?|gets? to))?`,
  "gi"
);

const numberIn = (text: string): number => (/^\d/.test(text) ? Number(text) : numberOfWords(text));

/** Claims of how many trends reach the target. */
export function judgeTrends(read: ReadSentence): Claim[] {
  return [...read.sentence.text.matchAll(TRENDS)].flatMap((match): Claim[] => {
    const start = read.sentence.start + match.index;
    const span: Span = { start, end: start + match[0].length, text: match[0] };
    const [measure] = boundTo(read, span).measures;
    const trends = measure && judgedFinding(measure.rating.findings, "R2", "as-written")?.evidence;
    if (!measure) return [];
    if (!trends) return [claimOf(span, "not-supported", "The plan has no trends of this measure.", measure)];
    const { many, of } = match.groups!;
    const rest = between(read, span.end, clauseAt(read.clauses, span).end);
    if (!/reach|achiev|meet|recover|hit|get|target|project|improve/i.test(match[0] + rest)) return [];
    const word = many!.toLowerCase();
    const { achieving } = trends;
    const isNot = /^ (?:do|does|will|would|can|could) ?(?:not|n['’]t)\b|^ (?:fails?|miss(?:es)?)\b/i.test(
      rest
    );
    const reached = isNot ? trends.of - achieving : achieving;
    const holds =
      word === "none"
        ? reached === 0
        : word === "all" || word === "both"
          ? reached === trends.of
          : word === "at least one"
            ? reached >= 1
            : reached === numberIn(word.replace(/^(?:only|just) /, ""));
    return [
      judged(
        span,
        holds && (of === undefined || numberIn(of) === trends.of),
        `${achieving} of ${trends.of} trends reach the target.`,
        measure
      )
    ];
  });
}

const CHANCE =
  /\b(?<not>no|not|nothing|little) (?:more|further|greater)? ?(?:\w+ )?(?:than|beyond) (?:what )?(?:chance|sampling)\b|\b(?<within>within (?:what |the range of |the bounds of )?(?:chance|sampling|normal variation|the margin of error))|\b(?<could>could (?:well |easily )?be (?:down to |due to |just |put down to )?chance)|\b(?<insignificant>(?:not|no|isn['’]t|wasn['’]t)(?: a| \w+)? (?:statistically )?significant|not significantly|insignificant)\b|\b(?<more>(?:more|further|greater|larger|bigger|beyond)(?: than)? (?:what |can be explained by |sampling or )?(?:chance|sampling)\b|statistically significant(?:ly)?)/gi;

/** Claims that a change is, or is not, more than chance would explain. */
export function judgeChance(read: ReadSentence): Claim[] {
  return [...read.sentence.text.matchAll(CHANCE)].flatMap((match): Claim[] => {
    const start = read.sentence.start + match.index;
    const span: Span = { start, end: start + match[0].length, text: match[0] };
    const [measure] = boundTo(read, span).measures;
    const isClear = measure && isClearlyChanged(measure, read);
    if (!measure || isClear === undefined) return [];
    const before = between(read, clauseAt(read.clauses, span).start, start);
    const isNegated = /\b(?:not|no|neither|nor|n['’]t|never)\b/i.test(before);
    const saysClear = (match.groups!.more !== undefined) !== isNegated;
    return [
      judged(
        span,
        saysClear === isClear,
        isClear
          ? "The change is more than chance would explain."
          : "The change is no more than chance would explain.",
        measure
      )
    ];
  });
}

/** Is the change since the baseline more than chance would explain, in the reading that is published? */
function isClearlyChanged({ rating }: MeasureFacts, { facts }: ReadSentence): boolean | undefined {
  const change = judgedFinding(rating.findings, "R1", facts.reading);
  if (change) return change.finding !== "no-change";
  const survey = rating.ratings.find(({ rule, rating: colour }) => rule === "R6" && colour !== "not-rated");
  return survey && survey.reason !== "no-evidence-of-change";
}
