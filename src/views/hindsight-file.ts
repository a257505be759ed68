import { addMonths, type Month } from "../plan/month.js";
import { withOwnTarget } from "../plan/own-target.js";
import { type OffencesMeasure, planMeasures } from "../plan/plan.js";
import { type PlanData, type Series, totalOf } from "../plan/plan-data.js";
import { SINGLE_READINGS, type SingleReading } from "../plan/readings.js";
import { forecastChance } from "../rules/forecast-chance.js";
import { forecastVersion } from "../rules/models/forecast-model.js";
import { offencesVerdict, type RatingContext, withRecordingChanges } from "../rules/rate-measure.js";
import type { RatingResult, TrendsFinding } from "../rules/rating.js";
import { isMissing, lastIndexAt, monthAt, periodsOf, windowAt } from "../rules/windows/series-window.js";
import { dataUpTo } from "./data-up-to.js";
import type { KnownScaling } from "./evidence-files.js";
import {
  type Hindsight,
  type HindsightPoint,
  nothingToShow,
  type Projected,
  type Said,
  type Unsaid
} from "./hindsight.js";

/** What it is made from. The scalings are those of every quarter, oldest first. */
export interface HindsightContext extends RatingContext {
  scalings: readonly KnownScaling[];
}

/** The scalings that were known at a period end; undefined when none had been measured. */
export function scalingKnownAt(scalings: readonly KnownScaling[], period: Month): KnownScaling | undefined {
  return scalings.findLast(({ quarterEnd }) => quarterEnd <= period);
}

/** Where and when it is said. */
export function hindsightPoint(context: HindsightContext): HindsightPoint {
  const { data, period, settings, scalings } = context;
  const ends = subjectsOf(context).map(({ series }) => addMonths(monthAt(series, series.counts.length), -1));
  return {
    period,
    target: { from: addMonths(settings.target.end, 1 - settings.target.months), to: settings.target.end },
    confidence: settings.projection.confidence,
    scalingTo: scalingKnownAt(scalings, period)?.quarterEnd ?? null,
    dataTo: ends.sort().at(-1) ?? null,
    total: totalOf(data.forces)?.id ?? null
  };
}

/** What was said and what happened; nothing where there is {@link nothingToShow}. */
export function hindsightFile(context: HindsightContext): Hindsight {
  const point = hindsightPoint(context);
  const rows = nothingToShow(point) ? [] : [...hindsightRows(context)];
  return hindsightOf(point, rows);
}

/** A point with its rows. */
export function hindsightOf(point: HindsightPoint, rows: readonly HindsightRow[]): Hindsight {
  return {
    ...point,
    said: rows.map(({ said }) => said),
    happened: rows.map(({ happened }) => happened)
  };
}

/** One target: what was said of it, and what happened. */
export interface HindsightRow {
  said: Said;
  happened: number | null;
}

/**
 * Every measure of offences in every place of the plan, one after the other: of a plan with a total in the total and its parts,
 * of any other in the chosen force. What is said reads {@link dataUpTo} the period end alone.
 */
export function* hindsightRows(context: HindsightContext): Generator<HindsightRow> {
  const known = dataUpTo(context.data, context.period);
  for (const subject of subjectsOf(context)) {
    yield { said: saidOf(subject, known, context), happened: happenedTo(subject.series, context) };
  }
}

interface Subject {
  measure: OffencesMeasure;
  place: string;
  /** As far as it is known today. */
  series: Series;
}

function subjectsOf({ plan, data, force }: RatingContext): Subject[] {
  const total = totalOf(data.forces);
  const places = total ? [total.id, ...total.parts] : [force];
  return planMeasures(plan).flatMap(({ measure }) => {
    if (measure.kind !== "offences") return [];
    return places.flatMap((place) => {
      const series = data.series[measure.series]?.[place];
      return series ? [{ measure, place, series }] : [];
    });
  });
}

function saidOf({ measure, place }: Subject, known: PlanData, context: HindsightContext): Said {
  const { plan, period, scalings } = context;
  const settings = withOwnTarget(measure, context.settings);
  const scaling = scalingKnownAt(scalings, period)?.scalings[forecastVersion(settings)];
  const series = withRecordingChanges(measure, known.series[measure.series]![place]!, known);
  const { trends, colours } = offencesVerdict(measure, series, {
    plan,
    data: known,
    force: place,
    period,
    settings,
    ...(scaling && { scaling })
  });
  const readings = SINGLE_READINGS.map((reading, i): [SingleReading, Projected | Unsaid] => [
    reading,
    reading === "calibrated" && !scaling
      ? { reason: "no-scaling", evidence: {} }
      : readingSaid(trends[i]!, colours[i]!)
  ]);
  return {
    measure: measure.id,
    place,
    achievement: settings.achievement,
    readings: Object.fromEntries(readings) as Said["readings"]
  };
}

function readingSaid(trends: TrendsFinding, colour: RatingResult): Projected | Unsaid {
  if (trends.finding === "not-judged") return { reason: trends.reason, evidence: trends.evidence };
  const { threshold, projections } = trends.evidence;
  const probability = forecastChance(trends.evidence);
  return {
    rating: colour.rating,
    threshold,
    projections: projections.map(({ window, total, lower, upper, achieves }) => ({
      window,
      total: rounded(total, 1),
      lower: rounded(lower, 1),
      upper: rounded(upper, 1),
      achieves
    })),
    ...(probability !== undefined && { probability: rounded(probability, 4) })
  };
}

const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/** Offences of the target period; null unless all of them are known. */
function happenedTo(series: Series, { settings }: RatingContext): number | null {
  const { end, months } = settings.target;
  const periods = periodsOf(series, months);
  const found = windowAt(series, lastIndexAt(series, end) - periods + 1, periods);
  return isMissing(found) ? null : found.total;
}
