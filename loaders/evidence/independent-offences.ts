/**
 * R3 calibrated, written a second time, with no code of the product: whether a monthly history is given another colour than red, by
 * each version of R2's method. A test holds this judge against the product's rules.
 */
import {
  type Asked,
  changeError,
  knownDispersion,
  leastError,
  mean,
  solve,
  varianceOfYears
} from "./independent-judge.js";

/** What the judge has to know beside {@link Asked}. */
export interface AskedOfOffences extends Asked {
  better: "lower" | "higher";
  /** Version of R2's method. */
  forecaster: number;
  /** An improvement that is not projected to hold is red, too. */
  unmaintainedIsRed: boolean;
  /** Normal quantile of the chance at which a forecast counts as reaching the target. */
  needed: number;
  /** Quarters that forecasts are fitted to, and whether they have a season. */
  quarters: number;
  seasonal: boolean;
  /** Half-widths of a forecast's bands by normal quantile, and the quarters ahead that were measured. */
  widths: readonly { z: number; width: number }[];
  measured: number;
}

/** Is another colour than red shown? `group` are the totals by quarter of the group whose trend is shared, if one is. */
export function falseOffences(
  counts: ArrayLike<number>,
  asked: AskedOfOffences,
  group?: readonly number[]
): boolean {
  const { usualYears, leastKnown } = asked;
  // Most are red however small the errors: they need no model.
  const least = {
    error: leastError(counts, asked),
    ...targetMargin(counts, asked, leastKnown, usualYears ** 2 / 2)
  };
  if (!leavesRed(counts, asked, least, group)) return false;
  const dispersion = knownDispersion(counts, asked);
  const ofYears = varianceOfYears(counts, asked);
  const errors = { error: changeError(counts, asked), ...targetMargin(counts, asked, dispersion, ofYears) };
  return leavesRed(counts, asked, errors, group);
}

/** How far R2's target lies from the baseline, as it was when that was known. */
function targetMargin(
  counts: ArrayLike<number>,
  { baseline, tKnown }: AskedOfOffences,
  dispersion: number,
  ofYears: number
) {
  const before = mean(counts, baseline, 12);
  return { margin: tKnown * Math.sqrt(dispersion * before * (2 / 12) + 2 * ofYears * before ** 2) };
}

function leavesRed(
  counts: ArrayLike<number>,
  asked: AskedOfOffences,
  { error, margin }: { error: number; margin: number },
  group?: readonly number[]
): boolean {
  const { baseline, last, targetEnd, better, t11, unmaintainedIsRed } = asked;
  const before = mean(counts, baseline, 12);
  const sign = better === "lower" ? -1 : 1;
  const line = before + sign * margin;
  if (better === "lower" && line <= 1e-9) return false;
  const isImproved = sign * (mean(counts, last - 11, 12) - before) > t11 * error;
  if (isImproved && !unmaintainedIsRed) return true;
  const known = last - (targetEnd - 11) + 1;
  const observed = known > 0 ? known * mean(counts, targetEnd - 11, known) : 0;
  return reaches(12 * line - observed, counts, asked, group);
}

/** How a logarithm is smoothed: shares of an error that move level and trend, and what is left of a trend after a quarter. */
interface Smoothing {
  alpha: number;
  beta: number;
  phi: number;
  hasTrend: boolean;
}

const GROUP: Smoothing = { alpha: 0.6, beta: 0.2, phi: 0.95, hasTrend: true };
const DISTANCE: Smoothing = { alpha: 0.5, beta: 0, phi: 1, hasTrend: false };
const ALONE: Smoothing = { alpha: 0.6, beta: 0.1, phi: 0.85, hasTrend: true };

const log = (count: number) => Math.log(count + 0.5);

