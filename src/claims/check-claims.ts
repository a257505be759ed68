import type { Claim } from "./claim.js";
import { judgeColours } from "./judge-colour.js";
import { judgeCounts } from "./judge-counts.js";
import { judgeDirections, judgeTimes } from "./judge-direction.js";
import { judgeChance, judgeTrends } from "./judge-finding.js";
import { judgeNumber } from "./judge-number.js";
import { judgeFaster, judgeLeaders, judgeMonths, judgeMost, judgeOnly } from "./judge-order.js";
import { subjectsOf } from "./mentions.js";
import { numbersInWords } from "./number-in-words.js";
import type { PlanFacts } from "./plan-facts.js";
import { type Carried, carriedFrom, type ReadSentence, readSentence } from "./read-sentence.js";
import { sentencesOf } from "./sentences.js";
import { overlap } from "./span.js";

/** Every figure and claim of direction, colour, position or order in a text, in order, with what the plan's figures say to it. */
export function checkClaims(text: string, facts: PlanFacts): Claim[] {
  const subjects = subjectsOf(facts.measures);
  let carried: Carried = { topics: [], isElsewhere: false, months: [] };
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
  return kept.toSorted((a, b) => a.start - b.start);
}
