import { addMonths, type Month } from "../plan/month.js";
import type { Measure, OffencesMeasure } from "../plan/plan.js";
import type { SurveyWave } from "../plan/plan-data.js";
import { readingsBeside } from "../plan/readings.js";
import { ownWaves } from "../rules/rate-measure.js";
import type { Rating, RuleId } from "../rules/rating.js";
import type { PositionContext } from "../rules/rating-memo.js";
import { coloursOf, type RuleReading, ruleColour } from "../rules/rule-colour.js";
import { isMissing, lastIndexAt, periodsOf } from "../rules/windows/series-window.js";
import { latestWave } from "../rules/windows/survey-wave.js";
import { fewestSteps, STEPS_PER_POINT, type Steps } from "./fewest-steps.js";
import { repeatedYear } from "./repeated-year.js";

/** What one rule in one reading would ask from now on. */
export interface Takes extends RuleReading {
  /** What is changed. */
  change: OffencesChange | PercentChange;
  /** The colour with no change at all: the last year repeated, or the same percentage again. */
  unchanged: Rating;
  /** Steps to green, and to any colour but red. */
  green: Steps;
  notRed: Steps;
}

/** Each of the next periods has so many fewer (more, where higher is better) than the same period a year before. */
export interface OffencesChange {
  kind: "offences";
  periods: number;
  monthsPerPeriod: 1 | 3;
  /** The period end at which the rule looks. */
  period: Month;
  /** Mean of the last known year, a period. */
  mean: number;
  /** The counts of that year: none of them can become less than 0. */
  counts: readonly number[];
  /** Name of the proxy whose offences are meant. */
  proxy?: string;
}

/** The next wave, asked of so many people, has so many tenths of a point more (fewer, where lower is better). */
export interface PercentChange {
  kind: "percent";
  percent: number;
  base: number;
}

/** Sizes of the next sample, as multiples of the latest. */
const SAMPLE_SIZES = [1, 2];

/** One search: the colour after so many steps, and how many steps make sense. */
interface Search extends RuleReading {
  change: Takes["change"];
  most: number;
  colour: (steps: number) => Rating;
}

/**
 * What it would take, a result for each rule and reading (and size of sample); made one at a time, so that a page can
 * draw in between. Every colour comes from the rule itself, applied to the data continued from the period end.
 */
export function* whatItTakes(
  measure: Measure,
  context: PositionContext,
  isWanted: (rule: RuleId) => boolean = () => true
): Generator<Takes> {
  for (const rule of coloursOf(measure).filter(isWanted)) {
    for (const reading of readingsBeside(context.settings.reading)) {
      for (const search of searchesOf(measure, { rule, reading }, context)) yield takesOf(search);
    }
  }
}

function takesOf({ rule, reading, change, most, colour }: Search): Takes {
  const kept = new Map<number, Rating>();
  const at = (steps: number): Rating => {
    const rating = kept.get(steps) ?? colour(steps);
    kept.set(steps, rating);
    return rating;
  };
  const isNotRed = (rating: Rating) => rating === "green" || rating === "amber";
  return {
    rule,
    reading,
    change,
    unchanged: at(0),
    green: fewestSteps(
      (n) => at(n) === "green",
      most,
      (n) => at(n) === "amber" || at(n) === "red"
    ),
    notRed: fewestSteps(
      (n) => isNotRed(at(n)),
      most,
      (n) => at(n) === "red"
    )
  };
}

function searchesOf(measure: Measure, key: RuleReading, context: PositionContext): Search[] {
  if (measure.kind === "offences") return offencesSearches(measure, key, context);
  return percentSearches(measure, key, context);
}

/** The months until the rule reads nothing but what is still to come: its recent window, or its latest period. */
function offencesSearches(measure: OffencesMeasure, key: RuleReading, context: PositionContext): Search[] {
  const { data, force, period, settings } = context;
  const id = key.rule === "R4" ? (measure.proxy?.series ?? measure.series) : measure.series;
  const series = data.series[id]?.[force];
  if (!series) return [];
  const year = 12 / series.monthsPerPeriod;
  const last = lastIndexAt(series, period);
  const known = series.counts.slice(Math.max(0, last - year + 1), last + 1).map((count) => count ?? 0);
  if (known.length < year) return [];
  const periods = periodsOf(series, key.rule === "R5" ? settings.spc.recent : settings.latest.months);
  const months = periods * series.monthsPerPeriod;
  const ahead = repeatedYear(measure, context, months);
  const sign = measure.better === "lower" ? -1 : 1;
  const change: OffencesChange = {
    kind: "offences",
    periods,
    monthsPerPeriod: series.monthsPerPeriod,
    period: addMonths(period, months),
    mean: known.reduce((a, b) => a + b, 0) / year,
    counts: known,
    ...(key.rule === "R4" && measure.proxy && { proxy: measure.proxy.name })
  };
  const colour = (steps: number) => ruleColour(measure, key, ahead.withChange(id, sign * steps));
  return [{ ...key, change, most: Math.max(...known), colour }];
}

function percentSearches(measure: Measure, key: RuleReading, context: PositionContext): Search[] {
  const { period, settings, data, force } = context;
  const waves = ownWaves(measure, context) ?? [];
  const latest = latestWave(waves, period, settings);
  if (isMissing(latest) || latest.base === null) return [];
  const survey = (measure as { survey: string }).survey;
  const sign = measure.better === "lower" ? -1 : 1;
  const room = sign > 0 ? 100 - latest.percent : latest.percent;
  const contextWith = (wave: SurveyWave): PositionContext => {
    const own = waves.map((w) => (w === latest ? wave : w));
    const surveys = { ...data.surveys, [survey]: { ...data.surveys[survey], [force]: own } };
    return { ...context, data: { ...data, surveys } };
  };
  return SAMPLE_SIZES.map((times) => {
    const base = latest.base! * times;
    const colour = (steps: number) => {
      const percent = latest.percent + (sign * steps) / STEPS_PER_POINT;
      return ruleColour(measure, key, contextWith({ ...latest, base, percent }));
    };
    const change: PercentChange = { kind: "percent", percent: latest.percent, base };
    return { ...key, change, most: Math.floor(room * STEPS_PER_POINT + 1e-9), colour };
  });
}
