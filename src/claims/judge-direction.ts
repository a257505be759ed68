import { span as spanText } from "../words/explanation.js";
import { formatNumber, formatPercent, formatSigned, formatSignedPercent } from "../words/format.js";
import { type Claim, claimOf, judged } from "./claim.js";
import { comparedWindows, totalIn } from "./compared-windows.js";
import type { MeasureFacts } from "./plan-facts.js";
import { between, boundTo, clauseAt, type ReadMention, type ReadSentence } from "./read-sentence.js";
import { overlap, type Span } from "./span.js";
import { isWishedBefore } from "./wished.js";
import { fits } from "./written-number.js";

/** Which way a word says that something went; better and worse are either, by the measure. */
type Way = "up" | "down" | "better" | "worse" | "same";

interface Said extends Span {
  way: Way;
  isNegated: boolean;
}

const VERBS: Readonly<Record<Exclude<Way, "same">, string>> = {
  up: "rose|risen|rises|rising|increased|increases|increasing|grew|grown|grows|growing|climbed|climbs|climbing|jumped|jumping|surged|surging|soared|soaring|crept up|edged up|gone up|went up|going up|goes up|come up|moved up|moving up|shot up|is up|are up|was up|were up|been up|doubled|doubling|trebled|tripled",
  down: "fell|fallen|falls|falling|decreased|decreases|decreasing|dropped|drops|dropping|declined|declines|declining|reduced|reducing|shrank|shrunk|shrinking|plummeted|tumbled|slid|sunk|sank|dipped|dipping|slipped|slipping|slips|gone down|went down|going down|goes down|come down|came down|coming down|moved down|edged down|been cut|was cut|were cut|is down|are down|was down|were down|been down|halved|halving",
  better: "improved|improving|improves|got better|is better|are better|gained",
  worse:
    "worsened|worsening|worsens|deteriorated|deteriorating|got worse|gone backwards|is worse|are worse|lost ground"
};
const NOUNS: Readonly<Record<Exclude<Way, "same">, string>> = {
  up: "rise|increase|growth|climb|jump|surge|upturn",
  down: "fall|drop|decrease|reduction|decline|dip|cut|downturn",
  better: "improvement|gain",
  worse: "deterioration|worsening"
};
const ADJECTIVES: Readonly<Record<Exclude<Way, "same">, string>> = {
  up: "more satisfied|more content|more confident|more trusting|happier|more happy|a bigger proportion|a larger proportion|higher|more|above|greater",
  down: "less satisfied|less content|less confident|less happy|unhappier|a smaller proportion|a lower proportion|lower|fewer|less|below|smaller|beneath",
  better: "better",
  worse: "worse"
};
const ALONE: Readonly<Record<"up" | "down", string>> = { up: "up", down: "down" };
const SAME =
  /\b(?:unchanged|no change|(?:remain(?:s|ed)?|stay(?:s|ed)?|held|been|is|are|was|were) (?:broadly |largely |much |fairly |about )?(?:the same|stable|steady|flat|level|static))\b/gi;

