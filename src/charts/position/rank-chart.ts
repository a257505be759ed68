import * as Plot from "@observablehq/plot";
import { RANK_CONFIDENCE } from "../../rules/force-rank.js";
import type { PositionEvidence } from "../../rules/rating.js";
import { formatNumber, formatOrdinal, formatPercent } from "../../words/format.js";
import { READOUT_HEIGHT } from "../frame/chart-cursor.js";
import { chartFrame } from "../frame/chart-frame.js";
import { type ChartOptions, withDocument } from "../frame/chart-options.js";
import { palette } from "../frame/palette.js";
import { readableChart } from "../frame/readable-chart.js";
import {
  type ComparedRow,
  type ComparisonSubject,
  comparedRows,
  comparisonNotes,
  comparisonSubtitle,
  ROLE_FILL,
  rowGap
} from "./comparison-subject.js";
import { nameColumn, rowNames, rowValues, widest } from "./force-rows.js";

export interface RankChartData extends ComparisonSubject {
  /** Rank of every force, by force. */
  ranks: Readonly<Record<string, PositionEvidence["rank"]>>;
}

type Rank = PositionEvidence["rank"];

interface RankedRow extends ComparedRow, Rank {}

/** Every force's rank as a dot in the interval that the uncertainty of all figures leaves it, best first. */
export function rankChart(data: RankChartData, given: ChartOptions): HTMLElement {
  const options = withDocument(given);
  const rows = comparedRows(data).map((row): RankedRow => ({ ...row, ...data.ranks[row.force]! }));
  const plot = rankPlot(rows, options);
  return readableChart(chartFrame(plot as SVGSVGElement, rankWords(data, rows), options), plot, {
    document: options.document,
    along: "y",
    readings: rows.map((row) => ({
      key: row.force,
      x: row.position,
      y: row.force,
      text: `${row.name}: ${rankText(row)}`
    }))
  });
}

const intervalText = ({ lower, upper }: Rank) => `${formatOrdinal(lower)} to ${formatOrdinal(upper)}`;

/** "6th (5th to 7th)"; a rank that is sure to one place stands alone. */
const rankText = (rank: Rank) =>
  rank.lower === rank.upper
    ? formatOrdinal(rank.position)
    : `${formatOrdinal(rank.position)} (${intervalText(rank)})`;

/** First, last, and every fifth rank between that keeps clear of both. */
function rankTicks(count: number): number[] {
  const step = count > 10 ? 5 : 1;
  const between = Array.from({ length: Math.floor(count / step) }, (_, i) => (i + 1) * step);
  return [1, ...between.filter((rank) => rank > 1 && count - rank >= step / 2), count];
}

function rankPlot(rows: readonly RankedRow[], { width, document }: Required<ChartOptions>) {
  const names = nameColumn(rows, width);
  const ticks = rankTicks(rows.length);
  const marginTop = READOUT_HEIGHT;
  const stroke = (row: RankedRow) => (row.role === "other" ? palette.axis : ROLE_FILL[row.role]);
  return Plot.plot({
    document,
    width,
    height: marginTop + rows.length * (names.height + rowGap(rows)) + 26,
    marginTop,
    marginRight: Math.ceil(Math.max(...rows.map((row) => widest([rankText(row)], row.own)))) + 12,
    marginBottom: 26,
    marginLeft: names.width + 10,
    x: { domain: [0.5, rows.length + 0.5] },
    r: { type: "identity" },
    y: { type: "band", domain: rows.map(({ force }) => force), padding: 0, axis: null },
    marks: [
      Plot.gridX(ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisX(ticks, { tickFormat: formatOrdinal, tickSize: 0, label: null, color: palette.text }),
      Plot.ruleY(rows, {
        y: "force",
        x1: (row: RankedRow) => row.lower - 0.3,
        x2: (row: RankedRow) => row.upper + 0.3,
        stroke,
        strokeWidth: 3,
        className: "interval"
      }),
      Plot.dot(rows, {
        y: "force",
        x: "position",
        fill: (row: RankedRow) => ROLE_FILL[row.role],
        stroke,
        r: (row: RankedRow) => (row.own ? 6 : 4.5),
        className: "force"
      }),
      rowNames(rows, names),
      rowValues(rows, rankText)
    ]
  });
}

function rankWords(data: RankChartData, rows: readonly RankedRow[]) {
  const { place, comparison } = data;
  const own = data.ranks[comparison.own.force]!;
  const title =
    own.lower === own.upper
      ? `${place} is ${formatOrdinal(own.position)} of ${formatNumber(own.of)}, and its figure leaves no other rank likely`
      : `${place} is ${formatOrdinal(own.position)} of ${formatNumber(own.of)}, but anything from ${intervalText(own)} fits its figures`;
  const subtitle = `Ranks, best first: ${comparisonSubtitle(data)}`;
  const notes = [rankNote(rows), ...comparisonNotes(data)];
  return { title, subtitle, notes, alt: `Ranks with their intervals. ${title}. ${subtitle}.` };
}

/** What an interval is, and how many ranks are sure. */
function rankNote(rows: readonly RankedRow[]): string {
  const sure = rows.filter(({ lower, upper }) => lower === upper).length;
  return (
    `Bars: ${formatPercent(100 * RANK_CONFIDENCE, 0)} interval of each rank, from the standard errors of all figures ` +
    `(season included, so on the wide side). ${formatNumber(sure)} of ${formatNumber(rows.length)} ranks are sure to one place. 1st is best.`
  );
}
