import * as Plot from "@observablehq/plot";
import { chartFrame } from "./chart-frame.js";
import type { ChartOptions } from "./chart-options.js";
import { withoutStop } from "./offences-subject.js";
import { readableChart } from "./readable-chart.js";

/** A chart that could not be made: there is nothing to draw but the sentence that says why. */
export function missingChart(
  reason: string,
  subtitle: string,
  { width, document }: Required<ChartOptions>
): HTMLElement {
  const plot = Plot.plot({ document, width, height: 8, marks: [], axis: null });
  const title = withoutStop(reason);
  const words = { title, subtitle, notes: [], alt: `${title}. ${subtitle}.` };
  const frame = chartFrame(plot as SVGSVGElement, words, { width, document });
  const chart = readableChart(frame, plot, { document, along: "y", readings: [] });
  chart.querySelector(".chart-picture")?.setAttribute("data-missing", "");
  return chart;
}
