import { chiDensity } from "../../statistics/distributions/chi-density.js";
import { chiSquareQuantile, normalCdf } from "../../statistics/distributions/distributions.js";
import { gaussLegendre } from "../../statistics/distributions/gauss-legendre.js";
import { marginOf, predictionErrors } from "./weighed-prediction.js";

/** Variances of true figures, of what chance does to each peer's, and to the force's own. */
export interface GroupVariances {
  between: number;
  chanceOfPeers: number;
  ownChance: number;
}

/** Probabilities of a scatter of the peers that are left out: they would cost as much as the others. */
const NEGLIGIBLE = 1e-5;

/**
 * Chance, 0 to 1, that R4 by its third method colours a force that is one more of `peers` like ones, whose figures are normal
 * with these variances and count alike: over the scatter of the peers, which sets the lines, the probability of lying
 * beyond them. The lines of few offences are wider, so that of these it is the most.
 */
export function weighedChance(
  { between, chanceOfPeers, ownChance }: GroupVariances,
  peers: number,
  z: number
): number {
  const degreesOfFreedom = peers - 1;
  const shares = new Array<number>(peers).fill(1 / peers);
  const variances = new Array<number>(peers).fill(chanceOfPeers);
  const ofPeer = between + chanceOfPeers;
  const error = Math.sqrt(between + ownChance + ofPeer / peers);
  const beyond = (squares: number): number => {
    const errors = predictionErrors({ values: scattered(squares, peers), variances }, ownChance, shares);
    return 2 * normalCdf(-marginOf(errors, z) / error);
  };
  let chance = 0;
  const visit = (root: number, weight: number) => {
    const share = weight * chiDensity(root, degreesOfFreedom);
    if (share > NEGLIGIBLE) chance += share * beyond(ofPeer * root ** 2);
  };
  // The method asks whether the peers scatter more than chance makes them on average: there the lines step.
  const step = Math.sqrt((degreesOfFreedom * chanceOfPeers) / ofPeer);
  const most = Math.sqrt(chiSquareQuantile(1 - NEGLIGIBLE, degreesOfFreedom));
  gaussLegendre(0, step, visit);
  gaussLegendre(step, most, visit);
  return chance;
}

/** Figures around 0 with a sum of squares. */
const scattered = (squares: number, figures: number): number[] => [
  Math.sqrt(squares / 2),
  -Math.sqrt(squares / 2),
  ...new Array<number>(figures - 2).fill(0)
];
