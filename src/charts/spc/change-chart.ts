import type { Settings } from "../../plan/settings.js";
import type { ChangeEvidence, ChangeFinding } from "../../rules/rating.js";
import { explainMissing } from "../../words/explanation.js";
import { formatMean, formatNumber, formatSignedPercent, formatUnits } from "../../words/format.js";
import { criticalText } from "../../words/plan-life-text.js";
import { recordedAnewText } from "../../words/recorded-anew-text.js";
import type { ChartOptions } from "../frame/chart-options.js";
import { type OffencesSubject, spanName, withoutStop } from "../frame/offences-subject.js";
import { readingName } from "../frame/reading-name.js";
import { perPeriod } from "../frame/series-points.js";
import { type ControlLines, controlChart, type WindowMean } from "./control-chart.js";

export interface ChangeChartData extends OffencesSubject {
  /** R1 in the reading to draw. */
  finding: ChangeFinding;
}

/** R1: counts by month, the baseline and the latest window, and the lines around the baseline mean. */
export function changeChart(data: ChangeChartData, options: ChartOptions): HTMLElement {
  const { finding } = data;
  const judged = finding.finding === "not-judged" ? null : finding;
  return controlChart(
    data,
    {
      kind: "Chart of the change since the baseline",
      title: judged ? changeTitle(judged.evidence) : missingTitle(finding as NotJudged),
      means: judged ? windowMeans(judged.evidence) : [],
      control: judged ? [controlLines(judged.evidence)] : [],
      note: judged ? noteOf(judged, data.settings) : null
    },
    options
  );
}

type NotJudged = Extract<ChangeFinding, { finding: "not-judged" }>;
type Judged = Exclude<ChangeFinding, NotJudged>;

function missingTitle({ reason, evidence }: NotJudged): string {
  return withoutStop(explainMissing(reason, evidence));
}

function changeTitle({ baseline, latest, lines, percentChange, monthsPerPeriod }: ChangeEvidence): string {
  const change = percentChange === null ? "" : `, ${formatSignedPercent(percentChange)}`;
  const means = `From ${formatMean(baseline.mean)} to ${formatMean(latest.mean)} ${perPeriod(monthsPerPeriod)}${change}`;
  if (latest.mean > lines.upper) return `${means}: above the upper line of ${formatMean(lines.upper)}`;
  if (latest.mean < lines.lower) return `${means}: below the lower line of ${formatMean(lines.lower)}`;
  return `${means}: between the lines ${formatMean(lines.lower)} and ${formatMean(lines.upper)}`;
}

function windowMeans({ baseline, latest, monthsPerPeriod }: ChangeEvidence): WindowMean[] {
  const word = monthsPerPeriod === 1 ? "month" : "quarter";
  return [
    {
      window: { ...baseline, label: ["baseline", formatUnits(baseline.periods, word)], tone: "earlier" },
      mean: baseline.mean,
      judged: false
    },
    {
      window: { ...latest, label: [`latest ${formatUnits(latest.periods, word)}`, "judged"], tone: "later" },
      mean: latest.mean,
      name: "latest mean",
      judged: true
    }
  ];
}

function controlLines({ lines, latest }: ChangeEvidence): ControlLines {
  const names = { upper: "upper line", centre: "baseline mean", lower: "lower line" };
  return { lines, over: latest, names };
}

/** Where the lines come from: windows, width, reading. */
function noteOf(judged: Judged, settings: Settings): string {
  return [linesNote(judged, settings), recordedAnewText(judged.evidence.recordedAnew)]
    .filter(Boolean)
    .join(" ");
}

function linesNote({ evidence, reading }: Judged, { z }: Settings): string {
  const { baseline, latest, standardError, test } = evidence;
  const lead =
    `Reading: ${readingName(reading)}. Lines judge the mean of ${spanName(latest)} and stand around the mean of ` +
    `${spanName(baseline)}, ± `;
  const error = `standard errors of the difference (${formatMean(standardError)})`;
  if (!test) return `${lead}${formatNumber(z, 2)} ${error}.`;
  return (
    `${lead}${formatNumber(test.critical, 2)} ${error}: calendar months paired, t on ` +
    `${formatNumber(test.degreesOfFreedom)} degrees of freedom (${criticalText(test.planLife, z)}), standard error × ` +
    `${formatNumber(test.inflation, 2)} for autocorrelation ${formatNumber(test.autocorrelation, 2)}.`
  );
}
