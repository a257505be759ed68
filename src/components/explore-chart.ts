import { spcChart } from "../charts/spc-chart.js";
import { surveyChart } from "../charts/survey-chart.js";
import { addMonths, monthIndex, monthOfIndex } from "../ratings/month.js";
import type { Polarity } from "../ratings/plan.js";
import type { Annotation, Series, SurveyWave } from "../ratings/plan-data.js";
import type { Settings } from "../ratings/settings.js";
import { spcVariance } from "../ratings/spc-variance.js";
import { surveyChange } from "../ratings/survey-change.js";
import { exploreLines } from "./explore-lines.js";
import type { ExploreSeries, ForcePoints } from "./explore-series.js";

export interface ExploreChartData {
  subject: string;
  /** Name of the plan's own force. */
  home: string;
  series: ExploreSeries;
  better: Polarity;
  annotations: Annotation[];
  settings: Settings;
}

/**
 * The chart that suits a result: for one force the same control chart as on the measure's page, judged at the last
 * month shown; for several, and for rates, a line each.
 */
export function exploreChart(data: ExploreChartData, width: number): HTMLElement {
  const { forces, column } = data.series;
  const [only] = forces;
  if (forces.length === 1 && column === "count" && isRegular(only!)) return oneSeries(only!, data, width);
  if (forces.length === 1 && column === "percent") return oneSurvey(only!, data, width);
  return exploreLines(data, { width });
}

/** Months or quarters, each a whole number of periods after the first. */
function isRegular({ monthsPerPeriod, points }: ForcePoints): boolean {
  const first = monthIndex(points[0]!.month);
  const onTime = points.every(({ month }) => (monthIndex(month) - first) % monthsPerPeriod === 0);
  return onTime && (monthsPerPeriod === 1 || monthsPerPeriod === 3);
}

function oneSeries(entry: ForcePoints, data: ExploreChartData, width: number): HTMLElement {
  const { better, settings, annotations } = data;
  const series = seriesOf(entry, data.series.bases);
  const periodEnd = addMonths(entry.points.at(-1)!.month, series.monthsPerPeriod - 1);
  const result = spcVariance(series, better, periodEnd, settings, settings.reading);
  const span = { from: series.start, to: periodEnd };
  const { bases } = data.series;
  return spcChart(
    {
      measure: data.subject,
      place: entry.force,
      series,
      periodEnd,
      span,
      annotations,
      bases,
      settings,
      result
    },
    { width }
  );
}

/** The points as a series: a period without a row is a gap. */
function seriesOf({ points, monthsPerPeriod }: ForcePoints, bases: readonly string[]): Series {
  const step = monthsPerPeriod as Series["monthsPerPeriod"];
  const first = monthIndex(points[0]!.month);
  const counts: (number | null)[] = Array(
    Math.floor((monthIndex(points.at(-1)!.month) - first) / step) + 1
  ).fill(null);
  for (const { month, value } of points) counts[(monthIndex(month) - first) / step] = value;
  const [from, to] = [monthOfIndex(first), points.at(-1)!.month];
  return { start: from, monthsPerPeriod: step, counts, bases: bases.map((basis) => ({ from, to, basis })) };
}

function oneSurvey({ force, points }: ForcePoints, data: ExploreChartData, width: number): HTMLElement {
  const { better, settings } = data;
  const waves = points.filter(({ value }) => value !== null).map(waveOf);
  const periodEnd = points.at(-1)!.month;
  const result = surveyChange(waves, better, periodEnd, settings, settings.reading);
  const { confidence } = settings.survey;
  return surveyChart(
    { measure: data.subject, place: force, waves, periodEnd, result, confidence },
    { width }
  );
}

function waveOf({ month, value, row }: ForcePoints["points"][number]): SurveyWave {
  const number = (name: string): number | null => (typeof row[name] === "number" ? row[name] : null);
  return {
    periodEnd: month,
    months: number("months") ?? 12,
    base: number("base"),
    percent: value!,
    designEffect: number("design_effect"),
    basis: typeof row.basis === "string" ? row.basis : "not stated"
  };
}
