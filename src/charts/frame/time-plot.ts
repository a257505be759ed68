import * as Plot from "@observablehq/plot";
import { READOUT_HEIGHT } from "./chart-cursor.js";
import type { ChartOptions } from "./chart-options.js";
import { type EndLabel, endLabels, endLabelWidth } from "./end-labels.js";
import { monthAxis } from "./month-axis.js";
import { type Span, spanEdges } from "./series-points.js";
import { type ValueAxis, valueAxisMarks } from "./value-axis.js";
import { bracketHeight, type ChartWindow, windowBrackets, windowTints } from "./window-bands.js";

/** Room for the names of the months, in pixels. */
const MONTHS_HEIGHT = 26;
/** Least room at the right, so that half a label of the last month is not cut off. */
const LEAST_RIGHT = 8;

/** What is drawn over time. */
export interface TimePlot {
  span: Span;
  axis: ValueAxis;
  /** Height of the plot itself, in pixels. */
  height: number;
  /** Names at the lines' right ends. */
  labels: readonly EndLabel[];
  /** Windows of months, tinted, with brackets above the plot. */
  windows?: readonly ChartWindow[];
  /** A key above the brackets, `keyHeight` pixels high. */
  key?: Plot.Markish;
  keyHeight?: number;
  /** Areas behind the lines. */
  areas?: Plot.Markish;
  marks: Plot.Markish;
}

/** Values over months, in the frame that all charts over time share: value axis, months, windows, names at the right. */
export function timePlot(
  { span, axis, height, labels, windows = [], key, keyHeight = 0, areas, marks }: TimePlot,
  { width, document }: Required<ChartOptions>
): ReturnType<typeof Plot.plot> {
  const marginTop = READOUT_HEIGHT + keyHeight + bracketHeight(windows);
  const marginLeft = axis.labelWidth;
  const marginRight = Math.max(endLabelWidth(labels, width), LEAST_RIGHT);
  return Plot.plot({
    document,
    width,
    height: height + marginTop + MONTHS_HEIGHT,
    marginTop,
    marginRight,
    marginBottom: MONTHS_HEIGHT,
    marginLeft,
    x: { domain: spanEdges(span) },
    y: { domain: axis.domain },
    marks: [
      windows.length > 0 ? windowTints(windows, axis.domain) : null,
      valueAxisMarks(axis),
      areas,
      monthAxis(span, width - marginLeft - marginRight),
      marks,
      windows.length > 0 ? windowBrackets(windows) : null,
      key,
      endLabels(labels)
    ]
  });
}
