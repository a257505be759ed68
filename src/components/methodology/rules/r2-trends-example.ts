import { spanName } from "../../../charts/frame/offences-subject.js";
import { element } from "../../../kit/element.js";
import { formatMonth } from "../../../plan/month.js";
import { withOwnTarget } from "../../../plan/own-target.js";
import type { OffencesMeasure } from "../../../plan/plan.js";
import type { Series } from "../../../plan/plan-data.js";
import { isSingle } from "../../../plan/readings.js";
import { type Achievement, isTarget } from "../../../plan/target.js";
import { judgedFinding } from "../../../rules/judged-finding.js";
import { type ComingCount, isSmallCount } from "../../../rules/models/coming-count.js";
import type { ForecastModel } from "../../../rules/models/forecast-model.js";
import { reachOf } from "../../../rules/models/scaled-error.js";
import { comingPeriods } from "../../../rules/r2-forecast.js";
import { fitTrends, type Target, targetOf } from "../../../rules/r2-trends.js";
import { outlookModel, type RatingContext } from "../../../rules/rate-measure.js";
import type { ChangeEvidence, TrendsEvidence } from "../../../rules/rating.js";
import { monthAt, spanOf } from "../../../rules/windows/series-window.js";
import { predictTotal } from "../../../statistics/regression/least-squares.js";
import type { MeasureDossier } from "../../../views/dossier.js";
import { explainFinding, trendWindowName } from "../../../words/explanation.js";
import {
  formatLevel,
  formatMean,
  formatNumber,
  formatPercent,
  formatSigned,
  formatUnits
} from "../../../words/format.js";
import { targetText, totalOnSide } from "../../../words/target-text.js";
import { dossierOf, type Methodology } from "../methodology-context.js";
import type { ExampleTable, Step, Worked } from "../methodology-example.js";
import { periodWord } from "../methodology-windows.js";

/** What R2 looks at in every reading. */
interface Question {
  dossier: MeasureDossier;
  series: Series;
  context: RatingContext;
  evidence: TrendsEvidence;
  target: Target;
  change: ChangeEvidence;
}

/** R2 as written and calibrated: each straight line with its total, and the forecast, step by step. */
export function trendsExample(source: Methodology, id: string): Worked[] {
  const dossier = dossierOf(source, id);
  const settings = withOwnTarget(dossier.measure, source.rating.settings);
  const context = { ...source.rating, settings };
  const series = dossier.series!;
  const { findings } = dossier.rating;
  return findings.flatMap((finding): Worked[] => {
    if (finding.rule !== "R2" || finding.finding === "not-judged" || !isSingle(finding.reading)) return [];
    const change = judgedFinding(findings, "R1", finding.reading)!;
    const better = dossier.measure.better ?? "lower";
    const target = targetOf(series, better, context.period, settings, change) as Target;
    const question = {
      dossier,
      series,
      context,
      evidence: finding.evidence,
      target,
      change: change.evidence
    };
    const verdict = { rating: null, sentence: explainFinding(finding, dossier.measure) };
    return [
      { ...(finding.reading === "as-written" ? linesPart(question) : forecastPart(question)), verdict }
    ];
  });
}

function thresholdStep({ evidence, series, dossier, change }: Question): Step {
  const { threshold, target, achievement } = evidence;
  const better = dossier.measure.better ?? "lower";
  return {
    name: isTarget(achievement) ? "to be reached" : "to be passed",
    how: `${originOf(achievement, change)}, ${formatMean(threshold / target.periods)} a ${periodWord(series)}, × ${target.periods}: ${totalOnSide(achievement, better)}`,
    result: formatNumber(threshold)
  };
}

/** Where the threshold comes from. */
function originOf(achievement: Achievement, { targetError }: ChangeEvidence): string {
  if (isTarget(achievement)) return `the target, ${targetText(achievement)}`;
  if (achievement === "any") return "the baseline’s mean";
  return targetError
    ? "R1’s line on the better side, as it was when the baseline was known"
    : "R1’s line on the better side";
}

function knownStep({ evidence, series }: Question): Step {
  const { observedPeriods, observedTotal, target } = evidence;
  return {
    name: "known already",
    how: `of ${spanName(target)}, ${formatUnits(observedPeriods, periodWord(series))} are known`,
    result: formatNumber(observedTotal)
  };
}

function linesPart(question: Question): Worked {
  const { evidence, series } = question;
  return {
    title: "As written",
    wide: true,
    tables: [linesTable(question)],
    steps: [
      thresholdStep(question),
      knownStep(question),
      {
        name: "lines that reach it",
        how: `of ${evidence.of} that could be drawn from the counts by ${periodWord(series)}`,
        result: formatNumber(evidence.achieving)
      }
    ]
  };
}

