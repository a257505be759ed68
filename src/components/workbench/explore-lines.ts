import * as Plot from "@observablehq/plot";
import { chartFrame } from "../../charts/frame/chart-frame.js";
import { type ChartOptions, NARROW, withDocument } from "../../charts/frame/chart-options.js";
import type { EndLabel } from "../../charts/frame/end-labels.js";
import { basisNote, spanName } from "../../charts/frame/offences-subject.js";
import { palette } from "../../charts/frame/palette.js";
import { readableChart } from "../../charts/frame/readable-chart.js";
import type { Span } from "../../charts/frame/series-points.js";
import { timePlot } from "../../charts/frame/time-plot.js";
import { countAxis, startNote, type ValueAxis, valueAxis } from "../../charts/frame/value-axis.js";
import { addMonths, formatMonth, formatMonthShort, type Month, monthIndex } from "../../plan/month.js";
import type { PlaceWords } from "../../plan/place-words.js";
import { decimalsUnlessWhole, formatNumber, formatOrdinal, formatPercent } from "../../words/format.js";
import type { ExploreSeries, ForcePoints, ValueColumn } from "./explore-series.js";

export interface ExploreLinesData {
  /** What was counted or asked, such as "Domestic burglary". */
  subject: string;
  /** Name of the plan's own force, whose line stands out when it is among them. */
  home: string;
  /** The plan's word for its places. */
  places: PlaceWords;
  series: ExploreSeries;
  /** Name of the values of a result that are neither counts, rates nor per cent. */
  valueName?: string;
}

/** A force's value in one month. */
interface Place {
  force: string;
  value: number;
}

/** Values by month, a line for each force on one scale: the plan's own force in front. */
export function exploreLines(data: ExploreLinesData, given: ChartOptions): HTMLElement {
  const options = withDocument(given);
  const { forces, column } = data.series;
  const values = forces.flatMap(({ points }) => points.map(({ value }) => value));
  const axis = AXES[column](values);
  const plot = linesPlot(data, axis, options);
  const months = [...new Set(forces.flatMap(({ points }) => points.map(({ month }) => month)))].sort();
  const monthName = options.width < NARROW ? formatMonthShort : formatMonth;
  return readableChart(chartFrame(plot as SVGSVGElement, linesWords(data, axis), options), plot, {
    document: options.document,
    along: "x",
    readings: months.map((month) => ({
      key: month,
      x: middleOf(month, forces[0]!),
      y: placesAt(data, month).find(({ force }) => force === data.home)?.value ?? null,
      text: `${monthName(month)}: ${readingText(data, placesAt(data, month))}`
    }))
  });
}

const AXES: Record<ValueColumn, (values: (number | null)[]) => ValueAxis> = {
  count: countAxis,
  rate: countAxis,
  percent: percentAxis,
  value: (values) => {
    const known = values.filter((value) => value !== null);
    const low = Math.min(...known);
    return low < 0 ? valueAxis(low, Math.max(0, ...known)) : countAxis(values);
  }
};

function percentAxis(values: (number | null)[]): ValueAxis {
  const known = values.filter((value) => value !== null);
  return known.length === 0
    ? valueAxis(0, 100, "%")
    : valueAxis(Math.max(0, Math.min(...known) - 1), Math.min(100, Math.max(...known) + 1), "%");
}

function middleOf(month: Month, { monthsPerPeriod }: ForcePoints): number {
  return monthIndex(month) + (monthsPerPeriod - 1) / 2;
}

/** "1,051", "0.27" or "84.0%". */
export function formatValue(value: number, column: ValueColumn): string {
  if (column === "percent") return formatPercent(value);
  const decimals = column === "value" ? decimalsUnlessWhole(value, 2) : 0;
  return formatNumber(value, column === "rate" ? 2 : decimals);
}

function placesAt({ series }: ExploreLinesData, month: Month): Place[] {
  return series.forces.flatMap(({ force, points }) => {
    const value = points.find((point) => point.month === month)?.value;
    return value === null || value === undefined ? [] : [{ force, value }];
  });
}

