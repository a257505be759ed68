import { addMonths, monthsBetween } from "../plan/month.js";
import { firstIndexFrom, isMissing, windowAt } from "../rules/windows/series-window.js";
import { span as spanText } from "../words/explanation.js";
import { formatMean, formatNumber, formatPercent } from "../words/format.js";
import { type Claim, claimOf } from "./claim.js";
import type { Figure, Role } from "./figures-of.js";
import type { Period } from "./periods.js";
import type { MeasureFacts, PlanFacts, Window } from "./plan-facts.js";
import { type Bound, between, boundTo, clauseAt, type ReadSentence } from "./read-sentence.js";
import { isWishedBefore } from "./wished.js";
import { fits, type WrittenNumber } from "./written-number.js";

/** A number with the words around it that are its own. */
export interface NumberInWords {
  number: WrittenNumber;
  /** From the number before, or the beginning of its clause. */
  before: string;
  /** To the number after, or the end of its clause. */
  after: string;
  /** The period that its own words name. */
  period?: Period;
  /** The number before it in the sentence. */
  previous?: NumberInWords;
  isChange: boolean;
}

const CHANGE_BEFORE =
  /\b(?:up|down|by|rises?|increases?|falls?|drops?|reductions?|decreases?|growth|change|difference|gap|rose|fell|grew|dropped|improvement|decline|climb|jump|cut|gain|loss|more|fewer|deterioration)(?: of| by)?(?: (?:just|only|some|about|around|roughly|approximately|nearly|almost|just under|just over|more than|over|well over|a little over|a little under|less than|under|at least|a|an|a mere|a full))*\s*$/i;
const CHANGE_AFTER =
  /^ ?(?:(?:offences|crimes|points|percentage points|burglaries|thefts|incidents|reports|cases|robberies|recorded|per cent) ){0,2}(?:more|fewer|higher|lower|less|extra|additional|rise|increase|fall|drop|decrease|reduction|below|above|up|down|better|worse|improvement|decline|growth|jump|cut|deterioration)\b/i;
