import { upperGamma } from "./incomplete-gamma.js";
import { normalDensity } from "./normal.js";

/** A count whose expectation is itself uncertain. */
export interface MixedPoisson {
  /** Probability of at most `count`, a whole number; below 0 it is 0. */
  cdf(count: number): number;
  /** The smallest count that is not exceeded with a probability of at least p (0 to 1, both left out). */
  quantile(p: number): number;
}

/** Nodes of the expectation, in normal quantiles: the trapezoidal rule is exact to many digits for smooth integrands. */
const FURTHEST = 5;
const STEP = 0.25;

const NODES = Array.from({ length: (2 * FURTHEST) / STEP + 1 }, (_, i) => i * STEP - FURTHEST);
const DENSITIES = NODES.map(normalDensity);
const TOTAL_DENSITY = DENSITIES.reduce((sum, density) => sum + density, 0);

/** Up to here probabilities of single counts are added up, far faster than each sum is found alone; bands of small counts end before. */
const ADDED = 256;

/** Standard deviations from its mean beyond which a Poisson count has no probability that any print shows. */
const NEVER = 10;

/**
 * Poisson counts whose expectation is mean * exp(logError(z)), z being standard normal and logError growing with it: with a
 * logError of sigma z, the Poisson-lognormal distribution (Johnson, Kemp & Kotz 2005, Univariate Discrete Distributions,
 * 8.3). mean is 0 or more.
 */
export function mixedPoisson(mean: number, logError: (z: number) => number): MixedPoisson {
  if (mean === 0) return { cdf: (count) => (count < 0 ? 0 : 1), quantile: () => 0 };
  const logRates = NODES.map((z) => Math.log(mean) + logError(z));
  const rates = logRates.map(Math.exp);
  const mixed = (ofNode: (i: number) => number) =>
    DENSITIES.reduce((sum, density, i) => sum + density * ofNode(i), 0) / TOTAL_DENSITY;
  /** Probabilities of at most 0, 1, 2 and so on, as far as any was asked for. */
  const added: number[] = [];
  let logFactorial = 0;
  const addNext = () => {
    const count = added.length;
    logFactorial += Math.log(Math.max(1, count));
    const exactly = mixed((i) => Math.exp(count * logRates[i]! - rates[i]! - logFactorial));
    added.push(Math.min(1, (added[count - 1] ?? 0) + exactly));
  };
  const cdf = (count: number) => {
    if (count < 0) return 0;
    if (count >= ADDED) return mixed((i) => poissonCdf(count, rates[i]!));
    while (added.length <= count) addNext();
    return added[count]!;
  };
  return { cdf, quantile: (p) => smallestReaching(p, cdf, Math.ceil(mean) + 1) };
}

function poissonCdf(count: number, rate: number): number {
  const reach = NEVER * (Math.sqrt(rate) + 1);
  if (count > rate + reach) return 1;
  if (count < rate - reach) return 0;
  return upperGamma(count + 1, rate);
}

function smallestReaching(p: number, cdf: (count: number) => number, start: number): number {
  let above = start;
  while (cdf(above) < p) above *= 2;
  let below = -1;
  while (above - below > 1) {
    const middle = Math.floor((above + below) / 2);
    if (cdf(middle) < p) below = middle;
    else above = middle;
  }
  return above;
}
