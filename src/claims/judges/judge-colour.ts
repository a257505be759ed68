import type { Reading } from "../../plan/readings.js";
import type { Settings } from "../../plan/settings.js";
import { publishedRatings } from "../../rules/published-ratings.js";
import type { RatingResult, RuleId } from "../../rules/rating.js";
import { ruleName } from "../../rules/rules.js";
import { type Claim, claimOf } from "../claim.js";
import type { MeasureFacts } from "../plan-facts.js";
import { between, boundTo, clauseAt, type ReadSentence } from "../read-sentence.js";
import { readingNamed } from "../reading-named.js";
import type { Span } from "../span.js";

const COLOUR =
  /\b(?:red|amber|green)\b(?! (?:light|tape|space|spaces|belt|paper|flag|flags|line|lane|street|road|lion|cross|card|route|party|carpet|energy|area|areas|shoots))|\b(?:not|un)[- ]?rated\b|\bno colours?\b|\bwithout (?:a )?(?:colour|rating)\b|\bneither is rated\b|\bnot (?:yet )?(?:been )?(?:given a colour|rated|judged)\b/gi;
const HYPOTHETICAL =
  /\b(?:would|could|should|if|until|unless|might|may|wish(?:ed)?)\b[^,;]*$|\b(?:for|to (?:reach|leave|become|turn|go|get|be|stay)|from|into|towards?|before) (?:a |the )?$/i;
/** Of another time: a plan has the colours of one period. */
const OF_ANOTHER_TIME =
  /\b(?:previous(?:ly)?|formerly|last (?:year|quarter|month|time|report|meeting|spring|summer|autumn|winter)|earlier|used to|had been|a year ago|the year before|at the time|until|(?:next|this time) (?:year|quarter|month))\b/i;
/** Other measures than the one that was spoken of last. */
const OF_OTHERS =
  /\b(?:the (?:rest|others?)|most|some|many|several|all|none|(?:one|two|three|four|five|six) of (?:the|them|these)(?: \w+)?)(?: (?:is|are|was|were|has|have|of them|measures))*(?: \w+)?\s*$/i;

const RULES: readonly [RuleId[], RegExp][] = [
  [
    ["R5"],
    /\bcontrol chart|\bSPC\b|\bstatistical process|\brecent months\b|\bvariation\b|\bSPC variance\b|\bR5\b|\bcontrol lines?\b|\bvariance\b/gi
  ],
  [
    ["R4"],
    /\bposition\b|\bcomparison (?:group|rule)?|\bpeers?\b|\bMSG\b|\bsimilar (?:forces|boroughs)\b|\bR4\b|\bcompared with (?:other|similar)|\bgroup rule\b|\bagainst (?:the|its|our) group\b|\bmost similar\b|\brule for position\b/gi
  ],
  [["R6", "R7"], /\bsurvey rule|\brule for surveys?|\bR6\b|\bsurvey\b(?= (?:rule|rating))/gi],
  [
    ["R3"],
    /\brule for offences|\boffences? (?:rule|rating)|\brule for (?:the )?number of offences|\bnumber of offences\b|\bR3\b/gi
  ],
  [["R8"], /\bcontinuous improvement\b|\bR8\b/gi]
];

