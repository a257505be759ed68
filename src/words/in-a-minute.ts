import type { Polarity } from "../plan/plan.js";
import type { Settings } from "../plan/settings.js";
import { chanceNeeded } from "../rules/chance-needed.js";
import { figureAtLine } from "../rules/figure-at-line.js";
import { forecastChance } from "../rules/forecast-chance.js";
import { judgedFinding } from "../rules/judged-finding.js";
import { percentVariance } from "../rules/r9-figures.js";
import type {
  ChangeEvidence,
  Lines,
  MeasureRating,
  PositionEvidence,
  Rating,
  RatingResult,
  SpcEvidence,
  SurveyEvidence,
  TrendsEvidence
} from "../rules/rating.js";
import { achievingTrends, periodWord, span } from "./explanation.js";
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
import { askedTotal } from "./target-text.js";

type Judged<Rule> = Extract<RatingResult, { rule: Rule; rating: "green" | "amber" | "red" }>;

/**
 * A colour in one sentence, for a reader with a minute: what happened, what the rule asks, why it is this colour and
 * what would change it, in counts and percentages. Nothing for what is not rated.
 */
export function inAMinute(result: RatingResult, measure: MeasureRating, settings: Settings): string {
  if (result.rating === "not-rated") return "";
  const better = measure.better ?? "lower";
  const said = saidOf(result, measure, settings, better);
  return said ? `${WORDS[result.rating]}: ${said}.` : "";
}

const WORDS = { green: "Green", amber: "Amber", red: "Red" } as const;

function saidOf(
  result: Exclude<RatingResult, { rating: "not-rated" }>,
  measure: MeasureRating,
  settings: Settings,
  better: Polarity
): string | undefined {
  switch (result.rule) {
    case "R3":
      return offencesSaid(result, measure, settings, better);
    case "R4":
      return positionSaid(result, settings, better);
    case "R5":
      return spcSaid(result, better);
    default:
      return "detectable" in result.evidence
        ? surveySaid(result.evidence, result.rating, better)
        : changeSaid(result.evidence as ChangeEvidence, result.rating, better);
  }
}

/** "72 fewer a month (−20.4%)", from one mean to another. */
function step(from: number, to: number, unit: string): string {
  const share = from === 0 ? "" : ` (${formatSignedPercent((100 * (to - from)) / from)})`;
  return `${formatMean(Math.abs(to - from))} ${to < from ? "fewer" : "more"} ${unit}${share}`;
}

/** The line beyond which a value is green, and the one beyond which it is red. */
const linesBySide = <T>({ lower, upper }: { lower: T; upper: T }, better: Polarity) =>
  better === "lower" ? { green: lower, red: upper } : { green: upper, red: lower };

const OPPOSITE: Record<Polarity, Polarity> = { lower: "higher", higher: "lower" };
const sideWord = (better: Polarity) => (better === "lower" ? "below" : "above");

/** Can a figure lie beyond a line on a side? No count or rate is below zero, and no percentage above 100. */
const isInReach = (line: number, side: Polarity, most: number): boolean =>
  side === "lower" ? line > 0 : line < most;

/** What lies beyond each line that a figure can reach: "green" at one, "red" at the other. */
function reachable(lines: Lines, better: Polarity, most = Infinity) {
  const { green, red } = linesBySide(lines, better);
  return [
    { colour: "green", line: green, side: better },
    { colour: "red", line: red, side: OPPOSITE[better] }
  ].filter(({ line, side }) => isInReach(line, side, most));
}

/** "for green the rule asks for below 290, for red above 420"; `most` is the greatest figure that there can be. */
function asksForLines(
  lines: Lines,
  better: Polarity,
  format: (value: number) => string,
  most = Infinity
): string {
  const asked = reachable(lines, better, most);
  const none = (["green", "red"] as const).filter((one) => !asked.some(({ colour }) => colour === one));
  const texts = asked.map(
    ({ colour, line, side }, i) =>
      `for ${colour}${i === 0 ? " the rule asks for" : ""} ${sideWord(side)} ${format(line)}`
  );
  return [...texts, ...none.map((colour) => `no figure could be ${colour} by the lines as they stand`)].join(
    ", "
  );
}

