import { addMonths, type Month, monthRange } from "../../src/plan/month.js";
import { type Measure, type Priority, planMeasures } from "../../src/plan/plan.js";
import { ownSeries, ownWaves, type RatingContext, rateMeasure } from "../../src/rules/rate-measure.js";
import type { MeasureRating, RatingResult } from "../../src/rules/rating.js";
import {
  type HistoryMeasure,
  type HistoryStrip,
  letterOf,
  type MeasureHistory,
  type PlanHistory,
  type Transition
} from "../../src/views/history.js";
import type { ForceNames } from "../../src/words/explanation.js";
import { transition } from "../../src/words/transition.js";

/** One rating of the past. */
export interface HistoryRow extends Pick<RatingResult, "rule" | "reading" | "rating" | "reason"> {
  period: Month;
  measure: string;
}

/** The plan's past: what the player shows, what each measure's page shows, and a row for each rating. */
export interface History {
  plan: PlanHistory;
  /** By measure id. */
  measures: Record<string, MeasureHistory>;
  rows: HistoryRow[];
}

/**
 * Rates every measure that has a series or a survey at every period end of the range, at the settings of the context.
 * The same rules rate each month as rate the published one; nothing known after a month is read for it.
 */
export function planHistory(context: RatingContext, range: { first: Month; last: Month }): History {
  const { plan, data, settings } = context;
  const months = monthRange(range.first, range.last);
  const names = Object.fromEntries(data.forces.map(({ id, name }) => [id, name]));
  const pasts = planMeasures(plan).map(({ measure, priority }) =>
    hasHistory(measure, context)
      ? pastOf(measure, priority, months, context, names)
      : { measure: historyMeasure(measure, priority, []), transitions: [], rows: [] }
  );
  const { baseline, latest, reading, scheme } = settings;
  const span = { ...range, published: plan.periodEnd, reading, scheme };
  return {
    plan: {
      forceName: names[context.force] ?? context.force,
      ...(plan.places && { places: plan.places }),
      ...span,
      firstAfterBaseline: addMonths(baseline.start, baseline.months + latest.months - 1),
      measures: pasts.map(({ measure }) => measure)
    },
    measures: Object.fromEntries(
      pasts.map(({ measure, transitions }) => [measure.id, { ...span, measure, transitions }])
    ),
    rows: pasts.flatMap(({ rows }) => rows)
  };
}

/** Figures, assessments, actions, savings and outcomes awaiting definition have no past to rate. */
function hasHistory(measure: Measure, context: RatingContext): boolean {
  return ownSeries(measure, context) !== undefined || ownWaves(measure, context) !== undefined;
}

interface Past {
  measure: HistoryMeasure;
  transitions: Transition[];
  rows: HistoryRow[];
}

function pastOf(
  measure: Measure,
  priority: Priority,
  months: readonly Month[],
  context: RatingContext,
  names: ForceNames
): Past {
  const ratings = months.map((period) => rateMeasure(measure, priority.id, { ...context, period }));
  const keys = ratings[0]?.ratings.map(({ rule, reading }) => ({ rule, reading })) ?? [];
  const rows = ratings.flatMap((rating, i) => rowsOf(rating, months[i]!));
  const strips = keys.map((key) => ({ ...key, letters: ratings.map((r) => letterIn(r, key)).join("") }));
  const transitions = months.slice(1).flatMap((month, i) => {
    const pair = { before: ratings[i]!, after: ratings[i + 1]! };
    return keys.map((key) => transition(measure, month, pair, key, names)).filter((t) => t !== undefined);
  });
  return { measure: historyMeasure(measure, priority, strips), transitions, rows };
}

function letterIn(
  { ratings }: MeasureRating,
  { rule, reading }: Pick<RatingResult, "rule" | "reading">
): string {
  const result = ratings.find((r) => r.rule === rule && r.reading === reading);
  return letterOf(result?.rating ?? "not-rated");
}

function rowsOf({ id, ratings }: MeasureRating, period: Month): HistoryRow[] {
  return ratings.map(({ rule, reading, rating, reason }) => ({
    period,
    measure: id,
    rule,
    reading,
    rating,
    reason
  }));
}

function historyMeasure(
  { id, name }: Measure,
  { number, title }: Priority,
  strips: HistoryStrip[]
): HistoryMeasure {
  return { id, name, priority: { number, title }, strips };
}
