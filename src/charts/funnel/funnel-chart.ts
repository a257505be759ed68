import * as Plot from "@observablehq/plot";
import { isMissing } from "../../rules/windows/series-window.js";
import type { FunnelFigures } from "../../views/funnel-figures.js";
import type { FunnelPoint } from "../../views/funnel-view.js";
import { explainMissing } from "../../words/explanation.js";
import { formatSigned } from "../../words/format.js";
import { READOUT_HEIGHT } from "../frame/chart-cursor.js";
import { chartFrame } from "../frame/chart-frame.js";
import { type ChartOptions, NARROW, withDocument } from "../frame/chart-options.js";
import { curveLabels } from "../frame/curve-labels.js";
import { endLabels, endLabelWidth } from "../frame/end-labels.js";
import { missingChart } from "../frame/missing-chart.js";
import { readableChart } from "../frame/readable-chart.js";
import { SIZE_AXIS_HEIGHT, sizeAxis, sizeTicks } from "../frame/size-axis.js";
import { valueAxisMarks } from "../frame/value-axis.js";
import {
  forceLabels,
  forceMarks,
  limitCurves,
  limitLabels,
  OUTSIDE_HEIGHT,
  outsideMarks
} from "./funnel-marks.js";
import { drawnAt, type Funnel, type FunnelChartData, funnelOf, isOutside } from "./funnel-subject.js";
import { funnelWords } from "./funnel-words.js";

/** All forces' figures by size, with limits that allow for over-dispersion: a second view of R4. It gives no colour. */
export function funnelChart(data: FunnelChartData, given: ChartOptions): HTMLElement {
  const options = withDocument(given);
  const { figures, view, measure, place, places } = data;
  const subtitle = `${measure}, ${place} and all other ${places.many}`;
  if (isMissing(figures)) {
    return missingChart(explainMissing(figures.reason, figures.evidence, data.forceNames), subtitle, options);
  }
  if (!view) return missingChart("No funnel plot: there are no figures to compare", subtitle, options);
  const funnel = funnelOf(data, figures, view, options.width);
  const plot = funnelPlot(funnel, options);
  const words = funnelWords(data, funnel);
  return readableChart(chartFrame(plot as SVGSVGElement, words, options), plot, {
    document: options.document,
    along: "x",
    readings: funnel.points.map((point) => ({
      key: point.force,
      ...drawnAt(point, funnel),
      text: readingText(point, funnel)
    }))
  });
}

function funnelPlot(funnel: Funnel, { width, document }: Required<ChartOptions>) {
  const { axis, points, sizes, figures } = funnel;
  const labels = forceLabels(funnel, width);
  const marginLeft = axis.labelWidth;
  const marginRight = endLabelWidth(labels, width);
  const marginTop = READOUT_HEIGHT + (points.some((point) => isOutside(point, funnel)) ? OUTSIDE_HEIGHT : 0);
  const { label, unit } = sizeWords(figures.unit);
  return Plot.plot({
    document,
    width,
    height: (width < NARROW ? 300 : 340) + marginTop + SIZE_AXIS_HEIGHT,
    marginTop,
    marginRight,
    marginBottom: SIZE_AXIS_HEIGHT,
    marginLeft,
    x: { type: "log", domain: sizes },
    y: { domain: axis.domain },
    r: { type: "identity" },
    marks: [
      valueAxisMarks(axis),
      sizeAxis(sizeTicks(sizes, width - marginLeft - marginRight), label, unit),
      limitCurves(funnel),
      forceMarks(funnel),
      outsideMarks(funnel),
      curveLabels(limitLabels(funnel)),
      endLabels(labels)
    ]
  });
}

function sizeWords(unit: FunnelFigures["unit"]): { label: string; unit: 1 | 1000 } {
  if (unit === "per cent") return { label: "People asked", unit: 1 };
  const of = unit === "per 1,000 households" ? "Households" : "Population";
  return { label: `${of}, thousands`, unit: 1000 };
}

function readingText(point: FunnelPoint, funnel: Funnel): string {
  const off = isOutside(point, funnel) ? " (off the scale)" : "";
  return `${funnel.nameOf(point.force)}: ${funnel.format(point.value)}, z ${formatSigned(point.z, 2)}${off}`;
}
