/**
 * The rules on counts, written a second time and for speed, with no code of the product: which colours they give a monthly
 * history whose windows are known by index. A test holds this judge against the product's rules.
 */
export interface Asked {
  /** Index of the last month judged, and its place in the year (January 0). */
  last: number;
  lastPosition: number;
  /** Length of each month over that of the average one, from the first. */
  lengths: readonly number[];
  /** First month of the baseline; it has twelve, as the latest period has. */
  baseline: number;
  /** Index of the last month that was known when the baseline was. */
  known: number;
  /** Index of the last month of the target year. */
  targetEnd: number;
  z: number;
  /** Student's quantiles that go with z: of R1's 11 degrees of freedom, of R5's model and of that of the baseline. */
  t11: number;
  tLevels: number;
  tKnown: number;
  /** The least dispersion believed, with 11 degrees of freedom, with those of R5's model and of that of the baseline. */
  least11: number;
  leastLevels: number;
  leastKnown: number;
  /** By how much whole years usually differ: standard deviation of a logarithm. */
  usualYears: number;
}

export const mean = (x: ArrayLike<number>, from: number, n: number) => {
  let total = 0;
  for (let i = from; i < from + n; i++) total += x[i]!;
  return total / n;
};

const variance = (x: ArrayLike<number>, from: number, n: number) => {
  const m = mean(x, from, n);
  let total = 0;
  for (let i = from; i < from + n; i++) total += (x[i]! - m) ** 2;
  return total / (n - 1);
};

/** Is another colour shown than is right when nothing has changed? As written: R8, R5 and R3. */
export function falseAsWritten(counts: ArrayLike<number>, { last, baseline, targetEnd, z }: Asked) {
  const b = mean(counts, baseline, 12);
  const l = mean(counts, last - 11, 12);
  const reach = z * Math.sqrt((variance(counts, baseline, 12) + variance(counts, last - 11, 12)) / 12);
  const p = mean(counts, last - 17, 12);
  const spc = z * Math.sqrt(variance(counts, last - 17, 12));
  const r = mean(counts, last - 5, 6);
  const lower = Math.max(0, b - reach);
  const improved = l < lower;
  const firsts = [last - 11, last - 23, last - 35, baseline].filter((first) => first >= 0);
  const reaches = firsts.some((first) => lineMean(counts, first, last, targetEnd) < lower);
  return {
    R8: improved || l > b + reach,
    R5: r < Math.max(0, p - spc) || r > p + spc,
    // A threshold of nothing is not rated at all.
    R3: lower > 0 && (improved || reaches)
  };
}

/** Mean of the twelve months that end with `end`, on the straight line through the months from `first` to `last`. */
function lineMean(x: ArrayLike<number>, first: number, last: number, end: number): number {
  const n = last - first + 1;
  const middle = (first + last) / 2;
  let slope = 0;
  let squares = 0;
  for (let i = first; i <= last; i++) {
    slope += (i - middle) * x[i]!;
    squares += (i - middle) ** 2;
  }
  slope /= squares;
  return Math.max(0, mean(x, first, n) + slope * (end - 5.5 - middle));
}

/** The same of the calibrated readings of R8 and R5: of monthly series of at least 36 months, with two harmonics. */
export function falseCalibrated(counts: ArrayLike<number>, asked: Asked) {
  const { R8, R5 } = timesTheLines(counts, asked, 1);
  return { R8: R8 > 1, R5: R5 > 1 };
}

/**
 * How many times as far off as its line each of them finds a history. What R8 does not find beyond so many lines by the least error
 * that there can be is told by that: no inflation is below 1, so that most histories need no model.
 */
export function timesTheLines(counts: ArrayLike<number>, asked: Asked, beyond: number) {
  return { R8: timesTheChange(counts, asked, beyond), R5: timesTheLevels(counts, asked) };
}

function timesTheChange(counts: ArrayLike<number>, asked: Asked, beyond: number): number {
  const { last, baseline, t11 } = asked;
  const distance = Math.abs(mean(counts, last - 11, 12) - mean(counts, baseline, 12));
  const most = distance / (t11 * leastError(counts, asked));
  return most <= beyond ? most : distance / (t11 * changeError(counts, asked));
}

/** Standard error of the difference of baseline and latest year. */
export function changeError(counts: ArrayLike<number>, asked: Asked): number {
  const { change } = designsOf(asked);
  const { residuals } = regression(change.columns, monthsOf(counts, change), change.offset);
  return errorWith(counts, asked, inflationOf(residuals), varianceOfYears(counts, asked));
}

/** The least that it can be: without inflation, and with years that differ as little as is believed. */
export function leastError(counts: ArrayLike<number>, asked: Asked): number {
  return errorWith(counts, asked, 1, asked.usualYears ** 2 / 2);
}