/** "it would be green at 72 fewer a month, red at 31 more a month": the colours beside the present one. */
function changesAtLines(
  rating: Rating,
  lines: Lines,
  better: Polarity,
  to: (line: number) => string
): string {
  const { green, red } = linesBySide(lines, better);
  if (rating !== "amber") return `it would be amber at ${to(rating === "green" ? green : red)}`;
  const others = reachable(lines, better).map(({ colour, line }) => `${colour} at ${to(line)}`);
  return others.length > 0 ? `it would be ${others.join(", ")}` : "it could be nothing else";
}

const change = (percent: number | null) => (percent === null ? "" : `, ${formatSignedPercent(percent)}`);

const recorded = ({ latest, baseline, percentChange }: ChangeEvidence) =>
  `${formatNumber(latest.total)} offences in ${span(latest)}${change(percentChange)} on the ${formatNumber(baseline.total)} of the baseline`;

function changeSaid(evidence: ChangeEvidence, rating: Rating, better: Polarity): string {
  const { latest, lines, monthsPerPeriod } = evidence;
  const unit = `a ${periodWord(monthsPerPeriod)}`;
  return [
    recorded(evidence),
    `${asksForLines(lines, better, formatMean)} ${unit} (it was ${formatMean(latest.mean)})`,
    changesAtLines(rating, lines, better, (line) => step(latest.mean, line, unit))
  ].join("; ");
}

function spcSaid({ rating, evidence }: Judged<"R5">, better: Polarity): string {
  const { recent, previous, lines, monthsPerPeriod } = evidence as SpcEvidence;
  const word = periodWord(monthsPerPeriod);
  const moved = percentVariance(previous.mean, recent.mean);
  return [
    `${formatMean(recent.mean)} offences a ${word} in ${span(recent)}${change(moved)} on the ${formatMean(previous.mean)} of the ${formatNumber(previous.periods)} ${word}s before`,
    asksForLines(lines, better, formatMean),
    changesAtLines(rating, lines, better, (line) => step(recent.mean, line, `a ${word}`))
  ].join("; ");
}

function positionSaid(
  { rating, reading, evidence }: Judged<"R4">,
  settings: Settings,
  better: Polarity
): string {
  const found = evidence as PositionEvidence;
  const { own, rank, unit, lines, mean, proxy } = found;
  const rate = (value: number) => formatRate(value, { unit, mean });
  const figure = unit === "per cent" ? rate(own.value) : `${rate(own.value)} ${unit}`;
  // As written a force moves the lines of its group with itself, so that they are farther than they stand.
  const at = (line: "lower" | "upper") => figureAtLine(found, line, reading, settings);
  const reach = linesBySide<number | null>({ lower: at("lower"), upper: at("upper") }, better);
  const steps = (["green", "red"] as const).flatMap((colour) => {
    const line = reach[colour];
    return line === null || (rating !== "amber" && rating !== colour)
      ? []
      : [`${rating === "amber" ? colour : "amber"} at ${rateStep(found, line)}`];
  });
  return [
    `${figure}${proxy ? ` by the proxy “${proxy}”` : ""}, ${formatOrdinal(rank.position)} of ${formatNumber(rank.of)} in the group, whose mean is ${rate(mean)}`,
    asksForLines(lines, better, rate, unit === "per cent" ? 100 : Infinity),
    steps.length > 0
      ? `it would be ${steps.join(", ")}, the others as they are`
      : "no figure would change that"
  ].join("; ");
}

/** "0.83 more per 1,000 (+20.3%, 870 offences)", "3.4 points less": from the place's own figure to a line. */
function rateStep({ own, unit, mean }: PositionEvidence, line: number): string {
  const gap = line - own.value;
  if (unit === "per cent") return `${formatNumber(Math.abs(gap), 1)} points ${gap < 0 ? "less" : "more"}`;
  const share = own.value === 0 ? "" : `${formatSignedPercent((100 * gap) / own.value)}, `;
  const offences = formatNumber((Math.abs(gap) * (own.denominator ?? 0)) / 1000);
  return `${formatRate(Math.abs(gap), { unit, mean })} ${gap < 0 ? "less" : "more"} per 1,000 (${share}${offences} offences)`;
}

