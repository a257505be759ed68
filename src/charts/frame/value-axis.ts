import * as Plot from "@observablehq/plot";
import { ticks } from "d3-array";
import { formatNumber } from "../../words/format.js";
import { FONT_SIZE } from "./chart-options.js";
import { palette } from "./palette.js";
import { textWidth } from "./wrap-text.js";

/** A scale of values with labelled grid lines. */
export interface ValueAxis {
  domain: [number, number];
  ticks: number[];
  format: (value: number) => string;
  /** Room for the labels beside the plot, in pixels. */
  labelWidth: number;
}

/** An axis over `[low, high]`, widened to whole steps. An empty or single-valued range gets some room. */
export function valueAxis(low: number, high: number, suffix = ""): ValueAxis {
  const top = high > low ? high : low + 1;
  const marks = widened(low, top);
  const decimals = decimalsOf(marks);
  const format = (value: number) => `${formatNumber(value, decimals)}${suffix}`;
  return {
    domain: [marks[0]!, marks.at(-1)!],
    ticks: marks,
    format,
    labelWidth: Math.ceil(Math.max(...marks.map((t) => textWidth(format(t), { fontSize: FONT_SIZE })))) + 8
  };
}

/** Counts that all lie above this share of the highest would leave most of an axis from zero empty. */
const HIGH = 0.6;

/**
 * An axis that holds every count given; missing values are passed over. It starts at zero unless the counts lie
 * high above it and close together: {@link startNote} then says so.
 */
export function countAxis(values: Iterable<number | null | undefined>): ValueAxis {
  const known = [...values].filter((value) => Number.isFinite(value)) as number[];
  const high = Math.max(0, ...known);
  const low = Math.min(high, ...known);
  return low > high * HIGH && high > low ? valueAxis(low - (high - low) * 0.25, high) : valueAxis(0, high);
}

/** What a chart adds to its unit when its axis does not start at zero; empty when it does. */
export function startNote({ domain: [low], format }: ValueAxis): string {
  return low === 0 ? "" : ` (axis from ${format(low)}, not zero)`;
}

function widened(low: number, high: number): number[] {
  const inner = ticks(low, high, 5);
  const step = inner.length > 1 ? inner[1]! - inner[0]! : high - low;
  return [
    ...(inner[0]! > low ? [round(inner[0]! - step)] : []),
    ...inner,
    ...(inner.at(-1)! < high ? [round(inner.at(-1)! + step)] : [])
  ];
}

const round = (value: number) => Number(value.toPrecision(12));

function decimalsOf(marks: number[]): number {
  const fits = (decimals: number) => marks.every((m) => Math.abs(Number(m.toFixed(decimals)) - m) < 1e-9);
  return [0, 1, 2, 3].find(fits) ?? 4;
}

/** Grid lines and labels of a vertical value axis. */
export function valueAxisMarks(axis: ValueAxis): Plot.Markish {
  const [low] = axis.domain;
  return [
    Plot.gridY(axis.ticks, { stroke: palette.grid, strokeOpacity: 1 }),
    Plot.ruleY([low], { stroke: palette.axis }),
    Plot.axisY(axis.ticks, { tickFormat: axis.format, tickSize: 0, label: null, color: palette.text })
  ];
}
