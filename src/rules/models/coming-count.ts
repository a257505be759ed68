import { type MixedPoisson, mixedPoisson } from "../../statistics/distributions/mixed-poisson.js";
import { logDistance, shiftCount } from "../../statistics/forecasts/count-forecast.js";
import { type ForecastError, probabilityOfAtMost, reachByZ, reachOf } from "./scaled-error.js";

/** What is expected of some coming periods together, and how wrong that may be. */
export interface ComingCount {
  total: number;
  error: ForecastError;
  /** The error of what is expected, without the counting of the coming periods; methods that know it say whole numbers. */
  rate?: ForecastError;
}

/**
 * Below this, counting makes the chances of single numbers, and of none, too uneven for a smooth band. There the two do not
 * meet: at 50 a year the smooth upper limit of 95% lies 4 to 8 counts further out, since measured errors widen counting too.
 * They met when counting was widened below, too, or nowhere: bands of 0.2 a month became a third wider, or those of places
 * held out missed more.
 */
const SMALL_COUNT = 50;

/** The limits within which the count lies, by confidence, 0 to 1; whole numbers by methods that say those. */
export function limitsOf(coming: ComingCount): (confidence: number) => { lower: number; upper: number } {
  const small = smallCount(coming);
  if (small) {
    return (confidence) => {
      const tail = (1 - confidence) / 2;
      return { lower: small.quantile(tail), upper: small.quantile(1 - tail) };
    };
  }
  const { total, error, rate } = coming;
  return (confidence) => {
    const reach = reachOf(error, confidence);
    const limits = { lower: shiftCount(total, -reach), upper: shiftCount(total, reach) };
    return rate ? { lower: Math.floor(limits.lower), upper: Math.ceil(limits.upper) } : limits;
  };
}

/** Probability that the count is `count` or less; of small counts, that it is the whole number below. */
export function probabilityOfCount(coming: ComingCount, count: number): number {
  if (count < 0) return 0;
  const small = smallCount(coming);
  if (small) return small.cdf(Math.floor(count));
  return count === 0 ? 0 : probabilityOfAtMost(coming.error, logDistance(coming.total, count));
}

/** Is it so small that its bands are those of a Poisson count whose mean is uncertain? Of methods that say whole numbers alone. */
export function isSmallCount(coming: ComingCount): coming is ComingCount & { rate: ForecastError } {
  return coming.rate !== undefined && coming.total < SMALL_COUNT;
}

function smallCount(coming: ComingCount): MixedPoisson | undefined {
  if (!isSmallCount(coming)) return undefined;
  const { total, rate } = coming;
  const reach = reachByZ(rate);
  return mixedPoisson(total, (z) => Math.sign(z) * reach(Math.abs(z)));
}
