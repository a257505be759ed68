import { formatMonth, type Month } from "../plan/month.js";
import type { Measure, Polarity } from "../plan/plan.js";
import type { Reading } from "../plan/readings.js";
import type { TrendWindow } from "../plan/settings.js";
import { isWithheld } from "../plan/withheld.js";
import type {
  ChangeEvidence,
  Finding,
  JudgedReason,
  Lines,
  MissingEvidence,
  NotRatedReason,
  PositionEvidence,
  Projection,
  RatingResult,
  RecordedAnew,
  SpcEvidence,
  SurveyEvidence,
  TrendsEvidence
} from "../rules/rating.js";
import type { MeasureDossier } from "../views/dossier.js";
import {
  formatLevel,
  formatMean,
  formatNumber,
  formatOrdinal,
  formatPercent,
  formatRate,
  formatSigned,
  formatSignedPercent,
  formatUnits
} from "./format.js";
import { recordedAnewText } from "./recorded-anew-text.js";
import { askedTotal, percentNote } from "./target-text.js";

/** Names of forces by id, for sentences that name one. */
export type ForceNames = Readonly<Record<string, string>>;

/** "October 2013 to September 2014", "June 2014". */
export const span = ({ from, to }: { from: Month; to: Month }) =>
  from === to ? formatMonth(from) : `${formatMonth(from)} to ${formatMonth(to)}`;

type Format = (value: number) => string;

const between = ({ lower, upper }: Pick<Lines, "lower" | "upper">, format: Format = formatMean) =>
  `${format(lower)} and ${format(upper)}`;

/** What one period of a series is called. */
export const periodWord = (monthsPerPeriod: 1 | 3) => (monthsPerPeriod === 1 ? "month" : "quarter");

/** "lies between 4,310 and 5,420", "lies above the upper line, 5,420". */
function placed(reason: JudgedReason, lines: Lines, format: Format = formatMean): string {
  if (reason === "above-upper-line") return `lies above the upper line, ${format(lines.upper)}`;
  if (reason === "below-lower-line") return `lies below the lower line, ${format(lines.lower)}`;
  return `lies between ${between(lines, format)}`;
}

const CHANGE_WORDS = {
  improved: {
    lower: "lower than the baseline by more than chance would explain",
    higher: "higher than the baseline by more than chance would explain"
  },
  worse: {
    lower: "higher than the baseline by more than chance would explain",
    higher: "lower than the baseline by more than chance would explain"
  },
  "no-change": {
    lower: "no further from the baseline than chance would explain",
    higher: "no further from the baseline than chance would explain"
  }
} as const;

/** What follows a sentence on a result that compares months before and after a change of recording. */
const alsoSaid = ({ recordedAnew }: { recordedAnew?: RecordedAnew }): string =>
  recordedAnew ? ` ${recordedAnewText(recordedAnew)}` : "";

function explainChange(
  evidence: ChangeEvidence,
  finding: keyof typeof CHANGE_WORDS,
  better: Polarity
): string {
  const { baseline, latest, lines, monthsPerPeriod, test } = evidence;
  const looks = test?.planLife ? " at any of the plan’s looks" : "";
  return (
    `The mean of ${formatMean(latest.mean)} a ${periodWord(monthsPerPeriod)} (${span(latest)}) is ` +
    `${CHANGE_WORDS[finding][better]}${looks}: the baseline mean is ${formatMean(baseline.mean)} (${span(baseline)}), ` +
    `its lines are ${between(lines)}.${alsoSaid(evidence)}`
  );
}

/** "12 months", or "since the baseline began". */
export function trendWindowName(window: TrendWindow | "forecast"): string {
  if (window === "baseline") return "since the baseline began";
  return window === "forecast" ? "forecast" : formatUnits(window, "month");
}

const projected = (p: Projection) =>
  `${formatNumber(p.total)} (${formatNumber(p.lower)} to ${formatNumber(p.upper)})`;

/** "708", "0 (its line runs below zero)". */
const straightTotal = ({ total, belowZero }: Projection) =>
  `${formatNumber(total)}${belowZero ? " (its line runs below zero)" : ""}`;

/** "3 of 4 trends", "1 of 1 trend". */
export function achievingTrends({ achieving, of }: Pick<TrendsEvidence, "achieving" | "of">): string {
  return `${achieving} of ${formatUnits(of, "trend")}`;
}

