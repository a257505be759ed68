import { element } from "../../kit/element.js";
import { type FileTable, saveTable } from "../../kit/measure-save-file.js";
import { SINGLE_READINGS } from "../../plan/readings.js";
import { targetNotation } from "../../plan/target.js";
import { type Hindsight, isSaid, type Outcome } from "../../views/hindsight.js";
import type { ForceNames } from "../../words/explanation.js";
import { unsaidInWords } from "../../words/hindsight-text.js";
import type { ViewSaid } from "../../words/view-said.js";

const HEADINGS = [
  "measure",
  "measure_name",
  "place",
  "place_name",
  "said_from",
  "target_from",
  "target_to",
  "achievement",
  "reading",
  "colour",
  "threshold",
  "chance",
  "projection",
  "projected",
  "lower",
  "upper",
  "confidence",
  "reaches",
  "happened",
  "met",
  "held",
  "why_not"
];

export interface HindsightFileWords {
  measures: Readonly<Record<string, string>>;
  names: ForceNames;
}

/** A row a projection: of the forecast, and of every straight line; one for a reading that said nothing, with the reason. */
export function hindsightRowsFile(
  file: Hindsight,
  outcomes: readonly Outcome[],
  { measures, names }: HindsightFileWords
): FileTable {
  const found = new Map(outcomes.map((outcome) => [keyOf(outcome, outcome.projections[0]!.window), outcome]));
  const rows = file.said.flatMap(({ measure, place, achievement, readings }, i) =>
    SINGLE_READINGS.flatMap((reading) => {
      const said = readings[reading];
      const known = [
        ...[measure, measures[measure] ?? measure, place, names[place] ?? place],
        ...[file.period, file.target.from, file.target.to, targetNotation(achievement), reading]
      ];
      const happened = file.happened[i] ?? null;
      if (!isSaid(said)) {
        const nothing = new Array<null>(9).fill(null);
        return [[...known, ...nothing, happened, null, null, unsaidInWords(said, names)]];
      }
      const outcome = found.get(keyOf({ measure, place }, said.projections[0]!.window));
      return said.projections.map(({ window, total, lower, upper, achieves }, j) => [
        ...[...known, said.rating, said.threshold, said.probability ?? null],
        ...[window === "forecast" || window === "baseline" ? window : `${window} months`],
        ...[total, lower, upper, file.confidence, achieves],
        ...[happened, outcome?.met ?? null, outcome?.held[j] ?? null, null]
      ]);
    })
  );
  return { headings: HEADINGS, rows };
}

const keyOf = ({ measure, place }: Pick<Outcome, "measure" | "place">, window: unknown): string =>
  `${measure} ${place} ${window === "forecast"}`;

/** A button that saves it. */
export function hindsightDownload(table: () => FileTable, said: () => ViewSaid | null): HTMLElement {
  return element(
    "p",
    { class: "measure-downloads" },
    element(
      "button",
      { type: "button", class: "measure-link", onclick: () => saveTable(table(), "hindsight", said()) },
      "Download every projection with what happened (CSV)"
    )
  );
}
