import { withOwnTarget } from "../../plan/own-target.js";
import type { OffencesMeasure } from "../../plan/plan.js";
import type { Series } from "../../plan/plan-data.js";
import { settingAt } from "../../plan/settings.js";
import { ownSeries, type RatingContext } from "../rate-measure.js";
import type { RatedMeasure } from "../rated-measures.js";
import { settingsOf } from "../steps.js";
import { type DrawnSeries, drawnSeries } from "./drawn-series.js";
import { keepLatest } from "./keep-latest.js";
import { unchangedHistory } from "./unchanged-history.js";

/** What a chance is asked of. */
export interface RatedInContext extends RatedMeasure {
  context: RatingContext;
}

/** The same of a measure of offences, with its series and the settings that hold for it. */
export interface JudgedOffences extends RatedInContext {
  measure: OffencesMeasure;
  series: Series;
}

/** Undefined of what is not offences, or has no series. */
export function judgedOffences({ measure, rating, context }: RatedInContext): JudgedOffences | undefined {
  const series = ownSeries(measure, context);
  if (measure.kind !== "offences" || !series) return undefined;
  const settings = withOwnTarget(measure, context.settings);
  return { measure, series, rating, context: { ...context, settings } };
}

/**
 * Something of the histories that are drawn for a series, kept as long as no setting that it reads is another: those given, and
 * those by which the histories are drawn. Undefined where the series has no fit.
 */
export function keptForHistories<T>(
  name: string,
  judged: JudgedOffences,
  read: readonly string[],
  compute: (drawn: DrawnSeries) => T | undefined
): T | undefined {
  return kept(name, judged, [...DRAWN_BY, ...read], () => {
    const drawn = drawnFor(judged);
    return drawn && compute(drawn);
  });
}

const DRAWN_BY = settingsOf(["unchanged-history"]);

/** The histories of a measure, drawn once for all its rules and whatever thresholds they have. */
function drawnFor(judged: JudgedOffences): DrawnSeries | undefined {
  const { series, context } = judged;
  const { period, settings } = context;
  return kept("histories", judged, DRAWN_BY, () => {
    const history = unchangedHistory(series, period, settings);
    return history && drawnSeries(series, period, history);
  });
}

function kept<T>(
  name: string,
  { measure, context }: JudgedOffences,
  read: readonly string[],
  compute: () => T
): T {
  const { data, force, period, settings } = context;
  const key = [force, period, measure.series, measure.better, read.map((path) => settingAt(settings, path))];
  return keepLatest(data, `${name} ${measure.id}`, JSON.stringify(key), compute);
}
