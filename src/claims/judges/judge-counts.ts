import type { Settings } from "../../plan/settings.js";
import { publishedRatings } from "../../rules/published-ratings.js";
import { type Claim, claimOf } from "../claim.js";
import { NUMBER_IN_WORDS, numberOfWords } from "../number-words.js";
import type { MeasureFacts, PlanFacts } from "../plan-facts.js";
import type { ReadSentence } from "../read-sentence.js";
import type { Span } from "../span.js";

const NUMBER = `\\d+|${NUMBER_IN_WORDS}`;
const SOME = `none|not one|all(?: but one)?|both|only one|just one|${NUMBER}`;
const COUNT = new RegExp(
  `\\b(?<many>${SOME})(?: (?:out )?of)?(?: (?:the|these|those|our|its|all))?(?: (?<of>${NUMBER}))?(?: (?<class>offences?|crimes?|survey|satisfaction))?(?: (?:measures?|types|categories|indicators|ones|crimes))?(?<rest>[^.,;:]{0,40}?)\\b(?<what>red|amber|green|fell|fallen|falling|down|rose|risen|rising|up|increased|decreased|dropped|improved)\\b`,
  "gi"
);
/** Only where measures are counted, and not offences. */
const OF_MEASURES =
  /\bmeasures?\b|\bindicators\b|\b(?:crime|offence) (?:types|categories)\b|\bof (?:the |these |our )?(?:\w+ )?(?:crimes|surveys)\b|\b(?:of|all) (?:the |these |those )?(?:two|three|four|five|six|seven|eight|nine|ten)\b/i;

const numberIn = (text: string): number => (/^\d/.test(text) ? Number(text) : numberOfWords(text));

/** Claims of how many measures of a kind have a colour, or went one way. */
export function judgeCounts(read: ReadSentence): Claim[] {
  return [...read.sentence.text.matchAll(COUNT)].flatMap((match): Claim[] => {
    if (!OF_MEASURES.test(match[0]) || /\btrends?\b|\b(?:forces|boroughs|months|group)\b/i.test(match[0]))
      return [];
    const start = read.sentence.start + match.index;
    const span: Span = { start, end: start + match[0].length, text: match[0] };
    const { many, of, what } = match.groups!;
    const alike = alikeIn(read.facts, match[0], of === undefined ? undefined : numberIn(of));
    if (!alike) return [claimOf(span, "cannot-be-judged", "It is not clear which measures are counted.")];
    const holding = alike.filter((measure) => holds(measure, what!.toLowerCase(), read.facts));
    const word = many!.toLowerCase();
    const isTrue =
      word === "none" || word === "not one"
        ? holding.length === 0
        : word === "all" || word === "both"
          ? holding.length === alike.length
          : word === "all but one"
            ? holding.length === alike.length - 1
            : holding.length === numberIn(word.replace(/^(?:only|just) /, ""));
    const names = holding.length === 0 ? "" : `: ${holding.map(({ title }) => `“${title}”`).join(", ")}`;
    return [
      claimOf(span, isTrue ? "found" : "contradicted", `${holding.length} of ${alike.length}${names}.`)
    ];
  });
}

/** The measures that are counted among: of offences or surveys, and as many as the text says there are. */
function alikeIn({ measures }: PlanFacts, text: string, of: number | undefined): MeasureFacts[] | undefined {
  const withFigures = measures.filter(({ figures }) => figures.length > 0);
  const kind = /\bsurvey|satisfaction\b/i.test(text) ? "survey" : "offences";
  const own = withFigures.filter((measure) => measure.kind === kind);
  const parts = own.filter(({ title }) => !/\ball (?:recorded )?crime\b/i.test(title));
  const single = parts.filter(({ title }) => !/\bseven crimes\b/i.test(title));
  if (of === undefined)
    return /\boffence measures|survey measures|measures of offences/i.test(text) ? own : undefined;
  return [own, parts, single].find((list) => list.length === of);
}

function holds(measure: MeasureFacts, what: string, { reading, scheme, layout }: PlanFacts): boolean {
  if (/^(?:red|amber|green)$/.test(what)) {
    const shown = publishedRatings(measure.rating, { reading, scheme, layout } as Settings);
    return shown.find(({ rule }) => rule !== "R4" && rule !== "R5")?.rating === what;
  }
  const change = measure.figures.find(
    (f) => f.role === "change" && (f.unit === "count" || f.unit === "points")
  );
  if (!change) return false;
  const isUp = what === "improved" ? measure.better === "higher" : /^(?:ros|ris|up|incr)/.test(what);
  return isUp ? change.value > 0 : change.value < 0;
}