/** What the plan's ratings say to each colour that a sentence gives a measure. */
export function judgeColours(read: ReadSentence): Claim[] {
  const matches = [...read.sentence.text.matchAll(COLOUR)];
  return matches.flatMap((match, i): Claim[] => {
    const start = read.sentence.start + match.index;
    const span: Span = { start, end: start + match[0].length, text: match[0] };
    const clause = clauseAt(read.clauses, span);
    const before = between(read, clause.start, start);
    if (!isRating(before, between(read, span.end, clause.end), match[0])) return [];
    const isPair = /\b(?:both|neither|either|each)\b/i.test(
      read.sentence.text.slice(0, match.index + match[0].length + 25)
    );
    const bound = boundTo(read, span);
    const measures =
      isPair && read.mentions.length < 2
        ? lastTwo(read, bound.measures)
        : isPair
          ? mainsOf(read)
          : bound.measures.slice(0, 1);
    if (bound.unknown)
      return [claimOf(span, "not-supported", `“${bound.unknown.text}” is no measure of this plan.`)];
    if (measures.length === 0)
      return [claimOf(span, "cannot-be-judged", "It is not clear which measure this colour is of.")];
    if (
      OF_OTHERS.test(before) &&
      !read.mentions.some((m) => m.start >= clause.start && m.end <= start && !m.isComparator)
    )
      return [claimOf(span, "cannot-be-judged", "It is not clear which measures this colour is of.")];
    if (OF_ANOTHER_TIME.test(clause.text))
      return [claimOf(span, "cannot-be-judged", "The plan has the colours of one period.", measures[0])];
    if (HYPOTHETICAL.test(before))
      return [
        claimOf(span, "cannot-be-judged", "This is what might be, not what the plan says.", measures[0])
      ];
    const next = matches[i + 1]?.index ?? read.sentence.text.length;
    const last = i === 0 ? 0 : matches[i - 1]!.index + matches[i - 1]![0].length;
    const cues = cuesOf(read.sentence.text, {
      last,
      at: match.index,
      end: match.index + match[0].length,
      next
    });
    return [
      judgeColour(
        span,
        measures,
        cues,
        read,
        /\b(?:not|n['’]t|no longer|neither|nor|never)\s+(?:\w+\s+){0,2}$|n['’]t\s+(?:\w+\s+)?$/i.test(before)
      )
    ];
  });
}

const mainsOf = ({ mentions }: ReadSentence): MeasureFacts[] =>
  mentions.flatMap(({ measure, isComparator }) => (measure && !isComparator ? [measure] : []));

function lastTwo({ topics }: ReadSentence, bound: readonly MeasureFacts[]): MeasureFacts[] {
  const two = [...new Set(topics)].slice(-2);
  return two.length > 0 ? two : [...bound].slice(0, 1);
}

const SAYS_RATING =
  /\b(?:is|are|was|were|be|been|remains?|rated|rates?|rating|gives?|given|makes?|a|an|as|it|at|shows?|shown|turns?|turned|stays?|both|marked|scored?|scores|flagged|coloured|judged|in the|still|but|and|or|also|now|again)\W*(?:\w+ )?$|:\s*$/i;

const isRating = (before: string, after: string, word: string): boolean =>
  !/^(?:red|amber|green)$/i.test(word) ||
  SAYS_RATING.test(before) ||
  /^ (?:rating|under|on|by|for|in the|as|against)\b/i.test(after) ||
  before.trim() === "";

interface Cues {
  rules: RuleId[];
  reading?: Reading;
}

/** The rules and the reading that stand nearest a colour: after it and before the next, else before it. */
function cuesOf(
  text: string,
  { last, at, end, next }: { last: number; at: number; end: number; next: number }
): Cues {
  const [after, before] = [text.slice(end, next), text.slice(last, at)];
  const rulesIn = (part: string) =>
    RULES.flatMap(([rules, pattern]) => (new RegExp(pattern.source, "i").test(part) ? rules : []));
  const isLast = next === text.length;
  const rules =
    rulesIn(after).length > 0 &&
    (isLast ||
      !/\bbut\b|\band\b/.test(after) ||
      rulesIn(before).length === 0 ||
      /^ (?:both |under|on|by|for|in|as|against)/.test(after))
      ? rulesIn(after)
      : rulesIn(before);
  const isBefore = /\breading\b[^,;]*$/i.test(before);
  const reading =
    (isBefore ? readingNamed(before.slice(Math.max(0, before.search(/[^,;]*$/)))) : undefined) ??
    readingNamed(after) ??
    readingNamed(before);
  return { rules, ...(reading && { reading }) };
}

const isNone = (word: string): boolean => !/^(?:red|amber|green)$/i.test(word);

function judgeColour(
  span: Span,
  measures: readonly MeasureFacts[],
  { rules, reading }: Cues,
  { facts }: ReadSentence,
  isNegated: boolean
): Claim {
  const wanted = isNone(span.text) ? "not-rated" : span.text.toLowerCase();
  const settings = {
    reading: reading ?? facts.reading,
    scheme: facts.scheme,
    layout: facts.layout
  } as Settings;
  const told: string[] = [];
  let isTrue = true;
  for (const measure of measures) {
    const results = resultsOf(measure, rules, settings);
    if (results.length === 0) {
      if (wanted === "not-rated") {
        told.push("it has no colour");
        continue;
      }
      return claimOf(
        span,
        measure.rating.ratings.some(({ rating }) => rating !== "not-rated")
          ? "cannot-be-judged"
          : "contradicted",
        measure.rating.ratings.some(({ rating }) => rating !== "not-rated")
          ? "This rule gives the measure no colour."
          : "The plan gives this measure no colour.",
        measure
      );
    }
    const isOne = results.every(({ rating }) => (rating === wanted) !== isNegated);
    if (!isOne) isTrue = false;
    told.push(
      ...results.map(
        (result) =>
          `${result.rating.replace("-", " ")} by ${ruleName(result.rule)} (${result.reading.replace("-", " ")})`
      )
    );
  }
  const verdict = isTrue ? "found" : "contradicted";
  return claimOf(span, verdict, `${isTrue ? "" : "It is "}${[...new Set(told)].join("; ")}.`, measures[0]);
}

/** The results that are meant: of the rules that are named, else that of the measure's own question. */
function resultsOf({ rating }: MeasureFacts, rules: readonly RuleId[], settings: Settings): RatingResult[] {
  if (rules.length > 0)
    return rating.ratings.filter(
      (result) => result.reading === settings.reading && rules.includes(result.rule)
    );
  const shown = publishedRatings(rating, settings);
  const own = shown.find(({ rule }) => rule !== "R4" && rule !== "R5");
  return own ? [own] : [];
}