function explainTrends(evidence: TrendsEvidence, better: Polarity): string {
  const { target, projections, confidence } = evidence;
  const goal = `${askedTotal(evidence, better)} in ${span(target)}${percentNote(evidence.achievement)}`;
  const forecast = projections.find((p) => p.probability !== undefined);
  if (forecast) {
    return (
      `The forecast for ${span(target)} is ${projected(forecast)}, ${formatLevel(confidence)} interval; ` +
      `the chance of ${goal} is ${formatPercent(100 * forecast.probability!, 0)}.`
    );
  }
  const each = projections.map((p) => `${trendWindowName(p.window)} ${straightTotal(p)}`).join("; ");
  return `${achievingTrends(evidence)} projected to reach ${goal}: ${each}.`;
}

function explainPosition(result: { reason: JudgedReason; evidence: PositionEvidence }): string {
  const { own, lines, rank, unit, proxy, mean } = result.evidence;
  const rate = (value: number) => formatRate(value, result.evidence);
  const figure = unit === "per cent" ? rate(own.value) : `${rate(own.value)} ${unit}`;
  return (
    `${proxy ? `By the proxy “${proxy}”: ` : ""}${figure} ${placed(result.reason, lines, rate)}, the lines around ` +
    `the group’s mean of ${rate(mean)}; ${explainRank(rank)}.`
  );
}

/** "7th of 8 (95% interval 5th to 8th)". */
export function explainRank({ position, of, lower, upper }: PositionEvidence["rank"]): string {
  return `${formatOrdinal(position)} of ${of} (95% interval ${formatOrdinal(lower)} to ${formatOrdinal(upper)})`;
}

function explainSpc(result: { reason: JudgedReason; evidence: SpcEvidence }): string {
  const { recent, previous, lines, monthsPerPeriod, test } = result.evidence;
  const word = periodWord(monthsPerPeriod);
  const origin = test
    ? `what ${span(previous)} and the time of year would lead one to expect`
    : `the lines of ${span(previous)}`;
  return `The ${recent.periods}-${word} mean ${formatMean(recent.mean)} ${placed(result.reason, lines)}, ${origin}.${alsoSaid(result.evidence)}`;
}

function explainSurvey({ baseline, latest, difference, lower, upper, confidence }: SurveyEvidence): string {
  const moved = lower <= 0 && upper >= 0 ? "which includes no change" : "which excludes no change";
  return (
    `${formatPercent(latest.percent)} (base ${formatNumber(latest.base)}) against ${formatPercent(baseline.percent)} ` +
    `(base ${formatNumber(baseline.base)}): a difference of ${formatSigned(difference, 1)} points, ` +
    `${formatLevel(confidence)} interval ${formatSigned(lower, 1)} to ${formatSigned(upper, 1)}, ${moved}.`
  );
}

const available = ({ available: n = 0, needed = 0 }: MissingEvidence, word: string) =>
  `${formatUnits(n, word)} of data, ${formatNumber(needed)} needed`;

const inBaseline = ({ detail }: MissingEvidence) => detail === "baseline";

const months = (evidence: MissingEvidence) => (evidence.months ?? []).map(formatMonth).join(", ");
const monthDetail = ({ detail }: MissingEvidence) => (detail ? formatMonth(detail) : "");

const forceList = ({ detail = "" }: MissingEvidence, names: ForceNames) =>
  detail
    .split(", ")
    .map((id) => names[id] ?? id)
    .join(", ");

