import type { BandScaling } from "../../src/rules/models/forecast-bands.js";
import type { KnownScaling, ScalingByQuarter } from "../../src/views/evidence-files.js";
import { DEFAULT, FALLBACK, SCALED, SCALED_LEVELS } from "./backtest.js";
import { backtestTargets, type Target, type TargetKind } from "./backtest-targets.js";
import { halfWidths } from "./band-scores.js";
import { CANDIDATES } from "./forecast-candidates.js";
import type { QuarterPanel } from "./quarter-panel.js";

const NOTES = [
  "the scaling of bands as it could have been measured after each quarter: on targets that had ended by then, and nothing later",
  "a row a quarter ahead, as far as any target had ended; a column a level",
  "the smoothing constants were chosen later, on the whole backtest; the choice matters little (backtest.json, constants)"
];

/**
 * The scaling of bands that was known after each quarter of the panel, from the first after which one could be measured. A
 * horizon is tried alone, so that no later quarter has a say in which targets count.
 */
export function scalingByQuarter(
  panel: QuarterPanel,
  date: string,
  horizons: readonly number[] = SCALED
): ScalingByQuarter {
  const candidates = [DEFAULT, FALLBACK].map((id) => CANDIDATES.find((candidate) => candidate.id === id)!);
  const byHorizon = horizons.map((horizon) => backtestTargets(panel, candidates, [horizon]).targets);
  const known = panel.quarterEnds.map((quarterEnd, index): KnownScaling => {
    const ended = byHorizon.map((targets) => targets.filter((t) => t.origin + t.horizon <= index));
    return { quarterEnd, scaling: scalingOf(ended.filter((targets) => targets.length > 0)) };
  });
  return {
    date,
    notes: NOTES,
    quarters: known.filter(({ scaling }) => scaling["shared-trend"].total.length > 0)
  };
}

/** Widths by horizon from targets that had ended. */
function scalingOf(ended: readonly (readonly Target[])[]): BandScaling {
  const widths = (candidate: number, kind: TargetKind) =>
    ended.map((targets) =>
      halfWidths(
        targets.filter((target) => target.kind === kind),
        candidate,
        SCALED_LEVELS
      ).map((width) => Number(width.toFixed(3)))
    );
  return {
    levels: SCALED_LEVELS.map((level) => 100 * level),
    "shared-trend": { total: widths(0, "total"), single: widths(0, "single") },
    "own-trend": { total: widths(1, "total"), single: widths(1, "single") }
  };
}
