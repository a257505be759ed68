import { concerns } from "../plan/annotation.js";
import { inPlaces, placeWords } from "../plan/place-words.js";
import type { Measure, OffencesMeasure, Priority } from "../plan/plan.js";
import type { Series } from "../plan/plan-data.js";
import { FORECAST_METHOD } from "../rules/models/forecast-model.js";
import type { Outlook } from "../rules/outlook.js";
import { forecastFan } from "../rules/r2-forecast.js";
import { trendLines } from "../rules/r2-trends.js";
import { outlookModel, ownSeries, ownWaves, type RatingContext, rateMeasure } from "../rules/rate-measure.js";
import type { MeasureRating, TrendsFinding } from "../rules/rating.js";
import type { MeasureDossier } from "./dossier.js";
import { funnelFigures } from "./funnel-figures.js";

const isTrends = (f: MeasureRating["findings"][number]): f is TrendsFinding => f.rule === "R2";

/** Fan and straight lines, when R2 could be judged as written and calibrated. */
function outlookOf(
  measure: OffencesMeasure,
  series: Series,
  rating: MeasureRating,
  context: RatingContext
): Outlook | null {
  const [asWritten, calibrated] = ["as-written", "calibrated"].map((reading) =>
    rating.findings.filter(isTrends).find((f) => f.reading === reading)
  );
  if (!asWritten || asWritten.finding === "not-judged") return null;
  const { period, settings } = context;
  const model = outlookModel(measure, series, context);
  const { threshold, target } = asWritten.evidence;
  return {
    method: model?.method ?? inPlaces(FORECAST_METHOD, placeWords(context.plan)),
    fan:
      model && calibrated && calibrated.finding !== "not-judged"
        ? forecastFan(series, period, settings, model)
        : [],
    trends: trendLines(series, period, settings, asWritten.evidence),
    thresholdPerPeriod: threshold / target.periods
  };
}

/** Everything a measure page shows, for one force, period end and settings. */
export function measureDossier(measure: Measure, priority: Priority, context: RatingContext): MeasureDossier {
  const rating = rateMeasure(measure, priority.id, context);
  const series = ownSeries(measure, context) ?? null;
  return {
    measure,
    priority: { id: priority.id, number: priority.number, title: priority.title },
    rating,
    series,
    waves: ownWaves(measure, context) ?? null,
    outlook: measure.kind === "offences" && series ? outlookOf(measure, series, rating, context) : null,
    funnel: funnelFigures(measure, context),
    annotations: context.data.annotations.filter((annotation) => concerns(annotation, measure))
  };
}
