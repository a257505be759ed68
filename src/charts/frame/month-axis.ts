import * as Plot from "@observablehq/plot";
import { formatMonthShort, monthIndex, monthOfIndex } from "../../plan/month.js";
import { palette } from "./palette.js";
import type { Span } from "./series-points.js";

/** Room that one label needs, in pixels. */
const LABEL_WIDTH = 64;
const STEPS = [1, 3, 6, 12, 24, 36, 60];
const APRIL = 3;

/** Indexes of the months to label: steps of whole quarters or years counted from April, where financial years begin. */
export function monthTicks({ from, to }: Span, width: number): number[] {
  const first = monthIndex(from);
  const last = monthIndex(to);
  const pixels = width / (last - first + 1);
  const step = STEPS.find((months) => months * pixels >= LABEL_WIDTH) ?? STEPS.at(-1)!;
  const start = first + ((((APRIL - first) % step) + step) % step);
  const ticks = [];
  for (let index = start; index <= last; index += step) ticks.push(index);
  return ticks;
}

/** The time axis of every chart: a linear scale of month indexes, so that no time zone can move a month. */
export function monthAxis(span: Span, width: number): Plot.Markish {
  return Plot.axisX(monthTicks(span, width), {
    tickFormat: (index: number) => formatMonthShort(monthOfIndex(index)),
    label: null,
    tickSize: 4,
    color: palette.text,
    stroke: palette.axis
  });
}
