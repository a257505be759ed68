import { span as spanText } from "../words/explanation.js";
import { formatNumber, formatPercent } from "../words/format.js";
import { comparedWindows, totalIn } from "./compared-windows.js";
import type { Figure, Role } from "./figures-of.js";
import type { NumberInWords } from "./number-in-words.js";
import type { MeasureFacts } from "./plan-facts.js";
import { between, type ReadSentence } from "./read-sentence.js";
import { sameUnit } from "./same-unit.js";

/** The changes that a number can mean: to another measure, to another month, of recent months, or since the baseline. */
export function changesMeant(read: ReadSentence, words: NumberInWords, measure: MeasureFacts): Figure[] {
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
  if (words.period && !words.period.window) return [];
  if (/\bthan (?:now|today|at present)\b/i.test(after)) return [...of("change"), ...gapToTarget(measure)];
  const months = changeOfMonths(read, words, measure);
  if (months) return months.filter((f) => f.unit === number.unit);
  if (words.period?.role === "baseline") return of("change");
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

/** From the latest figure to what the target asks. */
function gapToTarget({ figures }: MeasureFacts): Figure[] {
  const latest = figures.find((f) => f.role === "latest" && f.unit === "count" && !f.monthly);
  if (!latest) return [];
  return figures
    .filter((f) => f.role === "target" && f.unit === "count")
    .map(({ value }) => ({
      role: "part",
      unit: "count",
      value: value - latest.value,
      said: `${formatNumber(Math.abs(value - latest.value))} between the target and the latest period`
    }));
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

/** The change between two windows that a sentence names; undefined where it names none but the plan's own. */
function changeOfMonths(
  read: ReadSentence,
  { number }: NumberInWords,
  measure: MeasureFacts
): Figure[] | undefined {
  const pair = comparedWindows(read, number, measure);
  if (!pair) return undefined;
  if (pair === "unclear") return [];
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