/** "Leicestershire 282; others 120 to 470". */
function readingText(
  { home, places: { many }, series: { column } }: ExploreLinesData,
  places: Place[]
): string {
  const own = places.find(({ force }) => force === home);
  const others = places.filter(({ force }) => force !== home);
  const text = own ? `${home} ${formatValue(own.value, column)}` : "";
  if (others.length === 0) return text || "no figure";
  if (others.length === 1)
    return [text, `${others[0]!.force} ${formatValue(others[0]!.value, column)}`].filter(Boolean).join("; ");
  const values = others.map(({ value }) => value);
  const range = `${formatValue(Math.min(...values), column)} to ${formatValue(Math.max(...values), column)}`;
  return text ? `${text}; others ${range}` : `${others.length} ${many}, ${range}`;
}

function linesWords(data: ExploreLinesData, axis: ValueAxis) {
  const { subject, series, home, places } = data;
  const span = spanOfForces(series.forces);
  const kind = series.column === "value" ? "lines" : places.many;
  const place = series.forces.length === 1 ? series.forces[0]!.force : `${series.forces.length} ${kind}`;
  const title = linesTitle(data);
  const parts = [subject, place, spanName(span), unitName(data)];
  const subtitle = `${[...new Set(parts)].join(", ")}${startNote(axis)}`;
  const lines = series.forces.some(({ force }) => force === home) && series.forces.length > 1;
  const notes = [
    ...(lines ? [`Thick line: ${home}.`] : []),
    ...(series.bases.length > 0 ? [basisNote(series.bases)] : [])
  ];
  return { title, subtitle, notes, alt: `Lines by month. ${title}. ${subtitle}.` };
}

/** "offences per 1,000 residents a month". */
function unitName({ series: { column, forces }, valueName }: ExploreLinesData): string {
  if (column === "percent") return "per cent";
  if (column === "value") return `${valueName}`;
  const what = column === "rate" ? "offences per 1,000 residents" : "offences";
  const months = new Set(forces.map(({ monthsPerPeriod }) => monthsPerPeriod));
  if (months.size > 1) return `${what}, months and quarters as published`;
  return months.has(3) ? `${what} a quarter` : `${what} a month`;
}

/** Where the plan's own force stands in the last month it has a value for, or else the highest. */
function linesTitle(data: ExploreLinesData): string {
  const { home, series } = data;
  const own = series.forces.find(({ force }) => force === home) ?? longest(series.forces);
  const last = own.points.findLast(({ value }) => value !== null);
  if (!last) return "No figures in these months";
  const places = placesAt(data, last.month);
  const isHome = own.force === home;
  const [highest] = [...places].sort((a, b) => b.value - a.value);
  const { force, value } = isHome ? { force: home, value: last.value! } : highest!;
  const when = periodName(last.month, own, series.column);
  const stands = standing(value, places, isHome, series.column === "value" ? "lines" : data.places.many);
  if (series.column === "value")
    return `${force}: ${data.valueName} ${formatValue(value, "value")} in ${when}${stands}`;
  const unit = shortUnit(series.column);
  return `${force}: ${formatValue(value, series.column)} ${unit}${when}${stands}`;
}

function longest(forces: readonly ForcePoints[]): ForcePoints {
  return forces.reduce((best, f) => (f.points.at(-1)!.month > best.points.at(-1)!.month ? f : best));
}

function shortUnit(column: Exclude<ValueColumn, "value">): string {
  return { count: "offences in ", rate: "offences per 1,000 residents in ", percent: "in " }[column];
}

function periodName(month: Month, { monthsPerPeriod }: ForcePoints, column: ValueColumn): string {
  if (column === "percent") return `the survey that ended ${formatMonth(month)}`;
  if (monthsPerPeriod === 1) return formatMonth(month);
  return `${formatMonthShort(month).slice(0, 3)} to ${formatMonthShort(addMonths(month, monthsPerPeriod - 1))}`;
}

