import { formatMonthShort } from "../../plan/month.js";
import type { OutcomeMeasure, SurveyMeasure } from "../../plan/plan.js";
import type { SurveyEvidence } from "../../rules/rating.js";
import { formatSigned } from "../../words/format.js";
import {
  figure,
  filled,
  judged,
  NA,
  noteOf,
  type PanelRow,
  percent,
  type RowContext,
  row
} from "./panel-row.js";
import { positionRow } from "./position-row.js";
import { publishedVerdict } from "./published-verdict.js";

type PercentMeasure = SurveyMeasure | OutcomeMeasure;

/** The rows of a survey, or of an outcome: one that is still awaited has a single row without figures. */
export function percentRows(measure: PercentMeasure, context: RowContext): PanelRow[] {
  if (isAwaited(measure)) return [awaitedRow(measure, context)];
  const change = percentRow(measure, context);
  return measure.position ? [change, positionRow(context)] : [change];
}

/** The one row of the old panel: the latest figure. */
export function oldPercentRow(measure: PercentMeasure, context: RowContext): PanelRow {
  const { rating, columns } = context;
  const latest = isAwaited(measure) ? NA : percent(rating.latest);
  const shown = isAwaited(measure) ? awaitedRow(measure, context) : percentRow(measure, context);
  return { ...shown, cells: filled([figure(latest)], columns) };
}

function isAwaited(measure: PercentMeasure): measure is OutcomeMeasure {
  return measure.survey === undefined;
}

function percentRow(measure: PercentMeasure, context: RowContext): PanelRow {
  const { rating, settings, period } = context;
  const verdict = publishedVerdict(rating, "survey", settings);
  const evidence = judged<SurveyEvidence>(verdict);
  const wave = evidence?.latest.periodEnd;
  return row(context, {
    label: measure.name,
    ...(wave && wave !== period && { qualifier: `wave to ${formatMonthShort(wave)}` }),
    cells: [
      figure(percent(rating.baseline)),
      figure(percent(rating.latest), points(rating.baseline, rating.latest))
    ],
    verdict,
    notes: noteOf(measure)
  });
}

/** "+7.4 points" between two percentages; nothing when one is missing. */
function points(baseline: number | null, latest: number | null): string {
  return baseline === null || latest === null ? "" : `${formatSigned(latest - baseline, 1)} points`;
}

function awaitedRow(measure: OutcomeMeasure, context: RowContext): PanelRow {
  return row(context, {
    label: measure.name,
    cells: [figure(NA), figure(NA)],
    verdict: publishedVerdict(context.rating, "outcome", context.settings),
    notes: [measure.awaiting, measure.note].filter((note) => note !== undefined)
  });
}
