import { monthsBetween } from "../plan/month.js";
import { span as spanText } from "../words/explanation.js";
import { formatMean, formatNumber } from "../words/format.js";
import { isOwnPair, totalIn } from "./compared-windows.js";
import type { Figure, Role } from "./figures-of.js";
import { COMPARED, type NumberInWords } from "./number-in-words.js";
import type { Period } from "./periods.js";
import type { MeasureFacts, Window } from "./plan-facts.js";
import type { ReadSentence } from "./read-sentence.js";
import { sameUnit } from "./same-unit.js";
import type { WrittenNumber } from "./written-number.js";

const MONTHLY =
  /\b(?:a|per|each|every) month\b|\bmonthly\b|\bon average\b|\baverag(?:e|ed|ing)\b(?! (?:of|for) the (?:group|peers))/i;

/** The levels that a number can mean, by the period that is its own. */
export function levelsMeant(read: ReadSentence, words: NumberInWords, measure: MeasureFacts): Figure[] {
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
  const isOfMonths = !read.periods.some(isOwnPair) && measure.kind === "offences";
  const month = (isOfMonths ? read.months : []).flatMap((at) =>
    ofPeriod(measure, { ...number, window: { from: at, to: at } }, monthly, number, of)
  );
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