/** ", 3rd highest of 8 forces"; nothing for one force alone. */
function standing(value: number, places: Place[], isHome: boolean, of: string): string {
  if (places.length < 2) return "";
  const rank = places.filter((place) => place.value > value).length + 1;
  const order = rank === 1 ? "highest" : `${formatOrdinal(rank)} highest`;
  return isHome || rank === 1 ? `, ${order} of ${places.length} ${of}` : "";
}

function spanOfForces(forces: readonly ForcePoints[]): Span {
  const firsts = forces.map(({ points }) => points[0]!.month).sort();
  const lasts = forces.map(({ points, monthsPerPeriod }) =>
    addMonths(points.at(-1)!.month, monthsPerPeriod - 1)
  );
  return { from: firsts[0]!, to: lasts.sort().at(-1)! };
}

interface Placed {
  x: number;
  value: number | null;
}

function linesPlot(data: ExploreLinesData, axis: ValueAxis, options: Required<ChartOptions>) {
  const { forces } = data.series;
  const span = spanOfForces(forces);
  return timePlot(
    {
      span,
      axis,
      height: options.width < NARROW ? 280 : 320,
      labels: lineLabels(data, options.width),
      marks: homeLast(data).map((force) => lineMarks(force, data))
    },
    options
  );
}

function homeLast({ home, series }: ExploreLinesData): ForcePoints[] {
  return [...series.forces].sort((a, b) => Number(a.force === home) - Number(b.force === home));
}

/** More lines than this are drawn lightly, so that the one in front can be followed. */
const MANY_LINES = 12;
/** Fewer points than this are marked each. */
const FEW_POINTS = 12;

function lineMarks(entry: ForcePoints, { home, series }: ExploreLinesData): Plot.Markish {
  const isHome = entry.force === home || series.forces.length === 1;
  const points = withGaps(entry, series.column);
  const place = { x: "x", y: "value" };
  const colour = isHome ? palette.force : palette.comparison;
  return [
    Plot.line(points, {
      ...place,
      stroke: colour,
      strokeWidth: isHome ? 2.5 : 1.25,
      strokeOpacity: isHome || series.forces.length <= MANY_LINES ? 1 : 0.5
    }),
    points.length < FEW_POINTS ? Plot.dot(points, { ...place, fill: colour, r: isHome ? 4 : 3 }) : null
  ];
}

/** A period without a row is a gap in the line; surveys have no rhythm to miss. */
function withGaps(entry: ForcePoints, column: ValueColumn): Placed[] {
  const placed = entry.points.map(({ month, value }) => ({ x: middleOf(month, entry), value }));
  if (column === "percent") return placed;
  return placed.flatMap((point, i) => {
    const next = placed[i + 1];
    const gap = next !== undefined && next.x - point.x > entry.monthsPerPeriod;
    return gap ? [point, { x: point.x + entry.monthsPerPeriod, value: null }] : [point];
  });
}

/** More names than this cannot be told apart at the lines' ends: then only the extremes are named. */
const MOST_LABELS = { wide: 12, narrow: 5 };

/** The last value of each force beside its line's end. */
function lineLabels({ home, series }: ExploreLinesData, width: number): EndLabel[] {
  const { column, forces } = series;
  if (forces.length === 1) return [];
  const all = forces.flatMap((entry) => {
    const last = entry.points.findLast(({ value }) => value !== null);
    if (!last) return [];
    const isHome = entry.force === home;
    return [
      {
        name: entry.force,
        value: formatValue(last.value!, column),
        y: last.value!,
        x: middleOf(last.month, entry),
        bold: isHome
      }
    ];
  });
  const most = width < NARROW ? MOST_LABELS.narrow : MOST_LABELS.wide;
  if (all.length <= most) return all;
  const sorted = [...all].sort((a, b) => b.y - a.y);
  return all.filter((label) => label.bold || label === sorted[0] || label === sorted.at(-1));
}
