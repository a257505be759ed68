import { addMonths, type Month } from "../../src/plan/month.js";
import { type OffencesMeasure, planMeasures } from "../../src/plan/plan.js";
import type { PlanData } from "../../src/plan/plan-data.js";
import { quarterTotals } from "../../src/rules/models/quarter-totals.js";
import type { CountForecast } from "../../src/statistics/forecasts/count-forecast.js";
import type { PastLine, PastProjections } from "../../src/views/evidence-files.js";
import type { Checked } from "../data/read-data.js";
import { DEFAULT } from "./backtest.js";
import { backtestTargets, type TargetKind, WINDOW, weightsOf } from "./backtest-targets.js";
import { LEVELS, SCALED_LEVELS } from "./band-levels.js";
import { halfWidths, neverNarrower } from "./band-scores.js";
import { bandsOf, scalingOfOne } from "./candidate-bands.js";
import { CANDIDATES, type Candidate, type History } from "./forecast-candidates.js";
import { panelUpTo, type QuarterPanel } from "./quarter-panel.js";

/** What was known, and the end of the year that was to be projected. */
export const ORIGIN: Month = "2014-09";
export const TARGET_END: Month = "2017-03";
const HORIZON = 10;
const QUARTER = 3;

const NOTES = [
  "bands are scaled on the forecast errors of all 43 forces for targets that had ended by the origin: nothing later was used",
  "the smoothing constants that candidates share were chosen later, on the whole backtest; the choice matters little (backtest.json, constants)",
  "the lines are the sample's: recorded quarters split into months; after September 2014 the two thefts from the vehicle group by interpolated shares (data/README.md)"
];

/** What would have been projected for each of the plan's offence lines, and what happened. */
export function projections2014(
  { plan, data, settings }: Checked,
  panel: QuarterPanel,
  date: string
): PastProjections {
  const known = panelUpTo(panel, ORIGIN);
  const widths = {
    total: widthsOf(known, CANDIDATES, "total").map((byHorizon) => byHorizon.at(-1)!),
    path: widthsOf(known, [DEFAULT], "single")[0]!
  };
  const peers = data.groups[settings.msg.edition]?.[plan.force]?.peers ?? [];
  const measures = planMeasures(plan).flatMap(({ measure }) =>
    measure.kind === "offences" ? [measure] : []
  );
  return {
    date,
    force: plan.force,
    origin: ORIGIN,
    target: { from: addMonths(TARGET_END, -11), to: TARGET_END },
    notes: NOTES,
    lines: measures.map((measure) => lineOf(measure, data, [plan.force, ...peers], widths))
  };
}

/** Half-widths by candidate, one row for each quarter ahead. */
function widthsOf(panel: QuarterPanel, candidates: readonly Candidate[], kind: TargetKind): number[][][] {
  const horizons = Array.from({ length: HORIZON }, (_, i) => i + 1);
  const { targets } = backtestTargets(panel, candidates, horizons, [kind]);
  const byHorizon = horizons.map((horizon) => targets.filter((target) => target.horizon === horizon));
  return candidates.map((candidate, i) => {
    const rows = byHorizon.map((own) => halfWidths(own, i, SCALED_LEVELS));
    return candidate.neverNarrower ? neverNarrower(rows) : rows;
  });
}

function lineOf(
  measure: OffencesMeasure,
  data: PlanData,
  group: readonly string[],
  widths: { total: number[][]; path: number[][] }
): PastLine {
  const own = data.series[measure.series]![group[0]!]!;
  const after = quarterTotals(own, TARGET_END, WINDOW + HORIZON)!;
  const counts = after.slice(0, WINDOW);
  const actual = after.slice(-4).reduce((sum, count) => sum + count, 0);
  const shared = [measure.series, measure.proxy?.series ?? measure.series].find(
    (id) => Object.keys(data.series[id]!).length > 1
  )!;
  const totalsOf = (forces: readonly string[]) => {
    const each = forces.flatMap((force) => {
      const series = data.series[shared]![force];
      // Of a force whose quarters are not all known there is no total.
      const totals = series && quarterTotals(series, ORIGIN, WINDOW);
      return totals ? [totals] : [];
    });
    return counts.map((_, q) => each.reduce((sum, totals) => sum + totals[q]!, 0));
  };
  const history: History = {
    counts,
    groupTotals: totalsOf(group),
    nationTotals: totalsOf(Object.keys(data.series[shared]!))
  };
  const endOf = (quarter: number) => addMonths(ORIGIN, QUARTER * quarter);
  const path = DEFAULT.forecast(history, HORIZON)!;
  return {
    measure: measure.id,
    name: measure.name,
    proxy: shared === measure.series ? null : shared,
    quarters: after.map((count, q) => ({ quarterEnd: endOf(q - WINDOW + 1), count })),
    actual,
    projections: CANDIDATES.map((candidate, i) => {
      const said = saidOf(
        candidate.forecast(history, HORIZON)!,
        weightsOf("total", HORIZON),
        widths.total[i]!
      );
      const held = said.bands.find(({ lower, upper }) => actual >= lower && actual <= upper);
      return { candidate: candidate.id, ...said, heldBy: held?.confidence ?? null };
    }),
    path: widths.path.map((scaled, i) => ({
      quarterEnd: endOf(i + 1),
      ...saidOf(path, weightsOf("single", i + 1), scaled)
    }))
  };
}

function saidOf(forecast: CountForecast, weights: readonly number[], widths: readonly number[]) {
  const expected = weights.reduce((sum, w, i) => sum + w * forecast.expected[i]!, 0);
  const deviation = forecast.logDeviation(weights);
  const rate = forecast.rateDeviation?.(weights) ?? null;
  const bands = bandsOf({ expected, deviation, rate }, scalingOfOne(widths));
  return {
    expected: Math.round(expected),
    bands: bands.map(({ lower, upper }, i) => ({
      confidence: 100 * LEVELS[i]!,
      lower: Math.round(lower),
      upper: Math.round(upper)
    }))
  };
}
