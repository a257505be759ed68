import { readingName } from "../../charts/frame/reading-name.js";
import { BASIS_MEANINGS } from "../../kit/basis-badge.js";
import { element } from "../../kit/element.js";
import { folded } from "../../kit/folded.js";
import { BASIS_WORDS, basisWord } from "../../plan/basis.js";
import { formatMonth } from "../../plan/month.js";
import { type Reading, readingsBeside } from "../../plan/readings.js";
import type { Settings } from "../../plan/settings.js";
import { resultOf } from "../../rules/published-ratings.js";
import type { RatedMeasure } from "../../rules/rated-measures.js";
import { formatLevel, formatUnits } from "../../words/format.js";
import { peersBasis } from "../dashboard/position-row.js";

/** A word that a reader may not know, and what it means here. */
interface Term {
  word: string;
  meaning: string;
}

/** The words of the trade that stand with these measures, each of which opens what it means; null where none does. */
export function termsUsed(measures: readonly RatedMeasure[], settings: Settings): HTMLElement | null {
  const terms = [
    ...(hasRule(measures, "R5", settings) && settings.layout === "new" ? [spcTerm(settings)] : []),
    ...(measures.some(({ rating }) => rating.ratings.some((r) => r.rating !== "not-rated"))
      ? readingTerms(settings)
      : []),
    ...proxyTerms(measures),
    ...peersTerms(measures, settings),
    ...basisTerms(measures)
  ];
  if (terms.length === 0) return null;
  const items = terms.map(({ word, meaning }) =>
    element("li", {}, folded(`term-${word}`, word, element("p", {}, meaning)))
  );
  return element("ul", { class: "terms", "aria-label": "Words used here" }, ...items);
}

function hasRule(measures: readonly RatedMeasure[], rule: "R5", { reading }: Settings): boolean {
  return measures.some(({ rating }) => resultOf(rating, rule, reading) !== undefined);
}

const spcTerm = ({ spc }: Settings): Term => ({
  word: "SPC",
  meaning: `Statistical process control: is the mean of the last ${formatUnits(spc.recent, "month")} further from that of the ${formatUnits(spc.previous, "month")} before than such months differ by chance? “SPC variance” is the difference of the two in per cent.`
});

/** The word and the meaning of every reading that is worked out. */
const readingTerms = (settings: Settings): Term[] =>
  readingsBeside(settings.reading).map((reading) => ({
    word: readingName(reading),
    meaning: READING_MEANINGS[reading](settings)
  }));

const READING_MEANINGS: Record<Reading, (settings: Settings) => string> = {
  "as-written": () =>
    "A rule taken in the plainest sense of the paper’s words. How often chance alone gives it a colour follows from those words, and can be far from one time in twenty.",
  calibrated: () =>
    "The same question, put to a test that allows for season, trend and chance, made to show a wrong colour about one time in twenty when nothing has changed; how often it would do so stands beside each colour.",
  "plan-life": ({ planLife, target }) =>
    `The calibrated test, held against a wider line: at most ${formatLevel(planLife.share)} of measures in which nothing changes ever show a false colour of a rule, however often the plan is looked at until ${formatMonth(target.end)}. Where places are compared, the colour is the calibrated one.`
};

function proxyTerms(measures: readonly RatedMeasure[]): Term[] {
  const names = measures.flatMap(({ measure }) =>
    measure.kind === "offences" && measure.proxy ? [measure.proxy.name] : []
  );
  if (names.length === 0) return [];
  const list = [...new Set(names)].join("; ");
  return [
    {
      word: "proxy",
      meaning: `A wider or neighbouring kind of offence that stands for the measure where places are compared, because its own figures are not known for all of them: ${list}.`
    }
  ];
}

function peersTerms(measures: readonly RatedMeasure[], settings: Settings): Term[] {
  const found = measures.flatMap(({ rating }) => peersBasis(rating, settings) ?? []);
  return BASIS_WORDS.filter((word) => found.includes(word)).map((word) => ({
    word: `peers ${word}`,
    meaning: `The place’s own figure rests on firmer ground than those of the places that it is compared with: ${BASIS_MEANINGS[word]}. The position is then an example of how the comparison works, and no finding.`
  }));
}

function basisTerms(measures: readonly RatedMeasure[]): Term[] {
  const found = measures.flatMap(({ rating }) => rating.bases.map(basisWord));
  return BASIS_WORDS.filter((word) => found.includes(word)).map((word) => ({
    word,
    meaning: `The basis of a figure: ${BASIS_MEANINGS[word]}.`
  }));
}
