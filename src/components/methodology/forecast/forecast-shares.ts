import {
  BANDS,
  coverageOf,
  horizonsOf,
  WIDEST_BAND
} from "../../../charts/evidence/evidence-coverage-chart.js";
import { shareRange } from "../../../charts/evidence/evidence-trials.js";
import type { BacktestEvidence, ForecastSplit, ForecastSummary } from "../../../views/evidence-files.js";
import { formatNumber, formatPercent } from "../../../words/format.js";

/** How series were held out of the backtest: by force, or by time. */
export type HeldOut = "byForce" | "byTime";

const summaryOf = ({ overall }: ForecastSplit, candidate: string): ForecastSummary =>
  overall.total.find((row) => row.candidate === candidate)!;

/** The name of a method, as the backtest gives it; of the one in use unless another is asked for. */
export function methodName({ candidates, default: used }: BacktestEvidence, id = used): string {
  return candidates.find((candidate) => candidate.id === id)?.name ?? id;
}

/** "23%": how much smaller the interval score of the method in use is than that of the flat forecast with a season. */
export function gainText(backtest: BacktestEvidence, heldOut: HeldOut): string {
  return formatPercent(100 * (1 - summaryOf(backtest[heldOut], backtest.default).ratio), 0);
}

/** "“flat with season” scored 10.0% better", of the method with the best score; or that nothing did. */
export function rivalText(backtest: BacktestEvidence, heldOut: HeldOut): string {
  const split = backtest[heldOut];
  const best = split.overall.total.reduce((a, b) => (b.intervalScore < a.intervalScore ? b : a));
  if (best.candidate === backtest.default) return "nothing scored better";
  const by = 1 - best.intervalScore / summaryOf(split, backtest.default).intervalScore;
  return `“${methodName(backtest, best.candidate)}” scored ${formatPercent(100 * by)} better`;
}

/** "49.8% to 50.0%": what a band of the method in use held of years' totals, from the least horizon to the most. */
export function heldText(backtest: BacktestEvidence, heldOut: HeldOut, band: (typeof BANDS)[number]): string {
  return shareRange(coverageOf(backtest[heldOut], backtest.default, BANDS.indexOf(band)));
}

/** The horizon, in quarters, at which the 95% band held least of the years held out: "89.7%", one in "10" outside. */
export function leastHeld({ byTime, default: used }: BacktestEvidence) {
  const coverage = coverageOf(byTime, used, WIDEST_BAND);
  const least = Math.min(...coverage);
  return {
    horizon: horizonsOf(byTime)[coverage.indexOf(least)]!,
    held: formatPercent(100 * least),
    oneIn: formatNumber(1 / (1 - least))
  };
}

/** "0.77 to 0.78": the score against the flat forecast's, over other choices of the smoothing that all series share. */
export function otherConstantsText({ constants }: BacktestEvidence, heldOut: HeldOut): string {
  const scores = constants.map((row) => (heldOut === "byForce" ? row.all : row.late));
  return `${formatNumber(Math.min(...scores), 2)} to ${formatNumber(Math.max(...scores), 2)}`;
}
