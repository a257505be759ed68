/**
 * The rules on counts, written a second time and for speed, with no code of the product: which colours they give a monthly
 * history whose windows are known by index. A test holds this judge against the product's rules.
 */
export interface Asked {
  /** Index of the last month judged, and its place in the year (January 0). */
  last: number;
  lastPosition: number;
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
  const { last, baseline, t11, tLevels, least11, leastLevels } = asked;
  const first = Math.max(0, last - 59);
  const n = last - first + 1;
  const wave = (i: number) => {
    const a = (2 * Math.PI * (asked.lastPosition + i - last + 1200)) / 12;
    return [Math.cos(a), Math.sin(a), Math.cos(2 * a), Math.sin(2 * a)];
  };
  const trend = regression(counts, first, n, (i) => [1, (i - last) / 12, ...wave(i)]);
  const d = Array.from({ length: 12 }, (_, i) => {
    const latest = last - 11 + i;
    return counts[latest]! - counts[baseline + ((((latest - baseline) % 12) + 12) % 12)]!;
  });
  const counting = least11 * (mean(counts, baseline, 12) + mean(counts, last - 11, 12));
  const error = Math.sqrt(Math.max(variance(d, 0, 12), counting) / 12) * inflationOf(trend.residuals);
  const older = n - 18;
  const levels = regression(counts, first, n, (i) => {
    const before = Math.max(0, last - 17 - i);
    const extra = older >= 3 ? [Number(before > 0), before / 12] : older > 0 ? [Number(before > 0)] : [];
    return [1, ...extra, ...wave(i), Number(i > last - 6)];
  });
  const dispersion = Math.max(leastLevels, levels.dispersion);
  const spread = Math.sqrt(dispersion * levels.lastVariance) * inflationOf(levels.residuals);
  return {
    R8: Math.abs(mean(d, 0, 12)) > t11 * error,
    R5: Math.abs(levels.lastCoefficient) > tLevels * spread
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

/** Poisson regression by Newton's steps on the normal equations. */
function regression(x: ArrayLike<number>, first: number, n: number, row: (i: number) => number[]) {
  const rows = rowsOf(first, n, row);
  const p = rows.length / n;
  const logs = new Float64Array(n);
  for (let i = 0; i < n; i++) logs[i] = Math.log(x[first + i]! + 0.5);
  let solved = solve(rows, p, n, (i) => x[first + i]! + 0.5, logs);
  const mu = new Float64Array(n);
  const working = new Float64Array(n);
  for (let step = 0; step < 4; step++) {
    for (let i = 0; i < n; i++) {
      let eta = 0;
      for (let j = 0; j < p; j++) eta += rows[i * p + j]! * solved.b[j]!;
      mu[i] = Math.exp(eta);
      working[i] = eta + (x[first + i]! - mu[i]!) / mu[i]!;
    }
    solved = solve(rows, p, n, (i) => mu[i]!, working);
  }
  const residuals = new Float64Array(n);
  let chi = 0;
  for (let i = 0; i < n; i++) {
    let eta = 0;
    for (let j = 0; j < p; j++) eta += rows[i * p + j]! * solved.b[j]!;
    const m = Math.exp(eta);
    residuals[i] = (x[first + i]! - m) / Math.sqrt(m);
    chi += residuals[i]! ** 2;
  }
  return {
    residuals,
    dispersion: chi / (n - p),
    lastCoefficient: solved.b[p - 1]!,
    lastVariance: solved.lastVariance
  };
}

const KEPT = new Map<string, Float64Array>();
/** Designs are the same for every history of a series. */
function rowsOf(first: number, n: number, row: (i: number) => number[]): Float64Array {
  const key = [first, n, row(first), row(first + n - 1), row(first + n - 7)].join();
  const kept = KEPT.get(key) ?? Float64Array.from(Array.from({ length: n }, (_, i) => row(first + i)).flat());
  KEPT.set(key, kept);
  return kept;
}

/** Weighted least squares by Cholesky's decomposition; the last diagonal gives the last coefficient's variance. */
function solve(rows: Float64Array, p: number, n: number, weight: (i: number) => number, y: Float64Array) {
  const a = new Float64Array(p * p);
  const b = new Float64Array(p);
  for (let i = 0; i < n; i++) {
    const w = weight(i);
    for (let j = 0; j < p; j++) {
      const wx = w * rows[i * p + j]!;
      b[j]! += wx * y[i]!;
      for (let k = 0; k <= j; k++) a[j * p + k]! += wx * rows[i * p + k]!;
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