/** Is the target that is left, a total of the months ahead, reached with the chance that is asked for? */
function reaches(
  left: number,
  counts: ArrayLike<number>,
  asked: AskedOfOffences,
  group?: readonly number[]
): boolean {
  const { last, targetEnd, quarters, forecaster, better, needed } = asked;
  const ahead = Math.min(12, targetEnd - last);
  if (ahead <= 0) return better === "lower" ? 0 < left : 0 > left;
  const own = Array.from({ length: quarters }, (_, q) => 3 * mean(counts, last + 1 - 3 * (quarters - q), 3));
  if (own.every((count) => count === 0)) return false;
  const found = forecaster === 1 ? plainForecast(own, asked, group) : pooledForecast(own, asked, group);
  const { total, weights, within } = restOf(counts, found.expected, asked);
  const shares = weights.map((w, h) => (total === 0 ? 0 : (w * found.expected[h]!) / total));
  const beyond = forecaster === 1 ? 1 : Math.sqrt(Math.max(1, (targetEnd - last) / 3 / asked.measured));
  const reach = (deviation: number, part: number, z: number) =>
    Math.sign(z) * Math.hypot(widthAt(asked.widths, Math.abs(z)) * deviation, z * part);
  const deviation = beyond * Math.sqrt(found.variance(shares));
  if (forecaster === 1) {
    if (better === "lower" && left <= 0) return false;
    const distance = log(Math.max(0, left)) - log(total);
    return better === "lower"
      ? distance >= reach(deviation, within, needed)
      : left <= 0 || distance <= -reach(deviation, within, needed);
  }
  // Whole numbers: the most, or the fewest, that lie beyond.
  const bound = better === "lower" ? Math.ceil(left) - 1 : Math.floor(left);
  if (bound < 0) return better !== "lower";
  if (total < 50) {
    const counted = found.counting * shares.reduce((sum, share) => sum + share ** 2, 0);
    const rate = beyond * Math.sqrt(Math.max(0, found.variance(shares) - counted));
    const below = mixture(bound, total, (z) => reach(rate, 0, z));
    const chance = normalChance(needed);
    return better === "lower" ? below >= chance : 1 - below >= chance;
  }
  const distance = log(bound) - log(total);
  if (bound === 0) return better !== "lower";
  return better === "lower"
    ? distance >= reach(deviation, within, needed)
    : distance <= -reach(deviation, within, needed);
}

interface Forecast {
  expected: number[];
  /** Of the logarithm of a total in which each quarter has a share. */
  variance: (shares: readonly number[]) => number;
  counting: number;
}

const countingOf = (own: readonly number[]) => 1 / (mean(own, 0, own.length) + 0.5);

function plainForecast(own: readonly number[], asked: AskedOfOffences, group?: readonly number[]): Forecast {
  const counting = countingOf(own);
  const floored = (part: Smoothed) => ({ ...part, error: Math.max(part.error, counting) });
  const parts = group
    ? [
        smoothed(group.map(log), GROUP, asked),
        floored(
          smoothed(
            own.map((count, q) => log(count) - log(group[q]!)),
            DISTANCE,
            asked
          )
        )
      ]
    : [floored(smoothed(own.map(log), ALONE, asked))];
  const means = sums(parts.map(({ ahead }) => ahead));
  return {
    expected: means.map((m) => Math.max(0, Math.exp(m) - 0.5)),
    variance: (shares) => parts.reduce((sum, part) => sum + part.error * spreadOf(shares, part.by), 0),
    counting
  };
}

