import { methodVersions } from "../../plan/methods.js";
import type { Month } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";
import type { CountForecast } from "../../statistics/forecasts/count-forecast.js";
import { pooledOwnForecast, pooledSharedForecast } from "../../statistics/forecasts/pooled-forecast.js";
import { ownTrendForecast, sharedTrendForecast } from "../../statistics/forecasts/trend-forecast.js";
import { lastIndexAt, periodsOf, spanOf, unbrokenRun } from "../windows/series-window.js";
import type { BandScaling, ForecastKind } from "./forecast-bands.js";
import { type MonthShares, monthShares } from "./month-shares.js";
import { POOLED_BAND_SCALING } from "./pooled-band-scaling.js";
import { QUARTER, quarterTotals } from "./quarter-totals.js";

/** Series of a force's comparison group (its own included) whose common trend a forecast may take. */
export interface TrendGroup {
  series: Series[];
  /** Name of the proxy when the group has no series of the measure's own. */
  proxy?: string;
}

/** R2's forecast, fitted: the coming quarters, counted from the last known period, and their division into periods. */
export interface ForecastModel {
  kind: ForecastKind;
  /** The method in plain words. */
  method: string;
  firstIndex: number;
  lastIndex: number;
  periodsPerQuarter: number;
  quarters: CountForecast;
  /** Of the periods in a quarter; all of it when the series is quarterly. */
  months: MonthShares;
  /** The measured errors that widen its bands; all that are known unless given. */
  scaling?: BandScaling;
}

/** Name of the forecasting method, as charts and tables print it. */
export const FORECAST_METHOD = "level and season of the force, damped trend of its comparison group";

/** Used where the group has too little data. */
export const FALLBACK_METHOD = "level, damped trend and season of the force alone";

/** Fewest forces, the force itself included, whose total is called the trend of a group. */
const FEWEST_FORCES = 5;

/** Fewest quarters to learn a level and a trend from. */
const FEWEST_QUARTERS = 6;

const QUARTERS_OF_YEAR = 4;

/** What a version of R2's method forecasts with, and the measured errors that widen its bands; all that are known, if not said. */
const FORECASTERS = {
  1: { shared: sharedTrendForecast, own: ownTrendForecast, scaling: undefined, name: "" },
  2: {
    shared: pooledSharedForecast,
    own: pooledOwnForecast,
    scaling: POOLED_BAND_SCALING,
    name: ", followed less closely the smaller the counts"
  }
} as const;

/** A version of R2's method, as it forecasts. */
export type ForecastVersion = keyof typeof FORECASTERS;

/** The version that a plan's forecast is made by. */
export function forecastVersion({ method }: Pick<Settings, "method">): ForecastVersion {
  return methodVersions(method).R2 as ForecastVersion;
}

const WHOLE: MonthShares = { shares: [1], deviation: 0 };

/**
 * Fits the forecast to the unbroken periods up to the period end, at most `season.window` months. Months are added up
 * to quarters that end with the period end, because the bands were measured on quarters; each month then takes its
 * usual share. The first of `groups` in which enough forces have the same quarters gives the trend.
 * Undefined with fewer than six quarters, or when nothing ever happened. Methodology R2, calibrated.
 */
export function forecastModel(
  series: Series,
  groups: readonly TrendGroup[],
  period: Month,
  settings: Settings
): ForecastModel | undefined {
  const lastIndex = lastIndexAt(series, period);
  const periodsPerQuarter = periodsOf(series, QUARTER);
  const run = unbrokenRun(series, lastIndex, periodsOf(series, settings.season.window));
  const quarters = Math.floor(run.counts.length / periodsPerQuarter);
  if (quarters < FEWEST_QUARTERS) return undefined;
  const end = spanOf(series, lastIndex, 1).to;
  const counts = quarterTotals(series, end, quarters);
  if (!counts?.some((count) => count > 0)) return undefined;
  const enough = quarters * QUARTER >= settings.season.minimum;
  const season = enough && settings.season.method !== "none";
  const periodsAhead = lastIndexAt(series, settings.target.end) - lastIndex;
  const reach = {
    horizon: Math.max(1, Math.ceil(periodsAhead / periodsPerQuarter)),
    season: season ? QUARTERS_OF_YEAR : 1
  };
  const group = groups.map((g) => totalsOf(g, end, quarters)).find((g) => g !== undefined);
  const forecaster = FORECASTERS[forecastVersion(settings)];
  const fitted = group ? forecaster.shared(counts, group.totals, reach) : forecaster.own(counts, reach);
  if (!fitted) return undefined;
  const known = run.counts.slice(run.counts.length - quarters * periodsPerQuarter);
  return {
    kind: group ? "shared-trend" : "own-trend",
    method: methodName(group, forecaster.name, season, enough),
    firstIndex: lastIndex + 1 - known.length,
    lastIndex,
    periodsPerQuarter,
    quarters: fitted,
    months: periodsPerQuarter === 1 ? WHOLE : monthShares(known, season),
    ...(forecaster.scaling && { scaling: forecaster.scaling })
  };
}

interface GroupTotals {
  totals: number[];
  forces: number;
  proxy: string | undefined;
}

function totalsOf({ series, proxy }: TrendGroup, end: Month, quarters: number): GroupTotals | undefined {
  const complete = series
    .map((s) => quarterTotals(s, end, quarters))
    .filter((totals) => totals !== undefined);
  if (complete.length < FEWEST_FORCES) return undefined;
  const totals = complete[0]!.map((_, q) => complete.reduce((sum, own) => sum + own[q]!, 0));
  return { totals, forces: complete.length, proxy };
}

function methodName(
  group: GroupTotals | undefined,
  forecaster: string,
  season: boolean,
  enough: boolean
): string {
  const course = group
    ? `${FORECAST_METHOD} (${group.forces} forces${group.proxy ? `, ${group.proxy.toLowerCase()}` : ""})`
    : FALLBACK_METHOD;
  const trend = `${course}${forecaster}`;
  if (season) return trend;
  return `${trend}; no season${enough ? "" : ", too few months"}`;
}
