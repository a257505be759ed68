import { addMonths } from "../../plan/month.js";
import type { Polarity } from "../../plan/plan.js";
import type { Settings } from "../../plan/settings.js";
import type {
  MissingEvidence,
  NotRatedReason,
  RatingResult,
  SpcEvidence,
  TrendsFinding
} from "../../rules/rating.js";
import { explainMissing } from "../../words/explanation.js";
import { formatMean, formatNumber, formatUnits } from "../../words/format.js";
import { criticalText } from "../../words/plan-life-text.js";
import { recordedAnewText } from "../../words/recorded-anew-text.js";
import type { ChartOptions } from "../frame/chart-options.js";
import { type OffencesSubject, spanName, withoutStop } from "../frame/offences-subject.js";
import { readingName } from "../frame/reading-name.js";
import { perPeriod } from "../frame/series-points.js";
import { type TargetLevel, targetLevels, targetNote } from "../frame/target-levels.js";
import { type ControlLines, controlChart, type WindowMean } from "./control-chart.js";

export interface SpcChartData extends OffencesSubject {
  /** R5 in the reading to draw. */
  result: RatingResult;
  better?: Polarity;
  /** R2, whose target is drawn when it is in numbers. */
  trends?: TrendsFinding;
}

interface JudgedSpc {
  reading: RatingResult["reading"];
  evidence: SpcEvidence;
}

function judgedSpc(result: RatingResult): JudgedSpc | undefined {
  return result.rule === "R5" && result.rating !== "not-rated" ? result : undefined;
}

/** R5: counts by month, the recent window and the one before it, and the lines between which the recent mean should lie. */
export function spcChart(data: SpcChartData, options: ChartOptions): HTMLElement {
  const judged = judgedSpc(data.result);
  const targets = targetsOf(data);
  return controlChart(
    data,
    {
      kind: "Control chart",
      title: judged ? spcTitle(judged.evidence) : missingTitle(data.result),
      means: judged ? windowMeans(judged) : [],
      control: judged ? [controlLines(judged)] : [],
      targets,
      note:
        [
          ...(judged
            ? [linesNote(judged, data.settings), recordedAnewText(judged.evidence.recordedAnew)]
            : []),
          ...targetNotes(data, targets)
        ]
          .filter(Boolean)
          .join(" ") || null
    },
    options
  );
}

/** The target's levels among the months shown; its one level from the end of the baseline on. */
function targetsOf({ trends, span, settings: { baseline } }: SpcChartData): TargetLevel[] {
  return trends ? targetLevels(trends, span, addMonths(baseline.start, baseline.months)) : [];
}

function targetNotes({ trends, better = "lower" }: SpcChartData, targets: readonly TargetLevel[]): string[] {
  if (targets.length === 0 || !trends || trends.finding === "not-judged") return [];
  return [`${targetNote(trends.evidence, better)}.`];
}

function missingTitle({ reason, evidence }: RatingResult): string {
  return withoutStop(explainMissing(reason as NotRatedReason, evidence as MissingEvidence));
}

const word = ({ monthsPerPeriod }: SpcEvidence) => (monthsPerPeriod === 1 ? "month" : "quarter");

function spcTitle(evidence: SpcEvidence): string {
  const { recent, lines } = evidence;
  const mean = `The last ${formatUnits(recent.periods, word(evidence))} averaged ${formatMean(recent.mean)} ${perPeriod(evidence.monthsPerPeriod)}`;
  if (recent.mean > lines.upper) return `${mean}, above the upper line of ${formatMean(lines.upper)}`;
  if (recent.mean < lines.lower) return `${mean}, below the lower line of ${formatMean(lines.lower)}`;
  return `${mean}, between the lines ${formatMean(lines.lower)} and ${formatMean(lines.upper)}`;
}

function windowMeans({ evidence, reading }: JudgedSpc): WindowMean[] {
  const { previous, recent } = evidence;
  const unit = word(evidence);
  const role = reading === "as-written" ? "set the lines" : `mean ${formatMean(previous.mean)}`;
  return [
    {
      window: {
        ...previous,
        label: [`previous ${formatUnits(previous.periods, unit)}`, role],
        tone: "earlier"
      },
      mean: previous.mean,
      judged: false
    },
    {
      window: { ...recent, label: [`recent ${formatUnits(recent.periods, unit)}`, "judged"], tone: "later" },
      mean: recent.mean,
      name: `${recent.periods}-${unit} mean`,
      judged: true
    }
  ];
}

/** As written, the lines come from the window before; calibrated, from a model of level and season. */
function controlLines({ evidence, reading }: JudgedSpc): ControlLines {
  const { lines, recent, previous } = evidence;
  const asWritten = reading === "as-written";
  return {
    lines,
    over: recent,
    ...(asWritten && { from: previous.from }),
    names: {
      upper: "upper line",
      centre: asWritten ? `${previous.periods}-${word(evidence)} mean` : "expected",
      lower: "lower line"
    }
  };
}

const SPREADS: Record<Settings["spc"]["lines"], (evidence: SpcEvidence) => string> = {
  points: (e) => `of its ${e.previous.periods} counts`,
  mean: (e) => `of its counts, divided by √${e.recent.periods}`,
  difference: (e) => `of its counts, times √(1/${e.recent.periods} + 1/${e.previous.periods})`
};

/** Where the lines come from: windows, width, reading. */
function linesNote({ evidence, reading }: JudgedSpc, { z }: Settings): string {
  const { previous, recent, standardDeviation, spread, test } = evidence;
  const lead = `Reading: ${readingName(reading)}. Lines judge the mean of ${spanName(recent)}`;
  if (!test) {
    return (
      `${lead} and come from ${spanName(previous)}: its mean ± ${formatNumber(z, 2)} standard deviations ` +
      `${SPREADS[spread!](evidence)} (SD ${formatMean(standardDeviation)}).`
    );
  }
  const season = test.season === "none" ? "no season fitted" : `season as ${test.season}`;
  return (
    `${lead} and are what the level of ${spanName(previous)} and the time of year lead one to expect: ` +
    `${season}, ${formatUnits(test.fittedPeriods, word(evidence))} fitted, t critical ${formatNumber(test.critical, 2)} ` +
    `on ${formatNumber(test.degreesOfFreedom)} degrees of freedom (${criticalText(test.planLife, z)}), ` +
    `standard error × ${formatNumber(test.inflation, 2)} for autocorrelation ${formatNumber(test.autocorrelation, 2)}.`
  );
}
