/** A column whose length falls below this share of what it was is a combination of those before it (R's lm, qr). */
const RANK_TOLERANCE = 1e-7;

/** What a triangular decomposition of the design answers. */
export interface HouseholderFit {
  coefficients: number[];
  /** Residual sum of squares. */
  residualSquares: number;
  /** (X'X)^-1, p by p: worked out when asked for. */
  inverseGram(): number[][];
}

/**
 * Least squares by Householder's reflections (Golub & Van Loan 2013, Matrix Computations, algorithms 5.2.1 and 5.3.2).
 * `columns` holds the p columns of the design and, last, the response, each of n > p numbers; it is overwritten.
 * Undefined when the columns are linearly dependent.
 */
export function householderFit(columns: readonly Float64Array[]): HouseholderFit | undefined {
  const p = columns.length - 1;
  const diagonal = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    const size = reflect(columns, j);
    if (size === undefined) return undefined;
    diagonal[j] = size;
  }
  const response = columns[p]!;
  return {
    coefficients: backSubstitute(columns, diagonal, response),
    residualSquares: dot(response, response, p),
    inverseGram: () => inverseGram(columns, diagonal)
  };
}

/**
 * Reflects column j on to the axis j, and the later columns with it. Leaves the reflecting vector in column j from
 * row j down, and returns the new diagonal element; undefined when hardly anything of the column is left.
 */
function reflect(columns: readonly Float64Array[], j: number): number | undefined {
  const vector = columns[j]!;
  const whole = Math.sqrt(dot(vector, vector, 0));
  const left = Math.sqrt(dot(vector, vector, j));
  if (!(left > RANK_TOLERANCE * whole)) return undefined;
  const size = vector[j]! > 0 ? -left : left;
  vector[j]! -= size;
  const half = -size * vector[j]!;
  for (let k = j + 1; k < columns.length; k++) {
    const column = columns[k]!;
    const scale = dot(vector, column, j) / half;
    for (let i = j; i < column.length; i++) column[i]! -= scale * vector[i]!;
  }
  return size;
}

/** Solves R b = right, where R has `diagonal` on its diagonal and the first rows of the columns above it. */
function backSubstitute(
  columns: readonly Float64Array[],
  diagonal: Float64Array,
  right: ArrayLike<number>
): number[] {
  const p = diagonal.length;
  const solution = new Array<number>(p).fill(0);
  for (let i = p - 1; i >= 0; i--) {
    let rest = right[i]!;
    for (let j = i + 1; j < p; j++) rest -= columns[j]![i]! * solution[j]!;
    solution[i] = rest / diagonal[i]!;
  }
  return solution;
}

/** R^-1 (R^-1)', from R^-1 column by column. */
function inverseGram(columns: readonly Float64Array[], diagonal: Float64Array): number[][] {
  const axes = Array.from(diagonal, (_, j) => Array.from(diagonal, (_, i) => (i === j ? 1 : 0)));
  const inverse = axes.map((axis) => backSubstitute(columns, diagonal, axis));
  return axes.map((_, a) =>
    axes.map((_, b) => inverse.reduce((total, column) => total + column[a]! * column[b]!, 0))
  );
}

function dot(a: Float64Array, b: Float64Array, from: number): number {
  let total = 0;
  for (let i = from; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}
