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
  /** Index of the last month of the target year. */
  targetEnd: number;
  z: number;
  /** Student's quantiles that go with z: of R1's 11 degrees of freedom, of R5's model. */
  t11: number;
  tLevels: number;
  /** The least dispersion believed, with 11 degrees of freedom and with those of R5's model. */
  least11: number;
  leastLevels: number;
}

const mean = (x: ArrayLike<number>, from: number, n: number) => {
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
 * How many times as far off as its line each of them finds a history. What R8 does not find beyond so many lines without the
 * inflation is told without it: no inflation is below 1, so that most histories need no model.
 */
export function timesTheLines(counts: ArrayLike<number>, asked: Asked, beyond: number) {
  const { last, baseline, t11, tLevels, least11, leastLevels } = asked;
  const { first, offset, trend, levels } = designsOf(asked);
  const months = new Float64Array(last - first + 1);
  for (let i = 0; i < months.length; i++) months[i] = counts[first + i]!;
  const d = Array.from({ length: 12 }, (_, i) => {
    const latest = last - 11 + i;
    return counts[latest]! - counts[baseline + ((((latest - baseline) % 12) + 12) % 12)]!;
  });
  const counting = least11 * (mean(counts, baseline, 12) + mean(counts, last - 11, 12));
  const error = Math.sqrt(Math.max(variance(d, 0, 12), counting) / 12);
  const plain = Math.abs(mean(d, 0, 12)) / (t11 * error);
  const inflation = () => inflationOf(regression(trend, months, offset).residuals);
  const ofLevels = regression(levels, months, offset);
  const dispersion = Math.max(leastLevels, ofLevels.dispersion);
  const spread = Math.sqrt(dispersion * ofLevels.lastVariance) * inflationOf(ofLevels.residuals);
  return {
    R8: plain > beyond ? plain / inflation() : plain,
    R5: Math.abs(ofLevels.lastCoefficient) / (tLevels * spread)
  };
}

interface Designs {
  first: number;
  /** Logarithm of each month's length. */
  offset: Float64Array;
  trend: Float64Array[];
  levels: Float64Array[];
}

const KEPT = new WeakMap<Asked, Designs>();

/** The columns of R1's model and of R5's, over the last five years: the same for every history of a series. */
function designsOf(asked: Asked): Designs {
  const kept = KEPT.get(asked);
  if (kept) return kept;
  const { last, lastPosition, lengths } = asked;
  const first = Math.max(0, last - 59);
  const column = (of: (i: number) => number) =>
    Float64Array.from({ length: last - first + 1 }, (_, i) => of(first + i));
  const angle = (i: number) => (2 * Math.PI * (lastPosition + i - last)) / 12;
  const waves = [1, 2].flatMap((k) => [
    column((i) => Math.cos(k * angle(i))),
    column((i) => Math.sin(k * angle(i)))
  ]);
  const ones = column(() => 1);
  const before = (i: number) => Math.max(0, last - 17 - i);
  const older = last - 17 - first;
  const levelBefore = older > 0 ? [column((i) => Number(before(i) > 0))] : [];
  const slopeBefore = older >= 3 ? [column((i) => before(i) / 12)] : [];
  const recent = column((i) => Number(i > last - 6));
  const made = {
    first,
    offset: column((i) => Math.log(lengths[i]!)),
    trend: [ones, column((i) => (i - last) / 12), ...waves],
    levels: [ones, ...levelBefore, ...slopeBefore, ...waves, recent]
  };
  KEPT.set(asked, made);
  return made;
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
function solve(columns: Float64Array[], weights: Float64Array, y: Float64Array) {
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