function errorWith(
  counts: ArrayLike<number>,
  { last, baseline, least11 }: Asked,
  inflation: number,
  ofYears: number
): number {
  const d = Array.from({ length: 12 }, (_, i) => {
    const latest = last - 11 + i;
    return counts[latest]! - counts[baseline + ((((latest - baseline) % 12) + 12) % 12)]!;
  });
  const b = mean(counts, baseline, 12);
  const l = mean(counts, last - 11, 12);
  const ofMonths = Math.max(variance(d, 0, 12), least11 * (b + l)) / 12;
  return Math.sqrt(ofMonths * inflation ** 2 + ofYears * (b ** 2 + l ** 2));
}

/** What was known with the baseline: its dispersion, at least what is believed, times the inflation's square. */
export function knownDispersion(counts: ArrayLike<number>, asked: Asked): number {
  const { baseline } = designsOf(asked);
  const fitted = regression(baseline.columns, monthsOf(counts, baseline), baseline.offset);
  return Math.max(asked.leastKnown, fitted.dispersion) * inflationOf(fitted.residuals) ** 2;
}

/** Of the logarithm of a year's level: the usual one, and half of it what five years known leave about a line beyond their months. */
export function varianceOfYears(counts: ArrayLike<number>, asked: Asked): number {
  const { known, usualYears } = asked;
  if (known < 59) return usualYears ** 2;
  const years = [0, 1, 2, 3, 4].map((year) => 12 * mean(counts, known - 59 + 12 * year, 12));
  if (years.includes(0)) return usualYears ** 2;
  const ofMonths = knownDispersion(counts, asked) / mean(years, 0, 5);
  const logs = years.map(Math.log);
  // Five values have the middle one at their mean, and the others one and two steps from it.
  const slope = (2 * (logs[4]! - logs[0]!) + logs[3]! - logs[1]!) / 10;
  const middle = mean(logs, 0, 5);
  const about = logs.reduce((sum, log, i) => sum + (log - middle - slope * (i - 2)) ** 2, 0) / 3;
  return (usualYears ** 2 + Math.max(0, about - ofMonths)) / 2;
}

function timesTheLevels(counts: ArrayLike<number>, asked: Asked): number {
  const { levels } = designsOf(asked);
  const fitted = regression(levels.columns, monthsOf(counts, levels), levels.offset);
  const dispersion = Math.max(asked.leastLevels, fitted.dispersion);
  const spread = Math.sqrt(dispersion * fitted.lastVariance) * inflationOf(fitted.residuals);
  return Math.abs(fitted.lastCoefficient) / (asked.tLevels * spread);
}

interface Design {
  first: number;
  /** Logarithm of each month's length. */
  offset: Float64Array;
  columns: Float64Array[];
}

function monthsOf(counts: ArrayLike<number>, { first, offset }: Design): Float64Array {
  const months = new Float64Array(offset.length);
  for (let i = 0; i < months.length; i++) months[i] = counts[first + i]!;
  return months;
}

/** What the designs are made of: R1's two, of the looked at and of the known months, and R5's. */
interface Designs {
  change: Design;
  baseline: Design;
  levels: Design;
}

const KEPT = new WeakMap<Asked, Designs>();

/** The columns of R1's models and of R5's, each over five years: the same for every history of a series. */
function designsOf(asked: Asked): Designs {
  const kept = KEPT.get(asked);
  if (kept) return kept;
  const { last, known, baseline } = asked;
  const made = {
    change: designOf(asked, last, (first, span) => [
      ...span(last - 11, last + 1, "level"),
      ...span(Math.max(first, baseline + 12), last - 11, first < baseline + 12 ? "both" : "slope"),
      ...span(first, baseline, "both")
    ]),
    baseline: designOf(asked, known, (first, span) => [
      ...span(first, baseline, "both"),
      ...span(baseline + 12, known + 1, "both")
    ]),
    levels: designOf(asked, last, (first, span) => [
      ...span(first, last - 17, "both"),
      ...span(last - 5, last + 1, "level")
    ])
  };
  KEPT.set(asked, made);
  return made;
}

/** Columns for the months from one to before another; a slope only where there are three. */
type Span = (from: number, to: number, of: "level" | "slope" | "both") => Float64Array[];

