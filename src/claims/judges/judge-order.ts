import { formatMonth, monthRange } from "../../plan/month.js";
import { formatNumber } from "../../words/format.js";
import { type Claim, claimOf, judged } from "../claim.js";
import { totalIn } from "../compared-windows.js";
import { betweenMeasures } from "../comparison-meant.js";
import type { MeasureFacts } from "../plan-facts.js";
import { between, boundTo, clauseAt, type ReadSentence } from "../read-sentence.js";
import type { Span } from "../span.js";

const MONTH_EXTREME =
  /\b(?:the )?(?:single )?(highest|worst|busiest|lowest|best|quietest)(?: single)? (?:monthly (?:figure|total|count)|count|months?)\b(?: (?:of|in) the (?:twelve|12|last twelve|last 12|latest twelve|year|period|latest year|whole year)(?: months)?)?|\b(?:the |a |its )?(peak|low point|lowest point|high point|highest point)\b/gi;

/** Claims that a month was the highest or the lowest of the latest period. */
export function judgeMonths(read: ReadSentence): Claim[] {
  return [...read.sentence.text.matchAll(MONTH_EXTREME)].flatMap((match): Claim[] => {
    const start = read.sentence.start + match.index;
    const span: Span = { start, end: start + match[0].length, text: match[0] };
    const [measure] = boundTo(read, span).measures;
    const months = read.periods.filter((p) => p.window && p.window.from === p.window.to);
    const clause = clauseAt(read.clauses, span);
    const month = months.find((p) => p.start >= clause.start && p.start < clause.end) ?? months[0];
    if (!measure?.series || !month?.window) return [];
    const word = (match[1] ?? match[2]!).toLowerCase();
    const isHigh =
      /^high|^peak|^busiest/.test(word) ||
      (word === "worst" ? measure.better === "lower" : word === "best" && measure.better === "higher");
    const { latest } = read.facts;
    const counts = monthRange(latest.from, latest.to).map((m) => ({
      month: m,
      count: totalIn(measure, { from: m, to: m })
    }));
    const known = counts.flatMap(({ month: m, count }) => (count === undefined ? [] : [{ month: m, count }]));
    if (known.length < counts.length)
      return [claimOf(span, "cannot-be-judged", "Not every month of the latest period is known.", measure)];
    if (/^ (?:since|for|on record|ever|in \d)/.test(between(read, span.end, read.sentence.end)))
      return [claimOf(span, "cannot-be-judged", "It is not of the latest period alone.", measure)];
    if (month.window.to < latest.from || month.window.to > latest.to)
      return [claimOf(span, "cannot-be-judged", "The month is not of the latest period.", measure)];
    const extreme = (isHigh ? Math.max : Math.min)(...known.map(({ count }) => count));
    const at = known.find(({ count }) => count === extreme)!;
    const own = known.find(({ month: m }) => m === month.window!.to)!;
    return [
      judged(
        withMonth(read, span, month),
        own.count === extreme,
        `The ${isHigh ? "highest" : "lowest"} month of the latest period is ${formatMonth(at.month)}, with ${formatNumber(at.count)}.`,
        measure
      )
    ];
  });
}

/** "May 2014 was the worst month", with the month that stands right beside it: that may be what is wrong. */
function withMonth(read: ReadSentence, said: Span, month: Span): Span {
  const [start, end] = [Math.min(said.start, month.start), Math.max(said.end, month.end)];
  const gap = between(read, Math.min(said.end, month.end), Math.max(said.start, month.start));
  return /^ (?:was|is|had|in|being|came in|fell in|was in)(?: in)? $/.test(gap)
    ? { start, end, text: between(read, start, end) }
    : said;
}

const FASTER =
  /\b(?:(?<less>more slowly|slower|less sharply|less steeply|less quickly|less)|(?<more>faster|more quickly|more sharply|more steeply|further|more))\b(?= (?:even )?(?:\w+ ){0,3}?than\b(?! (?:chance|sampling|an? |\d|half|one |two |three )))|\b(?:even )?(?:(?<slower>less|more slowly)|(?<further>further|faster|more))\b(?= in (?:proportion|percentage terms|relative terms))/gi;

