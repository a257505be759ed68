import type { BandScaling } from "../../src/rules/models/forecast-bands.js";
import { logDistance } from "../../src/statistics/forecasts/count-forecast.js";
import type { Target } from "./backtest-targets.js";
import { LEVELS, SCALED_LEVELS } from "./band-levels.js";
import { bandsOf, type CandidateSaid, scalingOfOne } from "./candidate-bands.js";

/** Targets from which the scaling is learned, and targets on which it is judged. */
export interface Fold {
  learn: readonly Target[];
  judge: readonly Target[];
}

/** How one candidate did on the judged targets. Shares are 0 to 1; scores and errors are in units of the scale. */
export interface Scores {
  targets: number;
  /** Share of targets within the scaled bands of 50, 80 and 95 per cent. */
  coverage: number[];
  /** Share within the method's own 95% interval, before any scaling. */
  unscaled95: number;
  /** Mean interval score (Gneiting & Raftery 2007, JASA 102, p. 370) of the 95% band. */
  intervalScore95: number;
  /** Mean of the interval scores of the three bands. */
  intervalScore: number;
  /** Mean absolute scaled error. */
  mase: number;
}

/** An error as the scaling sees it: the distance on the log scale in standard deviations of the method. */
export const scaledError = (target: Target, candidate: number): number =>
  Math.abs(logDistance(target.expected[candidate]!, target.actual)) / target.deviation[candidate]!;

/**
 * For each level the half-width of a band, in standard deviations of the method: the quantile of the absolute scaled
 * errors with the finite-sample correction of split conformal prediction, rank ceil((n + 1) level) (Lei, G'Sell,
 * Rinaldo, Tibshirani & Wasserman 2018, JASA 113, p. 1094). Symmetric on the log scale.
 */
export function halfWidths(
  targets: readonly Target[],
  candidate: number,
  levels: readonly number[]
): number[] {
  const errors = Float64Array.from(targets, (target) => scaledError(target, candidate)).sort();
  return levels.map((level) => errors[Math.min(errors.length, Math.ceil((errors.length + 1) * level)) - 1]!);
}

/** What a candidate says of a target. */
export const saidOf = (target: Target, candidate: number): CandidateSaid => ({
  expected: target.expected[candidate]!,
  deviation: target.deviation[candidate]!,
  rate: target.rate[candidate]!
});

/** Half-widths by horizon, the shortest first, none narrower than at a shorter one, which more years speak for. */
export function neverNarrower(rows: readonly (readonly number[])[]): number[][] {
  return rows.map((row, h) =>
    row.map((_, i) => Math.max(...rows.slice(0, h + 1).map((earlier) => earlier[i]!)))
  );
}

/**
 * Scores one candidate over the judged targets of all folds, which must share a horizon and a kind. `shorter` are the same folds
 * at shorter horizons, for a candidate whose bands are no narrower than there.
 */
export function bandScores(
  folds: readonly Fold[],
  candidate: number,
  shorter: readonly (readonly Fold[])[] = []
): Scores {
  const sums = {
    targets: 0,
    coverage: LEVELS.map(() => 0),
    scores: LEVELS.map(() => 0),
    unscaled: 0,
    error: 0
  };
  for (const [f, { judge }] of folds.entries()) {
    const learnt = [...shorter, folds].map((at) => halfWidths(at[f]!.learn, candidate, SCALED_LEVELS));
    const scaling = scalingOfOne(neverNarrower(learnt).at(-1)!);
    for (const target of judge) addScores(sums, target, candidate, scaling);
  }
  const mean = (sum: number) => sum / sums.targets;
  return {
    targets: sums.targets,
    coverage: sums.coverage.map(mean),
    unscaled95: mean(sums.unscaled),
    intervalScore95: mean(sums.scores.at(-1)!),
    intervalScore: mean(sums.scores.reduce((a, b) => a + b) / LEVELS.length),
    mase: mean(sums.error)
  };
}

interface Sums {
  targets: number;
  coverage: number[];
  scores: number[];
  unscaled: number;
  error: number;
}

const Z95 = 1.959963984540054;

function addScores(sums: Sums, target: Target, candidate: number, scaling: BandScaling) {
  const { actual, scale } = target;
  const said = saidOf(target, candidate);
  sums.targets += 1;
  sums.error += Math.abs(actual - said.expected) / scale;
  sums.unscaled += Number(scaledError(target, candidate) <= Z95);
  bandsOf(said, scaling).forEach(({ lower, upper }, i) => {
    sums.coverage[i]! += Number(actual >= lower && actual <= upper);
    const outside = Math.max(0, lower - actual, actual - upper);
    sums.scores[i]! += (upper - lower + (2 / (1 - LEVELS[i]!)) * outside) / scale;
  });
}
