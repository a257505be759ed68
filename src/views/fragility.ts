import type { Measure } from "../plan/plan.js";
import { readingsBeside } from "../plan/readings.js";
import { SETTINGS, type Setting, settingAt, type TrendWindow, withSetting } from "../plan/settings.js";
import { settingsConflicts } from "../plan/settings-conflicts.js";
import { ownSeries } from "../rules/rate-measure.js";
import type { Rating, RuleId } from "../rules/rating.js";
import type { PositionContext } from "../rules/rating-memo.js";
import {
  coloursOf,
  type OffencesModels,
  offencesModels,
  type RuleReading,
  ruleColour
} from "../rules/rule-colour.js";
import { comparedBy } from "../rules/rules.js";
import { type StepName, settingsOf } from "../rules/steps.js";
import { firstIndexFrom, lastIndexAt } from "../rules/windows/series-window.js";
import { stepOf } from "./steps-tried.js";

/** The colours of one rule and reading over the values of one setting, everything else as it is. */
export interface Fragility extends RuleReading {
  setting: Setting;
  /** Equally spaced. */
  values: number[];
  ratings: Rating[];
  /** The value in force; of trend windows, each of them. */
  inForce: number[];
  /** The colour now. */
  present: Rating;
  /** The widest stretch around the value in force in which the colour stays; null for trend windows. */
  holds: Stretch | null;
}

/** Ends of a stretch, and the colours just beyond them; null where the strip ends first. */
export interface Stretch {
  from: number;
  to: number;
  below: Rating | null;
  above: Rating | null;
}

/** z as looked at: from lines that flag a third of months to lines that flag one in two thousand. */
const Z = { from: 1, to: 3.5, step: 0.05 };
const CONFIDENCE_STEP = 0.5;
const TRENDS = "trends.windows";

/** Settings with a strip. A survey has none of months: its baseline is one wave, and with any other month there is none. */
const TRIED = {
  rates: ["z", "baseline.months", "latest.months", TRENDS, "spc.recent", "spc.previous"],
  percentages: ["z", "survey.confidence"]
};

/**
 * Every strip of a measure by setting, rule and reading; after each value of one, null, so that a page can draw in between: over a
 * plan's life a value may take a tenth of a second.
 */
export function* fragility(
  measure: Measure,
  context: PositionContext,
  isWanted: (rule: RuleId) => boolean = () => true
): Generator<Fragility | null> {
  const models = offencesModels(measure, context);
  const rules = coloursOf(measure).filter(isWanted);
  for (const setting of SETTINGS.filter(({ path }) => TRIED[comparedBy(measure)].includes(path))) {
    const known = models && modelsKept(models, setting);
    for (const rule of rules) {
      for (const reading of readingsBeside(context.settings.reading)) {
        if (!settingsOf([stepOf(measure, { rule, reading })]).includes(setting.path)) continue;
        const colour = (value: number) => {
          const settings = withSetting(context.settings, setting.path, asSetting(setting, value));
          return ruleColour(measure, { rule, reading }, { ...context, settings }, known);
        };
        const present = ruleColour(measure, { rule, reading }, context, models);
        const values = valuesOf(setting, context);
        const ratings = yield* ratingsOf(values, colour);
        const inForce = valuesInForce(setting, measure, context);
        const holds =
          setting.path === TRENDS ? null : stretch(setting, values, ratings, inForce[0]!, present, colour);
        yield { rule, reading, setting, values, ratings, inForce, present, holds };
      }
    }
  }
}

/** The models that stay as they are whatever value a setting has: those of rules whose windows it does not move. */
function modelsKept({ outlook, change, spc }: OffencesModels, { path }: Setting): OffencesModels {
  const moves = (model: StepName) => settingsOf([model]).includes(path);
  return { outlook, ...(!moves("season") && { change }), ...(!moves("spc-model") && { spc }) };
}

const asSetting = ({ path }: Setting, value: number) => (path === TRENDS ? [value] : value);

/** The colour at each value. */
function* ratingsOf(values: readonly number[], colour: (value: number) => Rating): Generator<null, Rating[]> {
  const ratings: Rating[] = [];
  for (const value of values) {
    ratings.push(colour(value));
    yield null;
  }
  return ratings;
}

/** The values of a strip: within the setting's own bounds, and without those that another setting forbids. */
function valuesOf(setting: Setting, { settings }: PositionContext): number[] {
  const { path, value: type } = setting;
  if (path === "z") return steps(Z.from, Z.to, Z.step);
  if (type.type === "number") return steps(type.min, type.max, CONFIDENCE_STEP);
  if (type.type !== "whole" && type.type !== "windows") return [];
  return steps(type.min, type.max, 1).filter(
    (value) =>
      settingsConflicts(withSetting(settings, path, asSetting(setting, value)), [settings.msg.edition])
        .length === 0
  );
}

/** From a first to at most a last value; rounded, so that 1.95 is 1.95. */
function steps(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step + 1e-9) + 1 }, (_, i) =>
    rounded(from + i * step)
  );
}

const rounded = (value: number) => Math.round(value * 1e6) / 1e6;

/** A trend since the baseline began is as many months long as have passed. */
function valuesInForce({ path }: Setting, measure: Measure, context: PositionContext): number[] {
  const value = settingAt(context.settings, path);
  if (path !== TRENDS) return [value as number];
  const series = ownSeries(measure, context);
  return (value as TrendWindow[]).flatMap((window) => {
    if (window !== "baseline") return [window];
    if (!series) return [];
    const first = firstIndexFrom(series, context.settings.baseline.start);
    return [(lastIndexAt(series, context.period) - first + 1) * series.monthsPerPeriod];
  });
}

/** Walks from the value in force to both sides, in the strip's steps and at the end in the setting's own. */
function stretch(
  setting: Setting,
  values: readonly number[],
  ratings: readonly Rating[],
  inForce: number,
  present: Rating,
  colour: (value: number) => Rating
): Stretch {
  const fine = setting.value.type === "number" ? setting.value.step : 1;
  const walk = (candidates: { value: number; rating: Rating }[], direction: 1 | -1) => {
    let end = inForce;
    for (const { value, rating } of candidates) {
      if (rating === present) {
        end = value;
        continue;
      }
      let next = rounded(end + direction * fine);
      while (direction * (value - next) > 0 && colour(next) === present) {
        end = next;
        next = rounded(end + direction * fine);
      }
      return { end, beyond: rating };
    }
    return { end, beyond: null };
  };
  const cells = values.map((value, i) => ({ value, rating: ratings[i]! }));
  const low = walk(cells.filter(({ value }) => value < inForce).reverse(), -1);
  const high = walk(
    cells.filter(({ value }) => value > inForce),
    1
  );
  return { from: low.end, to: high.end, below: low.beyond, above: high.beyond };
}