function surveySaid(evidence: SurveyEvidence, rating: Rating, better: Polarity): string {
  const { baseline, latest, difference, lower, upper, confidence } = evidence;
  const level = formatLevel(confidence);
  return [
    `${formatPercent(latest.percent)} (base ${formatNumber(latest.base)}), ${formatSigned(difference, 1)} points on the ${formatPercent(baseline.percent)} (base ${formatNumber(baseline.base)}) of the baseline`,
    `the rule asks whether chance in who was asked could explain that, and the ${level} interval of the change is ${formatSigned(lower, 1)} to ${formatSigned(upper, 1)} points`,
    surveyChanges(evidence, rating, better)
  ].join("; ");
}

/** "it would be green from 94.0%, red from 84.5%, with as many answers". */
function surveyChanges({ baseline, detectable }: SurveyEvidence, rating: Rating, better: Polarity): string {
  const up = detectable.up === null ? null : baseline.percent + detectable.up;
  const down = detectable.down === null ? null : baseline.percent - detectable.down;
  const [green, red] = better === "higher" ? [up, down] : [down, up];
  const at = (colour: string, percent: number | null) =>
    percent === null ? [] : [`${colour} from ${formatPercent(percent)}`];
  const amber = [...at("green", green), ...at("red", red)];
  if (rating === "amber") {
    if (amber.length === 0) return "with so few answers no percentage could change that";
    return `with as many answers it would be ${amber.join(", ")}`;
  }
  const line = rating === "green" ? green : red;
  return line === null
    ? "with fewer answers it could not be told"
    : `with as many answers it would be amber short of ${formatPercent(line)}`;
}

/** R3: R1's change and R2's trends, of which it is made. */
function offencesSaid(
  { reading, reason }: Judged<"R3">,
  { findings }: MeasureRating,
  settings: Settings,
  better: Polarity
): string | undefined {
  const changed = judgedFinding(findings, "R1", reading)?.evidence;
  const trends = judgedFinding(findings, "R2", reading)?.evidence;
  if (!changed || !trends) return undefined;
  const { latest, lines, monthsPerPeriod } = changed;
  const unit = `a ${periodWord(monthsPerPeriod)}`;
  const line = linesBySide(lines, better).green;
  const goal = `${askedTotal(trends, better)} in ${span(trends.target)}`;
  const improvement = step(latest.mean, line, unit);
  const needed = formatLevel(100 * chanceNeeded(reading, settings));
  const means: Record<string, string> = {
    "improved-and-holds": `it would be ${settings.unmaintained} ${withoutTrends(trends, needed)}${settings.unmaintained === "amber" ? ", or" : ", amber"} at ${improvement}`,
    "improved-not-holding": `it would be green ${withTrends(trends, needed)}, red at ${improvement}`,
    "not-improved-none-achieves": `it would be amber ${withTrends(trends, needed)}`
  };
  return [
    recorded(changed),
    `for green the rule asks for ${sideWord(better)} ${formatMean(line)} ${unit} (it was ${formatMean(latest.mean)}) and ${asksOfTrends(trends, needed)} to ${goal} (${trendsSay(trends)})`,
    means[reason] ?? `it would be green at ${improvement}, red ${withoutTrends(trends, needed)}`
  ].join("; ");
}

const asksOfTrends = (trends: TrendsEvidence, needed: string) =>
  forecastChance(trends) === undefined ? "for at least one trend" : `for a chance of at least ${needed}`;

function trendsSay(trends: TrendsEvidence): string {
  const chance = forecastChance(trends);
  if (chance !== undefined) return `the forecast gives ${formatPercent(100 * chance, 0)}`;
  if (trends.achieving === 0) return `none of ${formatUnits(trends.of, "trend")} leads there`;
  return `${achievingTrends(trends)} ${trends.achieving === 1 ? "leads" : "lead"} there`;
}

/** What takes the present trends away. */
function withoutTrends(trends: TrendsEvidence, needed: string): string {
  if (forecastChance(trends) !== undefined) return `at a chance below ${needed}`;
  return trends.achieving === 1
    ? "without that trend"
    : `without those ${formatNumber(trends.achieving)} trends`;
}

/** What would bring a trend there: the nearest, by how much it misses. */
function withTrends(trends: TrendsEvidence, needed: string): string {
  if (forecastChance(trends) !== undefined) return `at a chance of ${needed}`;
  const misses = trends.projections.map(({ total }) => Math.abs(total - trends.threshold));
  const share =
    trends.threshold === 0 ? "" : `, ${formatPercent((100 * Math.min(...misses)) / trends.threshold)}`;
  return `if a trend led there (the nearest misses by ${formatNumber(Math.min(...misses))} offences${share})`;
}