/** The words behind "could not be judged": one entry for every reason. */
const NOT_RATED: Record<NotRatedReason, (evidence: MissingEvidence, names: ForceNames) => string> = {
  "no-data": (e) => `there are no data for ${inBaseline(e) ? "the baseline" : "this period"}`,
  "too-few-periods": (e) => `${available(e, "period")}${inBaseline(e) ? " for the baseline" : ""}`,
  "gap-in-window": (e) => `the data have a gap${e.months?.length ? ` (${months(e)})` : ""}`,
  "suppressed-counts": (e) =>
    `${formatUnits((e.needed ?? 0) - (e.available ?? 0), "count")} of ${formatNumber(e.needed ?? 0)} are too small to publish, or would give such a count away`,
  "too-few-offences": (e) =>
    `the numbers are too small: ${formatUnits(e.available ?? 0, "offence")} in the window, ${formatNumber(e.needed ?? 0)} needed`,
  "windows-overlap": (e) =>
    `the latest period has to begin after the baseline has ended; the first that does ends in ${monthDetail(e)}`,
  "windows-differ": () =>
    "this reading pairs the same calendar months, so baseline and latest period must be the same number of whole years",
  "recorded-anew": (e) =>
    `recording changed (${monthDetail(e)}), and of the months before those that are judged ${available(e, "period")}`,
  "no-sample-size": (e) => `the number of people asked is not known (${monthDetail(e)})`,
  "small-sample": (e) =>
    `too few people answered (${monthDetail(e)}): ${formatNumber(e.available ?? 0)} after the design effect, ${formatNumber(e.needed ?? 0)} needed`,
  "no-baseline": (e) => `there is no baseline figure (${monthDetail(e)})`,
  "stale-wave": (e) =>
    `the latest survey ended in ${monthDetail(e)}, ${formatUnits(e.available ?? 0, "month")} before the period end; ` +
    `at most ${formatNumber(e.needed ?? 0)} are accepted`,
  "no-group": (e) => `there is no comparison group in the edition “${e.detail ?? ""}”`,
  "is-total": () => "this is the sum of all places, and none among them",
  "peers-missing": (e, names) => `the group has no figure for ${forceList(e, names)}`,
  "no-denominator": () => "the population is not known",
  "too-few-peers": (e) =>
    `${formatUnits(e.available ?? 0, "peer")} in the group, ${formatNumber(e.needed ?? 0)} needed`,
  "model-failed": () => "the counts are too few or too irregular for the model behind this reading",
  "no-look": (e) =>
    `this reading judges up to the target date (${monthDetail(e)}), and until then no look has known lines and months that all follow the baseline`,
  "before-looks": (e) =>
    `this reading judges from ${monthDetail(e)} on, when the baseline has ended and its lines are known`,
  "change-not-judged": () => "the change since the baseline could not be judged",
  "no-target": (e) => `the target has no total for the year to ${monthDetail(e)}`,
  "target-below-nothing": () =>
    "no count, not even none, would be an improvement beyond chance: the baseline is too small or too irregular",
  "awaiting-definition": (e) => `awaiting definition${e.detail ? `: ${e.detail.replace(/\.$/, "")}` : ""}`,
  "no-series": () => "there is no series behind it, so what chance alone would do is not known",
  "other-force": (e, names) => `the figures in the plan are those of ${forceList(e, names)}`,
  "target-of-other": (e, names) => `the target is a total of ${forceList(e, names)}`,
  "other-period": (e) => `the figures in the plan are those of the period ended ${monthDetail(e)}`,
  withheld: ({ detail }) => `its figures are withheld${detail ? `: ${detail.replace(/\.$/, "")}` : ""}`
};

/** "Could not be judged: …" (or "Not shown: …") for a result or finding without a colour. */
export function explainMissing(
  reason: NotRatedReason,
  evidence: MissingEvidence,
  names: ForceNames = {}
): string {
  const why = NOT_RATED[reason](evidence, names);
  // Withheld figures could be judged, and are not shown.
  return reason === "withheld" ? `Not shown: ${why}.` : `Could not be judged: ${why}.`;
}

const polarity = (measure: Measure): Polarity => measure.better ?? "lower";

/** One sentence on R1 or R2, made from its numbers. */
export function explainFinding(finding: Finding, measure: Measure, names: ForceNames = {}): string {
  if (finding.finding === "not-judged") return explainMissing(finding.reason, finding.evidence, names);
  return finding.rule === "R1"
    ? explainChange(finding.evidence, finding.finding, polarity(measure))
    : explainTrends(finding.evidence, polarity(measure));
}

const OFFENCES_WORDS = {
  improved: "Better than the baseline by more than chance would explain",
  "no-change": "No further from the baseline than chance would explain",
  worse: "Worse than the baseline by more than chance would explain"
} as const;

