import { inPlaces, placeWords } from "../plan/place-words.js";
import { type Measure, type Plan, planMeasures } from "../plan/plan.js";
import { READING_KINDS } from "../plan/readings.js";
import { SETTINGS, settingAt } from "../plan/settings.js";
import { cautionsOf } from "../rules/cautions.js";
import type { MeasureRating, PlanRating, RatingResult, RuleId } from "../rules/rating.js";
import { ruleName } from "../rules/rules.js";
import {
  EXCEPTION_KINDS,
  type Exception,
  type ExceptionKind,
  type ExceptionsFile,
  type RevisedFigures
} from "../views/exceptions.js";
import { restsOnText } from "./cautions-text.js";
import { causesInWords, differenceText, figureText, recordText, spanText } from "./changes-in-words.js";
import { explainRating, type ForceNames } from "./explanation.js";
import { formatList, formatNumber, formatUnits } from "./format.js";
import { inAMinute } from "./in-a-minute.js";
import { measureTitle } from "./measure-title.js";
import { oddMonthsText } from "./odd-months-text.js";
import { RATING_IN_A_SENTENCE } from "./rating-in-a-sentence.js";
import { settingText } from "./setting-text.js";

/** What exceptions of a kind are called, and what is said where there is none. */
export const EXCEPTION_TITLES: Record<ExceptionKind, string> = {
  doubtful: "Figures to check first",
  "new-red": "New reds",
  moved: "Other colours that moved",
  unanswered: "Reds without a response",
  disagree: "Readings that disagree",
  narrow: "Colours that rest on little",
  fragile: "Colours that a nearby setting changes",
  reclassified: "Figures reclassified",
  revised: "Figures revised"
};

/** What the sentences are made from, beside the exceptions: the plan and its published ratings. */
export interface Commented {
  plan: Plan;
  rating: PlanRating;
  names: ForceNames;
}

/** One exception in words. */
export interface ExceptionInWords {
  /** The measure's id, where it is about one. */
  id: string | null;
  /** What it is about: a measure, or a series. */
  title: string;
  /** What is to be known, in sentences: one text, or first what it is and then why. */
  texts: string[];
}

/** A kind of exceptions with all that belong to it. */
export interface ExceptionsOfKind {
  kind: ExceptionKind;
  title: string;
  exceptions: ExceptionInWords[];
}

/** Every kind of which there is one, the most important first. */
export function exceptionsInWords(
  { since, exceptions }: ExceptionsFile,
  commented: Commented
): ExceptionsOfKind[] {
  return EXCEPTION_KINDS.map((kind) => ({
    kind,
    title: EXCEPTION_TITLES[kind],
    exceptions: exceptions
      .filter((exception) => exception.kind === kind)
      .map((exception) => inWords(exception, commented, since?.label))
  })).filter((of) => of.exceptions.length > 0);
}

/** "7 things to know first: 1 new red, …", or that there is none. */
export function exceptionsHeadline({ exceptions }: ExceptionsFile): string {
  if (exceptions.length === 0) return "Nothing stands out: no exception of any kind below was found.";
  const counts = EXCEPTION_KINDS.flatMap((kind) => {
    const count = exceptions.filter((exception) => exception.kind === kind).length;
    const title = EXCEPTION_TITLES[kind];
    return count > 0 ? `${title.charAt(0).toLowerCase()}${title.slice(1)} ${formatNumber(count)}` : [];
  });
  return `${formatUnits(exceptions.length, "thing")} to know first: ${formatList(counts)}.`;
}

function inWords(exception: Exception, commented: Commented, label: string | undefined): ExceptionInWords {
  if (exception.kind === "reclassified") {
    const { series, from, records } = exception.reclassified;
    const title = series === from ? series : `${series} (${from} in the release)`;
    return { id: null, title, texts: records.map((record) => `${recordText(record)}.`) };
  }
  if (exception.kind === "revised")
    return { id: null, title: exception.revised.series, texts: [revisedText(exception.revised, label!)] };
  const { id } = exception;
  const found = planMeasures(commented.plan).find(({ measure }) => measure.id === id);
  const rated = commented.rating.measures.find((measure) => measure.id === id);
  if (!found || !rated) throw new Error(`the plan has no measure ${id}`);
  return { id, title: measureTitle(found), texts: textsOf(exception, { ...found, rated }, commented, label) };
}

type OfMeasure = Exclude<Exception, { kind: "reclassified" | "revised" }>;

function textsOf(
  exception: OfMeasure,
  about: { measure: Measure; rated: MeasureRating },
  commented: Commented,
  label: string | undefined
): string[] {
  const { rating } = commented;
  const because = (result: RatingResult): string => colourText(result, about, commented);
  const name = (rule: RuleId): string => inPlaces(ruleName(rule), placeWords(commented.plan));
  switch (exception.kind) {
    case "doubtful":
      return [oddMonthsText(about.rated.odd!)];
    case "new-red":
    case "moved": {
      const { before, after, causes } = exception.move;
      const moved = `${colour(before)} in release ${label}, ${colour(after)} now`;
      return [`${name(after.rule)}: ${moved}, moved by ${causesInWords(causes)}.`, because(after)];
    }
    case "unanswered":
      return [`${name(exception.result.rule)}: ${because(exception.result)}`];
    case "disagree": {
      const { from, to } = exception.flip;
      const names = [...new Set([name(from.rule), name(to.rule)])].join(" and ");
      const shown = `${colour(from)} ${readingName(from)}, the reading shown`;
      return [
        `${names}: ${shown}; ${colour(to)} ${readingName(to)}.`,
        ...[from, to].map((result) => `${readingName(result, true)}: ${because(result)}`)
      ];
    }
    case "narrow":
      return restsOnText(cautionsOf(about.rated, [rating.settings.reading]));
    case "fragile":
      return [`${name(exception.result.rule)}: ${fragileText(exception, rating)}`];
  }
}

const colour = ({ rating }: RatingResult): string => RATING_IN_A_SENTENCE[rating];

const readingName = ({ reading }: RatingResult, isFirst = false): string => {
  const { name } = READING_KINDS[reading];
  return isFirst ? `${name.charAt(0).toUpperCase()}${name.slice(1)}` : name;
};

/** Why a colour is that colour, in the sentence under it; what has none is explained. */
function colourText(
  result: RatingResult,
  { measure, rated }: { measure: Measure; rated: MeasureRating },
  { rating, names }: Commented
): string {
  return inAMinute(result, rated, rating.settings) || explainRating(result, measure, names);
}

/** "amber, but green with “Width of control lines” at 1.645 (now 1.96) …" */
function fragileText(
  { result, nearby }: Extract<Exception, { kind: "fragile" }>,
  { settings }: PlanRating
): string {
  const turns = nearby.map(({ path, value, rating }) => {
    const setting = SETTINGS.find((each) => each.path === path)!;
    const label = `${setting.label.charAt(0).toLowerCase()}${setting.label.slice(1)}`;
    return `${RATING_IN_A_SENTENCE[rating]} with ${label} at ${settingText(setting, value)} (now ${settingText(setting, settingAt(settings, path))})`;
  });
  return `${colour(result)}, but ${formatList(turns)}.`;
}

function revisedText({ what, figures, from, to, before, after }: RevisedFigures, label: string): string {
  const sums =
    before === undefined || after === undefined
      ? ""
      : `: together ${figureText(before)} then, ${figureText(after)} now (${differenceText(before, after)})`;
  return `${formatUnits(figures, "figure")} (${what}) of ${spanText({ from, to })} revised since release ${label}${sums}.`;
}