const AMONG_CHANGES = /^[\s,]*(?:\(|,? ?or (?:about |around |roughly |nearly |some )?)$/;
const COMPARED =
  /\b(?:against|compared (?:with|to)|from|than|versus|had been|down on|up on|on|below|above|beneath)(?: the| a| its| just| some| about| around| nearly| over| under)*\s*$/i;
const MONTHLY =
  /\b(?:a|per|each|every) month\b|\bmonthly\b|\bon average\b|\baverag(?:e|ed|ing)\b(?! (?:of|for) the (?:group|peers))/i;

/** The numbers of a sentence with the words that are theirs. */
export function numbersInWords(read: ReadSentence): NumberInWords[] {
  const all: NumberInWords[] = [];
  read.numbers.forEach((number, i) => {
    const clause = clauseAt(read.clauses, number);
    const last = read.numbers[i - 1];
    const next = read.numbers[i + 1];
    const start = Math.max(clause.start, last?.end ?? 0);
    const before = between(read, start, number.start);
    const gap = last ? between(read, last.end, number.start) : before;
    const after = between(read, number.end, Math.min(clause.end, next?.start ?? clause.end));
    const previous = all.at(-1);
    const isChange =
      (number.sign !== undefined && number.unit === "percent") ||
      (number.unit === "points" && !/^ (?:lower|upper) (?:end|limit)/.test(after))
        ? true
        : CHANGE_BEFORE.test(before) ||
          CHANGE_AFTER.test(after) ||
          (AMONG_CHANGES.test(gap) && previous?.isChange === true);
    const period = periodOf(read, number, {
      start: Math.max(last?.end ?? read.sentence.start, 0),
      end: next?.start ?? read.sentence.end
    });
    all.push({ number, before, after, isChange, ...(period && { period }), ...(previous && { previous }) });
  });
  return all;
}

/** The period that belongs to a number: right after it, else before it and not another number's, else the sentence's own first. */
function periodOf(
  read: ReadSentence,
  number: WrittenNumber,
  { start, end }: { start: number; end: number }
): Period | undefined {
  const clause = clauseAt(read.clauses, number);
  const right = read.periods.findLast((p) => p.end <= number.start && p.start >= start);
  if (
    right &&
    /^ (?:(?:figure|level|total) )?(?:of|was|is|at|stood at) $/.test(between(read, right.end, number.start))
  )
    return right;
  const after = read.periods.find((p) => p.start >= number.end && p.start < Math.min(end, clause.end));
  if (after && !/[,;:(]/.test(between(read, number.end, after.start))) return after;
  const before = read.periods.findLast((p) => p.end <= number.start && p.start >= start);
  if (before) {
    const isOfNumberBefore = read.numbers.some(
      (other) =>
        other.end === start &&
        !/[,;:(]|\b(?:and|when|while|with)\b/.test(between(read, other.end, before.start))
    );
    if (!isOfNumberBefore) return before;
  }
  return undefined;
}

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
    ...bound.measures.map((one) => ({ measure: one, figures: meant(read, words, one) })),
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

/** Is what a number counts something that no measure of a plan counts? */
function isOfOtherThings({ number, after }: NumberInWords): boolean {
  if (number.unit === "money") return false;
  if (number.unit === "percent" || number.unit === "part")
    return /^ of (?:(?:the|our|all|these|its) )*(?!(?:the|our|all|these|its|people|victims?|respondents?|those|users?|callers?|residents?|crimes?|recorded|total|overall|what|it|their|young|offences|baseline|level|number|figure|burglar\w*|th(?:at|is|em|eft\w*)|required|requirement|savings?|adults|women|men|local|public|same|whole|which|us|them|satisfied|replies)\b)[a-z]/i.test(
      after
    );
  return number.unit === "count" && !KNOWN_NOUNS.test(after.trimEnd());
}

/** The figures of a measure that a number can mean, by its unit and the words around it; that which it most likely means first. */
function meant(read: ReadSentence, words: NumberInWords, measure: MeasureFacts): Figure[] {
  const { number, before, after } = words;
  const near = `${before}#${after}`;
  const place = placeOf(read, number);
  if (place)
    return measure.figures.filter((f) => f.role === "place" && f.place === place && sameUnit(f, number));
  if (measure.kind === "savings") return savingsMeant(measure, words);
  const special = specialRole(measure, words);
  if (special) return ofRole(measure, special, number, near);
  if (
    number.unit === "part" &&
    /^ of (?:what|its|their|the (?:baseline|level|number|figure|total)|those)\b/.test(after)
  )
    return ratio(measure);
  if (/^ of (?:all|total|overall|recorded)(?: recorded)? (?:crime|offences)/i.test(after))
    return shareOf(measure, read.facts);
  if (words.isChange) return changesMeant(read, words, measure);
  return levels(read, words, measure);
}

const SPECIAL: readonly [Role, RegExp][] = [
  [
    "target",
    /\btargets?\b(?! (?:period|year|date))|\bthresholds?\b|\bgoals?\b|\bneeds? to\b|\bmust\b|\brequired\b|\bambition\b/i
  ],
  ["chance", /\bchances?\b(?! (?:could|would|alone|might))|\bprobabilit|\blikelihood\b|\bodds\b/i],
  [
    "forecast",
    /\bforecasts?\b|\bproject(?:ed|ion|ions|s)\b|\bpredict|\bexpected to\b|\btrend lines?\b|\bidentified\b/i
  ],
  [
    "group",
    /\b(?:average|mean)\b.*\b(?:group|peers?|similar|compar|forces|boroughs|MSG)\b|\b(?:group|peers?|similar|comparable|MSG)\b.*\b(?:average|mean)\b/i
  ],
  [
    "base",
    /\bbase\b|\brespondents?\b|\binterview|\brepl(?:y|ies)\b|\bresponses\b|\banswered\b|\basked\b|\bsurveyed\b|\bsample\b|\bpeople (?:took|spoken)/i
  ],
  ["line", /\b(?:upper|lower|control|warning) (?:line|limit)s?\b|\b(?:lower|upper) end\b/i],
  ["part", /\b(?:further|still (?:to|be)|to be found|gap|remaining|unidentified|outstanding)\b/i]
];

/** A role that the words beside a number name, the nearest of them, where the measure has figures of it in the number's unit. */
function specialRole(
  measure: MeasureFacts,
  { number, before, after, isChange }: NumberInWords
): Role | undefined {
  const has = (role: Role): boolean => measure.figures.some((f) => f.role === role && sameUnit(f, number));
  const allowed = SPECIAL.filter(
    ([role]) => has(role) && !(isChange && role !== "target" && role !== "line" && role !== "chance")
  );
  const near = allowed.flatMap(([role, pattern]) => {
    const distance = nearest(pattern, before, after);
    return distance === undefined ? [] : [{ role, distance }];
  });
  return near.toSorted((a, b) => a.distance - b.distance)[0]?.role;
}

/** How far a pattern stands from a number, in characters, on either side; undefined where it does not. */
function nearest(pattern: RegExp, before: string, after: string): number | undefined {
  const all = [...before.matchAll(new RegExp(pattern.source, "gi"))].map(
    (m) => before.length - m.index - m[0].length
  );
  const next = new RegExp(pattern.source, "i").exec(after.replace(/(?:,|;| against | compared ).*$/s, ""));
  const distances = [...all, ...(next ? [next.index] : [])];
  return distances.length > 0 ? Math.min(...distances) : undefined;
}

const SAVINGS: readonly [Role, RegExp][] = [
  [
    "part",
    /\b(?:further|still (?:to|be)|to be found|to find|gap|remaining|remainder|unidentified|outstanding|not yet)\b/i
  ],
  ["forecast", /\bidentified\b|\bplanned\b/i],
  [
    "latest",
    /\brealised\b|\b(?:already|been|was|has been) (?:saved|delivered|achieved|made)\b|\bbanked\b|\bdelivered\b|\bin the bank\b/i
  ],
  [
    "target",
    /\brequire(?:d|s|ment)\b|\btarget\b|\bneed(?:s|ed)?\b|\btotal\b|\bmust\b|\bof savings\b|\bsave\b/i
  ]
];

/** The sums of savings that a number can mean: what the words right before it name, else those that follow, else those before. */
function savingsMeant({ figures }: MeasureFacts, { number, before, after }: NumberInWords): Figure[] {
  const own = figures.filter((f) => sameUnit(f, number));
  const close = SAVINGS.find(([, pattern]) =>
    new RegExp(`(?:${pattern.source})(?: (?:a|an|of|by|just|about|some))*$`, "i").test(before.trimEnd())
  )?.[0];
  const byDistance = (text: string) =>
    SAVINGS.flatMap(([role, pattern]) => {
      const at = pattern.exec(text);
      return at ? [{ role, at: at.index }] : [];
    }).toSorted((a, b) => a.at - b.at)[0]?.role;
  const named = SAVINGS.filter(([, pattern]) => pattern.test(before)).map(([role]) => role);
  if (["part", "forecast", "latest"].every((role) => named.includes(role as Role)))
    return own.filter((f) => f.role === "target");
  const role = close ?? byDistance(after) ?? byDistance(before);
  if (!role) return own;
  const alike: readonly Role[] =
    role === "part" ? ["part", "line"] : role === "latest" ? ["latest", "previous"] : [role];
  return alike.flatMap((one) => own.filter((f) => f.role === one));
}

/** A number with decimals of something counted may be a rate whose “per 1,000” the text leaves out. */
const sameUnit = (figure: Figure, { unit, step }: WrittenNumber): boolean =>
  figure.unit === unit || (figure.unit === "rate" && unit === "count" && step < 1);

function ofRole(measure: MeasureFacts, role: Role, number: WrittenNumber, near: string): Figure[] {
  const figures = measure.figures.filter((f) => f.role === role && sameUnit(f, number));
  const reading = /\bcalibrated\b/i.test(near)
    ? "calibrated"
    : /\bas[- ]written\b/i.test(near)
      ? "as-written"
      : undefined;
  const ofReading = figures.filter(
    (f) => f.reading === undefined || reading === undefined || f.reading === reading
  );
  return ofReading;
}

/** The other place that a number is said of. */
function placeOf(read: ReadSentence, number: WrittenNumber): string | undefined {
  const clause = clauseAt(read.clauses, number);
  const inClause = read.places.filter(({ start }) => start >= clause.start && start < clause.end);
  const after = inClause.find(
    ({ start }) => start >= number.end && /^ (?:in|for|at|by|,) ?$/.test(between(read, number.end, start))
  );
  const before = inClause.findLast(({ end }) => end <= number.start);
  const own = before && between(read, before.end, number.start);
  return (after ?? (before && !/\b(?:we|our|here|us)\b/i.test(own!) ? before : undefined))?.place;
}

function ratio({ figures }: MeasureFacts): Figure[] {
  return figures
    .filter(({ role, unit }) => role === "change" && unit === "part")
    .map((figure) => ({
      ...figure,
      value: 1 + figure.value,
      said: `${formatPercent(100 * (1 + figure.value))} of the baseline`
    }));
}

function shareOf(measure: MeasureFacts, { measures }: PlanFacts): Figure[] {
  const whole = measures.find(
    ({ title, kind }) => kind === "offences" && /\ball (?:recorded )?crime\b/i.test(title)
  );
  const total = ({ figures }: MeasureFacts) =>
    figures.find((f) => f.role === "latest" && f.unit === "count" && !f.monthly)?.value;
  const [part, all] = [total(measure), whole && total(whole)];
  if (!part || !all || whole === measure) return [];
  const share = part / all;
  const said = `${formatPercent(100 * share)} of all crime`;
  return [
    { role: "part", unit: "percent", value: 100 * share, said },
    { role: "part", unit: "part", value: share, said }
  ];
}

/** The changes that a number can mean: to another measure, to another month, of recent months, or since the baseline. */
function changesMeant(read: ReadSentence, words: NumberInWords, measure: MeasureFacts): Figure[] {
  const { number, after } = words;
  const other = read.mentions.find(
    (m) =>
      m.isComparator &&
      m.start >= number.end &&
      m.measure &&
      m.measure !== measure &&
      /\bthan\b/.test(between(read, number.end, m.start))
  );
  if (other?.measure) return gapTo(measure, other.measure);
  if (
    /\b(?:group|peers?|similar|comparable)\b.{0,30}\b(?:average|mean)\b|\baverage (?:of|for) (?:the|its|our) (?:group|peers)/i.test(
      after
    )
  )
    return gapToGroup(measure);
  const of = (role: Role) =>
    measure.figures.filter(
      (f) =>
        f.role === role &&
        (sameUnit(f, number) || (f.unit === "points" && number.unit === "percent" && f.role === "change"))
    );
  const topic = read.topics.at(-1);
  const isToTopic =
    topic &&
    topic !== measure &&
    topic.kind === measure.kind &&
    /^ ?(?:\w+ )?(?:higher|lower|more|less|fewer)\b(?! than)/i.test(after) &&
    !words.period;
  if (isToTopic) return [...of("change"), ...gapTo(measure, topic)];
  if (words.period?.role === "baseline") return of("change");
  const months = changeOfMonths(read, words, measure);
  if (months) return months.filter((f) => f.unit === number.unit);
  const isRecent =
    /\brecent months\b|\bcontrol chart\b|\bSPC\b/i.test(read.sentence.text) ||
    read.periods.some(({ role }) => role === "recent" || role === "previous");
  return isRecent ? [...of("recent-change"), ...of("change")] : of("change");
}

const levelOf = ({ figures }: MeasureFacts, role: Role = "latest") =>
  figures.find((f) => f.role === role && !f.monthly && (f.unit === "count" || f.unit === "percent"));

function gapTo(measure: MeasureFacts, other: MeasureFacts): Figure[] {
  const [own, theirs] = [levelOf(measure), levelOf(other)];
  if (!own || !theirs || own.unit !== theirs.unit) return [];
  const gap = own.value - theirs.value;
  const said = `a difference of ${formatNumber(Math.abs(gap), own.unit === "percent" ? 1 : 0)}${own.unit === "percent" ? " points" : ""} from “${other.title}”`;
  const unit = own.unit === "percent" ? "points" : "count";
  return [
    { role: "part", unit, value: gap, said },
    ...(unit === "count" && theirs.value
      ? [{ role: "part" as const, unit: "percent" as const, value: (100 * gap) / theirs.value, said }]
      : [{ role: "part" as const, unit: "percent" as const, value: gap, said }])
  ];
}

function gapToGroup(measure: MeasureFacts): Figure[] {
  const own = measure.figures.find((f) => f.role === "latest" && (f.unit === "rate" || f.unit === "percent"));
  return measure.figures
    .filter((f) => f.role === "group" && f.unit === own?.unit)
    .flatMap((group): Figure[] => {
      const gap = own!.value - group.value;
      const said = `a difference of ${formatNumber(Math.abs(gap), 1)} from the group’s mean`;
      return [
        { role: "part", unit: own!.unit === "percent" ? "points" : "rate", value: gap, said },
        { role: "part", unit: "percent", value: (100 * gap) / group.value, said }
      ];
    });
}

/** What a series holds in a window; undefined where it does not hold all of it. */
export function totalIn({ series }: MeasureFacts, { from, to }: Window): number | undefined {
  if (series?.monthsPerPeriod !== 1) return undefined;
  const found = windowAt(series, firstIndexFrom(series, from), monthsBetween(from, to) + 1);
  return isMissing(found) ? undefined : found.total;
}

/** The change between two windows that a sentence names; undefined where it names none but the plan's own. */
function changeOfMonths(
  read: ReadSentence,
  { number }: NumberInWords,
  measure: MeasureFacts
): Figure[] | undefined {
  const pair = comparedWindows(read, number);
  if (!pair) return undefined;
  const [first, last] = [totalIn(measure, pair.from), totalIn(measure, pair.to)];
  if (first === undefined || last === undefined) return [];
  const said = (text: string): string =>
    `${text} from ${spanText(pair.from)} (${formatNumber(first)}) to ${spanText(pair.to)} (${formatNumber(last)})`;
  const change = last - first;
  return [
    { role: "change", unit: "count", value: change, said: said(`${formatNumber(change)}`) },
    {
      role: "change",
      unit: "percent",
      value: (100 * change) / first,
      said: said(formatPercent((100 * change) / first))
    },
    { role: "change", unit: "part", value: change / first, said: said(formatPercent((100 * change) / first)) }
  ];
}

const isOwnPair = ({ role }: Period): boolean =>
  role === "baseline" || role === "latest" || role === "recent" || role === "previous" || role === "target";

/** The two windows that a sentence compares, earlier first, where they are months of its own choice and not the plan's windows. */
export function comparedWindows(
  read: ReadSentence,
  near: { start: number }
): { from: Window; to: Window } | undefined {
  const clause = clauseAt(read.clauses, near);
  const inClause = read.periods.filter((p) => p.start >= clause.start && p.start < clause.end);
  const inReach = inClause.some((p) => p.window && !isOwnPair(p)) ? inClause : read.periods;
  const pair = inReach.find((p) => p.isPair && p.window && !p.role);
  const ends = ({ from, to }: Window) => ({ from: { from, to: from }, to: { from: to, to } });
  if (pair?.window && !/\b(?:total|in all|altogether)\b/.test(clause.text)) return ends(pair.window);
  const before = read.periods.some(
    ({ role, text }) => role === "previous" && /\b(?:twelve|12)\b/i.test(text)
  );
  if (before && read.periods.some(({ role }) => role === "latest")) {
    const { from, to } = read.facts.latest;
    return { from: { from: addMonths(from, -12), to: addMonths(to, -12) }, to: { from, to } };
  }
  const windows = inReach.filter((p) => p.window && !(p.role === "baseline" || p.role === "target"));
  const own = windows.filter((p) => !isOwnPair(p));
  if (own.length === 0) return undefined;
  const [a, b] = own.length > 1 ? [own[0]!.window!, own.at(-1)!.window!] : [own[0]!.window!, undefined];
  if (!b) {
    const length = monthsBetween(a.from, a.to);
    if (read.periods.some(({ role }) => role === "baseline")) return undefined;
    if (length === 0 && read.month && read.month !== a.to)
      return order(a, { from: read.month, to: read.month });
    return length === 11 ? order(a, read.facts.latest) : undefined;
  }
  return order(a, b);
}

const order = (a: Window, b: Window) => (a.to < b.to ? { from: a, to: b } : { from: b, to: a });

/** The levels that a number can mean, by the period that is its own. */
function levels(read: ReadSentence, words: NumberInWords, measure: MeasureFacts): Figure[] {
  const { number, before, after, period } = words;
  const monthly = measure.kind === "offences" && isMonthly(words);
  const either = measure.kind === "offences" && MONTHLY.test(read.sentence.text);
  const of = (...roles: Role[]) =>
    roles.flatMap((role) =>
      measure.figures.filter(
        (f) =>
          f.role === role &&
          sameUnit(f, number) &&
          (f.unit !== "count" || Boolean(f.monthly) === monthly || (either && !monthly))
      )
    );
  // A percentage of what is counted is a change, whatever stands around it.
  const isShare = number.unit === "percent" || number.unit === "part";
  if (isShare && !measure.figures.some((f) => f.role === "latest" && sameUnit(f, number)))
    return measure.figures.filter((f) => f.role === "change" && sameUnit(f, number));
  if (period && !period.window) return [];
  if (period?.window) return ofPeriod(measure, period, monthly, number, of);
  const inherited = inheritedPeriod(read, number);
  const own =
    COMPARED.test(before) || /^(?: \w+){0,2} (?:previously|before|then|originally|at the start)\b/.test(after)
      ? of("baseline", "previous")
      : /^ to $/.test(after) &&
          read.numbers.some((n) => n.start === number.end + after.length && n.unit === number.unit)
        ? of("baseline")
        : /\($/.test(before)
          ? of("latest", "baseline")
          : of("latest");
  const inheritedFigures = inherited?.window ? ofPeriod(measure, inherited, monthly, number, of) : [];
  const month =
    read.month && !read.periods.some(isOwnPair) && measure.kind === "offences"
      ? ofPeriod(measure, { ...number, window: { from: read.month, to: read.month } }, monthly, number, of)
      : [];
  return [...inheritedFigures, ...own, ...month];
}

/** Is the number itself a mean of months, by the words right beside it? */
const isMonthly = ({ before, after }: NumberInWords): boolean =>
  /^(?: \w+){0,2} (?:a|per|each|every) month\b/i.test(after) ||
  /\b(?:averag(?:e|ed|ing)|monthly)\b[^,;]{0,30}$/i.test(before);

/** The period with which a sentence opens, for the numbers that have none of their own. */
function inheritedPeriod({ periods, numbers }: ReadSentence, number: WrittenNumber): Period | undefined {
  const [first] = periods;
  return first && first.end <= number.start && (numbers[0]?.start ?? 0) >= first.end ? first : undefined;
}

function ofPeriod(
  measure: MeasureFacts,
  period: Period,
  monthly: boolean,
  number: WrittenNumber,
  of: (...roles: Role[]) => Figure[]
): Figure[] {
  const window = period.window!;
  if (period.role && period.role !== "target") {
    const figures = of(period.role);
    if (figures.length > 0 || measure.kind === "offences") return figures;
  }
  if (measure.kind !== "offences") return windowOfOther(measure, window, of);
  if (number.unit !== "count") return [];
  const total = totalIn(measure, window);
  const [first, last] = [
    { from: window.from, to: window.from },
    { from: window.to, to: window.to }
  ];
  if (period.isPair && window.from !== window.to && !period.role) {
    const ends = [first, last].flatMap((one) =>
      ofPeriod(measure, { ...period, window: one }, false, number, of)
    );
    return [...ends, ...ofPeriod(measure, { ...number, window }, monthly, number, of)];
  }
  if (total === undefined) return [];
  const months = monthsBetween(window.from, window.to) + 1;
  const value = monthly ? total / months : total;
  const text = monthly ? `${formatMean(value)} a month` : formatNumber(value);
  return [{ role: "latest", unit: "count", value, said: `${text} in ${spanText(window)}` }];
}

/** Of what has two figures alone, that which a window ends with. */
function windowOfOther(measure: MeasureFacts, { to }: Window, of: (...roles: Role[]) => Figure[]): Figure[] {
  const survey = measure.rating.ratings.find(({ evidence }) => "detectable" in evidence)?.evidence;
  const baseline =
    survey &&
    "baseline" in survey &&
    survey.baseline &&
    typeof survey.baseline === "object" &&
    "periodEnd" in survey.baseline
      ? survey.baseline.periodEnd
      : undefined;
  return baseline !== undefined && to <= baseline ? of("baseline") : of("latest");
}

const GROUP =
  /\b(?:group|peers?|similar|comparable|comparison|other (?:forces|boroughs)|forces|boroughs|rank(?:s|ed|ing)?|place[sd]?|puts?|lies?|position|best|worst|highest|lowest|come|stand|sits?|league)\b/i;

/** A place in the group. */
function judgeRank(
  read: ReadSentence,
  { number, before, after }: NumberInWords,
  bound: Bound
): Claim | undefined {
  const clause = clauseAt(read.clauses, number);
  const isWord = /^(?:last|top|bottom)$/i.test(number.text);
  if (
    isWord &&
    !/\b(?:come|comes|came|is|are|rank(?:s|ed)?|placed?|at the|puts? us|lie|lies)\s*$/i.test(before)
  )
    return undefined;
  if (number.of === undefined && !GROUP.test(clause.text)) return undefined;
  if (
    number.of === undefined &&
    !/^ in (?:the|its|our) (?:comparison |similar )?group\b/.test(after) &&
    !/\b(?:place[sd]?|puts?|rank(?:s|ed)?|lies?|position|come|comes|came|stands?|sits?|is|are|was|in|at the|were) (?:\w+ ){0,3}$/i.test(
      before
    )
  )
    return undefined;
  const measure = bound.measures[0];
  if (!measure) return undefined;
  const positions = measure.figures.filter(({ role }) => role === "position");
  if (positions.length === 0)
    return claimOf(number, "not-supported", "This measure has no position in a group.", measure);
  const rank = positions[0]!;
  const of = Number(rank.said.split(" of ")[1]);
  const place = /^(?:last|bottom)/i.test(number.text) ? of : number.value;
  const isTrue = place === rank.value && (number.of === undefined || number.of === of);
  const hypothetical = /\b(?:would|wish|rather|want|aim|could|should)\b[^,;]*$/i.test(
    between(read, clause.start, number.start)
  );
  if (hypothetical) return claimOf(number, "cannot-be-judged", "This is a wish, or what might be.", measure);
  return claimOf(
    number,
    isTrue ? "found" : "contradicted",
    isTrue ? `${rank.said}.` : `It should be ${rank.said}.`,
    measure
  );
}
