import type { AssessmentMeasure, FigureMeasure, SavingsMeasure } from "../../plan/plan.js";
import { percentVariance, roundHalfAway, savingsCheck } from "../../rules/r9-figures.js";
import type { MeasureRating } from "../../rules/rating.js";
import { explainRating } from "../../words/explanation.js";
import { formatNumber } from "../../words/format.js";
import {
  count,
  figure,
  NA,
  noteOf,
  type PanelRow,
  type RowContext,
  row,
  signedPercent
} from "./panel-row.js";

/** R9: two figures and their change. */
export function figureRow(measure: FigureMeasure, context: RowContext): PanelRow {
  const { baseline, latest } = context.rating;
  const variance = percentVariance(baseline, latest);
  const change = signedPercent(variance === null ? null : roundHalfAway(variance), 0);
  return row(context, {
    label: measure.name,
    cells: context.changeColumn
      ? [figure(count(baseline)), figure(count(latest)), figure(change)]
      : [figure(count(baseline)), figure(count(latest), variance === null ? "" : change)],
    verdict: null,
    notes: notesOf(context)
  });
}

/** R9: a judgement in words. */
export function assessmentRow(measure: AssessmentMeasure, context: RowContext): PanelRow {
  return row(context, {
    label: measure.name,
    cells: [figure(isOwn(context.rating) ? measure.assessment : NA)],
    verdict: null,
    notes: notesOf(context)
  });
}

/** Figures written into the plan say nothing of another force or period. */
function isOwn({ ratings }: MeasureRating): boolean {
  return !ratings.some((result) => result.reason === "other-force" || result.reason === "other-period");
}

/** The measure's own note, and why its figures are not shown. */
function notesOf({ measure, rating, names }: RowContext): string[] {
  const result = rating.ratings[0];
  return result && !isOwn(rating)
    ? [...noteOf(measure), explainRating(result, measure, names)]
    : noteOf(measure);
}

/** R9: four amounts, and whether they add up. */
export function savingsRows(measure: SavingsMeasure, context: RowContext): PanelRow[] {
  const own = isOwn(context.rating);
  const { required, realised, identified, further } = measure;
  const amount = (value: number): string => formatNumber(value, 1);
  const { sum, agrees } = savingsCheck(measure);
  const rows: [string, number][] = [
    ["Latest estimate of savings required", required],
    ["Savings realised to date", realised],
    ["Savings identified, not yet realised (estimate)", identified],
    ["Further savings to identify and realise", further]
  ];
  const added = `${amount(realised)} + ${amount(identified)} + ${amount(further)} = ${amount(sum)}`;
  const check = `Check: ${added}, ${agrees ? "as required" : `not the ${amount(required)} required`}`;
  return rows.map(([label, value], i) =>
    row(context, {
      label,
      sub: i > 0,
      cells: [figure(own ? amount(value) : NA)],
      ...(own && i === rows.length - 1 && { detail: check }),
      verdict: null,
      notes: i === 0 ? notesOf(context) : []
    })
  );
}
