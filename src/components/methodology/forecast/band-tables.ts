import { panelName, reliabilityChart } from "../../../charts/evidence/evidence-reliability-chart.js";
import { chartWithDownloads } from "../../../kit/chart-with-downloads.js";
import { definitionTable } from "../../../kit/definition-table.js";
import { evidenceFooter } from "../../../kit/picture-footer.js";
import type { BandRow, BandsEvidence, PooledConstants } from "../../../views/evidence-files.js";
import { formatNumber, formatPercent } from "../../../words/format.js";

const percent = (share: number) => formatPercent(100 * share);
const points = (share: number) => `${share < 0 ? "−" : "+"}${formatNumber(Math.abs(100 * share), 1)}`;

/** What R2's methods held and scored, a line a horizon. `heldOut` says which targets the bands had not learnt from. */
export function bandsTable(
  { bands }: BandsEvidence,
  heldOut: BandRow["heldOut"],
  forces: string,
  caption: string
): HTMLElement {
  const rows = bands.filter((row) => row.heldOut === heldOut);
  return definitionTable({
    caption,
    headings: [
      "Series, method",
      "Months ahead",
      "95% band held",
      "Small ÷ method 1",
      "Small ÷ last year",
      "Large ÷ method 1",
      "Large ÷ last year",
      "Series below 88%, points over perfect bands",
      "Series at 100%, points over perfect bands"
    ],
    numeric: [1, 2, 3, 4, 5, 6, 7, 8],
    rows: rows.map((row) => [
      `${panelName(row.panel, forces)}, method ${row.method}`,
      formatNumber(3 * row.horizon),
      percent(row.held),
      ratio(row.small.toFirst),
      ratio(row.small.toRepeated),
      ratio(row.large.toFirst),
      ratio(row.large.toRepeated),
      ...bySeries(row)
    ])
  });
}

/** A ratio of two scores; an absurd one as what it is. */
const ratio = (value: number) => (value >= 10 ? "over 10" : formatNumber(value, 2));

function bySeries({ own, perfect }: BandRow): string[] {
  if (!own || !perfect) return ["too few targets", "too few targets"];
  return [points(own.below88 - perfect.below88), points(own.at100 - perfect.at100)];
}

/** What the methods said of counts without any change. */
export function smallCountsTable({ small }: BandsEvidence, caption: string): HTMLElement {
  return definitionTable({
    caption,
    headings: [
      "Offences a month, method",
      "95% band held",
      "Bands of no width",
      "Chances under 1% or over 99%",
      "Mean width, offences a year"
    ],
    numeric: [1, 2, 3, 4],
    rows: small.map(({ perMonth, method, held, noWidth, nearCertain, meanWidth }) => [
      `${formatNumber(perMonth, perMonth < 1 ? 1 : 0)}, method ${method}`,
      percent(held),
      percent(noWidth),
      percent(nearCertain),
      formatNumber(meanWidth, 0)
    ])
  });
}

/** What other constants of the second method would have scored. */
export function constantsTable({ tried }: PooledConstants, caption: string): HTMLElement {
  return definitionTable({
    caption,
    headings: [
      "Usual variance, smoothing",
      "Usual variance, bands",
      "Weight, errors",
      "Small series",
      "Large series"
    ],
    numeric: [0, 1, 2, 3, 4],
    rows: tried.map(({ smoothing, bands, weight, small, large }) => [
      formatNumber(smoothing, 3),
      formatNumber(bands, 3),
      formatNumber(weight),
      formatNumber(small, 3),
      formatNumber(large, 3)
    ])
  });
}

/** Stated chances and what came true, in years held out. */
export function reliabilityFigure(bands: BandsEvidence, forces: string): HTMLElement {
  return chartWithDownloads(
    (width) => reliabilityChart(bands, forces, { width }),
    "forecast-reliability",
    () => evidenceFooter("bands.json")
  ).element;
}