function pooledForecast(own: readonly number[], asked: AskedOfOffences, group?: readonly number[]): Forecast {
  const counting = countingOf(own);
  const share = counting / (counting + 0.02);
  const shrunk = (by: Smoothing, part: number): Smoothing => {
    const alpha = Math.round(20 * by.alpha * (1 - part)) / 20;
    return { ...by, alpha, beta: (by.beta * alpha) / by.alpha };
  };
  const logs = own.map((count, q) => log(count) - (group ? log(group[q]!) : 0));
  const part = smoothed(logs, shrunk(group ? DISTANCE : ALONE, share), asked);
  const ofGroup = group && countingOf(group);
  const course = group && smoothed(group.map(log), shrunk(GROUP, ofGroup! / (ofGroup! + 0.02)), asked);
  const fits = sums(course ? [part.fitted, course.fitted] : [part.fitted]);
  const n = own.length;
  const bias = (n * mean(own, 0, n) + n / 2) / fits.reduce((sum, fit) => sum + Math.exp(fit), 0);
  const means = sums(course ? [part.ahead, course.ahead] : [part.ahead]);
  const beyond = Math.max(0, part.error - counting);
  const error = counting + (5 * 0.01 + part.free * beyond) / (5 + part.free);
  return {
    expected: means.map((m) => Math.max(0.5 / own.length, bias ** share * Math.exp(m) - 0.5)),
    variance: (shares) =>
      (course ? course.error * spreadOf(shares, course.by) : 0) + error * (spreadOf(shares, part.by) + 1 / n),
    counting
  };
}

const sums = (lists: readonly (readonly number[])[]) =>
  lists[0]!.map((_, i) => lists.reduce((sum, list) => sum + list[i]!, 0));

interface Smoothed {
  by: Smoothing;
  fitted: number[];
  ahead: number[];
  /** Variance of the errors, and how many of them are free. */
  error: number;
  free: number;
}

/** Quarters of a year whose season is learnt. */
const YEAR = 4;

/** Additive smoothing from the starting level, trend and season that leave the least squares of errors, and its forecasts. */
function smoothed(values: readonly number[], by: Smoothing, asked: AskedOfOffences): Smoothed {
  const n = values.length;
  const year = asked.seasonal ? YEAR : 1;
  const horizon = Math.max(1, Math.ceil((asked.targetEnd - asked.last) / 3));
  const starts = 1 + Number(by.hasTrend) + year - 1;
  const start = (weights: readonly number[]) => {
    const season = weights.slice(1 + Number(by.hasTrend));
    const rest = -season.reduce((a, b) => a + b, 0);
    return { level: weights[0]!, trend: by.hasTrend ? weights[1]! : 0, season: [...season, rest] };
  };
  const run = (x: readonly number[], weights: readonly number[]) => {
    const { season, ...from } = start(weights);
    let { level, trend } = from;
    const fits: number[] = [];
    for (let t = 0; t < n; t++) {
      const before = level + by.phi * trend;
      const error = x[t]! - before - season[t % year]!;
      fits.push(before + season[t % year]!);
      level = before + by.alpha * error;
      trend = by.phi * trend + by.beta * error;
    }
    return { fits, level, trend, season };
  };
  const columns = columnsOf(by, n, year, () => {
    const silence = new Array<number>(n).fill(0);
    return Array.from({ length: starts }, (_, j) =>
      Float64Array.from(
        run(
          silence,
          Array.from({ length: starts }, (_x, k) => Number(j === k))
        ).fits
      )
    );
  });
  const fromZero = run(values, new Array<number>(starts).fill(0)).fits;
  const errors = Float64Array.from(values, (value, t) => value - fromZero[t]!);
  const { fits, level, trend, season } = run(values, [
    ...solve(columns, new Float64Array(n).fill(1), errors).b
  ]);
  let damping = 0;
  const ahead = Array.from({ length: horizon }, (_, h) => {
    damping += by.phi ** (h + 1);
    return level + damping * trend + season[(n + h) % year]!;
  });
  const squares = values.reduce((sum, value, t) => sum + (value - fits[t]!) ** 2, 0);
  return { by, fitted: fits, ahead, error: squares / (n - starts), free: n - starts };
}

const COLUMNS = new Map<string, Float64Array[]>();

function columnsOf(
  { alpha, beta, phi, hasTrend }: Smoothing,
  n: number,
  year: number,
  make: () => Float64Array[]
) {
  const key = [alpha, beta, phi, hasTrend, n, year].join(" ");
  const columns = COLUMNS.get(key) ?? make();
  COLUMNS.set(key, columns);
  return columns;
}