/** Claims that one measure rose or fell faster than another. */
export function judgeFaster(read: ReadSentence): Claim[] {
  return [...read.sentence.text.matchAll(FASTER)].flatMap((match): Claim[] => {
    const start = read.sentence.start + match.index;
    const span: Span = { start, end: start + match[0].length, text: match[0] };
    const before = between(read, clauseAt(read.clauses, span).start, start);
    if (
      !/\b(?:fell|fallen|rose|risen|dropped|grew|grown|increased|decreased|declined|improved|reduced|growing|falling|rising|fall|rise|down|up)\b(?:\s+\w+)?\s*$/i.test(
        before
      )
    )
      return [];
    const [measure] = boundTo(read, span).measures;
    const than = read.mentions.find((m) => m.start >= span.end && m.measure);
    const gap = /^(?: \w+){0,4} than (?:(?:\w+ ){0,4}in |the |our |its |either |that of )?$/i;
    if (/^(?: \w+){0,4} than\b/i.test(between(read, span.end, read.sentence.end)))
      if (!than || !gap.test(between(read, span.end, than.start))) return [];
    const other = than?.measure ?? read.topics.findLast((topic) => topic !== measure);
    if (!measure || !other || other === measure) return [];
    const compared = betweenMeasures(read, span, measure, {
      ...(than ?? { ...span, measures: [], isComparator: true, isAmong: false }),
      measure: other
    });
    if (!compared) return [];
    const isMore = match.groups!.less === undefined && match.groups!.slower === undefined;
    return [
      judged(span, isMore ? compared.to > compared.from : compared.to < compared.from, compared.said, measure)
    ];
  });
}

const MOST_WORDS = "most|highest|best|greatest|top-rated|happiest|largest|biggest|steepest|sharpest";
const LEAST_WORDS = "least|lowest|worst|smallest|unhappiest";
const MOST = new RegExp(
  `\\b(?:the )?(?:(?<most>${MOST_WORDS})|(?<least>${LEAST_WORDS}))(?= (?:satisf|content|happy|of all|of any|score|figure|rise|increase|fall|drop|reduction|percentage|improvement|decline|among|rate of satisf))(?: (?:satisfied|content|happy|rise|increase|fall|drop|reduction|improvement|decline))?`,
  "gi"
);

/** What is first among places is not held against other measures. */
const OF_PLACES =
  /^[^;.]{0,40}\b(?:group|peers?|similar|comparable|forces|boroughs|districts?|places|country)\b/i;

/** Claims that one measure is above or below all others of its kind. */
export function judgeMost(read: ReadSentence): Claim[] {
  return [...read.sentence.text.matchAll(MOST)].flatMap((match): Claim[] => {
    const start = read.sentence.start + match.index;
    const span: Span = { start, end: start + match[0].length, text: match[0] };
    const [measure] = boundTo(read, span).measures;
    if (
      !measure ||
      OF_PLACES.test(between(read, span.end, read.sentence.end)) ||
      /^[^;.]{0,30}\b(?:since|for|ever|on record|in (?:the )?\w+ (?:years|months)|this (?:year|decade|century)|of the (?:year|decade|month|month|period))\b/i.test(
        between(read, span.end, read.sentence.end)
      ) ||
      /^[^,;.]{0,20}\b(?:of|among|with) (?:those|the (?:two|three|four|five)|a|these|any)\b/i.test(
        between(read, span.end, read.sentence.end)
      )
    )
      return [];
    const change = /(rise|increase|improvement)|(fall|drop|reduction|decline)$/i.exec(match[0]);
    const alike = read.facts.measures.filter(
      (one) => one.kind === measure.kind && one.aspect === measure.aspect
    );
    const sign = change?.[2] ? -1 : 1;
    const values = alike.flatMap((one) => {
      const value = change
        ? one.figures.find(
            (f) => f.role === "change" && f.unit === (measure.kind === "survey" ? "points" : "percent")
          )
        : one.figures.find((f) => f.role === "latest" && !f.monthly);
      return value ? [{ one, value: change ? sign * value.value : value.value, said: value.said }] : [];
    });
    const own = values.find(({ one }) => one === measure);
    if (!own || values.length < 2) return [];
    const isMost = match.groups!.least === undefined;
    const extreme = (isMost ? Math.max : Math.min)(...values.map(({ value }) => value));
    const first = values.find(({ value }) => value === extreme)!;
    return [judged(span, own.value === extreme, `It is “${first.one.title}”: ${first.said}.`, measure)];
  });
}