const NOT =
  /\b(?:not|n['’]t|never|no longer|neither|nor|rather than|without|instead of|far from)\b(?! only)(?:\s+\w+){0,3}\s*$/i;
const INFINITIVE = /\bto (?:\w+ )?$/i;
const REAL_INFINITIVE =
  /\b(?:continue[sd]?|continuing|only|first|began|begun|started|seen|appear(?:s|ed)?|one|measures?) (?:\w+ ){0,3}to (?:\w+ )?$/i;

/** The words of a sentence that say which way something went. */
function directionsOf(read: ReadSentence): Said[] {
  const found: Said[] = [];
  const add = (way: Way, match: RegExpMatchArray): void => {
    const start = read.sentence.start + match.index!;
    const one = { start, end: start + match[0].length, text: match[0] };
    if (found.some((other) => overlap(other, one)) || read.mentions.some((m) => overlap(m, one))) return;
    const before = between(read, clauseAt(read.clauses, one).start, start);
    found.push({ ...one, way, isNegated: NOT.test(before) });
  };
  const text = read.sentence.text;
  for (const match of text.matchAll(SAME)) add("same", match);
  for (const [way, words] of entries(VERBS)) for (const match of text.matchAll(whole(words))) add(way, match);
  for (const [way, words] of entries(ADJECTIVES)) {
    for (const match of text.matchAll(whole(words))) if (isCompared(read, match)) add(way, match);
  }
  for (const [way, words] of entries(NOUNS)) {
    for (const match of text.matchAll(whole(words))) if (isOwnNoun(read, match)) add(way, match);
  }
  for (const [way, words] of entries(ALONE)) {
    for (const match of text.matchAll(whole(words))) if (isAlone(read, match)) add(way, match);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

const entries = <K extends string, V>(record: Readonly<Record<K, V>>) => Object.entries(record) as [K, V][];
const whole = (words: string): RegExp => new RegExp(`\\b(?:${words})\\b(?![-'’])`, "gi");

const afterOf = ({ sentence }: ReadSentence, match: RegExpMatchArray): string =>
  sentence.text.slice(match.index! + match[0].length);
const beforeOf = ({ sentence }: ReadSentence, match: RegExpMatchArray): string =>
  sentence.text.slice(0, match.index!);

const NUMBER_AFTER =
  /^ (?:by |of |at |on )?(?:(?:just|only|some|about|around|roughly|nearly|almost|under|over|more than|less than|a|an|well) )*(?:£?\d|half|an? \w+(?:th|rd)\b|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)/i;
const NUMBER_BEFORE =
  /(?:\d|%|points?|per cent|offences|crimes|burglaries|thefts|robberies|incidents|reports|hundred(?: and [\w-]+)?|[a-z]+ty(?:-[a-z]+)?|thousand|(?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twelfth)s?)\s(?:recorded )?$/i;

/** "more than", "below the baseline", "318 more": a comparison, and no mere quantity such as "more officers". */
function isCompared(read: ReadSentence, match: RegExpMatchArray): boolean {
  const [before, after] = [beforeOf(read, match), afterOf(read, match)];
  if (/^(?:above|below|beneath)$/i.test(match[0]))
    return (
      NUMBER_BEFORE.test(before) ||
      /\b(?:is|are|was|were|well|still|remains?|just|far|slightly|and|sits?|stands?|lies?) $|, $/i.test(
        before
      )
    );
  if (/ (?:satisfied|content|confident|trusting|happy|proportion)$|happier$/i.test(match[0])) return true;
  const isQuantity = /^(?:more|less|fewer)$/i.test(match[0]);
  if (
    isQuantity &&
    /^ than (?:a |an |one |two |three )?(?:\d|half|halved|doubled|[a-z]+(?:rd|th|ths|rds|quarters?)\b|£|chance|sampling|that of|ever)/i.test(
      after
    )
  )
    return false;
  if (NUMBER_BEFORE.test(before)) return true;
  return (
    /^(?: \w+){0,3} than\b/i.test(after) &&
    !/^(?: \w+){0,3} than (?:chance|ever|usual|expected|anybody|anyone|this country|any of us)/.test(after)
  );
}

/** A noun such as "a rise": of a measure, with a number, or after an article that tells a new thing. */
function isOwnNoun(read: ReadSentence, match: RegExpMatchArray): boolean {
  const [before, after] = [beforeOf(read, match), afterOf(read, match)];
  if (/\b(?:to|will|would|may|can|could|should|must|not|they|we|drugs?|hair|short|clear) $/i.test(before))
    return false;
  if (/(?:-|–)$/.test(before)) return false;
  const end = read.sentence.start + match.index! + match[0].length;
  const isOfMeasure = read.mentions.some(
    (m) =>
      m.start >= end &&
      /^ (?:in|of) (?:the (?:number|level|rate|total) of |their |reported |recorded )?$/i.test(
        between(read, end, m.start)
      )
  );
  return (
    NUMBER_AFTER.test(after) ||
    /^ (?:since|on the|from the) /.test(after) ||
    isOfMeasure ||
    (/^ (?:of )?(?:about |some |nearly |just )?$/.test(after) && NUMBER_BEFORE.test(before)) ||
    (NUMBER_BEFORE.test(before) && !/^ (?:in|of) /.test(after)) ||
    (/%|per cent/.test(before.slice(-9)) && true)
  );
}

/** "down 1.4 points", "up on the baseline": no part of "set up" or "put down to". */
function isAlone(read: ReadSentence, match: RegExpMatchArray): boolean {
  const [before, after] = [beforeOf(read, match), afterOf(read, match)];
  if (
    /\b(?:put|set|follow|look|break|broken|take|taken|made|make|laid|back|sum|summed|bring|brought|pick|picked|end|ended|turn|turned|stand|stood|open|opened|add|adds|added|let|track|draw|drew|clamp|crack|crackdown|calm|calmed|sign|signed|stepp?ed|ratcheted|tidied|cleaned|follow(?:ed|ing)?|written|writing|wrote|grow(?:n|ing)?|owned|own|sped|speed|cut) $/i.test(
      before
    )
  )
    return false;
  if (/^ to\b(?! (?:£?\d|about|around|just|some|nearly))/.test(after)) return false;
  return (
    NUMBER_AFTER.test(after) ||
    /^ (?:on|since|from|against|compared|by|slightly|sharply|a little|year on year|over|in the|again|too|as well|to (?:£?\d|just|about|some|nearly))\b/i.test(
      after
    ) ||
    /\b(?:also|both|all|still|slightly|sharply|firmly|well|again|much|is|are|was|were|been) $/i.test(before)
  );
}

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

/** A comparison: two values and what they are of. */
interface Compared {
  from: number;
  to: number;
  said: string;
}

function judgeOne(read: ReadSentence, said: Said, measure: MeasureFacts): Claim | undefined {
  if (measure.figures.length === 0 && measure.kind === "assessment") return judgeAssessment(said, measure);
  const compared = comparisonOf(read, said, measure);
  if (compared === "unknown")
    return claimOf(said, "cannot-be-judged", "It is not clear what this is compared with.", measure);
  if (!compared)
    return measure.figures.length === 0
      ? claimOf(said, "not-supported", "The plan has no figures of this measure.", measure)
      : claimOf(said, "not-supported", "The plan has nothing to compare it with.", measure);
  const { from, to } = compared;
  const wentUp = to - from;
  if (said.way === "same")
    return judged(said, isSame(measure, compared) !== said.isNegated, compared.said, measure);
  const way =
    said.way === "better"
      ? measure.better
      : said.way === "worse"
        ? measure.better === "lower"
          ? "higher"
          : "lower"
        : said.way === "up"
          ? "higher"
          : "lower";
  const isTrue = way === "higher" ? wentUp > 0 : wentUp < 0;
  return judged(said, said.isNegated ? !isTrue : isTrue, compared.said, measure);
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

/** What a word of direction compares: with another measure, the group, other months, the months before, or the baseline. */
function comparisonOf(
  read: ReadSentence,
  said: Said,
  measure: MeasureFacts
): Compared | "unknown" | undefined {
  const clause = clauseAt(read.clauses, said);
  const after = between(read, said.end, clause.end);
  const than = read.mentions.find(
    (m) => m.isComparator && m.measure && m.start >= said.end && m.start < clause.end
  );
  const isAdjective =
    /^(?:more|less|higher|lower|fewer|greater|smaller|better|worse|above|below|happier|a \w+ proportion)/i.test(
      said.text
    );
  if (than?.measure && isAdjective && than.measure !== measure)
    return betweenMeasures(read, said, measure, than);
  if (isAdjective && /^(?: \w+){0,2} than (?:that|this)\b/i.test(after)) {
    const topic = read.topics.at(-1);
    return topic && topic !== measure ? levelsOf(measure, topic) : "unknown";
  }
  if (
    isAdjective &&
    /\b(?:group|peers?|similar|comparable|national(?:ly)?|elsewhere|other (?:forces|boroughs)|forces like)\b/i.test(
      after
    )
  )
    return withGroup(measure);
  if (
    isAdjective &&
    /^(?: \w+){0,2} than (?:both|either|any|all|the others?|others|the rest|most|each)\b/i.test(after)
  )
    return "unknown";
  if (
    isAdjective &&
    /\b(?:target|threshold|goal|line|limit|forecast|projection|expected|hoped)\b/i.test(after)
  )
    return "unknown";
  if (/\b(?:forecast|projected|projection|trend lines?|predicted)\b/i.test(clause.text)) return "unknown";
  // Of another place there are no earlier figures; of another number its own claim tells.
  const isOfPlace = read.places.some(({ start, end }) => start >= clause.start && end <= said.start);
  if (isOfPlace || (isAdjective && /^ that (?:figure|number|level|total)\b/i.test(after))) return "unknown";
  const numbers = betweenNumbers(read, said);
  if (numbers) return numbers;
  const topic = read.topics.at(-1);
  if (
    isAdjective &&
    topic &&
    topic !== measure &&
    !/\bthan\b|baseline/i.test(after) &&
    gapBefore(read, said, measure, topic)
  )
    return levelsOf(measure, topic);
  const pair = comparedWindows(read, said);
  if (pair) {
    const [from, to] = [totalIn(measure, pair.from), totalIn(measure, pair.to)];
    if (from === undefined || to === undefined) return "unknown";
    return {
      from,
      to,
      said: `${formatNumber(from)} in ${spanText(pair.from)}, ${formatNumber(to)} in ${spanText(pair.to)}.`
    };
  }
  if (read.periods.some((p) => p.start >= clause.start && p.start < clause.end && !p.window))
    return "unknown";
  const isRecent =
    read.periods.some(
      ({ role, start, end }) =>
        (role === "recent" || role === "previous") && start >= clause.start && end <= clause.end
    ) || /\brecent months\b/i.test(clause.text);
  return changeOf(measure, isRecent && measure.kind === "offences" ? "recent-change" : "change");
}

function changeOf({ figures, kind }: MeasureFacts, role: "change" | "recent-change"): Compared | undefined {
  const change = figures.find((f) => f.role === role && (f.unit === "count" || f.unit === "points"));
  if (!change) return undefined;
  const share = figures.find((f) => f.role === role && f.unit === "percent");
  const text = kind === "survey" || !share ? change.said : share.said;
  const [from, to] =
    role === "change"
      ? [figures.find((f) => f.role === "baseline"), figures.find((f) => f.role === "latest")]
      : [undefined, undefined];
  const levels = from && to ? ` (${from.said}, ${to.said})` : "";
  return { from: from?.value ?? 0, to: (from?.value ?? 0) + change.value, said: `${text}${levels}.` };
}

const level = ({ figures }: MeasureFacts) =>
  figures.find((f) => f.role === "latest" && !f.monthly && (f.unit === "count" || f.unit === "percent"));

function levelsOf(measure: MeasureFacts, other: MeasureFacts): Compared | undefined {
  const [own, theirs] = [level(measure), level(other)];
  if (!own || !theirs || own.unit !== theirs.unit) return undefined;
  return {
    from: theirs.value,
    to: own.value,
    said: `“${measure.title}”: ${own.said}; “${other.title}”: ${theirs.said}.`
  };
}

const percentOf = ({ figures }: MeasureFacts) =>
  figures.find((f) => f.role === "change" && f.unit === "percent");

/** Changes against each other, by their size in per cent; else the latest figures. */
export function betweenMeasures(
  read: ReadSentence,
  said: Span,
  measure: MeasureFacts,
  than: ReadMention
): Compared | undefined {
  const other = than.measure!;
  const around = `${between(read, read.sentence.start, said.start)} ${between(read, said.end, than.start)}`;
  const isOfChanges =
    /\b(?:rise|increase|fall|drop|reduction|decrease|decline|growth|change|proportion|percentage terms|proportionally|improvement|fell|rose|fallen|risen|dropped|grew|grown|growing|falling|rising|increased|decreased)\b/i.test(
      around
    );
  if (!isOfChanges) return levelsOf(measure, other);
  const isOfPoints = measure.kind === "survey" && other.kind === "survey";
  const of = (one: MeasureFacts) =>
    isOfPoints ? one.figures.find((f) => f.role === "change" && f.unit === "points") : percentOf(one);
  const [own, theirs] = [of(measure), of(other)];
  if (!own || !theirs) return undefined;
  const text = (value: number) =>
    isOfPoints ? `${formatSigned(value, 1)} points` : formatSignedPercent(value);
  return {
    from: Math.abs(theirs.value),
    to: Math.abs(own.value),
    said: `“${measure.title}”: ${text(own.value)}; “${other.title}”: ${text(theirs.value)}.`
  };
}

function withGroup({ figures }: MeasureFacts): Compared | undefined {
  const groups = figures.filter((f) => f.role === "group");
  const own = figures.find((f) => f.role === "latest" && f.unit === groups[0]?.unit);
  const group = groups.find(({ reading }) => reading === "as-written") ?? groups[0];
  if (!own || !group) return undefined;
  return { from: group.value, to: own.value, said: `${own.said}; ${group.said}.` };
}

/** Is the number right before a word the gap to what the text spoke of before, and no change? */
function gapBefore(read: ReadSentence, said: Said, measure: MeasureFacts, topic: MeasureFacts): boolean {
  const number = read.numbers.findLast((n) => n.end <= said.start);
  const [own, theirs] = [level(measure), level(topic)];
  if (!number || !own || !theirs || own.unit !== theirs.unit) return false;
  const change = measure.figures.find(
    (f) => f.role === "change" && (f.unit === "points" || f.unit === "count")
  );
  return fits(own.value - theirs.value, number) && !(change && fits(change.value, number));
}

/** "282, well below the 349": two numbers of the text itself. */
function betweenNumbers(read: ReadSentence, said: Said): Compared | undefined {
  const next = read.numbers.find(
    (n) => n.start >= said.end && /^ (?:than )?(?:the |its )?$/.test(between(read, said.end, n.start))
  );
  const last = read.numbers.findLast((n) => n.end <= said.start);
  if (
    !next ||
    !last ||
    next.unit !== last.unit ||
    !/^(?:above|below|higher|lower|more|fewer|less)$/i.test(said.text)
  )
    return undefined;
  // "318 more than the 3,935 …" is a change, and no value to hold against another.
  if (/^ ?(?:\w+ )?$/.test(between(read, last.end, said.start))) return undefined;
  return { from: next.value, to: last.value, said: `${last.text} against ${next.text}.` };
}

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
      const change = measure && percentOf(measure);
      if (!measure) continue;
      found.push(
        change
          ? judged(
              span,
              holds(1 + change.value / 100),
              `${change.said} (${formatPercent(100 + change.value)} of it).`,
              measure
            )
          : claimOf(span, "not-supported", "The plan has nothing to compare it with.", measure)
      );
    }
  }
  return found;
}
