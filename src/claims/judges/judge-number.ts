import { formatSignedPercent } from "../../words/format.js";
import { type Claim, claimOf } from "../claim.js";
import { isOwnPair } from "../compared-windows.js";
import { figuresMeant, specialRole } from "../figures-meant.js";
import type { Figure } from "../figures-of.js";
import { COMPARED, type NumberInWords } from "../number-in-words.js";
import { otherReading } from "../other-readings.js";
import type { MeasureFacts } from "../plan-facts.js";
import { type Bound, between, boundTo, clauseAt, type ReadSentence } from "../read-sentence.js";
import { sameUnit } from "../same-unit.js";
import type { Span } from "../span.js";
import { isWishedBefore } from "../wished.js";
import { fits, type WrittenNumber } from "../written-number.js";
import { judgeRank } from "./judge-rank.js";

/** What the plan's figures say to a number. */
export function judgeNumber(read: ReadSentence, words: NumberInWords): Claim | undefined {
  const { number } = words;
  const bound = savingsNamed(read, number) ?? boundTo(read, number);
  if (number.unit === "rank") return judgeRank(read, words, bound);
  if (bound.unknown)
    return claimOf(number, "not-supported", `“${bound.unknown.text}” is no measure of this plan.`);
  const isNamed = read.mentions.some(({ start }) => start === number.end + 1);
  if (!isNamed && isOfOtherThings(words))
    return claimOf(number, "not-supported", "The plan has no figures of this.");
  const measure = bound.measures[0];
  if (!measure) return claimOf(number, "cannot-be-judged", "It is not clear which measure this is about.");
  if (measure.figures.length === 0)
    return claimOf(
      number,
      "not-supported",
      measure.withheld
        ? "The figures of this measure are withheld."
        : "The plan has no figures of this measure.",
      measure
    );
  if (isWished(read, number) && words.isChange && specialRole(measure, words) === undefined)
    return claimOf(
      number,
      "cannot-be-judged",
      "This is hoped, asked or supposed: figures cannot say.",
      measure
    );
  const options = [
    ...bound.measures.map((one) => ({ measure: one, figures: figuresMeant(read, words, one) })),
    ...comparedWith(read, words)
  ];
  for (const { measure: one, figures } of options) {
    const found = figures.find((figure) => fits(figure.value, number));
    if (found) return claimOf(number, "found", `${found.said}.`, one);
  }
  const own = words.isChange ? differenceInText(words) : undefined;
  if (own) return claimOf(number, "found", own, measure);
  const ofText = words.isChange || number.unit === "part" ? changeFromNumber(words, measure) : undefined;
  if (ofText) return claimOf(number, ofText.isTrue ? "found" : "contradicted", ofText.said, measure);
  if (isWished(read, number) && specialRole(measure, words) === undefined)
    return claimOf(
      number,
      "cannot-be-judged",
      "This is hoped, asked or supposed: figures cannot say.",
      measure
    );
  const other = otherReading(read, words, measure);
  if (other?.isWritten) return claimOf(number, "found", `${other.figure.said}.`, other.measure);
  if (other)
    return claimOf(
      number,
      "cannot-be-judged",
      `It may be ${other.figure.said}: the text does not say which figure it means.`,
      other.measure
    );
  const first = options.find(({ figures }) => figures.length > 0);
  if (
    !first ||
    first.figures.every(
      ({ isProxy, role }) => isProxy || (role === "forecast" && measure.kind === "offences")
    )
  )
    return claimOf(
      number,
      "cannot-be-judged",
      "The plan has no figure of this kind to hold it against.",
      measure
    );
  return claimOf(
    withWhatItIsOf(read, words),
    "contradicted",
    `It should be ${first.figures[0]!.said}.`,
    first.measure
  );
}

/** The savings of the plan, where a sentence speaks of nothing else and of money that is saved or to be saved. */
function savingsNamed(
  { facts, mentions, sentence }: ReadSentence,
  { unit }: WrittenNumber
): Bound | undefined {
  const savings = facts.measures.find(({ kind }) => kind === "savings");
  const isSaved = /\b(?:realised|identified|saved|savings?|to find|find)\b/i.test(sentence.text);
  return savings && unit === "money" && isSaved && mentions.length === 0
    ? { measures: [savings] }
    : undefined;
}

