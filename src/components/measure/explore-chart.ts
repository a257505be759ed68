import { spcChart } from "../../charts/spc/spc-chart.js";
import { surveyChart } from "../../charts/spc/survey-chart.js";
import type { Annotation } from "../../plan/annotation.js";
import { addMonths } from "../../plan/month.js";
import type { PlaceWords } from "../../plan/place-words.js";
import type { Polarity } from "../../plan/plan.js";
import type { SurveyWave } from "../../plan/plan-data.js";
import { type Reading, singleReading } from "../../plan/readings.js";
import type { Settings } from "../../plan/settings.js";
import { spcVariance } from "../../rules/r5-spc.js";
import { surveyChange } from "../../rules/r6-surveys.js";
import type { StepName } from "../../rules/steps.js";
import { exploreLines } from "../workbench/explore-lines.js";
import { isRegular, seriesOf } from "../workbench/explore-regular.js";
import type { ExploreSeries, ForcePoints } from "../workbench/explore-series.js";

export interface ExploreChartData {
  subject: string;
  /** Name of the plan's own force. */
  home: string;
  places: PlaceWords;
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
  const [only] = data.series.forces;
  const step = exploredStep(data.series, data.settings.reading);
  if (step === null) return exploreLines(data, { width });
  return step === "survey-change" ? oneSurvey(only!, data, width) : oneSeries(only!, data, width);
}

/** The step whose result {@link exploreChart} draws; none for lines, which are judged by no rule. */
export function exploredStep({ forces, column }: ExploreSeries, reading: Reading): StepName | null {
  if (forces.length !== 1) return null;
  if (column === "percent") return "survey-change";
  return column === "count" && isRegular(forces[0]!) ? `spc-${singleReading(reading)}` : null;
}

function oneSeries(entry: ForcePoints, data: ExploreChartData, width: number): HTMLElement {
  const { better, settings, annotations } = data;
  const series = seriesOf(entry, data.series.bases);
  const periodEnd = addMonths(entry.points.at(-1)!.month, series.monthsPerPeriod - 1);
  const result = spcVariance(series, better, periodEnd, settings, singleReading(settings.reading));
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

function oneSurvey({ force, points }: ForcePoints, data: ExploreChartData, width: number): HTMLElement {
  const { better, settings } = data;
  const waves = points.filter(({ value }) => value !== null).map(waveOf);
  const periodEnd = points.at(-1)!.month;
  const result = surveyChange(waves, better, periodEnd, settings, singleReading(settings.reading));
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
