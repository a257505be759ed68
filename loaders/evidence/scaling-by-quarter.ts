import type { ForecastVersion } from "../../src/rules/models/forecast-model.js";
import type { KnownScaling, ScalingByQuarter } from "../../src/views/evidence-files.js";
import { SCALED, scalingOf } from "./backtest.js";
import { backtestTargets } from "./backtest-targets.js";
import { FORECASTS } from "./forecast-candidates.js";
import type { QuarterPanel } from "./quarter-panel.js";

const NOTES = [
  "the scaling of bands as it could have been measured after each quarter: on targets that had ended by then, and nothing later",
  "by version of R2's method; a row a quarter ahead, as far as any target had ended; a column a level",
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
  const targetsOf = (version: ForecastVersion) =>
    horizons.map((horizon) => backtestTargets(panel, FORECASTS[version], [horizon]).targets);
  const byVersion = { 1: targetsOf(1), 2: targetsOf(2) };
  const known = panel.quarterEnds.map((quarterEnd, index): KnownScaling => {
    const of = (version: ForecastVersion) => {
      const ended = byVersion[version].map((targets) => targets.filter((t) => t.origin + t.horizon <= index));
      return scalingOf(
        ended.filter((targets) => targets.length > 0),
        FORECASTS[version]
      );
    };
    return { quarterEnd, scalings: { 1: of(1), 2: of(2) } };
  });
  return {
    date,
    notes: NOTES,
    quarters: known.filter(({ scalings }) => scalings[1]["shared-trend"].total.length > 0)
  };
}
