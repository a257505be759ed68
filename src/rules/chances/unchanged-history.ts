import type { Month } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";
import { sum } from "../../statistics/sum.js";
import { seasonFactors, seasonRows } from "../models/season-factors.js";
import type { SeasonalModel } from "../models/seasonal-model.js";
import { trendModel } from "../models/trend-model.js";
import { lastIndexAt } from "../windows/series-window.js";
import { takenUp } from "./taken-up.js";

/** What a series like this one would be if nothing changed: the same level all along, with its own season and scatter. */
export interface UnchangedHistory {
  /** Mean count of a period of average length. */
  level: number;
  /** Standard deviation of the logarithm of the level from period to period, beyond what counting gives: 0.08 is 8%. */
  variation: number;
  /** Autocorrelation of that logarithm in neighbouring periods. */
  autocorrelation: number;
  /** Standard deviation of the logarithm of the level from year to year, beyond all that; none unless given. */
  yearToYear?: number;
  /** Of each period of the year, the first first: its usual count over the level. Their mean is 1. */
  season: number[];
  /** Length of a period over that of the average one, by index: 1 where the settings count all alike. */
  length: (index: number) => number;
}

/** The largest autocorrelation that is believed, either way: nearer to 1 a series has no level of its own. */
const LARGEST_AUTOCORRELATION = 0.95;

/**
 * The fit of a series up to a period end: level, season, extra variation and autocorrelation of a quasi-Poisson model
 * with a straight trend, which is left out. Pearson residuals hold counting, with variance 1 and no memory, and the extra
 * variation; what remains after counting is the series' own. Undefined when the model cannot be fitted.
 */
export function unchangedHistory(
  series: Series,
  period: Month,
  settings: Settings
): UnchangedHistory | undefined {
  const last = lastIndexAt(series, period);
  const model = trendModel(series, last, settings);
  return model && historyOf(model, series);
}

/**
 * The same, with a memory that is rather too long than too short: what season and trend take up of it is given back, and none is
 * believed to be negative. For what has to hold over years, from as few months as are known when they begin.
 */
export function lastingHistory(
  series: Series,
  period: Month,
  settings: Settings
): UnchangedHistory | undefined {
  const model = trendModel(series, lastIndexAt(series, period), settings);
  if (!model) return undefined;
  const autocorrelation = Math.max(0, model.autocorrelation + takenUp(model));
  return historyOf({ ...model, autocorrelation }, series);
}

function historyOf(model: SeasonalModel, series: Series): UnchangedHistory {
  const { fit, firstIndex, autocorrelation } = model;
  const length = (index: number) => Math.exp(model.logLength(index));
  const level = sum(fit.fitted) / sum(fit.fitted.map((_, i) => length(firstIndex + i)));
  const extra = Math.max(0, fit.dispersion - 1);
  const ofLevels = extra === 0 ? 0 : (autocorrelation * fit.dispersion) / extra;
  const believed = Math.min(Math.max(ofLevels, -LARGEST_AUTOCORRELATION), LARGEST_AUTOCORRELATION);
  return {
    level,
    variation: Math.sqrt(Math.log1p(extra / level)),
    autocorrelation: believed,
    season: seasonFactors(seasonRows(model, series), fit.coefficients),
    length
  };
}