/** Each line as fitted, and the total that it leads to. */
function linesTable({ evidence, series, context, target }: Question): ExampleTable {
  const word = periodWord(series);
  const confidence = context.settings.projection.confidence / 100;
  const { trends } = fitTrends(series, context.period, context.settings);
  return {
    caption: `Straight lines by least squares, and their totals for ${spanName(evidence.target)}. A total below zero is taken as zero.`,
    headings: [
      "Window",
      `Counts`,
      `Starts at`,
      `Slope a ${word}`,
      "s",
      "Total",
      "Standard error",
      `${formatLevel(evidence.confidence)} interval`,
      "Reaches it"
    ],
    numeric: [1, 2, 3, 4, 5, 6, 7],
    rows: trends.map(({ name, window, fit }) => {
      const rows = target.ahead.map((index) => [1, index - window.firstIndex]);
      const { total, standardError } = predictTotal(fit, rows, confidence);
      const [start, slope] = fit.coefficients as [number, number];
      const projection = evidence.projections.find((p) => p.window === name)!;
      return [
        trendWindowName(name),
        formatNumber(window.periods),
        formatNumber(start, 1),
        formatSigned(slope, 2),
        formatNumber(fit.sigma, 1),
        formatNumber(target.observedTotal + total),
        formatNumber(standardError),
        `${formatNumber(projection.lower)} to ${formatNumber(projection.upper)}`,
        projection.achieves ? "yes" : "no"
      ];
    })
  };
}

function forecastPart(question: Question): Worked {
  const { dossier, series, context, evidence } = question;
  const model = outlookModel(dossier.measure as OffencesMeasure, series, context)!;
  const weights = targetWeights(model, question.target);
  const [projection] = evidence.projections as [TrendsEvidence["projections"][number]];
  const coming = comingPeriods(model, question.target.ahead, "total");
  const isSmall = isSmallCount(coming);
  const error = isSmall ? coming.rate : coming.error;
  const reach = reachOf(error, evidence.confidence / 100);
  const probability = context.settings.projection.probability;
  return {
    title: "Calibrated",
    tables: [quartersTable(question, model, weights)],
    steps: [
      thresholdStep(question),
      knownStep(question),
      {
        name: "expected total",
        how: `known, and the expected count of the rest. Method: ${model.method}`,
        result: formatNumber(projection.total)
      },
      {
        name: "deviation",
        how: `the method’s own standard deviation of the total’s logarithm${isSmall ? ", without the counting of what is to come" : ""}`,
        result: formatNumber(error.deviation, 4)
      },
      {
        name: "half-width",
        how: [
          `${formatNumber(error.deviation, 4)} × ${formatNumber(reach / error.deviation, 2)}, as wide as the errors of the `,
          element("a", { href: "./forecast.html" }, "backtest"),
          " were"
        ],
        result: formatNumber(reach, 4)
      },
      {
        name: `${formatLevel(evidence.confidence)} interval`,
        how: intervalHow(coming, reach),
        result: `${formatNumber(projection.lower)} to ${formatNumber(projection.upper)}`
      },
      {
        name: "chance",
        how: `that the total passes ${formatNumber(evidence.threshold)}; ${formatPercent(100 * probability, 0)} or more counts as achieved`,
        result: formatPercent(100 * (projection.probability ?? 0))
      }
    ]
  };
}

/** How the interval follows from the half-width. */
function intervalHow(coming: ComingCount, reach: number): string {
  const halfWidth = formatNumber(reach, 4);
  if (isSmallCount(coming)) {
    return `whole numbers that a Poisson count leaves out to either side, its mean uncertain by the half-width ${halfWidth} on the log scale`;
  }
  const smooth = `expected count, divided and multiplied by exp(${halfWidth})`;
  return coming.rate ? `${smooth}, outwards to whole numbers` : smooth;
}

/** What part of each coming quarter belongs to the target and is not known yet. */
function targetWeights(
  { quarters, periodsPerQuarter, months, lastIndex }: ForecastModel,
  target: Target
): number[] {
  const weights = new Array<number>(quarters.expected.length).fill(0);
  for (const index of target.ahead) {
    const ahead = index - lastIndex - 1;
    weights[Math.floor(ahead / periodsPerQuarter)]! += months.shares[ahead % months.shares.length]!;
  }
  return weights;
}

function quartersTable({ series }: Question, model: ForecastModel, weights: number[]): ExampleTable {
  const { periodsPerQuarter, lastIndex, quarters } = model;
  return {
    caption: `The forecast by quarter, from the counts since ${formatMonth(monthAt(series, model.firstIndex))}`,
    headings: ["Quarter to", "Expected", "Of the target", "Counted"],
    numeric: [1, 2, 3],
    rows: quarters.expected.map((expected, q) => [
      formatMonth(spanOf(series, lastIndex + 1 + q * periodsPerQuarter, periodsPerQuarter).to),
      formatNumber(expected),
      formatPercent(100 * weights[q]!, 0),
      formatNumber(weights[q]! * expected)
    ])
  };
}
