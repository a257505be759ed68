/** Stands for zero in a denominator. */
const TINY = 1e-300;

/** Where the value no longer moves: a few units in the last place, which rounding alone may leave. */
const SETTLED = 4 * Number.EPSILON;

/**
 * Value of the continued fraction a(1)/(b(1) + a(2)/(b(2) + ...)), from the front, until it settles.
 * Lentz's method as modified by Thompson & Barnett (1986, J. Comput. Phys. 64, p. 490).
 */
export function continuedFraction(a: (n: number) => number, b: (n: number) => number): number {
  let d = 1 / nonZero(b(1));
  let c = 1 / TINY;
  let value = a(1) * d;
  for (let n = 2; ; n++) {
    const numerator = a(n);
    const denominator = b(n);
    d = 1 / nonZero(denominator + numerator * d);
    c = nonZero(denominator + numerator / c);
    const step = c * d;
    value *= step;
    if (!(Math.abs(step - 1) > SETTLED)) return value;
  }
}

function nonZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}
