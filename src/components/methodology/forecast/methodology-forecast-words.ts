import { BANDS, coverageOf, horizonsOf } from "../../../charts/evidence/evidence-coverage-chart.js";
import { shareRange } from "../../../charts/evidence/evidence-trials.js";
import { formatMonth } from "../../../plan/month.js";
import type { BacktestEvidence, ForecastSplit, ForecastSummary } from "../../../views/evidence-files.js";
import { formatNumber, formatPercent, formatUnits } from "../../../words/format.js";

const summaryOf = ({ overall }: ForecastSplit, candidate: string): ForecastSummary =>
  overall.total.find((row) => row.candidate === candidate)!;

/** The name of a method, as the backtest gives it. */
export function candidateName({ candidates }: BacktestEvidence, id: string): string {
  return candidates.find((candidate) => candidate.id === id)?.name ?? id;
}

const saved = (ratio: number) => formatPercent(100 * (1 - ratio), 0);

/** Which method is used, and how much better it is than the one to beat. */
export function whyText(backtest: BacktestEvidence): string {
  const { byForce, byTime, default: used } = backtest;
  const [forces, years] = [byForce, byTime].map((split) => saved(summaryOf(split, used).ratio));
  return (
    `The forecast in use is “${candidateName(backtest, used)}”. Its interval score for a year’s total is ${forces} better ` +
    `than that of the flat forecast with a season when forces are held out, and ${years} better when years are held out.`
  );
}

const bestOf = ({ overall }: ForecastSplit): ForecastSummary =>
  overall.total.reduce((best, row) => (row.intervalScore < best.intervalScore ? row : best));

/** Whether another method scored better than the one in use, where, and by how much. */
export function rivalText(backtest: BacktestEvidence): string {
  const { byForce, byTime, default: used } = backtest;
  const sentences = [
    { split: byForce, words: "forces held out" },
    { split: byTime, words: "years held out" }
  ].map(({ split, words }) => {
    const best = bestOf(split);
    if (best.candidate === used) return `with ${words} nothing scored better`;
    const own = summaryOf(split, used);
    const by = formatPercent(100 * (1 - best.intervalScore / own.intervalScore));
    return `with ${words} “${candidateName(backtest, best.candidate)}” scored ${by} better`;
  });
  const text = sentences.join("; ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** What each band held, in forces held out and in years held out. */
export function coverageText({ byForce, byTime, default: used }: BacktestEvidence): string {
  const held = (split: ForecastSplit) =>
    BANDS.map((band, i) => `the ${band}% band held ${shareRange(coverageOf(split, used, i))}`).join(", ");
  return `Of years’ totals, over the horizons: with forces held out ${held(byForce)}; with years held out ${held(byTime)}.`;
}

/** The horizon at which a 95% band held least of the years held out, and what that means. */
export function missesText({ byTime, default: used }: BacktestEvidence): string {
  const widest = BANDS.length - 1;
  const coverage = coverageOf(byTime, used, widest);
  const least = coverage.indexOf(Math.min(...coverage));
  const horizon = horizonsOf(byTime)[least]!;
  const missed = 1 - coverage[least]!;
  return (
    `**What it misses.** Bands learnt on years up to 2013 and tried on later ones held only ` +
    `${formatPercent(100 * coverage[least]!)} of totals at ${horizon} quarters ahead, where ${BANDS[widest]}% is promised: ` +
    `about one total in ${formatNumber(1 / missed)} lay outside instead of one in ${formatNumber(1 / (1 - BANDS[widest]! / 100))}. ` +
    "From 2014 recorded crime rose in many forces together, as recording changed; a shock that forces share cannot be learnt from other forces."
  );
}

/** How much was forecast. */
export function amountText({ coverage, quarters, date }: BacktestEvidence): string {
  const { window, minimum, from, to } = quarters;
  return (
    `${formatUnits(coverage.series, "series", "series")} of recorded crime by quarter (43 forces, 18 offence groups, ` +
    `${formatMonth(from)} to ${formatMonth(to)}), ${formatNumber(coverage.origins)} starting points, ` +
    `${formatNumber(coverage.targets)} things forecast. Every quarter with at least ${minimum} behind it is a starting point, ` +
    `and a method sees at most the last ${window}. Measured on ${date}.`
  );
}

/** How much the choice of the smoothing that all series share matters. */
export function constantsText({ constants }: BacktestEvidence): string {
  const all = constants.map((row) => row.all);
  const late = constants.map((row) => row.late);
  const range = (values: number[]) =>
    `${formatNumber(Math.min(...values), 2)} to ${formatNumber(Math.max(...values), 2)}`;
  return (
    `The smoothing is the same for every series, and was chosen on this backtest. The choice matters little: over ` +
    `${formatUnits(constants.length, "other choice", "choices")} the score is ${range(all)} of the flat forecast’s with forces ` +
    `held out, and ${range(late)} with years held out.`
  );
}
