/** Probability that a Poisson count is at most k, a whole number: its terms, added one by one. */
export function poissonAtMost(k: number, mean: number): number {
  if (k < 0) return 0;
  let logTerm = -mean;
  let total = Math.exp(logTerm);
  for (let i = 1; i <= k; i++) {
    logTerm += Math.log(mean / i);
    total += Math.exp(logTerm);
  }
  return total;
}
