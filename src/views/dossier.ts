import type { Month } from "../plan/month.js";
import type { Measure } from "../plan/plan.js";
import type { Annotation, Series, SurveyWave } from "../plan/plan-data.js";
import type { TrendWindow } from "../plan/settings.js";
import type { MeasureRating } from "../rules/rating.js";
import type { Missing } from "../rules/windows/series-window.js";
import type { FunnelFigures } from "./funnel-figures.js";

/** One period of a fan: the expected count and its bands. */
export interface FanPoint {
  /** First month of the period. */
  month: Month;
  mean: number;
  /** Widest last: 50, 80 and 95 per cent. */
  bands: { confidence: number; lower: number; upper: number }[];
}

/** A straight line of R2, from the first period of its window to the end of the target period. */
export interface TrendLine {
  window: TrendWindow;
  points: { month: Month; value: number }[];
  achieves: boolean;
}

/** What the trend fan draws: counts a period. */
export interface Outlook {
  /** Name of the forecasting method, for the chart's subtitle. */
  method: string;
  fan: FanPoint[];
  trends: TrendLine[];
  /** Mean count a period that the target period must stay beyond: the threshold of R2 over its periods. */
  thresholdPerPeriod: number;
}

/** Everything a measure page shows, for one force, period end and settings. */
export interface MeasureDossier {
  measure: Measure;
  priority: { id: string; number: string; title: string };
  rating: MeasureRating;
  /** The force's own series (offences), whole, so that what happened after the period end can be drawn. */
  series: Series | null;
  /** The force's own waves (surveys and outcomes), oldest first. */
  waves: SurveyWave[] | null;
  outlook: Outlook | null;
  /** Every force's latest figure, for the funnel plot; what is missing; null for measures that compare no forces. */
  funnel: FunnelFigures | Missing | null;
  annotations: Annotation[];
}
