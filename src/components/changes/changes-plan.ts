import { definitionTable } from "../../kit/definition-table.js";
import { element } from "../../kit/element.js";
import type { PlaceWords } from "../../plan/place-words.js";
import type { MeasureChange, ReleaseChanges } from "../../releases/release-changes.js";
import { methodChangeInWords, settingChangeInWords } from "../../words/changes-in-words.js";
import { changesSection } from "./changes-section.js";

/** Methods, settings and measures that are not what they were. */
export function changesPlan(
  { settings, methods, measures }: ReleaseChanges,
  places: PlaceWords
): HTMLElement[] {
  return [
    changesSection(
      "Methods changed",
      methods.length === 0
        ? []
        : [
            element(
              "ul",
              {},
              ...methods.map((change) => element("li", {}, methodChangeInWords(change, places)))
            )
          ],
      { none: "None: every rule is computed by the version that it was." }
    ),
    changesSection(
      "Settings changed",
      settings.length === 0
        ? []
        : [
            definitionTable({
              caption: "Settings of data/settings.yaml that are not what they were",
              headings: ["Setting", "Then", "Now"],
              rows: settings.map((change) => {
                const { name, before, after } = settingChangeInWords(change);
                return [name, before, after];
              })
            })
          ],
      { none: "None." }
    ),
    changesSection("Measures added, removed or defined in another way", measureTables(measures), {
      none: "None."
    })
  ];
}

function measureTables({ added, removed, redefined }: ReleaseChanges["measures"]): HTMLElement[] {
  const listed = (what: string, changes: MeasureChange[]) =>
    changes.map(({ id, name, priority }) => [
      `${priority.number} ${priority.title}: ${name}`,
      id,
      what,
      "",
      ""
    ]);
  const rows = [
    ...listed("added", added),
    ...listed("removed", removed),
    ...redefined.flatMap(({ id, name, priority, keys }) =>
      keys.map(({ key, before, after }) => [
        `${priority.number} ${priority.title}: ${name}`,
        id,
        key,
        before ?? "none",
        after ?? "none"
      ])
    )
  ];
  if (rows.length === 0) return [];
  return [
    definitionTable({
      caption: "Measures of data/plan.yaml; for one that is defined in another way, the key that changed",
      headings: ["Measure", "Id", "Change", "Then", "Now"],
      rows
    })
  ];
}