/** Variance of a weighted sum of the coming values for errors of variance 1: each moves all that come after it. */
function spreadOf(shares: readonly number[], { alpha, beta, phi }: Smoothing): number {
  let total = 0;
  for (let t = 0; t < shares.length; t++) {
    let moved = shares[t]!;
    let damping = 0;
    for (let h = t + 1; h < shares.length; h++) {
      damping += phi ** (h - t);
      moved += shares[h]! * (alpha + beta * damping);
    }
    total += moved ** 2;
  }
  return total;
}

/** The months of the target that lie ahead: how much of each quarter they take, by the months' usual shares of it. */
function restOf(counts: ArrayLike<number>, expected: readonly number[], asked: AskedOfOffences) {
  const { last, targetEnd, quarters, seasonal } = asked;
  const first = last + 1 - 3 * quarters;
  const quarterOf = (i: number) => first + 3 * Math.floor((i - first) / 3);
  const totalAt = (i: number) => 3 * mean(counts, quarterOf(i), 3);
  const cycle = seasonal ? 12 : 3;
  const shareOf = (ahead: number) => {
    if (!seasonal) return 1 / 3;
    let own = 0;
    let total = 0;
    for (let i = last + 1 + (ahead % 12) - 12 * Math.ceil(quarters / 4); i <= last; i += 12) {
      if (i < first) continue;
      own += counts[i]!;
      total += totalAt(i);
    }
    return total === 0 ? 1 / 3 : own / total;
  };
  const weights = expected.map(() => 0);
  const months = expected.map(() => 0);
  for (let i = Math.max(last + 1, targetEnd - 11); i <= targetEnd; i++) {
    const ahead = i - last - 1;
    weights[Math.floor(ahead / 3)]! += shareOf(ahead);
    months[Math.floor(ahead / 3)]! += 1;
  }
  const total = weights.reduce((sum, w, h) => sum + w * expected[h]!, 0);
  const parts = weights.reduce((sum, w, h) => {
    if (months[h] === 0 || months[h] === 3) return sum;
    return sum + ((months[h] === 1 ? w : 1 - w) * expected[h]!) ** 2;
  }, 0);
  if (parts === 0 || total === 0) return { total, weights, within: 0 };
  let squares = 0;
  for (let i = first; i <= last; i++)
    squares += (log(counts[i]!) - log(shareOf((i - last - 1 + 12 * quarters) % cycle) * totalAt(i))) ** 2;
  const free = quarters - (seasonal ? 4 : 0);
  const deviation = free > 0 ? Math.sqrt(squares / (3 * free)) : 0;
  return { total, weights, within: (deviation * Math.sqrt(parts)) / total };
}

/** Half-width of a band at a normal quantile: straight between those measured, in proportion beyond the last. */
function widthAt(widths: AskedOfOffences["widths"], z: number): number {
  const to = widths.findIndex((one) => one.z >= z);
  if (to === -1) return (z / widths.at(-1)!.z) * widths.at(-1)!.width;
  const above = widths[to]!;
  const below = to === 0 ? { z: 0, width: 0 } : widths[to - 1]!;
  return below.width + ((z - below.z) / (above.z - below.z)) * (above.width - below.width);
}

/** Probability of at most so many where the expectation errs by a factor whose logarithm is `reach` of a normal number. */
function mixture(count: number, expected: number, reach: (z: number) => number): number {
  let below = 0;
  let weights = 0;
  for (let z = -5; z <= 5; z += 0.125) {
    const weight = Math.exp(-(z ** 2) / 2);
    const rate = expected * Math.exp(reach(z));
    let term = Math.exp(-rate);
    let sum = term;
    for (let k = 1; k <= count; k++) {
      term *= rate / k;
      sum += term;
    }
    below += weight * sum;
    weights += weight;
  }
  return below / weights;
}

/** The normal distribution function by Simpson's rule from 0: to nine digits within six standard deviations. */
function normalChance(z: number): number {
  const steps = 400;
  const h = z / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * Math.exp(-((i * h) ** 2) / 2);
  }
  return 0.5 + (sum * h) / 3 / Math.sqrt(2 * Math.PI);
}
