import type { SingleReading } from "../../plan/readings.js";
import type { Outcome } from "../../views/hindsight.js";
import { formatLevel, formatNumber, formatPercent } from "../../words/format.js";
import { heldOf, metOf, shareText } from "../../words/hindsight-text.js";
import type { ChartOptions } from "../frame/chart-options.js";
import { readingName } from "../frame/reading-name.js";
import { barsAndDots } from "./bars-and-dots.js";

/** An outcome as a row, named by its place or by its measure. */
export interface HindsightRowData {
  outcome: Outcome;
  id: string;
  name: string;
  /** The total of the other rows: drawn bold, and in no count. */
  own: boolean;
}

export interface HindsightChartData {
  /** What all rows share: "Burglary", or the name of a place. */
  subject: string;
  rows: readonly HindsightRowData[];
  reading: SingleReading;
  /** "the year to March 2016, said from September 2014". */
  when: string;
  /** Confidence of the intervals, per cent. */
  confidence: number;
  /** The way to a target: most are met by fewer offences. */
  better: "lower" | "higher" | "mixed";
}

/** Beyond this many per cent of a target a bar is cut off, so that one wide interval does not flatten all others. */
const MOST = 250;

/** Projected intervals against what happened, each in per cent of its own target: rows of all sizes share the scale. */
export function hindsightChart(data: HindsightChartData, options: ChartOptions): HTMLElement {
  const { rows, reading, confidence } = data;
  const outcomes = rows.map(({ outcome }) => outcome);
  const highest = Math.max(
    110,
    ...outcomes.flatMap(({ happened, threshold, projections }) =>
      [happened, ...projections.map(({ upper }) => upper)].map((value) => (100 * value) / threshold)
    )
  );
  const counted = rows.filter(({ own }) => !own).map(({ outcome }) => outcome);
  const [held, of] = heldOf(counted);
  const intervals = reading === "calibrated" ? "bands" : "intervals of straight lines";
  const title =
    `${data.subject}: ${shareText(metOf(counted), counted.length)} met the target; ` +
    `${shareText(held, of)} ${intervals} held what happened`;
  const subtitle = `Offences of ${data.when}, in per cent of the target of each row; reading ${readingName(reading)}`;
  const apart = rows.filter(({ own }) => own).map(({ name }) => ` ${name}, in bold, is in no count.`);
  const notes = [
    `${barsText(reading, confidence)} Dot: what happened, a ring where ${reading === "calibrated" ? "the bar does not hold it" : "no bar holds it"}. ${sideText(data.better)}${apart.join("")}` +
      (highest > MOST ? ` Bars are cut off at ${formatPercent(MOST, 0)}.` : "")
  ];
  return barsAndDots(
    {
      rows: rows.map((row) => rowOf(row)),
      line: { text: "target", x: 100 },
      top: Math.min(MOST, highest),
      words: { title, subtitle, notes, alt: `Projected intervals and what happened. ${title}. ${subtitle}.` }
    },
    options
  );
}

function barsText(reading: SingleReading, confidence: number): string {
  const level = formatLevel(confidence);
  return reading === "calibrated"
    ? `Bar: ${level} band of the forecast; stroke: what it expected.`
    : `Bars: ${level} interval of each straight line, the first of the trend windows on top; points: what they projected.`;
}

function sideText(better: HindsightChartData["better"]): string {
  if (better === "mixed") return "Which side of the line meets a target differs by row.";
  return `A target is met ${better === "lower" ? "left" : "right"} of its line.`;
}

function rowOf({ outcome, id, name, own }: HindsightRowData) {
  const { happened, threshold, projections, held, probability, met } = outcome;
  const share = (value: number): number => (100 * value) / threshold;
  const said = projections
    .map(
      ({ total, lower, upper }) => `${formatNumber(total)} (${formatNumber(lower)} to ${formatNumber(upper)})`
    )
    .join(", ");
  const chance = probability === undefined ? "" : `, chance ${formatPercent(100 * probability, 0)}`;
  return {
    force: id,
    name,
    own,
    bars: projections.map(({ total, lower, upper }) => ({
      lower: share(lower),
      upper: share(upper),
      tick: share(total)
    })),
    dot: share(happened),
    isOutside: !held.includes(true),
    value: formatPercent(share(happened), 0),
    text: `${name}: ${formatNumber(happened)} happened, ${said} projected${chance}; ${met ? "met" : "not met"}`
  };
}
