import { criticalZ } from "../../statistics/distributions/critical-value.js";
import { normalCdf } from "../../statistics/distributions/distributions.js";
import { BAND_SCALING } from "./band-scaling.js";
import type { BandScaling, ForecastKind } from "./forecast-bands.js";

/** The error of a forecast on the log scale. */
export interface ForecastError {
  kind: ForecastKind;
  target: "total" | "single";
  /** Quarters from the last known period to the end of what is forecast; whole or not. */
  quartersAhead: number;
  /** The method's standard deviation of the logarithm. */
  deviation: number;
  /** Standard deviation, on the same scale, of a month's share in its quarter; 0 for whole quarters. */
  within: number;
  /** The measured errors that widen the bands; all that are known unless given. */
  scaling?: BandScaling | undefined;
}

/** How far a band of this confidence (0 to 1) reaches to either side, on the log scale. */
export function reachOf(error: ForecastError, confidence: number): number {
  return reachAt(error, widthsAt(error), criticalZ(confidence));
}

/** Probability that the error is at most this large, with its sign: the distribution whose bands {@link reachOf} gives. */
export function probabilityOfAtMost(error: ForecastError, logError: number): number {
  const z = zReaching(error, Math.abs(logError));
  return normalCdf(logError < 0 ? -z : z);
}

interface Knot {
  z: number;
  width: number;
}

/** How far a band reaches at a normal quantile of 0 or more, as a function of it. */
export function reachByZ(error: ForecastError): (z: number) => number {
  const knots = widthsAt(error);
  return (z) => reachAt(error, knots, z);
}

/** Half-widths at this horizon by normal quantile, from 0; horizons between quarters are interpolated. */
function widthsAt({ kind, target, quartersAhead, scaling = BAND_SCALING }: ForecastError): Knot[] {
  const rows = scaling[kind][target];
  const at = Math.min(rows.length, Math.max(1, quartersAhead)) - 1;
  const below = rows[Math.floor(at)]!;
  const above = rows[Math.ceil(at)]!;
  const knots = levelsOf(scaling).map((z, i) => ({
    z,
    width: below[i]! + (at - Math.floor(at)) * (above[i]! - below[i]!)
  }));
  return [{ z: 0, width: 0 }, ...knots];
}

const LEVELS = new WeakMap<BandScaling, number[]>();

/** The normal quantiles of the measured levels, found once. */
function levelsOf(scaling: BandScaling): number[] {
  const levels = LEVELS.get(scaling) ?? scaling.levels.map((level) => criticalZ(level / 100));
  LEVELS.set(scaling, levels);
  return levels;
}

/** Between the measured levels half-widths are interpolated in z; beyond the last they grow in proportion to z. */
function widthAt(knots: readonly Knot[], z: number): number {
  const next = knots.findIndex((knot) => knot.z >= z);
  if (next === 0) return 0;
  const last = knots.at(-1)!;
  if (next === -1) return (z / last.z) * last.width;
  const from = knots[next - 1]!;
  const to = knots[next]!;
  return from.width + ((z - from.z) / (to.z - from.z)) * (to.width - from.width);
}

function reachAt({ deviation, within }: ForecastError, knots: readonly Knot[], z: number): number {
  return Math.hypot(widthAt(knots, z) * deviation, z * within);
}

/** The z at which the reach is this long: reach grows with z. Infinite where nothing is uncertain. */
function zReaching(error: ForecastError, distance: number): number {
  if (distance === 0) return 0;
  const { deviation, within } = error;
  const knots = widthsAt(error);
  const next = knots.findIndex(({ z, width }) => Math.hypot(width * deviation, z * within) >= distance);
  const [from, to] = next === -1 ? [knots[0]!, knots.at(-1)!] : [knots[next - 1]!, knots[next]!];
  // Between two knots the half-width is a straight line in z, so that the square of the reach is quadratic.
  const slope = (to.width - from.width) / (to.z - from.z);
  const atZero = (from.width - slope * from.z) * deviation;
  const square = (slope * deviation) ** 2 + within ** 2;
  const half = atZero * slope * deviation;
  const root = Math.sqrt(half ** 2 + square * (distance ** 2 - atZero ** 2));
  return square === 0 ? Number.POSITIVE_INFINITY : (root - half) / square;
}
