import { coverageChart } from "../../../charts/evidence/evidence-coverage-chart.js";
import { pastChart, projectionOf } from "../../../charts/evidence/evidence-past-chart.js";
import { chartWithDownloads } from "../../../kit/chart-with-downloads.js";
import { evidenceFooter } from "../../../kit/picture-footer.js";
import type { BacktestEvidence, PastProjections } from "../../../views/evidence-files.js";

/** What the bands held in what the page calls police forces, of the method in use and of the flat forecast. */
export function coverageFigure(backtest: BacktestEvidence, forces: string): HTMLElement {
  return chartWithDownloads(
    (width) => coverageChart(backtest, forces, { width }),
    "forecast-coverage",
    () => evidenceFooter("backtest.json")
  ).element;
}

/** A picture for each offence line: what the method in use would have said, and what then happened. */
export function pastFigures(
  { default: candidate }: BacktestEvidence,
  past: PastProjections,
  nameOf: (measure: string) => string,
  place: string
): HTMLElement[] {
  return past.lines.map((line) => {
    const data = { subject: nameOf(line.measure), place, line, past, candidate };
    return chartWithDownloads(
      (width) => pastChart(data, { width }),
      `${line.measure}-projected`,
      () => evidenceFooter("projections-2014.json")
    ).element;
  });
}

/** How many offence lines ended outside the 95% band of the method in use. */
export function linesOutside({ default: used }: BacktestEvidence, { lines }: PastProjections): number {
  return lines.filter((line) => projectionOf(line, used).heldBy === null).length;
}
