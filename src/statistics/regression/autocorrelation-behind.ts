import { check, checkSameLength } from "../check.js";

/** A weighted least squares fit of n values on p columns, as its residuals saw it. */
export interface ResidualDesign {
  /** One a value: its row of the design times the square root of its weight. */
  rows: readonly (readonly number[])[];
  /** (X'WX)^-1, p by p. */
  covariance: readonly (readonly number[])[];
}

/** Beyond it nothing is believed anyway. */
const LARGEST = 0.95;

/** Steps before the search is given up, and how near it comes: it needs about eight. */
const MOST_STEPS = 50;
const NEAR = 1e-10;

/**
 * First-order autocorrelation of errors whose residuals have this one at lag one. Columns take up some of what
 * neighbours share, the more the finer they are (a mean of 12 months takes more of it than a mean of 60), so that residuals are
 * less correlated than the errors. Of errors with covariance S the residuals have MSM, M the projection on what the
 * columns leave (Seber & Lee 2003, Linear Regression Analysis, 2nd ed., 3.1 and 10.1), and their correlation at lag one is taken as the
 * sum of its first off-diagonal over its trace. From -0.95 to 0.95.
 * Throws a RangeError unless r is a number from -1 to 1 and there is a row for each of two values or more.
 */
export function autocorrelationBehind(r: number, design: ResidualDesign): number {
  checkCorrelation(r);
  const ofResiduals = seenThrough(design);
  return increasingRoot((behind) => ofResiduals(behind) - r);
}

/** Places of the table, evenly from -0.95 to 0.95: between them a straight line is right to the third decimal. */
const PLACES = 96;

/** {@link autocorrelationBehind} for many residuals of one design, from a table of it: right to the third decimal. */
export function autocorrelationsBehind(design: ResidualDesign): (r: number) => number {
  const ofResiduals = seenThrough(design);
  const behind = Array.from({ length: PLACES }, (_, i) => LARGEST * ((2 * i) / (PLACES - 1) - 1));
  const seen = behind.map(ofResiduals);
  return (r) => {
    checkCorrelation(r);
    if (r <= seen[0]!) return -LARGEST;
    const next = seen.findIndex((one) => one > r);
    if (next === -1) return LARGEST;
    const part = (r - seen[next - 1]!) / (seen[next]! - seen[next - 1]!);
    return behind[next - 1]! + part * (behind[next]! - behind[next - 1]!);
  };
}

function checkCorrelation(r: number): void {
  check(r >= -1 && r <= 1, "r", r, "a correlation from -1 to 1");
}

/** The autocorrelation that residuals of a design have, by that of the errors. */
function seenThrough({ rows, covariance }: ResidualDesign): (behind: number) => number {
  check(rows.length >= 2, "rows", rows.length, "two or more");
  checkSameLength(rows[0]!, covariance, "covariance");
  const projected = rows.map((row) => times(covariance, row));
  return (behind) => residualCorrelation(behind, rows, projected);
}

/** Where a function that grows from -0.95 to 0.95 is zero, or the end that is nearer: false position, Illinois' variant. */
function increasingRoot(f: (x: number) => number): number {
  let low = { x: -LARGEST, y: f(-LARGEST) };
  let high = { x: LARGEST, y: f(LARGEST) };
  if (low.y >= 0) return low.x;
  if (high.y <= 0) return high.x;
  let kept: "low" | "high" | undefined;
  for (let step = 0; step < MOST_STEPS && high.x - low.x > NEAR; step++) {
    const x = (low.x * high.y - high.x * low.y) / (high.y - low.y);
    const y = f(x);
    if (Math.abs(y) < NEAR) return x;
    if (y < 0) {
      low = { x, y };
      if (kept === "high") high = { ...high, y: high.y / 2 };
      kept = "high";
    } else {
      high = { x, y };
      if (kept === "low") low = { ...low, y: low.y / 2 };
      kept = "low";
    }
  }
  return (low.x + high.x) / 2;
}

type Rows = readonly (readonly number[])[];

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

const times = (matrix: Rows, vector: readonly number[]): number[] => matrix.map((row) => dot(row, vector));

/** Sum of the first off-diagonal of MSM over its trace, S having r to the power of the distance. `projected`: V z of each row z. */
function residualCorrelation(r: number, rows: Rows, projected: Rows): number {
  const smoothed = smooth(r, rows);
  const gram = crossProduct(rows, smoothed);
  // With H = I - M an element of MSM is one of S - HS - SH + HSH; HSH is split evenly between the two before it.
  const taken = projected.map((row, i) => times(gram, row).map((both, j) => both / 2 - smoothed[i]![j]!));
  let trace = rows.length;
  let beside = r * (rows.length - 1);
  for (let i = 0; i < rows.length; i++) {
    trace += 2 * dot(projected[i]!, taken[i]!);
    if (i > 0) beside += dot(projected[i - 1]!, taken[i]!) + dot(taken[i - 1]!, projected[i]!);
  }
  return beside / trace;
}

/** A'B. */
function crossProduct(a: Rows, b: Rows): number[][] {
  const product = a[0]!.map(() => b[0]!.map(() => 0));
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < product.length; j++) {
      const row = product[j]!;
      for (let k = 0; k < row.length; k++) row[k]! += a[i]![j]! * b[i]![k]!;
    }
  }
  return product;
}

/** S Z, by one pass forward and one back. */
function smooth(r: number, rows: Rows): number[][] {
  const pass = (ordered: Rows) => {
    let previous = ordered[0]!.map(() => 0);
    return ordered.map((row) => {
      previous = row.map((value, j) => value + r * previous[j]!);
      return previous;
    });
  };
  const forward = pass(rows);
  const back = pass(rows.toReversed()).reverse();
  return rows.map((row, i) => row.map((value, j) => forward[i]![j]! + back[i]![j]! - value));
}
