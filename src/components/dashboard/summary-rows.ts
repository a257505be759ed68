import type { Measure, Priority } from "../../plan/plan.js";
import { READINGS, type Reading, readingsBeside } from "../../plan/readings.js";
import type { Response } from "../../plan/response.js";
import type { Settings } from "../../plan/settings.js";
import { isWithheld } from "../../plan/withheld.js";
import { judgedFinding } from "../../rules/judged-finding.js";
import { publishedRule, type Question, resultOf } from "../../rules/published-ratings.js";
import { percentVariance, roundHalfAway } from "../../rules/r9-figures.js";
import {
  type MeasureRating,
  type PlanRating,
  type PositionEvidence,
  RATINGS,
  type RatingResult,
  type SpcEvidence,
  type TrendsEvidence
} from "../../rules/rating.js";
import {
  formatNumber,
  formatOrdinal,
  formatPercent,
  formatSigned,
  formatSignedPercent
} from "../../words/format.js";
import { measureTitle } from "../../words/measure-title.js";
import { askedSide } from "../../words/target-text.js";

/** The columns that hold a value, in order; the sparkline has a place of its own beside them. */
export const SUMMARY_COLUMNS = [
  "latest",
  "change",
  "target",
  "chance",
  "variation",
  "position",
  ...READINGS,
  "response"
] as const;
export type SummaryColumn = (typeof SUMMARY_COLUMNS)[number];

/** Those of a published reading: a reading that is not worked out has none. */
export function summaryColumns({ reading }: Pick<Settings, "reading">): SummaryColumn[] {
  const shown = readingsBeside(reading);
  const isReading = (column: SummaryColumn): column is Reading => READINGS.some((one) => one === column);
  return SUMMARY_COLUMNS.filter((column) => !isReading(column) || shown.includes(column));
}

/** One value of a row. */
export interface SummaryCell {
  /** Empty where a measure has none. */
  text: string;
  /** Stands for it in the order of rows, ascending; null comes last whichever way rows are sorted. */
  order: number | null;
  /** The colour that the value has, or is. */
  result?: RatingResult;
}

/** One measure of the summary. */
export interface SummaryRow {
  id: string;
  title: string;
  /** Of a reading that is worked out where it is published, only there. */
  cells: Record<Exclude<SummaryColumn, "plan-life">, SummaryCell> & { "plan-life"?: SummaryCell };
}

/** A row a measure, in the order of the plan. `chances` are those of the targets of the reading shown, by measure id. */
export function summaryRows(
  priorities: readonly Priority[],
  rating: PlanRating,
  chances: Readonly<Record<string, number>>
): SummaryRow[] {
  return priorities
    .flatMap((priority) => priority.measures.map((measure) => ({ measure, priority })))
    .map(({ measure, priority }, i) => ({
      id: measure.id,
      title: measureTitle({ measure, priority }),
      cells: cellsOf(measure, rating.measures[i]!, rating.settings, chances[measure.id])
    }));
}

/** Where a measure has no value. */
export const NONE: SummaryCell = { text: "", order: null };

function cellsOf(
  measure: Measure,
  rating: MeasureRating,
  settings: Settings,
  chance: number | undefined
): SummaryRow["cells"] {
  const { reading } = settings;
  const colourIn = (one: Reading) => colourCell(measure, rating, one, settings);
  return {
    latest: latestCell(measure, rating),
    change: changeCell(measure, rating, reading),
    target: targetCell(measure, judgedFinding(rating.findings, "R2", reading)?.evidence),
    chance: chanceCell(chance),
    variation: variationCell(rating, reading),
    position: positionCell(rating, reading),
    "as-written": colourIn("as-written"),
    calibrated: colourIn("calibrated"),
    ...(reading === "plan-life" && { [reading]: colourIn(reading) }),
    response: responseCell(measure.responses)
  };
}

const isPercentage = ({ kind }: Pick<MeasureRating, "kind">): boolean =>
  kind === "survey" || kind === "outcome";

function latestCell(measure: Measure, { latest, kind }: MeasureRating): SummaryCell {
  if (latest === null) return isWithheld(measure) ? { text: "withheld", order: null } : NONE;
  return { text: isPercentage({ kind }) ? formatPercent(latest) : formatNumber(latest), order: latest };
}

/** On the baseline: in per cent, of percentages in points, of single figures in whole per cent as the paper prints them. */
function changeCell({ kind }: Measure, rating: MeasureRating, reading: Reading): SummaryCell {
  const { baseline, latest } = rating;
  if (baseline === null || latest === null) return NONE;
  if (isPercentage(rating))
    return { text: `${formatSigned(latest - baseline, 1)} points`, order: latest - baseline };
  const judged = judgedFinding(rating.findings, "R1", reading)?.evidence;
  const percent = judged ? judged.percentChange : percentVariance(baseline, latest);
  if (percent === null) return NONE;
  const text =
    kind === "figure" ? formatSignedPercent(roundHalfAway(percent), 0) : formatSignedPercent(percent);
  return { text, order: percent };
}

/** "below 3,387": the total that the target asks for. */
function targetCell({ better }: Measure, trends: TrendsEvidence | undefined): SummaryCell {
  if (!trends) return NONE;
  const { threshold, achievement } = trends;
  return {
    text: `${askedSide(achievement, better ?? "lower")} ${formatNumber(threshold)}`,
    order: threshold
  };
}

/** The chance of that target. */
function chanceCell(chance: number | undefined): SummaryCell {
  return chance === undefined ? NONE : { text: formatPercent(100 * chance, 0), order: chance };
}

function variationCell(rating: MeasureRating, reading: Reading): SummaryCell {
  const result = resultOf(rating, "R5", reading);
  if (!result || result.rating === "not-rated") return NONE;
  const { previous, recent } = result.evidence as SpcEvidence;
  const percent = percentVariance(previous.mean, recent.mean);
  return { text: percent === null ? "" : formatSignedPercent(percent), order: percent, result };
}

function positionCell(rating: MeasureRating, reading: Reading): SummaryCell {
  const result = resultOf(rating, "R4", reading);
  if (!result || result.rating === "not-rated") return NONE;
  const { position, of } = (result.evidence as PositionEvidence).rank;
  return { text: `${formatOrdinal(position)} of ${formatNumber(of)}`, order: position / of, result };
}

/** The question whose colour stands for a measure. */
const QUESTION_OF: Partial<Record<Measure["kind"], Question>> = {
  offences: "offences",
  survey: "survey",
  outcome: "outcome"
};

/** The colour of the measure's own question in one reading; red comes first. */
function colourCell(
  measure: Measure,
  rating: MeasureRating,
  reading: Reading,
  settings: Settings
): SummaryCell {
  const question = QUESTION_OF[measure.kind];
  if (!question) return NONE;
  const isDefined = measure.kind === "outcome" && measure.survey !== undefined;
  const result = resultOf(rating, publishedRule(isDefined ? "survey" : question, settings), reading);
  if (!result) return NONE;
  const order = result.rating === "not-rated" ? null : -RATINGS.indexOf(result.rating);
  return { text: "", order, result };
}

/** How many actions there are and how far the newest has come; "none" where the plan keeps a record and it has none. */
function responseCell(responses: readonly Response[] | undefined): SummaryCell {
  if (responses === undefined) return NONE;
  const newest = responses.at(-1);
  if (!newest) return { text: "none", order: 0 };
  const others = responses.length > 1 ? ` (${formatNumber(responses.length)} actions)` : "";
  return { text: `${newest.status}${others}`, order: responses.length };
}
