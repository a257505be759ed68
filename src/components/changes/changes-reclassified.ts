import { definitionTable } from "../../kit/definition-table.js";
import { element } from "../../kit/element.js";
import type { PlaceWords } from "../../plan/place-words.js";
import type { Reclassification } from "../../releases/reclassification.js";
import type { ReleaseChanges } from "../../releases/release-changes.js";
import { differenceText, figureText, recordText, spanText } from "../../words/changes-in-words.js";
import type { ForceNames } from "../../words/explanation.js";
import { formatNumber } from "../../words/format.js";
import { changesSection } from "./changes-section.js";

/** The series that were renamed or split since, by the record of annotations.csv, with the counts of each place. */
export function changesReclassified(
  { reclassified }: ReleaseChanges["figures"],
  words: { names: ForceNames; places: PlaceWords }
): HTMLElement {
  return changesSection(
    "Figures reclassified",
    reclassified.map((one) => articleOf(one, words)),
    { none: "None: no series was renamed or split since, by the record of annotations.csv." }
  );
}

function articleOf(
  { from, series, records, places: rows }: Reclassification,
  { names, places }: { names: ForceNames; places: PlaceWords }
): HTMLElement {
  const counted = [...new Set(rows.flatMap(({ after }) => after.map((of) => of.series)))];
  const moved = rows.reduce((sum, row) => sum + row.moved, 0);
  const all = rows.reduce((sum, row) => sum + row.figures, 0);
  const title = from === series ? from : `${from}, now ${series}`;
  return element(
    "article",
    { class: "reclassified" },
    element("h3", {}, title),
    element("ul", {}, ...records.map((record) => element("li", {}, recordText(record)))),
    element(
      "details",
      { open: rows.length <= 3 },
      element(
        "summary",
        {},
        `${formatNumber(moved)} of ${formatNumber(all)} figures of ${series} are another number; by ${places.one}`
      ),
      definitionTable({
        caption: `${title}: sums of the figures that the release holds and that are known still. What is neither renamed nor split is listed as revised.`,
        headings: [
          places.One,
          "Of",
          "Moved",
          `${from}, then`,
          ...counted.map((id) => `${id}, now`),
          "Revised"
        ],
        numeric: [2, 3, ...counted.map((_, i) => 4 + i), 4 + counted.length],
        rows: rows.map(({ force, what, before, after, moved: own, figures, ...span }) => {
          const totals = new Map(after.map((of) => [of.series, of.total]));
          const sum = after.reduce((total, of) => total + of.total, 0);
          return [
            `${names[force] ?? force} (${what})`,
            spanText(span),
            `${formatNumber(own)} of ${formatNumber(figures)}`,
            figureText(before),
            ...counted.map((id) => (totals.has(id) ? figureText(totals.get(id)!) : "not known")),
            sum === before ? "0" : differenceText(before, sum)
          ];
        })
      })
    )
  );
}