/** One sentence on a colour, or on its absence, made from its numbers. */
export function explainRating(result: RatingResult, measure: Measure, names: ForceNames = {}): string {
  if (result.rating === "not-rated") {
    if (result.rule === "R9" && "agrees" in result.evidence) {
      const { required, sum, agrees } = result.evidence;
      return `Realised, identified and further savings add to ${formatNumber(sum, 1)}, ${agrees ? "which agrees with" : "which differs from"} the ${formatNumber(required, 1)} required.`;
    }
    return explainMissing(result.reason, result.evidence as MissingEvidence, names);
  }
  switch (result.rule) {
    case "R3": {
      const { change, probability, target } = result.evidence;
      const goal = target
        ? `the target, ${askedTotal(target, polarity(measure))}${percentNote(target.achievement)}`
        : "the target";
      const reach =
        probability === undefined
          ? `${achievingTrends(result.evidence)} ${result.evidence.achieving === 1 ? "reaches" : "reach"} ${goal}`
          : `the forecast reaches ${goal}${target ? "," : ""} with a probability of ${formatPercent(100 * probability, 0)}`;
      return `${OFFENCES_WORDS[change]}; ${reach}.${alsoSaid(result.evidence)}`;
    }
    case "R4":
      return explainPosition(result);
    case "R5":
      return explainSpc(result);
    case "R6":
      return explainSurvey(result.evidence);
    case "R8":
      return "difference" in result.evidence && "percentChange" in result.evidence
        ? explainChange(result.evidence, CHANGE_OF_COLOUR[result.rating], polarity(measure))
        : explainSurvey(result.evidence as SurveyEvidence);
  }
}

const CHANGE_OF_COLOUR = { green: "improved", amber: "no-change", red: "worse" } as const;

type JudgedChange = Exclude<Extract<Finding, { rule: "R1" }>, { finding: "not-judged" }>;

const isJudgedChange = (f: Finding): f is JudgedChange => f.rule === "R1" && f.finding !== "not-judged";

function offencesHeadline(dossier: MeasureDossier, forceName: string, reading: Reading): string | undefined {
  const change = dossier.rating.findings.filter(isJudgedChange).find((f) => f.reading === reading);
  if (!change) return undefined;
  const { baseline, latest, percentChange } = change.evidence;
  const moved =
    percentChange === null
      ? ""
      : `, ${formatSignedPercent(percentChange)} on the ${formatNumber(baseline.total)} of the baseline`;
  return `${forceName} recorded ${formatNumber(latest.total)} offences in ${span(latest)}${moved}: ${CHANGE_WORDS[change.finding][polarity(dossier.measure)]}.`;
}

function surveyHeadline(dossier: MeasureDossier, forceName: string, reading: Reading): string | undefined {
  const result = dossier.rating.ratings.find((r) => r.rule === "R6" && r.reading === reading);
  if (result?.rule !== "R6" || result.rating === "not-rated") return undefined;
  const { baseline, latest, difference } = (
    result as Extract<RatingResult, { rule: "R6"; evidence: SurveyEvidence }>
  ).evidence;
  const verdict =
    result.reason === "no-evidence-of-change"
      ? "no more than sampling would explain"
      : "more than sampling would explain";
  return `${formatPercent(latest.percent)} in ${forceName} (${formatMonth(latest.periodEnd)}), ${formatSigned(difference, 1)} points since ${formatMonth(baseline.periodEnd)}: ${verdict}.`;
}

/** Kinds that hold words or sums instead of one figure. */
const WITHOUT_FIGURE: Partial<Record<Measure["kind"], string>> = {
  assessment: "an assessment in words",
  actions: "actions to be taken, without figures",
  savings: "savings required, realised and still to find"
};

function plainHeadline({ rating, measure }: MeasureDossier, forceName: string): string {
  if (isWithheld(measure)) return `${measure.name}, ${forceName}: figures withheld.`;
  const without = WITHOUT_FIGURE[measure.kind];
  if (without) return `${measure.name}, ${forceName}: ${without}.`;
  const unit = measure.kind === "survey" || measure.kind === "outcome" ? formatPercent : formatNumber;
  if (rating.latest === null) return `${measure.name}: no figure for ${forceName} yet.`;
  const from = rating.baseline === null ? "" : ` (baseline ${unit(rating.baseline)})`;
  return `${measure.name}, ${forceName}: ${unit(rating.latest)}${from}.`;
}

/** The finding of a measure page in one sentence, made from the numbers of the published reading. */
export function headline(dossier: MeasureDossier, forceName: string, reading: Reading): string {
  const { kind } = dossier.measure;
  const judged =
    kind === "offences"
      ? offencesHeadline(dossier, forceName, reading)
      : surveyHeadline(dossier, forceName, reading);
  return judged ?? plainHeadline(dossier, forceName);
}
