import { formatPercent } from "../../words/format.js";
import { type Claim, claimOf, judged } from "../claim.js";
import { comparedWindows, totalIn } from "../compared-windows.js";
import { percentOf } from "../comparison-meant.js";
import type { MeasureFacts } from "../plan-facts.js";
import { boundTo, type ReadSentence } from "../read-sentence.js";
import { overlap, type Span } from "../span.js";

const RATIOS: readonly [RegExp, (ratio: number) => boolean][] = [
  [/\bmore than halved\b/gi, (r) => r < 0.5],
  [/\b(?:nearly|almost) halved\b/gi, (r) => r > 0.5 && r < 0.6],
  [/\b(?:roughly |about )?halved\b/gi, (r) => r > 0.44 && r < 0.56],
  [/\bmore than doubled\b/gi, (r) => r > 2],
  [/\b(?:nearly|almost) doubled\b/gi, (r) => r > 1.8 && r < 2],
  [/\b(?:roughly |about )?doubled\b/gi, (r) => r > 1.85 && r < 2.2],
  [/\b(?:more than )?(?:trebled|tripled)\b/gi, (r) => r > 2.8]
];

/** Claims of how many times a figure became, such as "halved". */
export function judgeTimes(read: ReadSentence): Claim[] {
  const found: Claim[] = [];
  for (const [pattern, holds] of RATIOS) {
    for (const match of read.sentence.text.matchAll(pattern)) {
      const start = read.sentence.start + match.index;
      const span = { start, end: start + match[0].length, text: match[0] };
      if (found.some((other) => overlap(other, span))) continue;
      const [measure] = boundTo(read, span).measures;
      if (!measure) continue;
      const times = timesOf(read, span, measure);
      found.push(
        times === undefined
          ? claimOf(span, "cannot-be-judged", "It is not clear what this is compared with.", measure)
          : judged(
              span,
              holds(times),
              `It is ${formatPercent(100 * times)} of what it is compared with.`,
              measure
            )
      );
    }
  }
  return found;
}

/** How many times a measure is what it was: between the windows of the text, else since the baseline. */
function timesOf(read: ReadSentence, span: Span, measure: MeasureFacts): number | undefined {
  const pair = comparedWindows(read, span, measure);
  if (pair === "unclear") return undefined;
  if (pair) {
    const [from, to] = [totalIn(measure, pair.from), totalIn(measure, pair.to)];
    return from && to !== undefined ? to / from : undefined;
  }
  const change = percentOf(measure);
  return change && 1 + change.value / 100;
}
