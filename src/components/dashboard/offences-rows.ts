import type { OffencesMeasure } from "../../plan/plan.js";
import { percentVariance } from "../../rules/r9-figures.js";
import type { ChangeEvidence, MeasureRating, SpcEvidence } from "../../rules/rating.js";
import { RULES } from "../../rules/rules.js";
import { formatNumber, formatUnits } from "../../words/format.js";
import {
  count,
  figure,
  judged,
  offencesNotes,
  type PanelRow,
  type RowContext,
  room,
  row,
  signedPercent
} from "./panel-row.js";
import { positionRow } from "./position-row.js";
import { projectionInWords, projectionOf } from "./projection-in-words.js";
import { publishedVerdict } from "./published-verdict.js";

/** The three rows of a count of offences: the number, the position, the SPC variance. */
export function offencesRows(measure: OffencesMeasure, context: RowContext): PanelRow[] {
  return [offencesRow(measure, context), positionRow(context), spcRow(context)];
}

/** The one row of the old panel: the change in per cent and the total. */
export function oldOffencesRow(measure: OffencesMeasure, context: RowContext): PanelRow {
  return row(context, {
    label: "Change in level of offences",
    cells: [figure(signedPercent(percentChange(context.rating))), figure(count(context.rating.latest))],
    verdict: publishedVerdict(context.rating, "offences", context.settings),
    notes: offencesNotes(measure, context)
  });
}

function offencesRow(measure: OffencesMeasure, context: RowContext): PanelRow {
  const { rating, settings } = context;
  const projected = projectionOf(rating, settings);
  return row(context, {
    label: measure.name,
    cells: [
      figure(count(rating.baseline)),
      figure(count(rating.latest), signedPercent(percentChange(rating), 1, "")),
      figure(count(projected?.projection.total))
    ],
    ...(projected && { detail: projectionInWords(projected) }),
    verdict: publishedVerdict(rating, "offences", settings),
    notes: offencesNotes(measure, context)
  });
}

/** R1's change, when it could be judged. */
function percentChange(rating: MeasureRating): number | null | undefined {
  const found = rating.findings.find((f) => f.rule === "R1" && f.finding !== "not-judged");
  return (found?.evidence as ChangeEvidence | undefined)?.percentChange;
}

/** R5: the two means, and by how much the recent one differs. */
function spcRow(context: RowContext): PanelRow {
  const { rating, settings } = context;
  const verdict = publishedVerdict(rating, "spc", settings);
  const evidence = judged<SpcEvidence>(verdict);
  return row(context, {
    label: RULES.R5.name,
    sub: true,
    cells: [
      room(),
      figure(signedPercent(evidence && percentVariance(evidence.previous.mean, evidence.recent.mean)))
    ],
    ...(evidence && { detail: meansInWords(evidence) }),
    verdict,
    sparkline: true
  });
}

/** "5,072 a month in the last 6 months, 4,971 in the 12 before". */
function meansInWords({ previous, recent, monthsPerPeriod }: SpcEvidence): string {
  const period = monthsPerPeriod === 1 ? "month" : "quarter";
  const last = `${formatNumber(recent.mean)} a ${period} in the last ${formatUnits(recent.periods, period)}`;
  return `${last}, ${formatNumber(previous.mean)} in the ${formatNumber(previous.periods)} before`;
}
