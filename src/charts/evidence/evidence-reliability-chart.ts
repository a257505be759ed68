import type { BandRow, BandsEvidence, ReliabilityRow } from "../../views/evidence-files.js";
import { formatNumber } from "../../words/format.js";
import type { ChartOptions } from "../frame/chart-options.js";
import { evidencePanels } from "./evidence-panels.js";

/** The two collections of series, in the words of a page that calls police forces `forces`. */
export const panelName = (panel: BandRow["panel"], forces: string): string =>
  panel === "quarterly" ? `43 ${forces} by quarter` : "32 London boroughs by month";

/** The most that the chances of some tenths were off, in points, with its sign. */
export function furthestOff(rows: readonly ReliabilityRow[]): number {
  return rows
    .map(({ met, stated }) => 100 * (met - stated))
    .reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0);
}

const PANELS: readonly BandRow["panel"][] = ["quarterly", "monthly"];
const METHODS = [1, 2];

/** Whether stated chances came true where years were held out: what was said and what happened, by tenths of what was said. */
export function reliabilityChart(
  { chances, seed, date }: BandsEvidence,
  forces: string,
  options: ChartOptions
): HTMLElement {
  const late = chances.filter(({ heldOut }) => heldOut === "time");
  const of = (panel: BandRow["panel"], method: number) =>
    late.filter((row) => row.panel === panel && row.method === method);
  const off = (method: number) =>
    PANELS.map((panel) => formatNumber(Math.abs(furthestOff(of(panel, method))), 0)).join(" and ");
  const tenths = [...new Set(late.map(({ tenth }) => tenth))].sort((a, b) => a - b);
  return evidencePanels(
    {
      title: `In years held out, chances lay up to ${off(1)} points from what came true by method 1, ${off(2)} by method 2`,
      subtitle:
        "Chance of a total at or below last year’s, or 10% or 20% below it, per cent: stated, and came true",
      notes: [
        `Tenths with 200 targets or more. The lines are 95% intervals by resampling whole years of origins (seed ${seed}, ${date}).`
      ],
      rows: tenths.map((tenth) => `said ${10 * tenth} to ${10 * (tenth + 1)}%`),
      references: [],
      top: 100,
      key: ["stated, on average", "came true"],
      panels: PANELS.flatMap((panel) =>
        METHODS.map((method) => ({
          title: `${panelName(panel, forces)}, method ${method}`,
          points: tenths.map((tenth) =>
            of(panel, method)
              .filter((row) => row.tenth === tenth)
              .flatMap(({ stated, met, low, high }) => [
                { value: 100 * stated },
                { value: 100 * met, lower: 100 * low, upper: 100 * high }
              ])
          )
        }))
      )
    },
    options
  );
}
