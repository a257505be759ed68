/**
 * The chart of single months written a second time, with no code of the product: which signs it shows among the latest periods
 * of a history without gaps, when its season is found anew by a Poisson regression with a straight trend.
 */
export interface ChartAsked {
  /** Index of the first period of the only phase that reaches the end, and how many periods are the latest. */
  first: number;
  latest: number;
  z: number;
  /** Null: the counts as they are. */
  season: SeasonAsked | null;
}

interface SeasonAsked {
  /** Periods of a year, and the place in the year of the first period of the history. */
  year: number;
  firstPosition: number;
  /** Periods, the last ones, that the season is fitted to. */
  window: number;
  /** Length of each period over that of the average one. */
  lengths: readonly number[];
}

export interface Signs {
  beyond: boolean;
  beyondZ: boolean;
  rules: boolean;
  any: boolean;
}

export function signsOf(counts: readonly number[], { first, latest, z, season }: ChartAsked): Signs {
  const shown = (season ? withoutSeason(counts, season) : [...counts]).slice(first);
  const base = shown.slice(0, 24);
  const centre = base.reduce((a, b) => a + b, 0) / base.length;
  let ranges = 0;
  for (let i = 1; i < base.length; i++) ranges += Math.abs(base[i]! - base[i - 1]!);
  const sigma = ranges / (base.length - 1) / 1.128;
  const signs: Signs = { beyond: false, beyondZ: false, rules: false, any: false };
  for (let i = shown.length - latest; i < shown.length; i++) {
    const away = (j: number) => (j < 0 ? 0 : (shown[j]! - centre) / sigma);
    const back = (n: number) => Array.from({ length: n }, (_, k) => away(i - k));
    const far = Math.abs(away(i));
    signs.beyond ||= far > 3;
    signs.beyondZ ||= far > z;
    const side = Math.sign(away(i));
    const eight = back(8).every((d) => d * side > 0);
    const steps = back(6).flatMap((d, k, all) => (k === 0 ? [] : [all[k - 1]! - d]));
    const six = steps.every((step) => step > 0) || steps.every((step) => step < 0);
    const outer = far > 2 && back(3).filter((d) => d * side > 2).length >= 2;
    signs.rules ||= far > 3 || (i >= 7 && eight) || (i >= 5 && six) || outer;
  }
  signs.any = signs.rules || signs.beyondZ;
  return signs;
}

/** Two waves a year of months, an effect a quarter of quarters. */
function seasonRow(position: number, year: number): number[] {
  if (year === 4) return [1, 2, 3].map((quarter) => Number(quarter === position));
  const angle = (2 * Math.PI * position) / year;
  return [Math.cos(angle), Math.sin(angle), Math.cos(2 * angle), Math.sin(2 * angle)];
}

function withoutSeason(
  counts: readonly number[],
  { year, firstPosition, window, lengths }: SeasonAsked
): number[] {
  const from = Math.max(0, counts.length - window);
  const position = (i: number) => (firstPosition + i) % year;
  const rows = counts.slice(from).map((_, k) => {
    const i = from + k;
    return [1, (i - counts.length) / year, ...seasonRow(position(i), year)];
  });
  const b = poissonFit(rows, counts.slice(from), lengths.slice(from));
  const factors = Array.from({ length: year }, (_, p) =>
    Math.exp(seasonRow(p, year).reduce((total, x, j) => total + x * b[j + 2]!, 0))
  );
  const average = factors.reduce((a, f) => a + f, 0) / year;
  return counts.map((count, i) => (count * average) / (factors[position(i)]! * lengths[i]!));
}

/** Newton's steps on the normal equations, from a level that is right. */
function poissonFit(rows: number[][], counts: readonly number[], exposures: readonly number[]): number[] {
  const p = rows[0]!.length;
  const total = counts.reduce((a, c) => a + c, 0);
  let b = [Math.log(total / exposures.reduce((a, e) => a + e, 0)), ...new Array<number>(p - 1).fill(0)];
  for (let step = 0; step < 6; step++) {
    const a = Array.from({ length: p }, () => new Array<number>(p + 1).fill(0));
    rows.forEach((row, t) => {
      const mean = exposures[t]! * Math.exp(row.reduce((sum, x, j) => sum + x * b[j]!, 0));
      for (let j = 0; j < p; j++) {
        a[j]![p]! += row[j]! * (counts[t]! - mean);
        for (let k = 0; k < p; k++) a[j]![k]! += row[j]! * row[k]! * mean;
      }
    });
    const move = solve(a);
    b = b.map((old, j) => old + move[j]!);
  }
  return b;
}

/** Gauss & Jordan, without pivots: the matrix is positive definite. */
function solve(a: number[][]): number[] {
  for (let i = 0; i < a.length; i++) {
    const pivot = a[i]![i]!;
    for (let k = i; k <= a.length; k++) a[i]![k]! /= pivot;
    for (let j = 0; j < a.length; j++) {
      const factor = a[j]![i]!;
      if (j !== i) for (let k = i; k <= a.length; k++) a[j]![k]! -= factor * a[i]![k]!;
    }
  }
  return a.map((row) => row[a.length]!);
}
