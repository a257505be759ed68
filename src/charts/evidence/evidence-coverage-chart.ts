import type { BacktestEvidence, ForecastSplit } from "../../views/evidence-files.js";
import { formatPercent, formatUnits } from "../../words/format.js";
import type { ChartOptions } from "../frame/chart-options.js";
import { evidencePanels, type Panel } from "./evidence-panels.js";
import { shareRange } from "./evidence-trials.js";

/** Confidence of the bands that the backtest scores, in per cent, in the order of its lists. */
export const BANDS = [50, 80, 95] as const;

/** Place of the widest of the bands. */
export const WIDEST_BAND = BANDS.length - 1;

/** Coverage of one band by one method over the horizons, as shares. */
export function coverageOf({ total }: ForecastSplit, candidate: string, band: number): number[] {
  return total.filter((row) => row.candidate === candidate).map(({ coverage }) => coverage[band]!);
}

/** The horizons that are reported, in quarters. */
export function horizonsOf({ total }: ForecastSplit): number[] {
  return [...new Set(total.map(({ horizon }) => horizon))];
}

/** How much of what happened the bands held, by horizon: series held out by force, and by time. `forces` is what the page calls police forces. */
export function coverageChart(
  backtest: BacktestEvidence,
  forces: string,
  options: ChartOptions
): HTMLElement {
  const { byForce, byTime, default: used, toBeat } = backtest;
  const panel = (name: string, split: ForecastSplit, candidate: string): Panel => ({
    title: name,
    points: horizonsOf(split).map((_, h) =>
      BANDS.map((_, band) => ({ value: 100 * coverageOf(split, candidate, band)[h]! }))
    )
  });
  const range = (split: ForecastSplit) => shareRange(coverageOf(split, used, WIDEST_BAND));
  return evidencePanels(
    {
      title: `The 95% bands held ${range(byForce)} of years’ totals in ${forces} held out, ${range(byTime)} in years held out`,
      subtitle:
        "Share of years’ totals inside the bands by quarters ahead, per cent; the dashed lines are what the bands promise",
      notes: [
        `Rolling origins in ${formatUnits(backtest.coverage.series, "series", "series")} of all ${forces} (seed ${backtest.seed}, ${backtest.date}). ` +
          `A band that promises ${formatPercent(BANDS[WIDEST_BAND]!, 0)} should hold that share.`
      ],
      rows: horizonsOf(byForce).map((horizon) => `${horizon} quarters ahead`),
      references: [...BANDS],
      top: 100,
      key: BANDS.map((band) => `${band}% band`),
      panels: [
        panel(`method used, ${forces} held out`, byForce, used),
        panel("method used, years held out", byTime, used),
        panel(`flat with season, ${forces} held out`, byForce, toBeat),
        panel("flat with season, years held out", byTime, toBeat)
      ]
    },
    options
  );
}
