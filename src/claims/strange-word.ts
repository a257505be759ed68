import type { Claim } from "./claim.js";
import { between, clauseAt, type ReadMention, type ReadSentence } from "./read-sentence.js";
import { overlap, type Span, spansOf } from "./span.js";
import { UNDERSTOOD_PHRASES, UNDERSTOOD_WORDS } from "./understood-words.js";
import { withoutTelling } from "./wished.js";
import { PARAGRAPH } from "./written-number.js";

/** Where a statement of a sentence ends and another begins, or what only adds to it: finer than clauses. */
const SEGMENT_MARK =
  /[;:,—()“”"](?=\s|$)\s?|(?<=\s)[“"(]|\s[–-]\s|\s(?=(?:and|but|so|yet|although|though|while|whilst|whereas) (?:the|it|he|she|we|I|they|this|that|there|a|an|nobody|everybody|has been asked|would|will|asked|thanked|promised)\b)|\s(?=(?:despite|in spite of|thanks to|owing to|because|due to|as a result of|according to)\b)/g;

/** What begins like this narrows the statement beside it, however far the comma between them. */
const NARROWS =
  /^(?:and |but |so )?(?:in|at|on|for|per|across|within|around|during|before|after|between|by|with|without|outside|inside|excluding|including|among|amongst|adjusted|seasonally|since|until|from|of|if|when|where|once|unless|until|taking|leaving|allowing)\b/i;

/** What narrows a statement from anywhere in its sentence. */
const RESTRICTS =
  /\b(?:outside|exclud(?:es?|ed|ing)|except(?:ing)?|apart from|other than|among(?:st)?(?! (?:the |all |our |its |other )*(?:victims|users|callers|residents|comparable|similar|(?:seven|eight|nine)\b|forces|boroughs|group|peers))|adjusted|nationally|elsewhere|per head|confidence (?:level|interval)|standard deviations?|le(?:ft|aving) out|if(?! asked about)|unless)\b|\bthere\b(?! (?:is|are|was|were|has|have|had|will|would|may|might)\b)/i;

/** What somebody else is said to believe, or is asked, the text does not say itself. */
const DOUBTED =
  /\b(?:claim(?:s|ed|ing)?|alleg\w+|rumou?rs?|fear(?:s|ed)?|insist(?:s|ed)?|assum\w+|suppos\w+|imagin\w+|myth|perceptions?|impression|perceive[ds]?|wrongly|contrary to|the idea|the notion|wonder(?:s|ed)?)\b/i;

/** Who says it, and to whom, narrows nothing. */
const REPORTED =
  /^.*\b(?:said|says?|saying|noted|notes?|told|heard|reported|reports|observed|confirmed|stated|stressed|explained|pointed out|points out|was informed|were informed|informed|reminded|added|announced|acknowledged|accepted|agreed|conceded|admitted|warned|revealed|argued|understands?|recorded|show|shows|showed|advised|asked|highlighted|welcomed|regretted|drew attention|referred|mentioned|commented|replied|wrote|tell you|report|say|confirm|note|stress|believe|think)\b(?:.*?\bthat\b)?/is;

const COLOUR = /^(?:red|amber|green)$/i;
const WORD = /[\p{L}\d][\p{L}\d'’-]*/gu;

/**
 * The first word of a claim's statement that nothing here understands; undefined where all of it is. What belongs to the
 * statement: all from the measure to the claim, and what narrows it before and after.
 */
export function strangeWord(read: ReadSentence, claim: Claim): string | undefined {
  const doubted = doubtedBy(read, claim);
  if (doubted) return doubted;
  const segments = segmentsOf(read.sentence);
  const mention = mentionOf(read, claim);
  const isInClause = mention && clauseAt(read.clauses, mention) === clauseAt(read.clauses, claim);
  const own = spanOver([claim, ...(isInClause ? [mention] : [])]);
  const known = knownSpans(read, claim);
  const isWhole = !mention || COLOUR.test(claim.text);
  for (const [i, segment] of segments.entries()) {
    const isBeside = clauseAt(read.clauses, segment) === clauseAt(read.clauses, claim);
    const isOwn = overlap(segment, own) || (isWhole && segment.start < claim.end && (isBeside || !mention));
    const word =
      isOwn || (isBeside && NARROWS.test(segment.text))
        ? strangeIn(segment, known, read, claim)
        : i === 0 && NARROWS.test(segment.text)
          ? nameIn(segment, known, read)
          : restricts(segment.text);
    if (word) return word;
  }
  return mention && (joinedTo(read, mention) ?? besideMention(read, mention, known));
}

/** A word that is not understood right before a mention, or in what narrows it right after: "in Oakham", "at weekends". */
function besideMention(read: ReadSentence, mention: Span, known: readonly Span[]): string | undefined {
  const before = /[^\s,;:(]+ $/.exec(between(read, read.sentence.start, mention.start))?.[0].length ?? 0;
  const after =
    /^ (?:in|at|on|with|by|for|near|outside|inside|during|per|without|involving|against) [^\s,;:]+/i.exec(
      between(read, mention.end, read.sentence.end)
    )?.[0].length ?? 0;
  const [start, end] = [mention.start - before, mention.end + after];
  return wordIn({ start, end, text: between(read, start, end) }, known, read);
}

/** What is asked for, or would be: a condition holds as far as its half of the sentence does. */
const CONDITION = /\b(?:would|could|should|asks? for|asked for)\b[^;:]*$/i;
const ORDER = /^\W*(?:cut|reduce|raise|increase|lower|bring|keep|hold|improve)\b/i;

/** What makes a claim somebody else's, a question, an order or a condition. */
function doubtedBy({ sentence }: ReadSentence, { start }: Claim): string | undefined {
  if (/\?["”’]?$/.test(sentence.text)) return "?";
  const before = sentence.text.slice(0, start - sentence.start);
  const found = DOUBTED.exec(before) ?? ORDER.exec(before) ?? CONDITION.exec(withoutTelling(before));
  return found?.[0].split(" ")[0];
}

/**
 * A word that narrows what a true claim is about; undefined where there is none: in its clause, right before the measure, or
 * between that and the claim.
 */
export function restrictingWord(read: ReadSentence, claim: Claim): string | undefined {
  const restricting = restricts(clauseAt(read.clauses, claim).text.replace(claim.text, ""));
  const mention = mentionOf(read, claim);
  const segment = mention && segmentsOf(read.sentence).find((one) => overlap(one, mention));
  if (restricting || !segment || !overlap(segment, claim)) return restricting;
  const known = knownSpans(read, claim);
  const [start, end] = [mention.end, Math.max(mention.end, claim.start)];
  return (
    besideMention(read, mention, known) ??
    wordIn({ start, end, text: between(read, start, end) }, known, read)
  );
}

/** "burglary with violence": what a measure is joined to is no measure of the plan. */
function joinedTo(read: ReadSentence, { start, end, measure }: ReadMention): string | undefined {
  const other = read.mentions.find(
    (one) =>
      one.measure !== measure &&
      (/^ (?:with|in|or|and|plus) (?:the )?$/i.test(between(read, end, one.start)) ||
        /^ (?:with|in|or|and|plus) (?:the )?$/i.test(between(read, one.end, start)))
  );
  return other?.text;
}

const restricts = (text: string): string | undefined => RESTRICTS.exec(text)?.[0];

/** The mention of a claim's measure that stands nearest: before it, else after. */
function mentionOf({ mentions }: ReadSentence, { measure, start, end }: Claim): ReadMention | undefined {
  const own = mentions.filter(({ measures }) => measures.some(({ id }) => id === measure?.id));
  return own.findLast((one) => one.end <= end) ?? own.find((one) => one.start >= start);
}

const spanOver = (spans: readonly Span[]) => ({
  start: Math.min(...spans.map(({ start }) => start)),
  end: Math.max(...spans.map(({ end }) => end))
});

function segmentsOf(sentence: Span): Span[] {
  const marks = [...sentence.text.matchAll(SEGMENT_MARK)].map(({ index, 0: mark }) => index + mark.length);
  return [...marks, sentence.text.length].map((end, i) => {
    const start = i === 0 ? 0 : marks[i - 1]!;
    return {
      start: sentence.start + start,
      end: sentence.start + end,
      text: sentence.text.slice(start, end)
    };
  });
}

const PARAGRAPHS = new RegExp(PARAGRAPH.source, "g");
const titleWords = ({ measure }: Claim): RegExp =>
  new RegExp(`\\b(?:${(measure?.title ?? "").match(/\w{3,}/g)?.join("|") ?? "(?!)"})\\b`, "gi");

/** What is understood as a whole: claims' own parts, idioms, and what the measure's own title says, such as "7pm". */
const knownSpans = (read: ReadSentence, claim: Claim): Span[] => [
  claim,
  ...read.mentions,
  ...read.numbers,
  ...read.periods,
  ...read.places,
  ...[PARAGRAPHS, UNDERSTOOD_PHRASES, titleWords(claim)]
    .flatMap((pattern) => spansOf(read.sentence.text, pattern))
    .map((span) => ({
      ...span,
      start: span.start + read.sentence.start,
      end: span.end + read.sentence.start
    }))
];

/** The first word of a segment that is not understood, or what narrows it; who says it is passed over. */
function strangeIn(
  segment: Span,
  known: readonly Span[],
  read: ReadSentence,
  claim: Claim
): string | undefined {
  const told = [...read.mentions, ...read.numbers, ...read.periods, claim].filter((one) =>
    overlap(one, segment)
  );
  const first = Math.min(segment.end, ...told.map(({ start }) => start));
  const said = NARROWS.test(segment.text)
    ? undefined
    : REPORTED.exec(segment.text.slice(0, Math.max(0, first - segment.start)));
  const lead = said?.[0].length ?? 0;
  const rest = { start: segment.start + lead, end: segment.end, text: segment.text.slice(lead) };
  return wordIn(rest, known, read) ?? restricts(rest.text);
}

/** The first name in a stretch that is not understood: of a place, a person or an operation. */
const nameIn = (stretch: Span, known: readonly Span[], read: ReadSentence): string | undefined =>
  wordIn(stretch, known, read, /^\p{Lu}/u);

/** The first word of a stretch that is not understood, among those that `like` asks for. */
function wordIn(
  stretch: Span,
  known: readonly Span[],
  { facts }: ReadSentence,
  like = /./
): string | undefined {
  const places = new Set(facts.place.toLowerCase().split(/\W+/));
  for (const { index, 0: word } of stretch.text.matchAll(WORD)) {
    const start = stretch.start + index;
    if (!like.test(word) || known.some((span) => overlap(span, { start, end: start + word.length })))
      continue;
    const plain = word.toLowerCase().replaceAll("’", "'").replace(/'s?$/, "");
    if (!UNDERSTOOD_WORDS.has(plain) && !places.has(plain)) return word;
  }
  return undefined;
}
