/** Where a forecast's trend comes from: shared with the comparison group, or the force's own. */
export type ForecastKind = "shared-trend" | "own-trend";

/**
 * Half-widths of bands in standard deviations of the forecasting method, as measured in the backtest: one row for each
 * quarter ahead from 1, one column for each level. `total`: a year's total that ends there; `single`: one quarter.
 */
export interface BandScaling extends Record<ForecastKind, { total: number[][]; single: number[][] }> {
  /** Confidence of the columns, per cent. */
  levels: number[];
}
