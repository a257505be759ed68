import type { Claim } from "./claim.js";
import { judgeColours } from "./judges/judge-colour.js";
import { judgeCounts } from "./judges/judge-counts.js";
import { judgeDirections } from "./judges/judge-direction.js";
import { judgeChance, judgeTrends } from "./judges/judge-finding.js";
import { judgeNumber } from "./judges/judge-number.js";
import { judgeFaster, judgeLeaders, judgeMonths, judgeMost, judgeOnly } from "./judges/judge-order.js";
import { judgeTimes } from "./judges/judge-times.js";
import { subjectsOf } from "./mentions.js";
import { numbersInWords } from "./number-in-words.js";
import type { PlanFacts } from "./plan-facts.js";
import { type Carried, carriedFrom, type ReadSentence, readSentence } from "./read-sentence.js";
import { sentencesOf } from "./sentences.js";
import { overlap } from "./span.js";
import { restrictingWord, strangeWord } from "./strange-word.js";

/** Every figure and claim of direction, colour, position or order in a text, in order, with what the plan's figures say to it. */
export function checkClaims(text: string, facts: PlanFacts): Claim[] {
  const subjects = subjectsOf(facts.measures);
  let carried: Carried = { topics: [], isElsewhere: false, months: [], windows: [] };
  return sentencesOf(text).flatMap((sentence) => {
    const read = readSentence(sentence, facts, subjects, carried);
    carried = carriedFrom(read, carried);
    return claimsOf(read);
  });
}

/** Of claims that share words the first kind stands: what says more comes first. */
function claimsOf(read: ReadSentence): Claim[] {
  const kinds = [
    judgeTrends(read),
    judgeCounts(read),
    judgeOnly(read),
    judgeTimes(read),
    judgeMonths(read),
    judgeFaster(read),
    judgeMost(read),
    judgeChance(read),
    judgeLeaders(read),
    judgeColours(read),
    numbersInWords(read).flatMap((words) => judgeNumber(read, words) ?? []),
    judgeDirections(read)
  ];
  const kept: Claim[] = [];
  for (const claim of kinds.flat()) if (!kept.some((other) => overlap(other, claim))) kept.push(claim);
  return kept.map((claim) => asUnderstood(read, claim)).toSorted((a, b) => a.start - b.start);
}

/** A claim whose statement is not understood to the last word accuses nobody, and one that is narrowed is not found either. */
function asUnderstood(read: ReadSentence, claim: Claim): Claim {
  const word =
    claim.verdict === "contradicted"
      ? strangeWord(read, claim)
      : claim.verdict === "found"
        ? restrictingWord(read, claim)
        : undefined;
  if (word === undefined) return claim;
  return {
    ...claim,
    verdict: "cannot-be-judged",
    said: `“${word}” was not understood here, and may change what is meant.`
  };
}
