import type { ChanceBin } from "../../views/reliability.js";
import { formatNumber, formatPercent } from "../../words/format.js";
import { shareText } from "../../words/hindsight-text.js";
import type { ChartOptions } from "../frame/chart-options.js";
import { barsAndDots } from "./bars-and-dots.js";

export interface ReliabilityChartData {
  bins: readonly ChanceBin[];
  /** "targets for March 2016, said from September 2014". */
  subject: string;
  /** The plan's word for one place. */
  place: string;
}

/** "90–100%". */
export function binName({ from, to }: Pick<ChanceBin, "from" | "to">): string {
  return `${formatNumber(100 * from)}–${formatPercent(100 * to, 0)}`;
}

/** How often a stated chance came true: a row a tenth, with what was stated and what came. */
export function reliabilityChart(
  { bins, subject, place }: ReliabilityChartData,
  options: ChartOptions
): HTMLElement {
  const targets = bins.reduce((sum, bin) => sum + bin.targets, 0);
  const met = bins.reduce((sum, bin) => sum + bin.met, 0);
  const promised = bins.reduce((sum, bin) => sum + bin.meanChance * bin.targets, 0);
  const title = `The chances promised ${formatPercent((100 * promised) / targets, 0)} of ${formatNumber(targets)} targets; ${shareText(met, targets)} were met`;
  const subtitle = `Share met by stated chance, ${subject}, per cent`;
  const notes = [
    `Dot: share met, a ring where the interval does not hold what was stated. Bar: its 95% interval, counting each ${place} once. Stroke: the mean chance that was stated.`
  ];
  return barsAndDots(
    {
      rows: bins.map((bin) => ({
        force: binName(bin),
        name: binName(bin),
        own: false,
        bars: [{ lower: 100 * bin.lower, upper: 100 * bin.upper, tick: 100 * bin.meanChance }],
        dot: 100 * bin.share,
        isOutside: bin.meanChance < bin.lower || bin.meanChance > bin.upper,
        value: `${formatNumber(bin.met)} of ${formatNumber(bin.targets)}`,
        text: `${binName(bin)} stated: ${shareText(bin.met, bin.targets)} met`
      })),
      top: 100,
      words: { title, subtitle, notes, alt: `${title}. ${subtitle}.` }
    },
    options
  );
}
