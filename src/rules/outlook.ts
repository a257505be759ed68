import type { Month } from "../plan/month.js";
import type { TrendWindow } from "../plan/settings.js";

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
