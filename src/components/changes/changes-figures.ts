import { definitionTable } from "../../kit/definition-table.js";
import { element } from "../../kit/element.js";
import type { PlaceWords } from "../../plan/place-words.js";
import type { ReleaseChanges } from "../../releases/release-changes.js";
import {
  differenceText,
  figureText,
  type RevisedSeries,
  revisedSeries,
  seriesText,
  spanText,
  timeText
} from "../../words/changes-in-words.js";
import type { ForceNames } from "../../words/explanation.js";
import { formatNumber, formatUnits } from "../../words/format.js";
import { changesReclassified } from "./changes-reclassified.js";
import { changesSection } from "./changes-section.js";
import { figureSpansTable } from "./figure-spans-table.js";

/** Revisions of one series that the page lists; the command prints all of them. */
const LISTED = 200;

/** Figures that were reclassified, revised, added or withdrawn, groups with other forces, and files with other bytes. */
export function changesFigures(
  { figures, files }: ReleaseChanges,
  { names, places }: { names: ForceNames; places: PlaceWords }
): HTMLElement[] {
  const nameOf = (force: string) => names[force] ?? force;
  const groups = figures.groups.map(({ edition, added, removed }) => [
    edition,
    added.map(nameOf).join(", ") || "none",
    removed.map(nameOf).join(", ") || "none"
  ]);
  return [
    changesReclassified(figures, { names, places }),
    changesSection(
      "Figures revised",
      revisedSeries(figures.revised).map((series) => revisionsOf(series, nameOf)),
      { none: "None: every figure that the release holds and the data still have is the same number." }
    ),
    changesSection(
      "Figures added or withdrawn",
      figureSpansTable(
        [
          ...figures.added.map((span) => ({ ...span, change: "added" })),
          ...figures.withdrawn.map((span) => ({ ...span, change: "withdrawn" }))
        ],
        "Figures that are only in the release, or only in the data of now, up to the period end of each",
        nameOf
      ),
      { none: "None, up to the period end." }
    ),
    ...(groups.length === 0
      ? []
      : [
          changesSection(
            "Comparison groups changed",
            [
              definitionTable({
                caption: `${places.Many} that the plan’s ${places.one} is compared with`,
                headings: ["Edition", "Added", "Removed"],
                rows: groups
              })
            ],
            { none: "None." }
          )
        ]),
    changesSection(
      "Data files that are not the same",
      files.length === 0 ? [] : [element("p", {}, files.join(", "))],
      { none: "None: the checksum of every file is the one that the release recorded." }
    )
  ];
}

/** The revisions of one series and force: a line that sums them up, and each of them behind it. */
function revisionsOf(
  { force, what, revisions, series, parts, ...span }: RevisedSeries,
  nameOf: (id: string) => string
): HTMLElement {
  const left = revisions.length - LISTED;
  const title = seriesText({ series, ...(parts && { parts }) });
  return element(
    "details",
    { open: revisions.length <= 3 },
    element(
      "summary",
      {},
      `${title}, ${nameOf(force)} (${what}): ${formatUnits(revisions.length, "figure")}, ${spanText(span)}`
    ),
    definitionTable({
      caption: `${title}, ${nameOf(force)}`,
      headings: ["Of", "Then", "Now", "Difference"],
      numeric: [1, 2, 3],
      rows: revisions
        .slice(0, LISTED)
        .map(({ at, before, after }) => [
          timeText(at),
          figureText(before),
          figureText(after),
          differenceText(before, after)
        ])
    }),
    left > 0 && element("p", {}, `And ${formatNumber(left)} more: npm run changes prints all of them.`)
  );
}
