import { addMonths } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";
import type { ComingCount } from "../models/coming-count.js";
import { type ForecastDesign, fittedForecast, totalsOf } from "../models/forecast-model.js";
import { QUARTER } from "../models/quarter-totals.js";
import { restOfTarget } from "../r2-forecast.js";
import type { TargetPeriod } from "../r2-trends.js";
import { type DrawnHistories, drawnHistories, listsDrawn } from "./drawn-histories.js";
import { type DrawnSeries, SUMS_LAID_OUT, usualCounts } from "./drawn-series.js";
import { type UnchangedHistory, unchangedHistory } from "./unchanged-history.js";

/** What R2's forecast expects in every history. */
export interface DrawnForecasts {
  /** What is known of the target period. */
  observed: Float64Array;
  /** Whether there is a forecast: not where nothing ever happened. */
  isFitted: boolean[];
  /** What the rest of the target period is expected to be, if any lies ahead. */
  rests: (ComingCount | undefined)[];
}

/** Forecasts every history by a design. Undefined where the other places of the design's group have no fit. */
export function drawnForecasts(
  drawn: DrawnSeries,
  design: ForecastDesign,
  target: TargetPeriod,
  own: Series,
  settings: Settings
): DrawnForecasts | undefined {
  const others = otherPlaces(design, own, settings);
  if (design.group && !others) return undefined;
  const group = others && drawnGroup(drawn, design, others, target);
  const known = drawn.histories.slice(design.firstIndex, design.lastIndex + 1);
  const inTarget = drawn.histories.slice(target.firstIndex, target.firstIndex + target.observed);
  const count = drawn.histories[0]!.length;
  const observed = new Float64Array(count);
  const isFitted = new Array<boolean>(count);
  const rests = new Array<ComingCount | undefined>(count);
  for (let i = 0; i < count; i++) {
    observed[i] = sumAt(inTarget, i);
    const counts = known.map((period) => period[i]!);
    const totals = group?.map((quarter) => quarter[i]!);
    const model = fittedForecast(design, counts, totals);
    isFitted[i] = model !== undefined;
    rests[i] = model && restOfTarget(model, target);
  }
  return { observed, isFitted, rests };
}

const sumAt = (periods: readonly Float32Array[], i: number) =>
  periods.reduce((sum, counts) => sum + counts[i]!, 0);

/** The other places of a group: their totals by quarter, and what these would be if nothing changed. */
export interface OtherPlaces {
  together: Series;
  history: UnchangedHistory;
  /** Is the series itself one of the group, or is the group's another measure? */
  isMember: boolean;
}

/** The other places of the group whose trend a forecast takes. Undefined where it takes none, or they have no fit. */
export function otherPlaces(
  { group, end, quarters }: ForecastDesign,
  own: Series,
  settings: Settings
): OtherPlaces | undefined {
  if (!group) return undefined;
  const others = group.series.filter((member) => member !== own);
  const start = addMonths(end, 1 - quarters * QUARTER);
  const counts = totalsOf(others, { end, quarters });
  const together: Series = { start, monthsPerPeriod: QUARTER, counts, bases: [] };
  const history = unchangedHistory(together, end, settings);
  return history && { together, history, isMember: others.length < group.series.length };
}

/** Quarterly totals of a group in every history: those of its other places together, and the series' own where it is one of them. */
function drawnGroup(
  { series, histories, usual }: DrawnSeries,
  design: ForecastDesign,
  { together, history, isMember }: OtherPlaces,
  target: TargetPeriod
): DrawnHistories {
  const { quarters, firstIndex, lastIndex, periodsPerQuarter } = design;
  const others = usualCounts(together, quarters, history);
  const withOwn = (total: number, q: number, own: (t: number) => number) => {
    let sum = total;
    const from = firstIndex + q * periodsPerQuarter;
    for (let t = from; isMember && t < from + periodsPerQuarter; t++) sum += own(t);
    return sum;
  };
  const known = usual.slice(firstIndex, lastIndex + 1);
  const group = others.map((total, q) => withOwn(total, q, (t) => usual[t]!));
  const weights = forecastWeights(design, known, group, target);
  const lists = listsDrawn(histories.length, 12 / series.monthsPerPeriod);
  const after = { lists, dimensions: SUMS_LAID_OUT };
  return drawnHistories(others, history, [weights], { after }).map((totals, q) =>
    totals.map((total, i) => withOwn(total, q, (t) => histories[t]![i]!))
  );
}

/** Part of a total that is enough of a step to see what it moves. */
const STEP = 0.001;

/** By how much one offence more in a quarter of the group moves what is forecast of usual counts: what has to be laid out evenly. */
function forecastWeights(
  design: ForecastDesign,
  counts: readonly number[],
  group: readonly number[],
  target: TargetPeriod
): Float64Array {
  const restWith = (totals: readonly number[]) => {
    const model = fittedForecast(design, counts, totals);
    return (model && restOfTarget(model, target)?.total) ?? 0;
  };
  const rest = restWith(group);
  return Float64Array.from(group, (total, q) => {
    const step = STEP * total;
    return (restWith(group.map((other, p) => (p === q ? other + step : other))) - rest) / step;
  });
}
