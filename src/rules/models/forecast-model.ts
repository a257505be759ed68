import { methodVersions } from "../../plan/methods.js";
import type { Month } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";
import type { CountForecast } from "../../statistics/forecasts/count-forecast.js";
import { pooledOwnForecast, pooledSharedForecast } from "../../statistics/forecasts/pooled-forecast.js";
import {
  ownTrendForecast,
  type Reach,
  sharedTrendForecast
} from "../../statistics/forecasts/trend-forecast.js";
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

/** What a forecast is fitted to, and how: all of it that does not depend on the counts. */
export interface ForecastDesign {
  kind: ForecastKind;
  method: string;
  firstIndex: number;
  lastIndex: number;
  periodsPerQuarter: number;
  /** Whole quarters known, and the month that ends the last of them. */
  quarters: number;
  end: Month;
  reach: Reach;
  /** Whose common trend it takes; the force's own where there is none. */
  group?: CompleteGroup;
  forecaster: (typeof FORECASTERS)[ForecastVersion];
}

/** The series of a group that have all quarters of a design. */
interface CompleteGroup {
  series: Series[];
  proxy: string | undefined;
}

/**
 * How a series is forecast: from its unbroken periods up to the period end, at most `season.window` months. Months are added up
 * to quarters that end with the period end, because the bands were measured on quarters; each month then takes its
 * usual share. The first of `groups` in which enough forces have the same quarters gives the trend.
 * Undefined with fewer than six quarters. Methodology R2, calibrated.
 */
export function forecastDesign(
  series: Series,
  groups: readonly TrendGroup[],
  period: Month,
  settings: Settings
): ForecastDesign | undefined {
  const lastIndex = lastIndexAt(series, period);
  const periodsPerQuarter = periodsOf(series, QUARTER);
  const run = unbrokenRun(series, lastIndex, periodsOf(series, settings.season.window));
  const quarters = Math.floor(run.counts.length / periodsPerQuarter);
  if (quarters < FEWEST_QUARTERS) return undefined;
  const end = spanOf(series, lastIndex, 1).to;
  const enough = quarters * QUARTER >= settings.season.minimum;
  const season = enough && settings.season.method !== "none";
  const periodsAhead = lastIndexAt(series, settings.target.end) - lastIndex;
  const group = groups.map((g) => completeGroup(g, end, quarters)).find((g) => g !== undefined);
  const forecaster = FORECASTERS[forecastVersion(settings)];
  return {
    kind: group ? "shared-trend" : "own-trend",
    method: methodName(group, forecaster.name, season, enough),
    firstIndex: lastIndex + 1 - quarters * periodsPerQuarter,
    lastIndex,
    periodsPerQuarter,
    quarters,
    end,
    reach: {
      horizon: Math.max(1, Math.ceil(periodsAhead / periodsPerQuarter)),
      season: season ? QUARTERS_OF_YEAR : 1
    },
    ...(group && { group }),
    forecaster
  };
}

/** Total of the quarters of a design over some series that have them all. */
export function totalsOf(
  series: readonly Series[],
  { end, quarters }: Pick<ForecastDesign, "end" | "quarters">
): number[] {
  const each = series.map((one) => quarterTotals(one, end, quarters)!);
  return Array.from({ length: quarters }, (_, q) => each.reduce((sum, own) => sum + own[q]!, 0));
}

/**
 * Fits a design to counts of its periods, and to the quarters' totals of its group where it has one. Undefined when nothing ever
 * happened.
 */
export function fittedForecast(
  design: ForecastDesign,
  counts: readonly number[],
  groupTotals: readonly number[] | undefined
): ForecastModel | undefined {
  const { kind, method, firstIndex, lastIndex, periodsPerQuarter, reach, forecaster } = design;
  const totals = new Array<number>(design.quarters).fill(0);
  for (let i = 0; i < counts.length; i++) totals[Math.floor(i / periodsPerQuarter)]! += counts[i]!;
  if (!totals.some((total) => total > 0)) return undefined;
  const quarters = groupTotals
    ? forecaster.shared(totals, groupTotals, reach)
    : forecaster.own(totals, reach);
  if (!quarters) return undefined;
  return {
    kind,
    method,
    firstIndex,
    lastIndex,
    periodsPerQuarter,
    quarters,
    months: periodsPerQuarter === 1 ? WHOLE : monthShares(counts, reach.season > 1),
    ...(forecaster.scaling && { scaling: forecaster.scaling })
  };
}

/** R2's forecast of a series up to a period end: {@link forecastDesign}, fitted. Undefined when nothing ever happened, too. */
export function forecastModel(
  series: Series,
  groups: readonly TrendGroup[],
  period: Month,
  settings: Settings
): ForecastModel | undefined {
  const design = forecastDesign(series, groups, period, settings);
  if (!design) return undefined;
  const { firstIndex, lastIndex, group } = design;
  const counts = series.counts.slice(firstIndex, lastIndex + 1) as number[];
  return fittedForecast(design, counts, group && totalsOf(group.series, design));
}

function completeGroup(
  { series, proxy }: TrendGroup,
  end: Month,
  quarters: number
): CompleteGroup | undefined {
  const complete = series.filter((one) => quarterTotals(one, end, quarters) !== undefined);
  return complete.length < FEWEST_FORCES ? undefined : { series: complete, proxy };
}

function methodName(
  group: CompleteGroup | undefined,
  forecaster: string,
  season: boolean,
  enough: boolean
): string {
  const course = group
    ? `${FORECAST_METHOD} (${group.series.length} forces${group.proxy ? `, ${group.proxy.toLowerCase()}` : ""})`
    : FALLBACK_METHOD;
  const trend = `${course}${forecaster}`;
  if (season) return trend;
  return `${trend}; no season${enough ? "" : ", too few months"}`;
}
