import { check, checkFinite, checkSameLength } from "../check.js";
import { upperProbability } from "../distributions/critical-value.js";
import { gaussLegendre } from "../distributions/gauss-legendre.js";
import { normalCdf, normalDensity } from "../distributions/normal.js";
import type { Interval } from "../interval.js";

/** Values of a group with the standard error of each, and the one whose rank is asked for. */
export interface RankQuestion {
  values: readonly number[];
  /** Zero where a value is known exactly. */
  standardErrors: readonly number[];
  /** Position in `values`, from 0. */
  index: number;
  lowerIsBetter: boolean;
}

/** Where the integral over one value's error ends, in standard errors: 2e-16 of it lies beyond. */
const REACH = 8.3;

/** Panels of the integral, in standard errors of the value itself. */
const OWN_CUTS = [-REACH, -6, -4, -2, 0, 2, 4, 6, REACH];

/** Further cuts around a much sharper peer, in the peer's standard errors. */
const PEER_CUTS = [-REACH, -3, 0, 3, REACH];

/** A peer whose standard error is below this share of the value's own needs cuts of its own. */
const SHARP = 0.5;

/**
 * Probability of each rank, 1 (best) to n, for one value of a group when the true values are independent and normal
 * about the printed ones. Element r - 1 is the probability of rank r; they add to 1.
 * Given the value's own truth, each peer is ahead with a known probability, so the number ahead is Poisson-binomial;
 * that is integrated over the value's own error by Gauss-Legendre panels: no simulation, error below 1e-9.
 * Values that tie exactly, with no error on either side, share the better rank ("joint 3rd").
 * The idea of ranks with their uncertainty: Goldstein & Spiegelhalter (1996), J. R. Stat. Soc. A 159, p. 385.
 * Throws a RangeError for an index outside the list, lists of different lengths, or a standard error below 0.
 */
export function rankDistribution(question: RankQuestion): number[] {
  checkQuestion(question);
  const { values, standardErrors, index } = question;
  const own = values[index]!;
  const error = standardErrors[index]!;
  if (error === 0) return numberAhead(question, own);
  const ranks = new Array<number>(values.length).fill(0);
  const cuts = panels(question);
  for (let i = 1; i < cuts.length; i++) {
    gaussLegendre(cuts[i - 1]!, cuts[i]!, (truth, weight) => {
      const share = (weight * normalDensity((truth - own) / error)) / error;
      const given = numberAhead(question, truth);
      for (let r = 0; r < ranks.length; r++) ranks[r]! += share * given[r]!;
    });
  }
  const total = ranks.reduce((a, b) => a + b, 0);
  return ranks.map((probability) => probability / total);
}

function checkQuestion({ values, standardErrors, index }: RankQuestion): void {
  checkSameLength(values, standardErrors, "standardErrors");
  checkFinite(values);
  checkFinite(standardErrors, "standardErrors");
  for (const error of standardErrors) check(error >= 0, "standard error", error, "zero or more");
  check(
    Number.isInteger(index) && index >= 0 && index < values.length,
    "index",
    index,
    "a position in values"
  );
}

/** Probability that exactly 0, 1, ... peers are ahead of `truth`: a Poisson-binomial distribution, built peer by peer. */
function numberAhead(
  { values, standardErrors, index, lowerIsBetter }: RankQuestion,
  truth: number
): number[] {
  const probabilities = new Array<number>(values.length).fill(0);
  probabilities[0] = 1;
  let peers = 0;
  for (let j = 0; j < values.length; j++) {
    if (j === index) continue;
    peers++;
    const lead = lowerIsBetter ? truth - values[j]! : values[j]! - truth;
    const ahead = aheadProbability(lead, standardErrors[j]!);
    for (let k = peers; k > 0; k--) {
      probabilities[k] = probabilities[k]! * (1 - ahead) + probabilities[k - 1]! * ahead;
    }
    probabilities[0]! *= 1 - ahead;
  }
  return probabilities;
}

function aheadProbability(lead: number, error: number): number {
  if (error === 0) return lead > 0 ? 1 : 0;
  return normalCdf(lead / error);
}

/** Ends of the panels: wherever the integrand may bend, within reach of the value. */
function panels({ values, standardErrors, index }: RankQuestion): number[] {
  const own = values[index]!;
  const error = standardErrors[index]!;
  const cuts = OWN_CUTS.map((cut) => own + cut * error);
  values.forEach((value, j) => {
    const sharpness = standardErrors[j]!;
    if (j === index || sharpness >= SHARP * error) return;
    cuts.push(...PEER_CUTS.map((cut) => value + cut * sharpness));
  });
  const [first, last] = [cuts[0]!, cuts[OWN_CUTS.length - 1]!];
  const inside = cuts.filter((cut) => cut >= first && cut <= last).sort((a, b) => a - b);
  return inside.filter((cut, i) => i === 0 || cut > inside[i - 1]!);
}

/** Rounding allowed when probabilities are added up. */
const ROUNDING = 1e-12;

/**
 * Equal-tailed interval of ranks from a {@link rankDistribution}: the best rank (`lower`) and the worst (`upper`) that
 * are left when at most (1 - confidence) / 2 of the probability is cut from either end. `confidence` from 0 to 1.
 * Throws a RangeError for an empty distribution.
 */
export function rankInterval(distribution: readonly number[], confidence: number): Interval {
  check(distribution.length > 0, "length of distribution", distribution.length, "1 or more");
  const cut = 1 - upperProbability(confidence) + ROUNDING;
  const fromTheWorst = firstRankBeyond(distribution.toReversed(), cut);
  return { lower: firstRankBeyond(distribution, cut), upper: distribution.length + 1 - fromTheWorst };
}

function firstRankBeyond(distribution: readonly number[], cut: number): number {
  let total = 0;
  const position = distribution.findIndex((probability) => {
    total += probability;
    return total > cut;
  });
  return position + 1;
}
