import * as Plot from "@observablehq/plot";
import { formatNumber } from "../../words/format.js";
import { palette } from "./palette.js";

/** Room that one label needs, in pixels. */
const LABEL_WIDTH = 46;
/** Steps within a factor of ten, from the closest to the widest. */
const STEPS = [[1, 2, 5], [1, 3], [1]];

/** A logarithmic scale of sizes; `room` is the share of its length that stays free before the smallest. */
export function sizeDomain(sizes: readonly number[], room: number): [number, number] {
  const [low, high] = [Math.min(...sizes) * 0.95, Math.max(...sizes) * 1.1];
  return [low / (high / low) ** (room / (1 - room)), high];
}

/** Round sizes in a domain, as many as a width has room for. */
export function sizeTicks([low, high]: [number, number], width: number): number[] {
  const first = Math.floor(Math.log10(low));
  const decades = Array.from(
    { length: Math.ceil(Math.log10(high)) - first + 1 },
    (_, i) => 10 ** (first + i)
  );
  const pixelsPerDecade = width / Math.log10(high / low);
  const steps = STEPS.find((list) => pixelsPerDecade / list.length >= LABEL_WIDTH) ?? STEPS.at(-1)!;
  return decades
    .flatMap((decade) => steps.map((step) => step * decade))
    .filter((size) => size >= low && size <= high);
}

/** Room that the axis needs below the plot, in pixels. */
export const SIZE_AXIS_HEIGHT = 42;

/** Labels in thousands, or as they stand where `unit` is 1, and what they count. */
export function sizeAxis(ticks: readonly number[], label: string, unit: 1 | 1000): Plot.Markish {
  return Plot.axisX(ticks, {
    // Plot's own format of a logarithmic axis leaves out labels that have room.
    text: (size: number) => formatNumber(size / unit),
    label,
    labelAnchor: "center",
    labelArrow: "none",
    labelOffset: 38,
    tickSize: 4,
    color: palette.text,
    stroke: palette.axis
  });
}
