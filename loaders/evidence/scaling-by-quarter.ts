import type { KnownScaling, ScalingByQuarter } from "../../src/views/evidence-files.js";
import { SCALED, SCALED_CANDIDATES, scalingOf } from "./backtest.js";
import { backtestTargets } from "./backtest-targets.js";
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
  const byHorizon = horizons.map((horizon) => backtestTargets(panel, SCALED_CANDIDATES, [horizon]).targets);
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
