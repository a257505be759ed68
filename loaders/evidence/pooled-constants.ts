import { USUAL_ERRORS, type UsualErrors } from "../../src/statistics/forecasts/pooled-forecast.js";
import type { PooledConstants } from "../../src/views/evidence-files.js";
import { halvesOfForces, SPLIT_AT } from "./backtest.js";
import { backtestTargets, type Target } from "./backtest-targets.js";
import { bandScores } from "./band-scores.js";
import { HORIZONS, SMALL } from "./bands.js";
import { pooledShared, sharedTrend } from "./forecast-candidates.js";
import { panelUpTo, type QuarterPanel } from "./quarter-panel.js";

/** What was tried beside the choice: one constant at a time. */
const TRIED: readonly UsualErrors[] = [
  USUAL_ERRORS,
  ...[0.005, 0.01, 0.03, 0.05, 0.1].map((smoothing) => ({ ...USUAL_ERRORS, smoothing })),
  ...[0.005, 0.02].map((bands) => ({ ...USUAL_ERRORS, bands })),
  ...[0, 2, 10, 20].map((weight) => ({ ...USUAL_ERRORS, weight }))
];

/**
 * Interval scores of the second method with other constants over those of the first, on small and large series: totals that
 * ended by the split, each half of the forces judged with the bands of the other. No later year has a say.
 */
export function pooledConstants(panel: QuarterPanel, seed: number, date: string): PooledConstants {
  const early = panelUpTo(panel, SPLIT_AT);
  const half = halvesOfForces(panel, seed);
  const candidates = [sharedTrend(), ...TRIED.map((usual) => pooledShared(usual))];
  const { targets } = backtestTargets(early, candidates, HORIZONS, ["total"]);
  const small = ratiosToFirst(targets, half, true);
  const large = ratiosToFirst(targets, half, false);
  return {
    date,
    seed,
    to: SPLIT_AT,
    tried: TRIED.map((usual, i) => ({ ...usual, small: small[i + 1]!, large: large[i + 1]! }))
  };
}

/** Of each candidate, the mean over horizons of its interval score over the first's. */
function ratiosToFirst(targets: readonly Target[], half: ReadonlySet<string>, small: boolean): number[] {
  const isJudged = ({ last }: Target) => last < 4 * SMALL === small;
  const byHorizon = HORIZONS.map((horizon) => {
    const at = targets.filter((target) => target.horizon === horizon);
    const folds = [true, false].map((is) => ({
      learn: at.filter(({ force }) => half.has(force) === is),
      judge: at.filter((target) => half.has(target.force) !== is && isJudged(target))
    }));
    const scores = at[0]!.expected.map((_, candidate) => bandScores(folds, candidate).intervalScore);
    return scores.map((score) => score / scores[0]!);
  });
  return byHorizon[0]!.map(
    (_, i) => byHorizon.reduce((sum, ratios) => sum + ratios[i]!, 0) / HORIZONS.length
  );
}
