import type { Series } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";
import { normalCdf, studentTQuantile } from "../../statistics/distributions/distributions.js";
import type { Lines } from "../rating.js";
import { baselineWindow } from "../windows/baseline-window.js";
import { isMissing, periodsOf, unbrokenRun } from "../windows/series-window.js";
import { levelColumns } from "./level-columns.js";
import { type SeasonalModel, seasonalModel } from "./seasonal-model.js";

/**
 * The seasonal model as it stood when the baseline had ended, with a level and a slope for the periods before it: of the
 * data until then, whatever z is. Undefined when the baseline is not known whole, or the model cannot be fitted.
 */
export function baselineModel(series: Series, settings: Settings): SeasonalModel | undefined {
  const baseline = baselineWindow(series, settings);
  if (isMissing(baseline)) return undefined;
  const last = baseline.firstIndex + baseline.periods - 1;
  const { firstIndex } = unbrokenRun(series, last, periodsOf(series, settings.season.window));
  const columns = levelColumns(series, [{ from: firstIndex, to: baseline.firstIndex, sloped: true }]);
  return seasonalModel(series, last, settings, columns, "design");
}

/**
 * Lines around the mean of the baseline beyond which the mean of a year lies that is another, as far as the baseline's end
 * knew: z standard errors of the difference of the two means, by Student's t. They stay where they are from look to look.
 */
export function linesAtBaseline(
  series: Series,
  settings: Settings,
  model: SeasonalModel | undefined
): Lines | undefined {
  const baseline = baselineWindow(series, settings);
  if (isMissing(baseline) || !model) return undefined;
  const periods = periodsOf(series, settings.target.months);
  const variance = model.dispersion * baseline.mean * (1 / baseline.periods + 1 / periods);
  const critical = studentTQuantile(normalCdf(settings.z), model.fit.degreesOfFreedom);
  const margin = critical * Math.sqrt(variance) * model.inflation;
  const centre = baseline.mean;
  return { centre, lower: Math.max(0, centre - margin), upper: centre + margin };
}
