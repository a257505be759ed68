/** The sum of values, each times its weight: the inner product of two lists of one length. */
export function dot(weights: Float64Array, values: Float64Array): number {
  let total = 0;
  for (let t = 0; t < values.length; t++) total += weights[t]! * values[t]!;
  return total;
}
