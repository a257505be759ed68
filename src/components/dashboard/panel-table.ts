import { placeWords } from "../../plan/place-words.js";
import type { Measure, MeasureKind, Priority } from "../../plan/plan.js";
import type { Settings } from "../../plan/settings.js";
import type { MeasureRating, PlanRating } from "../../rules/rating.js";
import type { ForceNames } from "../../words/explanation.js";
import { offencesRows, oldOffencesRow } from "./offences-rows.js";
import { hasChangeColumn, panelColumns } from "./panel-columns.js";
import type { PanelRow, RowContext } from "./panel-row.js";
import { oldPercentRow, percentRows } from "./percent-rows.js";
import { assessmentRow, figureRow, savingsRows } from "./rows-without-series.js";

/** What a panel shows, ready to be set: no numbers are made after this. */
export interface PanelTable {
  columns: string[];
  rows: PanelRow[];
  /** Actions to be done, as a list. */
  actions: string[];
  /** Prose in place of rows. */
  text: string | null;
  /** Under the panel, each with the marker that its rows carry; "" when it concerns the whole panel. */
  notes: { marker: string; text: string }[];
  bases: string[];
}

type Recipes = {
  [Kind in MeasureKind]: (measure: Extract<Measure, { kind: Kind }>, context: RowContext) => PanelRow[];
};

/** The proposed panel of the paper: which rows a measure of each kind has. */
const NEW_LAYOUT: Recipes = {
  offences: offencesRows,
  survey: percentRows,
  outcome: percentRows,
  figure: (measure, context) => [figureRow(measure, context)],
  assessment: (measure, context) => [assessmentRow(measure, context)],
  actions: () => [],
  savings: savingsRows
};

/** The old panel: the change in per cent and the total, without comparison or projection. */
const OLD_LAYOUT: Recipes = {
  ...NEW_LAYOUT,
  offences: (measure, context) => [oldOffencesRow(measure, context)],
  survey: (measure, context) => [oldPercentRow(measure, context)],
  outcome: (measure, context) => [oldPercentRow(measure, context)]
};

const LAYOUTS: Record<Settings["layout"], Recipes> = { new: NEW_LAYOUT, old: OLD_LAYOUT };

function rowsOf(measure: Measure, context: RowContext): PanelRow[] {
  const recipe = LAYOUTS[context.settings.layout][measure.kind] as (m: Measure, c: RowContext) => PanelRow[];
  return recipe(measure, context);
}

/** Everything that the panel of a priority says, from its ratings. Throws an Error for a measure without a rating. */
export function panelTable(
  priority: Priority,
  rating: PlanRating,
  names: ForceNames = {},
  places = placeWords({})
): PanelTable {
  const { settings, period } = rating;
  const columns = panelColumns(priority, settings);
  const changeColumn = hasChangeColumn(priority, columns);
  const ratings = priority.measures.map((measure) => ratingOf(measure, rating));
  const rows = priority.measures.flatMap((measure, i) =>
    rowsOf(measure, {
      measure,
      rating: ratings[i]!,
      names,
      places,
      settings,
      period,
      columns: columns.length,
      changeColumn
    })
  );
  return {
    columns,
    rows,
    actions: priority.measures.flatMap((measure) => (measure.kind === "actions" ? measure.actions : [])),
    text: priority.text ?? null,
    notes: panelNotes(rows, priority.note),
    bases: basesOf(ratings, rows)
  };
}

function ratingOf(measure: Measure, rating: PlanRating): MeasureRating {
  const found = rating.measures.find((r) => r.id === measure.id);
  if (!found) throw new Error(`no rating for the measure ${measure.id}`);
  return found;
}

/** Where the figures shown come from: the measures' own, and those of the forces that they are compared with. */
function basesOf(ratings: MeasureRating[], rows: PanelRow[]): string[] {
  const compared = rows.flatMap(({ verdict }) =>
    verdict && "bases" in verdict.result.evidence ? verdict.result.evidence.bases : []
  );
  return [...new Set([...ratings.flatMap((rating) => rating.bases), ...compared])];
}

/** Notes in the order of their rows, each once, marked a, b, c; then the panel's own. */
function panelNotes(rows: PanelRow[], own: string | undefined): PanelTable["notes"] {
  const marked = [...new Set(rows.flatMap((r) => r.notes))];
  return [
    ...marked.map((text, i) => ({ marker: String.fromCharCode(97 + i), text })),
    ...(own ? [{ marker: "", text: own }] : [])
  ];
}

/** The markers that a row carries. */
export function markersOf(panelRow: PanelRow, table: PanelTable): string[] {
  return table.notes.filter((note) => panelRow.notes.includes(note.text)).map((note) => note.marker);
}
