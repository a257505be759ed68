/** Positive nodes of the 16-point rule on -1 to 1, and their weights (Abramowitz & Stegun 1964, table 25.4). */
const NODES = [
  0.09501250983763744, 0.2816035507792589, 0.45801677765722737, 0.6178762444026438, 0.755404408355003,
  0.8656312023878318, 0.9445750230732326, 0.9894009349916499
];
const WEIGHTS = [
  0.1894506104550685, 0.18260341504492358, 0.16915651939500254, 0.14959598881657674, 0.12462897125553388,
  0.09515851168249279, 0.06225352393864789, 0.02715245941175409
];

/** Calls `visit` with each node of the 16-point Gauss-Legendre rule on an interval, and its weight there. */
export function gaussLegendre(from: number, to: number, visit: (x: number, weight: number) => void): void {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  NODES.forEach((node, i) => {
    const weight = WEIGHTS[i]! * half;
    visit(middle - half * node, weight);
    visit(middle + half * node, weight);
  });
}