/** What may stand between a number and its measure, so that either may be what is wrong. */
const OF_WHAT_BETWEEN = /^[\s:]*(?:(?:was|were|is|are|stood|at|latest|of)\b[\s:]*){1,3}\(?$/i;

/** How far a period or a place may stand from a number that is its own, in characters. */
const BESIDE = 20;

/** A number with the month, the place or the measure that stands beside it: each may be what is wrong. */
function withWhatItIsOf(read: ReadSentence, { number, period }: NumberInWords): Span {
  const isBeside = ({ start, end }: Span): boolean => {
    const gap = between(read, Math.min(end, number.end), Math.max(start, number.start));
    return gap.length <= BESIDE && !/\d|;/.test(gap);
  };
  const isItsMeasure = ({ start, end }: Span): boolean =>
    OF_WHAT_BETWEEN.test(between(read, Math.min(end, number.end), Math.max(start, number.start)));
  const named = [
    ...[...(period && !isOwnPair(period) ? [period] : []), ...read.places].filter(isBeside),
    ...read.mentions.filter(({ isComparator }) => !isComparator).filter(isItsMeasure)
  ];
  const start = Math.min(number.start, ...named.map((one) => one.start));
  const end = Math.max(number.end, ...named.map((one) => one.end));
  return { start, end, text: between(read, start, end) };
}

const isWished = (read: ReadSentence, { start }: WrittenNumber): boolean =>
  isWishedBefore(between(read, clauseAt(read.clauses, { start }).start, start));

/** What a figure is held against in the same sentence may be that of the other measure. */
function comparedWith(
  read: ReadSentence,
  { number, before }: NumberInWords
): { measure: MeasureFacts; figures: Figure[] }[] {
  const other = read.mentions.findLast(
    ({ isComparator, end, measure }) => isComparator && end <= number.start && measure
  )?.measure;
  if (!other || !COMPARED.test(before)) return [];
  return [
    {
      measure: other,
      figures: other.figures.filter(
        (f) => (f.role === "latest" || f.role === "change") && sameUnit(f, number) && !f.monthly
      )
    }
  ];
}

/** A difference of the two numbers before it says no more than they do. */
function differenceInText({ number, previous }: NumberInWords): string | undefined {
  const levels: WrittenNumber[] = [];
  for (let one = previous; one && levels.length < 2; one = one.previous)
    if (!one.isChange && one.number.unit !== "rank") levels.unshift(one.number);
  const [a, b] = levels;
  if (!a || !b || a.unit !== b.unit) return undefined;
  const difference = b.value - a.value;
  const share = number.unit === "part" ? difference / a.value : (100 * difference) / a.value;
  const isOfOne = number.unit === a.unit || (number.unit === "points" && a.unit === "percent");
  const value = isOfOne ? difference : share;
  return fits(value, number) ? `The difference of ${a.text} and ${b.text}.` : undefined;
}

/** "a quarter below that figure": the latest figure, held against the number that the text gave before. */
function changeFromNumber(
  { number, after, previous }: NumberInWords,
  measure: MeasureFacts
): { isTrue: boolean; said: string } | undefined {
  const way =
    /^ (above|below|higher|lower|more|less|fewer|up|down)(?: than| on)? that (?:figure|number|level|total)\b/i.exec(
      after
    );
  const latest = measure.figures.find(
    (f) => f.role === "latest" && f.unit === previous?.number.unit && !f.monthly
  );
  if (!way || !previous || !latest) return undefined;
  const difference = latest.value - previous.number.value;
  const isUp = /above|higher|more|up/i.test(way[1]!);
  const share = difference / previous.number.value;
  const value = number.unit === "part" ? share : number.unit === "percent" ? 100 * share : difference;
  return {
    isTrue: isUp === difference > 0 && fits(value, number),
    said: `${latest.said}, against ${previous.number.text}: ${formatSignedPercent(100 * share)}.`
  };
}

const KNOWN_NOUNS =
  /^(?: (?:of|in|to|for|on|at|by|with|from|than|and|or|as|is|was|were|are|against|over|per|a|an|the|this|that|these|those|more|fewer|less|lower|higher|extra|additional|such|alone|altogether|overall|together|when|which|while|but|compared|during|between|across|up|down|below|above|rise|increase|fall|drop|reduction|decrease|offences?|crimes?|burglar\w*|thefts?|robber\w*|incidents?|reports?|cases?|entrants?|recorded|reported|satisfied|said|had|have|has|here|now|then|previously|before|after|since|last|each|every|monthly|year|domestic|violent|absent|missing|assaults?|happy|content|confident|young|people|answered|respondents?|interviews?|interviewed|replies|responses|victims?|users?|callers?|residents?|actions?|realised|identified|required|required|still|so|already|good|chance|probability|likelihood|target|forecast|household|vehicle|motor|car|vehicles|attacks|instances|episodes|average|mean|there|within|among|amongst|better|worse|improvement|because|points?|percentage|overall|agreed|thought|felt|only|just|in-year|under|whose|who|where|who)\b| ?[^ \w]|$)/i;

/** "300 of them were new": a part of what was counted, of which a plan knows no more. */
const PART =
  /^ of (?:them(?= (?!against|compared|in|from|up|down|more|fewer|and|than|last|over|during)\w)|which|whom|(?:these|those)(?= (?:were|was|are|had|have|involved|took|came|resulted|led)\b))\b/i;

/** "312 victims of burglary": people, of whom a plan has no number, and no offences. */
const PEOPLE =
  /^ (?:more |fewer |extra |additional |satisfied |new )*(?:victims?|people|residents|households|officers|suspects|offenders|investigations|calls)\b/i;

/** Is what a number counts something that no measure of a plan counts? */
function isOfOtherThings({ number, after }: NumberInWords): boolean {
  if (number.unit === "money") return false;
  if (number.unit === "count" && (PART.test(after) || PEOPLE.test(after))) return true;
  if (number.unit === "percent" || number.unit === "part")
    return /^ of (?:(?:the|our|all|these|its) )*(?!(?:the|our|all|these|its|people|victims?|respondents?|those|users?|callers?|residents?|crimes?|recorded|total|overall|what|it|their|young|offences|baseline|level|number|figure|burglar\w*|th(?:at|is|em|eft\w*)|required|requirement|savings?|adults|women|men|local|public|same|whole|which|us|them|satisfied|replies)\b)[a-z]/i.test(
      after
    );
  return number.unit === "count" && !KNOWN_NOUNS.test(after.trimEnd());
}
