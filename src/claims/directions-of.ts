import { between, clauseAt, type ReadSentence } from "./read-sentence.js";
import { overlap, type Span } from "./span.js";

/** Which way a word says that something went; better and worse are either, by the measure. */
type Way = "up" | "down" | "better" | "worse" | "same";

/** A word that says which way something went. */
export interface Said extends Span {
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
  /\b(?:not|no|hardly|n['’]t|never|no longer|neither|nor|rather than|without|instead of|far from)\b(?! only)(?:\s+\w+){0,3}\s*$/i;

/** The words of a sentence that say which way something went. */
export function directionsOf(read: ReadSentence): Said[] {
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
