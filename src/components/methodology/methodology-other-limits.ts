import {
  beyondLine,
  mostlyOuter,
  oneSide,
  TWO_OF_THREE,
  trending
} from "../../statistics/control-limits/run-rules.js";
import { xmrLimits } from "../../statistics/control-limits/xmr.js";
import { deviation } from "../../statistics/deviation.js";
import { mean } from "../../statistics/mean.js";

/** Lines for single months, as a tool would draw them from the same counts. */
export interface OtherLimits {
  name: string;
  /** How wide they are, in words. */
  width: string;
  lower: number;
  upper: number;
}

/** Standard deviations of Shewhart's lines. */
const SHEWHART = 3;

/** Lines of several tools from the counts that set R5's lines, for single months. */
export function otherLimits(counts: readonly number[], z: number): OtherLimits[] {
  const centre = mean(counts)!;
  const s = deviation(counts)!;
  const plain = xmrLimits(counts, SHEWHART)!;
  const screened = xmrLimits(counts, SHEWHART, { screened: true })!;
  const around = (margin: number) => ({ lower: centre - margin, upper: centre + margin });
  return [
    { name: "R5, as written", width: `${z} standard deviations of the counts`, ...around(z * s) },
    {
      name: "Three standard deviations",
      width: "3 standard deviations of the counts",
      ...around(SHEWHART * s)
    },
    {
      name: "Making Data Count in Excel; Minitab’s I chart",
      width: "2.66 mean moving ranges (3 / 1.128)",
      lower: plain.lower,
      upper: plain.upper
    },
    {
      name: "NHSRplotthedots, by default",
      width: "2.66 mean moving ranges, outlying ranges left out",
      lower: screened.lower,
      upper: screened.upper
    }
  ];
}

/** Points on one side, and points that rise or fall together, that Making Data Count calls a signal. */
const NHS_RUN = 7;

/** Months of `counts` that end a pattern of Making Data Count, from the lines of its first `setting` months. */
export function makingDataCountSignals(counts: readonly number[], setting: number): number[] {
  const limits = xmrLimits(counts.slice(0, setting), SHEWHART)!;
  const distances = counts.map((count) => count - limits.centre);
  const line = limits.upper - limits.centre;
  const found = [
    beyondLine(distances, line),
    oneSide(distances, NHS_RUN),
    trending(distances, NHS_RUN),
    mostlyOuter(distances, line, TWO_OF_THREE)
  ];
  return [...new Set(found.flat())].sort((a, b) => a - b);
}
