import { chiSquareQuantile } from "../../statistics/distributions/distributions.js";
import { byarInterval } from "../../statistics/intervals/byar.js";
import { newcombeDifference } from "../../statistics/intervals/newcombe.js";
import { wilsonInterval } from "../../statistics/intervals/wilson.js";
import { weightedSlope } from "../../statistics/regression/weighted-slope.js";

/** Confidence of OHID Fingertips’ test of a recent trend, and the points it reads. */
export const TREND_CONFIDENCE = 0.998;
export const TREND_POINTS = 5;
/** What its chi-square has to pass. */
export const TREND_CRITICAL = chiSquareQuantile(TREND_CONFIDENCE, 1);

/** Confidence of the interval that is compared with a benchmark. */
export const BENCHMARK_CONFIDENCE = 0.95;

/** Where a benchmark lies against the 95% interval of an area’s rate: the way of OHID Fingertips. */
export function againstBenchmark(count: number, size: number, benchmark: number) {
  const { lower, upper } = byarInterval(count, BENCHMARK_CONFIDENCE);
  const per = 1000 / size;
  const interval = { lower: lower * per, upper: upper * per };
  const place = benchmark < interval.lower ? "above" : benchmark > interval.upper ? "below" : "similar";
  return { ...interval, place } as const;
}

/**
 * OHID Fingertips’ test of a recent trend for figures with a confidence interval: a weighted line through five years,
 * each weighted by its own variance; a trend when chi-square passes its 99.8% point and leaving out any one year does
 * not turn the slope.
 */
export function recentTrend(counts: readonly number[]) {
  const points = counts.slice(-TREND_POINTS).map((y, x) => {
    const { lower, upper } = byarInterval(y, BENCHMARK_CONFIDENCE);
    return { x, y, weight: ((2 * 1.96) / (upper - lower)) ** 2 };
  });
  const whole = weightedSlope(points)!;
  const without = points.map((left) => weightedSlope(points.filter((point) => point !== left))!.slope);
  const steady = without.every((slope) => Math.sign(slope) === Math.sign(whole.slope));
  const chiSquare = (whole.slope / whole.standardError) ** 2;
  const trend = steady && chiSquare > TREND_CRITICAL;
  return {
    chiSquare,
    trend: trend ? (whole.slope > 0 ? "increasing" : "decreasing") : "no change"
  } as const;
}

/** Smallest fall from a proportion, in two waves of n answers, that each of two ways of comparing would show. */
export function smallestFalls(proportion: number, n: number, confidence: number) {
  const newcombe = smallestFall(
    proportion,
    (p1) => newcombeDifference({ p1, n1: n, p2: proportion, n2: n, confidence }).upper < 0
  );
  const { lower } = wilsonInterval({ proportion, n, confidence });
  const apart = smallestFall(
    proportion,
    (p1) => wilsonInterval({ proportion: p1, n, confidence }).upper < lower
  );
  return { newcombe, apart };
}

const HALVINGS = 50;

function smallestFall(from: number, shows: (p: number) => boolean): number {
  let [seen, unseen] = [0, from];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (seen + unseen) / 2;
    if (shows(middle)) seen = middle;
    else unseen = middle;
  }
  return from - seen;
}
