/**
 * Histories without change, drawn by a generator of its own: it shares no code with the product, whose chances are held
 * against what the rules say of these. Counts are Poisson about a level that is the same all along but for the season and
 * a first-order autoregression of its logarithm.
 */
export interface HistoryLike {
  level: number;
  variation: number;
  autocorrelation: number;
  season: readonly number[];
}

/** A multiply-with-carry generator (Marsaglia 1994) of numbers above 0 and below 1. */
export function uniforms(seed: number): () => number {
  let z = (362436069 ^ seed) >>> 0 || 1;
  let w = (521288629 + Math.imul(seed, 2654435761)) >>> 0 || 1;
  const next = () => {
    z = (36969 * (z & 65535) + (z >>> 16)) >>> 0;
    w = (18000 * (w & 65535) + (w >>> 16)) >>> 0;
    return ((z << 16) + w) >>> 0;
  };
  for (let i = 0; i < 100; i++) next();
  return () => (next() + 0.5) / 4294967296;
}

/** Box & Muller (1958), one of the pair. */
const normal = (uniform: () => number) =>
  Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());

const LOG_FACTORIALS: number[] = [0];
function logFactorial(n: number): number {
  if (n > 1000) return (n + 0.5) * Math.log(n) - n + 0.9189385332046727 + 1 / (12 * n);
  for (let i = LOG_FACTORIALS.length; i <= n; i++) LOG_FACTORIALS[i] = LOG_FACTORIALS[i - 1]! + Math.log(i);
  return LOG_FACTORIALS[n]!;
}

/** Poisson counts: by inversion when few are expected, else Atkinson's rejection from a logistic (1979, PA). */
function poisson(mean: number, uniform: () => number): number {
  if (mean < 30) {
    let left = uniform();
    let count = 0;
    for (let p = Math.exp(-mean); left > p; p *= mean / count) {
      left -= p;
      count += 1;
      if (count > 1000) break;
    }
    return count;
  }
  const c = 0.767 - 3.36 / mean;
  const beta = Math.PI / Math.sqrt(3 * mean);
  const alpha = beta * mean;
  const k = Math.log(c) - mean - Math.log(beta);
  for (;;) {
    const u = uniform();
    const x = (alpha - Math.log((1 - u) / u)) / beta;
    const n = Math.floor(x + 0.5);
    if (n < 0) continue;
    const y = alpha - beta * x;
    const left = y + Math.log(uniform() / (1 + Math.exp(y)) ** 2);
    if (left <= k + n * Math.log(mean) - logFactorial(n)) return n;
  }
}

/** Lengths of months from one on (January 0) over that of the average month: a year of 365.2425 days has twelve. */
export function monthLengths(year: number, month: number, months: number): number[] {
  const start = (i: number) => Date.UTC(year, month + i) / 86_400_000;
  return Array.from({ length: months }, (_, i) => (start(i + 1) - start(i)) / (365.2425 / 12));
}

/** Counts of a month for each length, the first at a position of the year. */
export function drawHistory(
  { level, variation, autocorrelation, season }: HistoryLike,
  lengths: readonly number[],
  firstPosition: number,
  uniform: () => number
): number[] {
  let z = normal(uniform);
  const counts: number[] = [];
  for (let i = 0; i < lengths.length; i++) {
    if (i > 0) z = autocorrelation * z + Math.sqrt(1 - autocorrelation ** 2) * normal(uniform);
    const usual = level * season[(firstPosition + i) % season.length]! * lengths[i]!;
    counts.push(poisson(usual * Math.exp(variation * z - variation ** 2 / 2), uniform));
  }
  return counts;
}
