import { formatPercent } from "../words/format.js";
import { changesMeant } from "./changes-meant.js";
import type { Figure, Role } from "./figures-of.js";
import { levelsMeant } from "./levels-meant.js";
import type { NumberInWords } from "./number-in-words.js";
import type { MeasureFacts, PlanFacts } from "./plan-facts.js";
import { between, clauseAt, type ReadSentence } from "./read-sentence.js";
import { readingNamed } from "./reading-named.js";
import { nearest, sameUnit } from "./same-unit.js";
import { savingsMeant } from "./savings-meant.js";
import type { Span } from "./span.js";
import type { WrittenNumber } from "./written-number.js";

/** The figures of a measure that a number can mean, by its unit and the words around it; that which it most likely means first. */
export function figuresMeant(read: ReadSentence, words: NumberInWords, measure: MeasureFacts): Figure[] {
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
  return levelsMeant(read, words, measure);
}

const SPECIAL: readonly [Role, RegExp][] = [
  [
    "target",
    /\btargets?\b(?! (?:period|year|date))|\bthresholds?\b|\bgoals?\b|\bneeds? to\b|\bmust\b|\brequired\b|\bambition\b/i
  ],
  ["chance", /\bchances?\b(?! (?:could|would|alone|might))|\bprobabilit|\blikelihood\b|\bodds\b/i],
  [
    "forecast",
    /\bforecasts?\b|\bproject(?:ed|ion|ions|s)\b|\bpredict|\bexpected to\b|\btrend lines?\b|\bidentified\b|\b(?:points?|leads?|heads?|heading) (?:to|for)\b/i
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
export function specialRole(
  measure: MeasureFacts,
  { number, before, after, isChange, previous }: NumberInWords
): Role | undefined {
  // "between the lines of 40.5 and 67.7": the second is what the first is.
  if (previous && /^ (?:and|to) $/.test(before) && number.unit === previous.number.unit)
    return specialRole(measure, previous);
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

function ofRole(measure: MeasureFacts, role: Role, number: WrittenNumber, near: string): Figure[] {
  const figures = measure.figures.filter((f) => f.role === role && sameUnit(f, number));
  const reading = readingNamed(near);
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
  const before = inClause.findLast(({ end }) => end <= number.start) ?? placeBeforeColon(read, clause);
  const own = before && between(read, before.end, number.start);
  return (after ?? (before && !/\b(?:we|our|here|us)\b/i.test(own!) ? before : undefined))?.place;
}

/** "Westminster had the most: 49,038": the place that the clause before a colon names. */
function placeBeforeColon(read: ReadSentence, { start }: Span) {
  if (!/: ?$/.test(between(read, read.sentence.start, start))) return undefined;
  const [first] = read.places;
  return first && first.end <= start && !read.mentions.some((m) => m.start < start) ? first : undefined;
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
