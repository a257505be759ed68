import { definitionTable } from "../../kit/definition-table.js";
import { element } from "../../kit/element.js";
import { ratingBadge } from "../../kit/rating-badge.js";
import { inPlaces, placeWords } from "../../plan/place-words.js";
import type { ChangesFile, ReleaseChanges } from "../../releases/release-changes.js";
import { ruleName } from "../../rules/rules.js";
import { movedByText } from "../../words/changes-in-words.js";
import { formatUnits } from "../../words/format.js";
import { measureTitle } from "../../words/measure-title.js";
import { changesSection } from "./changes-section.js";

/** The published colours that moved in the places of a total, by place and measure; nothing for any other plan. */
export function placesMoved({ places: moves, figures }: ReleaseChanges, file: ChangesFile): HTMLElement[] {
  const { plan, forceNames } = file;
  if (plan.force !== plan.total) return [];
  const places = placeWords(plan);
  const rows = moves.flatMap(({ force, moved }) =>
    moved.map(({ id, priority, measure, before, after, causes }) => [
      forceNames[force] ?? force,
      element(
        "a",
        { href: `./measures/${id}.html?${places.parameter}=${force}` },
        `${priority.number} ${measureTitle({ measure: measure.after, priority: { id, ...priority } })}`
      ),
      inPlaces(ruleName(after.rule), places),
      ratingBadge(before.rating),
      ratingBadge(after.rating),
      movedByText({ causes, measure }, figures)
    ])
  );
  const count = `${formatUnits(rows.length, "colour")} of ${formatUnits(moves.length, places.one, places.many)}`;
  const table = definitionTable({
    caption: `${count}. A release records the colours of the plan’s own place; those of its parts are what today’s software says of the release’s figures and settings, and of today’s.`,
    headings: [places.One, "Measure", "Rule", "Then", "Now", "Moved by"],
    rows
  });
  return [
    changesSection(`Published colours of ${places.many} that moved`, rows.length > 0 ? [table] : [], {
      none: `None: no published colour of its ${places.many} is another with today’s data and settings.`
    })
  ];
}
