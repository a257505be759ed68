import type { Month } from "../../plan/month.js";
import type { PlaceWords } from "../../plan/place-words.js";
import type { Measure } from "../../plan/plan.js";
import type { Settings } from "../../plan/settings.js";
import type { MeasureRating } from "../../rules/rating.js";
import { cautionsText } from "../../words/cautions-text.js";
import { explainRating, type ForceNames } from "../../words/explanation.js";
import { formatNumber, formatPercent, formatSignedPercent } from "../../words/format.js";
import { inAMinute } from "../../words/in-a-minute.js";
import { responseText } from "../../words/responses-text.js";
import type { Verdict } from "./published-verdict.js";

/** One cell: a figure, or words across several columns. */
export interface PanelCell {
  text: string;
  /** Set under the figure, small: a change, an interval. */
  below?: string;
  /** Number of columns covered; 1 when left out. */
  span?: number;
  /** "words" are set small and quiet, "figure" in tabular digits. */
  style: "figure" | "words";
}

/** One row of a panel. `cells` cover exactly the panel's columns. */
export interface PanelRow {
  label: string;
  /** Set after the label, small: a proxy, a date that differs from the period. */
  qualifier?: string;
  /** A row about the figures of the row above it. */
  sub: boolean;
  /** Measure whose page the row leads to. */
  measure: string;
  cells: PanelCell[];
  /** A line below the cells. */
  detail?: string;
  /** Draw the measure's sparkline below the row. */
  sparkline: boolean;
  verdict: Verdict | null;
  /** What happened, what the rule asks, why this colour and what would change it; "" where there is no colour. */
  why: string;
  /** Explained under the panel, by marker. */
  notes: string[];
}

/** What the rows of a measure are made from. */
export interface RowContext {
  measure: Measure;
  rating: MeasureRating;
  names: ForceNames;
  places: PlaceWords;
  settings: Settings;
  period: Month;
  columns: number;
  /** The change has a column of its own; otherwise it stands below the latest figure. */
  changeColumn: boolean;
}

/** Printed where there is no figure, as the paper does. */
export const NA = "NA";

/** A figure; `below` is set under it, small. */
export function figure(text: string, below = ""): PanelCell {
  return { text, style: "figure", ...(below && { below }) };
}

/** Room across columns, without a figure. */
export function room(span = 1): PanelCell {
  return { text: "", span, style: "words" };
}

/** "3,935", or NA. */
export function count(value: number | null | undefined): string {
  return value == null ? NA : formatNumber(value);
}

/** "82.7%", or NA. */
export function percent(value: number | null | undefined): string {
  return value == null ? NA : formatPercent(value);
}

/** "+8.1%"; `missing` where there is none. */
export function signedPercent(value: number | null | undefined, decimals = 1, missing = NA): string {
  return value == null ? missing : formatSignedPercent(value, decimals);
}

/** Fills a row up to the number of columns. */
export function filled(cells: PanelCell[], columns: number): PanelCell[] {
  const used = cells.reduce((sum, cell) => sum + (cell.span ?? 1), 0);
  return used < columns ? [...cells, room(columns - used)] : cells;
}

/** What a row has to say; the rest follows from its measure. */
type RowParts = Partial<PanelRow> & Pick<PanelRow, "label" | "cells" | "verdict">;

/** A row of the context's measure: filled, and with a note that says why it has no colour. */
export function row(context: RowContext, parts: RowParts): PanelRow {
  const { measure, rating, settings, columns } = context;
  return {
    sub: false,
    measure: measure.id,
    sparkline: false,
    ...parts,
    cells: filled(parts.cells, columns),
    why: parts.verdict ? inAMinute(parts.verdict.result, rating, settings) : "",
    notes: [...(parts.notes ?? []), ...notRatedNotes(parts.verdict, context)]
  };
}

/** Why a row has no colour, as a note. What the plan itself says of an awaited definition is a note already. */
function notRatedNotes(verdict: Verdict | null, { measure, names }: RowContext): string[] {
  const missing = verdict?.result.rating === "not-rated" && verdict.result.reason !== "awaiting-definition";
  return missing ? [explainRating(verdict.result, measure, names)] : [];
}

/** A measure's own note and what is being done about it, for its first row. */
export function noteOf({ note, responses = [] }: Measure): string[] {
  return [...(note === undefined ? [] : [note]), ...responses.map(responseText)];
}

/** The note, and what to know before resting on the colours of a count of offences. */
export function offencesNotes(measure: Measure, { rating, settings }: RowContext): string[] {
  return [...noteOf(measure), ...cautionsText(rating, [settings.reading])];
}

/** The evidence of a judged result; undefined when it was not rated. */
export function judged<E>(verdict: Verdict | null): E | undefined {
  return verdict && verdict.result.rating !== "not-rated" ? (verdict.result.evidence as E) : undefined;
}
