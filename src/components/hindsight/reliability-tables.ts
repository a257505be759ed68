import { binName } from "../../charts/hindsight/reliability-chart.js";
import { definitionTable } from "../../kit/definition-table.js";
import type { PlaceWords } from "../../plan/place-words.js";
import { chanceBins, linesBins, type ReliabilityBlock } from "../../views/reliability.js";
import { formatNumber, formatPercent } from "../../words/format.js";
import type { HindsightTold } from "../../words/hindsight-text.js";

const percent = (share: number): string => formatPercent(100 * share, 0);

/** Counts, share and interval of a block. */
function blockCells({ targets, met, places, share, lower, upper }: ReliabilityBlock): string[] {
  return [
    formatNumber(targets),
    formatNumber(places),
    formatNumber(met),
    percent(share),
    `${percent(lower)} to ${percent(upper)}`
  ];
}

const headings = (first: string[], { Many }: PlaceWords): string[] => [
  ...first,
  "Targets",
  Many,
  "Met",
  "Share",
  "95% interval"
];

/** The chances stated by the forecast, and how many came true. */
export function chancesTable({ calibrated, places }: HindsightTold): HTMLElement {
  return definitionTable({
    caption: "Calibrated: targets by the chance that the forecast gave them",
    headings: headings(["Chance stated", "Mean"], places),
    rows: chanceBins(calibrated).map((bin) => [binName(bin), percent(bin.meanChance), ...blockCells(bin)]),
    numeric: [1, 2, 3, 4, 5, 6]
  });
}

/** The reading without chances: how many targets were met by how many lines reached them. */
export function linesTable({ written, places }: HindsightTold): HTMLElement {
  return definitionTable({
    caption: "As written: targets by how many straight lines reached them",
    headings: headings(["Lines reaching"], places),
    rows: linesBins(written).map((bin) => [`${bin.reaching} of ${bin.of}`, ...blockCells(bin)]),
    numeric: [1, 2, 3, 4, 5]
  });
}