/** A level, two yearly waves and the columns of spans, in the sixty months up to one, as many as there are. */
function designOf(
  { last, lastPosition, lengths }: Asked,
  end: number,
  spansOf: (first: number, span: Span) => Float64Array[]
): Design {
  const first = Math.max(0, end - 59);
  const column = (of: (i: number) => number) =>
    Float64Array.from({ length: end - first + 1 }, (_, i) => of(first + i));
  const angle = (i: number) => (2 * Math.PI * (lastPosition + i - last)) / 12;
  const waves = [1, 2].flatMap((k) => [
    column((i) => Math.cos(k * angle(i))),
    column((i) => Math.sin(k * angle(i)))
  ]);
  const span: Span = (from, to, of) => {
    if (to <= from) return [];
    const isIn = (i: number) => i >= from && i < to;
    const level = of === "slope" ? [] : [column((i) => Number(isIn(i)))];
    const slope = of === "level" || to - from < 3 ? [] : [column((i) => (isIn(i) ? (to - i) / 12 : 0))];
    return [...level, ...slope];
  };
  const spans = spansOf(first, span);
  return {
    first,
    offset: column((i) => Math.log(lengths[i]!)),
    columns: [column(() => 1), ...waves, ...spans]
  };
}

function inflationOf(residuals: Float64Array): number {
  const n = residuals.length;
  const m = mean(residuals, 0, n);
  let products = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    squares += (residuals[i]! - m) ** 2;
    if (i > 0) products += (residuals[i]! - m) * (residuals[i - 1]! - m);
  }
  const r = products / squares;
  const believed = Math.min(0.95, Math.max(0, r + (1 + 3 * r) / n));
  return Math.sqrt((1 + believed) / (1 - believed));
}

/** Enough for every colour: each step doubles the digits that are right. */
const STEPS = 3;

/** Poisson regression by Newton's steps on the normal equations, from a fit to the logarithms. */
function regression(columns: Float64Array[], x: Float64Array, offset: Float64Array) {
  const n = x.length;
  const mu = new Float64Array(n);
  const eta = new Float64Array(n);
  const working = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    mu[i] = x[i]! + 0.5;
    working[i] = Math.log(mu[i]!) - offset[i]!;
  }
  let solved = solve(columns, mu, working);
  for (let step = 0; step < STEPS; step++) {
    predict(columns, solved.b, eta);
    for (let i = 0; i < n; i++) {
      mu[i] = Math.exp(offset[i]! + eta[i]!);
      working[i] = eta[i]! + (x[i]! - mu[i]!) / mu[i]!;
    }
    solved = solve(columns, mu, working);
  }
  predict(columns, solved.b, eta);
  const residuals = new Float64Array(n);
  let chi = 0;
  for (let i = 0; i < n; i++) {
    const m = Math.exp(offset[i]! + eta[i]!);
    residuals[i] = (x[i]! - m) / Math.sqrt(m);
    chi += residuals[i]! ** 2;
  }
  return {
    residuals,
    dispersion: chi / (n - columns.length),
    lastCoefficient: solved.b.at(-1)!,
    lastVariance: solved.lastVariance
  };
}

function predict(columns: Float64Array[], b: Float64Array, eta: Float64Array): void {
  eta.fill(0);
  for (let j = 0; j < columns.length; j++) {
    const column = columns[j]!;
    const own = b[j]!;
    for (let i = 0; i < eta.length; i++) eta[i]! += own * column[i]!;
  }
}

/** Weighted least squares by Cholesky's decomposition; the last diagonal gives the last coefficient's variance. */
export function solve(columns: Float64Array[], weights: Float64Array, y: Float64Array) {
  const p = columns.length;
  const a = new Float64Array(p * p);
  const b = new Float64Array(p);
  const weighed = new Float64Array(y.length);
  for (let j = 0; j < p; j++) {
    const column = columns[j]!;
    let right = 0;
    for (let i = 0; i < y.length; i++) {
      weighed[i] = weights[i]! * column[i]!;
      right += weighed[i]! * y[i]!;
    }
    b[j] = right;
    for (let k = 0; k <= j; k++) {
      const other = columns[k]!;
      let total = 0;
      for (let i = 0; i < y.length; i++) total += weighed[i]! * other[i]!;
      a[j * p + k] = total;
    }
  }
  for (let j = 0; j < p; j++) {
    for (let k = 0; k <= j; k++) {
      let s = a[j * p + k]!;
      for (let l = 0; l < k; l++) s -= a[j * p + l]! * a[k * p + l]!;
      a[j * p + k] = j === k ? Math.sqrt(s) : s / a[k * p + k]!;
    }
    for (let l = 0; l < j; l++) b[j]! -= a[j * p + l]! * b[l]!;
    b[j]! /= a[j * p + j]!;
  }
  const lastVariance = 1 / a[p * p - 1]! ** 2;
  for (let j = p - 1; j >= 0; j--) {
    for (let l = j + 1; l < p; l++) b[j]! -= a[l * p + j]! * b[l]!;
    b[j]! /= a[j * p + j]!;
  }
  return { b, lastVariance };
}
