import { type Claim, claimOf } from "./claim.js";
import { figuresMeant, specialRole } from "./figures-meant.js";
import type { Figure } from "./figures-of.js";
import { judgeRank } from "./judge-rank.js";
import { COMPARED, type NumberInWords } from "./number-in-words.js";
import type { MeasureFacts } from "./plan-facts.js";
import { between, boundTo, clauseAt, type ReadSentence } from "./read-sentence.js";
import { sameUnit } from "./same-unit.js";
import { isWishedBefore } from "./wished.js";
import { fits, type WrittenNumber } from "./written-number.js";

/** What the plan's figures say to a number. */
export function judgeNumber(read: ReadSentence, words: NumberInWords): Claim | undefined {
  const { number } = words;
  const bound = boundTo(read, number);
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
  const first = options.find(({ figures }) => figures.length > 0);
  if (!first)
    return claimOf(
      number,
      "cannot-be-judged",
      "The plan has no figure of this kind to hold it against.",
      measure
    );
  return claimOf(number, "contradicted", `It should be ${first.figures[0]!.said}.`, first.measure);
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

const KNOWN_NOUNS =
  /^(?: (?:of|in|to|for|on|at|by|with|from|than|and|or|as|is|was|were|are|against|over|per|a|an|the|this|that|these|those|more|fewer|less|lower|higher|extra|additional|when|which|while|but|compared|during|between|across|up|down|below|above|rise|increase|fall|drop|reduction|decrease|offences?|crimes?|burglar\w*|thefts?|robber\w*|incidents?|reports?|cases?|entrants?|recorded|reported|satisfied|said|had|have|has|here|now|then|previously|before|after|since|last|each|every|monthly|year|domestic|violent|absent|missing|assaults?|happy|content|confident|young|people|answered|respondents?|interviews?|interviewed|replies|responses|victims?|users?|callers?|residents?|actions?|realised|identified|required|required|still|so|already|good|chance|probability|likelihood|target|forecast|household|vehicle|motor|car|vehicles|attacks|instances|episodes|average|mean|there|within|among|amongst|better|worse|improvement|because|points?|percentage|overall|agreed|thought|felt|only|just|in-year|under|whose|who|where|who)\b| ?[^ \w]|$)/i;

/** "300 of them were new": a part of what was counted, of which a plan knows no more. */
const PART =
  /^ of (?:them|which|whom|(?:these|those)(?= (?:were|was|are|had|have|involved|took|came|resulted|led)\b))\b/i;

/** Is what a number counts something that no measure of a plan counts? */
function isOfOtherThings({ number, after }: NumberInWords): boolean {
  if (number.unit === "money") return false;
  if (number.unit === "count" && PART.test(after)) return true;
  if (number.unit === "percent" || number.unit === "part")
    return /^ of (?:(?:the|our|all|these|its) )*(?!(?:the|our|all|these|its|people|victims?|respondents?|those|users?|callers?|residents?|crimes?|recorded|total|overall|what|it|their|young|offences|baseline|level|number|figure|burglar\w*|th(?:at|is|em|eft\w*)|required|requirement|savings?|adults|women|men|local|public|same|whole|which|us|them|satisfied|replies)\b)[a-z]/i.test(
      after
    );
  return number.unit === "count" && !KNOWN_NOUNS.test(after.trimEnd());
}
