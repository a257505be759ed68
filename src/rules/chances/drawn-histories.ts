import { POINTS, spreadNormals } from "../../statistics/distributions/spread-normals.js";
import { dot } from "../../statistics/dot.js";
import { layeredNormals, standardNormals } from "./standard-normals.js";
import type { UnchangedHistory } from "./unchanged-history.js";

/** Many histories in which nothing changes: a list of counts, one of each history, for every period. */
export type DrawnHistories = Float32Array[];

type Scatter = Pick<UnchangedHistory, "variation" | "autocorrelation" | "yearToYear" | "season">;

/** From how many lists of normal numbers histories are drawn, and how many of their sums are laid out evenly. */
interface DrawnFrom {
  lists: number;
  dimensions: number;
}

/** How many lists the histories of so many periods are drawn from. */
export function listsDrawn(periods: number, year: number): number {
  return 2 * periods + Math.ceil(periods / year);
}

/**
 * Draws as many periods as there are usual counts. The logarithm of the level is a first-order autoregression, and moves from year to year, counted from the first period, where that is asked for; counts are
 * Poisson, by the first two terms of Cornish & Fisher's expansion (1937), rounded. What the rules weigh, the sums with these
 * weights, is laid out evenly instead of by chance, so that {@link POINTS} histories tell as much as many times that number; what is
 * left is drawn in layers, unless fewer are asked for.
 * Histories that are to be independent of others are drawn `after` these.
 */
export function drawnHistories(
  usual: readonly number[],
  { variation, autocorrelation, yearToYear = 0, season }: Scatter,
  weighed: readonly Float64Array[],
  { count = POINTS, after = { lists: 0, dimensions: 0 } }: { count?: number; after?: DrawnFrom } = {}
): DrawnHistories {
  const periods = usual.length;
  const year = season.length;
  const lists = listsDrawn(periods, year);
  // Layers are even only as a whole.
  const normals = count === POINTS ? layeredNormals : standardNormals;
  const drawn = normals(after.lists + lists).slice(after.lists);
  const years = drawn.slice(2 * periods);
  const directions = independentDirections(usual, variation, autocorrelation, weighed);
  const even = directions.map((_, k) => spreadNormals(after.dimensions + k));
  const step = Math.sqrt(1 - autocorrelation ** 2);
  const histories = usual.map(() => new Float32Array(count));
  // Of one history: the levels of all periods, then what counting adds to each.
  const values = new Float64Array(2 * periods);
  const moves = new Float64Array(directions.length);
  for (let i = 0; i < count; i++) {
    for (let t = 0; t < values.length; t++) values[t] = drawn[t]![i]!;
    for (let t = 1; t < periods; t++) values[t] = autocorrelation * values[t - 1]! + step * values[t]!;
    directions.forEach(({ weights }, k) => {
      moves[k] = even[k]![i]! - dot(weights, values);
    });
    directions.forEach(({ together }, k) => {
      for (let t = 0; t < values.length; t++) values[t]! += moves[k]! * together[t]!;
    });
    for (let t = 0; t < periods; t++) {
      const ofYear = yearToYear && yearToYear * years[Math.floor(t / year)]![i]! - yearToYear ** 2 / 2;
      const level = usual[t]! * Math.exp(variation * values[t]! - variation ** 2 / 2 + ofYear);
      const e = values[periods + t]!;
      histories[t]![i] = Math.max(0, Math.round(level + Math.sqrt(level) * e + (e * e - 1) / 6));
    }
  }
  return histories;
}

/** A combination of levels and counting of which the others say nothing, with variance 1. */
interface Direction {
  weights: Float64Array;
  /** How far each level, and each period's counting, moves with it. */
  together: Float64Array;
}

/** A combination of which less than this share is its own is one that those before it determine. */
const DETERMINED = 1e-9;

/** What the weighed sums are made of, to first order, each made independent of those before it (Gram & Schmidt). */
function independentDirections(
  usual: readonly number[],
  variation: number,
  autocorrelation: number,
  weighed: readonly Float64Array[]
): Direction[] {
  const directions: Direction[] = [];
  for (const sum of weighed) {
    const weights = Float64Array.from([
      ...usual.map((mean, t) => sum[t]! * mean * variation),
      ...usual.map((mean, t) => sum[t]! * Math.sqrt(mean))
    ]);
    const whole = dot(weights, movesWith(weights, autocorrelation));
    for (const other of directions) {
      const part = dot(weights, other.together);
      for (let t = 0; t < weights.length; t++) weights[t]! -= part * other.weights[t]!;
    }
    const together = movesWith(weights, autocorrelation);
    const own = dot(weights, together);
    if (own <= DETERMINED * whole) continue;
    const scale = 1 / Math.sqrt(own);
    directions.push({ weights: weights.map((w) => w * scale), together: together.map((m) => m * scale) });
  }
  return directions;
}

/** Covariances with a combination: counting stands alone, levels move with their neighbours, by powers of the autocorrelation. */
function movesWith(weights: Float64Array, autocorrelation: number): Float64Array {
  const periods = weights.length / 2;
  const moves = weights.slice();
  for (let t = 1; t < periods; t++) moves[t]! += autocorrelation * moves[t - 1]!;
  let later = 0;
  for (let t = periods - 2; t >= 0; t--) {
    later = autocorrelation * (later + weights[t + 1]!);
    moves[t]! += later;
  }
  return moves;
}
