import { definitionTable } from "../../kit/definition-table.js";
import type { FigureSpan } from "../../releases/release-figure.js";
import { spanText } from "../../words/changes-in-words.js";
import { formatNumber } from "../../words/format.js";

/** Figures of one series and force that one change befell: "reclassified", "revised", "added" or "withdrawn". */
export interface ChangedSpan extends FigureSpan {
  change: string;
}

/** Changed figures, a row for each series, force, kind of figure and change; nothing when there are none. */
export function figureSpansTable(
  spans: readonly ChangedSpan[],
  caption: string,
  nameOf: (force: string) => string
): HTMLElement[] {
  if (spans.length === 0) return [];
  const rows = spans.map(({ series, force, what, change, figures, ...span }) => [
    `${series}, ${nameOf(force)} (${what})`,
    change,
    formatNumber(figures),
    spanText(span)
  ]);
  return [definitionTable({ caption, headings: ["Series", "Change", "Figures", "Of"], numeric: [2], rows })];
}
