import { perPeriod } from "../charts/series-points.js";
import type { MeasureDossier } from "../ratings/dossier.js";
import {
  formatMean,
  formatNumber,
  formatPercent,
  formatSigned,
  formatSignedPercent,
  formatUnits
} from "../ratings/format.js";
import { formatRate } from "../ratings/format-rate.js";
import { formatMonth } from "../ratings/month.js";
import type { Polarity } from "../ratings/plan.js";
import type {
  ChangeEvidence,
  PositionEvidence,
  SpcEvidence,
  SurveyEvidence,
  TrendsEvidence
} from "../ratings/rating.js";
import type { Reading } from "../ratings/settings.js";

/** What one rule would ask for a better answer. */
export interface Requirement {
  rule: string;
  text: string;
}

interface Judged {
  R1?: ChangeEvidence;
  R2?: TrendsEvidence;
  R4?: PositionEvidence;
  R5?: SpcEvidence;
  R6?: SurveyEvidence;
}

/** The evidence of every rule that was applied, by rule, in one reading. */
function judgedEvidence({ rating }: MeasureDossier, reading: Reading): Judged {
  const judged = [
    ...rating.findings.filter(({ finding }) => finding !== "not-judged"),
    ...rating.ratings.filter((result) => result.rating !== "not-rated")
  ];
  return Object.fromEntries(
    judged.filter((entry) => entry.reading === reading).map(({ rule, evidence }) => [rule, evidence])
  );
}

/** What it would take for each rule to find an improvement, with today's lines. */
export function requirements(dossier: MeasureDossier, reading: Reading): Requirement[] {
  const better = dossier.measure.better ?? "lower";
  const { R1, R2, R4, R5, R6 } = judgedEvidence(dossier, reading);
  return [
    ...(R1 ? [{ rule: "R1", text: changeRequirement(R1, better) }] : []),
    ...(R2 && R1 ? [{ rule: "R2", text: trendRequirement(R2, R1, better) }] : []),
    ...(R5 ? [{ rule: "R5", text: spcRequirement(R5, better) }] : []),
    ...(R6 ? [{ rule: "R6", text: surveyRequirement(R6, better) }] : []),
    ...(R4 ? [{ rule: "R4", text: positionRequirement(R4, better) }] : [])
  ];
}

const periodWord = (monthsPerPeriod: 1 | 3) => (monthsPerPeriod === 1 ? "month" : "quarter");

const side = (better: Polarity) => (better === "lower" ? "below" : "above");

/** The line on the improving side. */
const improvingLine = ({ lower, upper }: { lower: number; upper: number }, better: Polarity) =>
  better === "lower" ? lower : upper;

/** "1,012 fewer than it was": by how much a count is short of a goal; "already so" when it is not. */
function shortfall(count: number, goal: number, better: Polarity, was: string): string {
  const missing = better === "lower" ? count - goal : goal - count;
  if (missing < 0) return `${was} already is`;
  return `${formatNumber(missing)} ${better === "lower" ? "fewer" : "more"} than ${was}`;
}

function changeRequirement({ latest, lines, monthsPerPeriod }: ChangeEvidence, better: Polarity): string {
  const goal = improvingLine(lines, better) * latest.periods;
  return (
    `An improvement now: a total ${side(better)} ${formatNumber(goal)} in the latest ` +
    `${formatUnits(latest.periods, periodWord(monthsPerPeriod))}, ${shortfall(latest.total, goal, better, `the ${formatNumber(latest.total)} counted`)}.`
  );
}

function trendRequirement(
  { target, threshold }: TrendsEvidence,
  { latest }: ChangeEvidence,
  better: Polarity
): string {
  const pace = (latest.total / latest.periods) * target.periods;
  const change =
    pace === 0 ? "" : `, ${formatSignedPercent((100 * (threshold - pace)) / pace)} on the latest year’s pace`;
  return (
    `The target: a total ${side(better)} ${formatNumber(threshold)} from ${formatMonth(target.from)} to ` +
    `${formatMonth(target.to)}${change}.`
  );
}

function spcRequirement({ recent, lines, monthsPerPeriod }: SpcEvidence, better: Polarity): string {
  return (
    `SPC variance green: a mean ${side(better)} ${formatMean(improvingLine(lines, better))} ${perPeriod(monthsPerPeriod)} ` +
    `over the recent ${formatUnits(recent.periods, periodWord(monthsPerPeriod))}; it was ${formatMean(recent.mean)}.`
  );
}

function positionRequirement(evidence: PositionEvidence, better: Polarity): string {
  const { own, lines, unit } = evidence;
  const line = improvingLine(lines, better);
  const goal = `${side(better)} ${formatRate(line, evidence)}`;
  const was = `it was ${formatRate(own.value, evidence)}`;
  if (unit === "per cent") return `Position green: a percentage ${goal}; ${was}.`;
  const count = own.denominator === null ? "" : `, ${formatNumber((line * own.denominator) / 1000)} offences`;
  return `Position green: a rate ${goal} ${unit}${count}; ${was}.`;
}

/** What these samples could have shown at all. */
function surveyRequirement({ baseline, latest, detectable }: SurveyEvidence, better: Polarity): string {
  const { down, up } = detectable;
  const seen = better === "higher" ? up : down;
  const change = better === "higher" ? "rise" : "fall";
  const bases = `bases of ${formatNumber(baseline.base)} and ${formatNumber(latest.base)}`;
  if (seen === null) return `No ${change} could have been shown with ${bases}.`;
  const sign = better === "higher" ? seen : -Math.abs(seen);
  return (
    `An improvement: with ${bases}, the smallest ${change} from ${formatPercent(baseline.percent)} that could have ` +
    `been shown is ${formatSigned(sign, 1)} points.`
  );
}