const ONLY =
  /\bthe only (?:offence |crime |survey |satisfaction )?(?:measure|one|crime|offence|type|category|figure)(?: \w+){0,3}? (?:to (?<to>rise|increase|go up|worsen|fall|decrease|go down|drop|improve)|(?:that|which) (?:has |have )?(?<that>rose|risen|increased|fell|fallen|dropped|decreased|improved|worsened))/gi;

/** Claims that a measure alone of its kind went one way. */
export function judgeOnly(read: ReadSentence): Claim[] {
  return [...read.sentence.text.matchAll(ONLY)].flatMap((match): Claim[] => {
    const start = read.sentence.start + match.index;
    const span: Span = { start, end: start + match[0].length, text: match[0] };
    const [measure] = boundTo(read, span).measures;
    if (!measure) return [];
    const word = match.groups!.to ?? match.groups!.that!;
    const isUp =
      /^(?:ris|rose|increas|go up)/.test(word) ||
      (/^improv/.test(word)
        ? measure.better === "higher"
        : /^worsen/.test(word) && measure.better === "lower");
    const went = alikeWith(measure, read).filter(({ change }) => (isUp ? change > 0 : change < 0));
    const isTrue = went.length === 1 && went[0]!.one === measure;
    const list = went.length === 0 ? "none did" : went.map(({ one }) => `“${one.title}”`).join(", ");
    return [judged(span, isTrue, `Those that went ${isUp ? "up" : "down"}: ${list}.`, measure)];
  });
}

const alikeWith = (measure: MeasureFacts, { facts }: ReadSentence) =>
  facts.measures
    .filter(({ kind }) => kind === measure.kind)
    .flatMap((one) => {
      const change = one.figures.find(
        (f) => f.role === "change" && (f.unit === "count" || f.unit === "points")
      );
      return change ? [{ one, change: change.value }] : [];
    });

const LEADS =
  /\b(?:leads?(?: the (?:group|way))?|tops? the (?:group|table)|is (?:the )?(?:best|top|first)|comes? (?:first|top)|has the (?:best|highest|lowest))\b/gi;

/** Claims that another place is the best of the group. */
export function judgeLeaders(read: ReadSentence): Claim[] {
  return [...read.sentence.text.matchAll(LEADS)].flatMap((match): Claim[] => {
    const start = read.sentence.start + match.index;
    const place = read.places.findLast(({ end }) => end <= start && /^\s*$/.test(between(read, end, start)));
    const [measure] = boundTo(read, { start, end: start + match[0].length, text: match[0] }).measures;
    const best = measure?.rating.ratings.find(({ rule, rating }) => rule === "R4" && rating !== "not-rated");
    if (!place || !measure || !best || !("values" in best.evidence)) return [];
    const { force } = best.evidence.values[0]!;
    const names = { ...read.facts.others };
    return [
      judged(
        {
          start: place.start,
          end: start + match[0].length,
          text: between(read, place.start, start + match[0].length)
        },
        force === place.place,
        `${names[force] ?? read.facts.place} is the best of the group.`,
        measure
      )
    ];
  });
}
