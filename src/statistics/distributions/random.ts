import { check } from "../check.js";
import { logGamma } from "./log-gamma.js";

/** A stream of pseudo-random numbers: the same seed gives the same numbers, on every machine. */
export interface Random {
  /** From 0 to below 1, in steps of 2^-53. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Poisson with this mean (a finite number of 0 or more). */
  poisson(mean: number): number;
  /** Gamma with this shape (a finite number of 0.1 or more) and scale 1: its mean is the shape. */
  gamma(shape: number): number;
  /** Shares that add to 1, Dirichlet with these parameters (each 0.1 or more). */
  dirichlet(shapes: readonly number[]): number[];
}

/** From this mean on, Poisson counts are drawn by rejection instead of one event at a time. */
const REJECTION_FROM = 10;

/** A gamma variable with a shape much below this is mostly too small for a number to hold. */
const SMALLEST_SHAPE = 0.1;

/** A generator started from a whole number. Throws a RangeError for any other seed. */
export function random(seed: number): Random {
  check(Number.isSafeInteger(seed), "seed", seed, "a whole number");
  const bits = xoshiro128(splitMix(seed));
  const uniform = (): number => ((bits() >>> 5) * 0x4000000 + (bits() >>> 6)) / 2 ** 53;
  const normal = (): number => polarNormal(uniform);
  const gamma = (shape: number): number => drawGamma(shape, uniform, normal);
  return {
    uniform,
    normal,
    gamma,
    poisson: (mean) => drawPoisson(mean, uniform),
    dirichlet: (shapes) => {
      const draws = shapes.map(gamma);
      const total = draws.reduce((a, b) => a + b, 0);
      return draws.map((draw) => draw / total);
    }
  };
}

/** 32 random bits a call, from four words, not all 0. Blackman & Vigna (2021), xoshiro128**, ACM TOMS 47(4), art. 36. */
export function xoshiro128(words: readonly number[]): () => number {
  const state = Uint32Array.from(words);
  return () => {
    const result = Math.imul(rotate(Math.imul(state[1]!, 5), 7), 9) >>> 0;
    const shifted = state[1]! << 9;
    state[2]! ^= state[0]!;
    state[3]! ^= state[1]!;
    state[1]! ^= state[2]!;
    state[0]! ^= state[3]!;
    state[2]! ^= shifted;
    state[3] = rotate(state[3]!, 11);
    return result;
  };
}

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}

/** Four well-mixed words from one seed: SplitMix with the 32-bit finaliser of MurmurHash3 (Appleby 2011). */
function splitMix(seed: number): number[] {
  let counter = seed ^ Math.floor(seed / 2 ** 32);
  return Array.from({ length: 4 }, () => {
    counter = (counter + 0x9e3779b9) | 0;
    let z = counter;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  });
}

/** Marsaglia & Bray (1964), SIAM Review 6, p. 260: the polar method, keeping one of its two numbers. */
function polarNormal(uniform: () => number): number {
  for (;;) {
    const x = 2 * uniform() - 1;
    const y = 2 * uniform() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

function drawPoisson(mean: number, uniform: () => number): number {
  check(mean >= 0 && mean < Number.POSITIVE_INFINITY, "mean", mean, "a finite number of 0 or more");
  return mean < REJECTION_FROM ? countArrivals(mean, uniform) : rejectPoisson(mean, uniform);
}

/** Knuth (1969), The Art of Computer Programming 2, 3.4.1: arrivals within one unit of time. */
function countArrivals(mean: number, uniform: () => number): number {
  const end = Math.exp(-mean);
  let count = 0;
  for (let product = uniform(); product > end; product *= uniform()) count++;
  return count;
}

/** Hormann (1993), The transformed rejection method for generating Poisson random variables, algorithm PTRS. */
function rejectPoisson(mean: number, uniform: () => number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const fast = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = uniform() - 0.5;
    const v = uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= fast) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const accept = Math.log((v * inverseAlpha) / (a / (us * us) + b));
    if (accept <= k * Math.log(mean) - mean - logGamma(k + 1)) return k;
  }
}

/** Marsaglia & Tsang (2000), A simple method for generating gamma variables, ACM TOMS 26, p. 363. */
function drawGamma(shape: number, uniform: () => number, normal: () => number): number {
  check(
    shape >= SMALLEST_SHAPE && shape < Number.POSITIVE_INFINITY,
    "shape",
    shape,
    `a finite number of ${SMALLEST_SHAPE} or more`
  );
  if (shape < 1) return drawGamma(shape + 1, uniform, normal) * (1 - uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - uniform()) < (x * x) / 2 + d * (1 - v + Math.log(v))) return d * v;
  }
}
