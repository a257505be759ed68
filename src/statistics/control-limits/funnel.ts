import { check, checkFinite, checkSameLength } from "../check.js";
import type { Interval } from "../interval.js";
import { poissonInterval } from "../intervals/poisson-interval.js";
import { quantile } from "../quantile.js";
import { sum } from "../sum.js";

/**
 * Limits of a funnel plot of observed / expected at one expected count, if the observed count is Poisson and the truth
 * is 1: the exact interval of the expected count over itself (Spiegelhalter 2005, Statistics in Medicine 24, p. 1185,
 * in the continuous form of FunnelPlotR). `confidence` from 0 to 1. Throws a RangeError unless expected is above 0.
 */
export function poissonFunnelLimits(expected: number, confidence: number): Interval {
  check(expected > 0, "expected", expected, "a number above 0");
  const { lower, upper } = poissonInterval(expected, confidence);
  return { lower: lower / expected, upper: upper / expected };
}

/**
 * How values are made nearly normal before their spread is judged:
 * `log` of a ratio to expected (as NHS Digital's SHMI), `square-root` of a ratio to expected (as the Care Quality
 * Commission), or `arcsine` of the square root of a proportion.
 */
export type FunnelTransform = "log" | "square-root" | "arcsine";

/** There and back, and the standard error on the transformed scale times the root of the size. */
interface Scale {
  forward(value: number): number;
  back(transformed: number): number;
  errorTimesRoot: number;
}

/** Spiegelhalter (2005), appendix. Back from a square root, what would be negative is zero, not its mirror image. */
const SCALES: Record<FunnelTransform, Scale> = {
  log: { forward: Math.log, back: Math.exp, errorTimesRoot: 1 },
  "square-root": { forward: Math.sqrt, back: (y) => Math.max(0, y) ** 2, errorTimesRoot: 0.5 },
  arcsine: {
    forward: (p) => Math.asin(Math.sqrt(p)),
    back: (y) => Math.sin(Math.min(Math.max(0, y), Math.PI / 2)) ** 2,
    errorTimesRoot: 0.5
  }
};

/** Added to an observed count of zero, which has no logarithm (Spiegelhalter 2005, appendix). */
const HALF = 0.5;

/** Forces on a funnel plot. */
export interface FunnelData {
  /** Counts: offences, or people who said yes. */
  observed: readonly number[];
  /** Expected counts (transforms log and square-root), or numbers asked (arcsine). */
  sizes: readonly number[];
  /** Where the funnel points: 1 for a ratio to expected, the overall proportion for arcsine. */
  target: number;
  transform: FunnelTransform;
}

/** How much more the forces differ than counting alone explains. */
export interface Overdispersion {
  /** Each force's distance from the target in its own standard errors, before winsorising. */
  zScores: number[];
  /** Mean squared winsorised z-score: 1 when counting explains everything. */
  phi: number;
  /** Variance between forces on the transformed scale; 0 when there is no sign of any. */
  tauSquared: number;
}

/**
 * Over-dispersion of a funnel plot: z-scores winsorised at the quantiles `winsor` and 1 - `winsor` (R type 7), phi, and
 * the between-force variance of an additive random-effects model (Spiegelhalter 2005, section 4.2; DerSimonian & Laird
 * 1986). Undefined for fewer than two forces.
 * Throws a RangeError for a size that is not above 0, a negative count or a winsor outside 0 to 0.5.
 */
export function overdispersion(data: FunnelData, winsor = 0.1): Overdispersion | undefined {
  checkData(data);
  check(winsor >= 0 && winsor < 0.5, "winsor", winsor, "a share from 0 to below 0.5");
  const n = data.observed.length;
  if (n < 2) return undefined;
  const zScores = scores(data);
  const [low, high] = [quantile(zScores, winsor)!, quantile(zScores, 1 - winsor)!];
  const phi = sum(zScores.map((z) => Math.min(Math.max(z, low), high) ** 2)) / n;
  const { errorTimesRoot } = SCALES[data.transform];
  const weights = data.sizes.map((size) => size / errorTimesRoot ** 2);
  const total = sum(weights);
  const squares = sum(weights.map((w) => w * w));
  return { zScores, phi, tauSquared: Math.max(0, (n * phi - (n - 1)) / (total - squares / total)) };
}

function scores({ observed, sizes, target, transform }: FunnelData): number[] {
  const { forward, errorTimesRoot } = SCALES[transform];
  return observed.map((count, i) => {
    const seen = transform === "log" && count === 0 ? HALF : count;
    return ((forward(seen / sizes[i]!) - forward(target)) * Math.sqrt(sizes[i]!)) / errorTimesRoot;
  });
}

function checkData({ observed, sizes, target, transform }: FunnelData): void {
  checkSameLength(observed, sizes, "sizes");
  checkFinite(observed, "observed");
  checkFinite(sizes, "sizes");
  checkTarget(target, transform);
  observed.forEach((count, i) => {
    check(sizes[i]! > 0, `sizes[${i}]`, sizes[i], "a number above 0");
    const most = transform === "arcsine" ? sizes[i]! : Number.POSITIVE_INFINITY;
    check(count >= 0 && count <= most, `observed[${i}]`, count, `0 to ${most}`);
  });
}

function checkTarget(target: number, transform: FunnelTransform): void {
  const most = transform === "arcsine" ? 1 : Number.MAX_VALUE;
  check(
    target > 0 && target <= most,
    "target",
    target,
    transform === "arcsine" ? "0 to 1" : "a number above 0"
  );
}

/**
 * Limits of a funnel plot at one size with the forces' over-dispersion allowed for: target +/- z sqrt(s^2 + tau^2) on
 * the transformed scale, brought back to the scale of the ratio or proportion (the square-root limits are squared).
 * With tauSquared 0 these are the plain approximate limits.
 * Throws a RangeError for a size or target that is not above 0, or a negative tauSquared or z.
 */
export function overdispersedLimits(
  size: number,
  limits: { tauSquared: number; z: number; target: number; transform: FunnelTransform }
): Interval {
  const { tauSquared, z, target, transform } = limits;
  check(size > 0 && size < Number.POSITIVE_INFINITY, "size", size, "a finite number above 0");
  check(tauSquared >= 0, "tauSquared", tauSquared, "zero or more");
  check(z >= 0 && z < Number.POSITIVE_INFINITY, "z", z, "a finite number of 0 or more");
  checkTarget(target, transform);
  const { forward, back, errorTimesRoot } = SCALES[transform];
  const reach = z * Math.sqrt(errorTimesRoot ** 2 / size + tauSquared);
  return { lower: back(forward(target) - reach), upper: back(forward(target) + reach) };
}
