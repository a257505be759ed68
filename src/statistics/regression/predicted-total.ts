/** A predicted total with its standard error of prediction and the ends of its interval, in the unit of the data. */
export interface PredictedTotal {
  total: number;
  standardError: number;
  lower: number;
  upper: number;
}

/** v' M v for a square matrix M: the variance of the combination v of estimates whose covariance is M. */
export function quadraticForm(v: readonly number[], matrix: readonly (readonly number[])[]): number {
  let total = 0;
  for (let i = 0; i < v.length; i++) {
    for (let j = 0; j < v.length; j++) total += v[i]! * matrix[i]![j]! * v[j]!;
  }
  return total;
}
