import { formatMonth } from "../../../plan/month.js";
import type { RatingResult, SurveyEvidence, WaveEvidence } from "../../../rules/rating.js";
import type { Interval } from "../../../statistics/interval.js";
import { newcombeDifference } from "../../../statistics/intervals/newcombe.js";
import { wilsonInterval } from "../../../statistics/intervals/wilson.js";
import { explainRating } from "../../../words/explanation.js";
import { formatNumber, formatPercent, formatSigned } from "../../../words/format.js";
import { dossierOf, type Methodology } from "../methodology-context.js";
import { type ExampleTable, type Step, variable, type Worked } from "../methodology-example.js";

type Judged = Extract<RatingResult, { rule: "R6"; evidence: SurveyEvidence }>;

const points = (value: number) => formatSigned(value, 2);

/** R6, step by step, from the two waves of a survey. As written and calibrated are this one test. */
export function surveyExample(source: Methodology, id: string): Worked[] {
  const dossier = dossierOf(source, id);
  const result = dossier.rating.ratings.find((r): r is Judged => r.rule === "R6" && r.rating !== "not-rated");
  if (!result) return [];
  return [
    {
      title: "As written and calibrated",
      wide: true,
      tables: [wavesTable(result.evidence)],
      steps: surveySteps(result.evidence),
      verdict: { rating: result.rating, sentence: explainRating(result, dossier.measure) }
    }
  ];
}

function limitsOf({ percent, effectiveBase }: WaveEvidence, confidence: number): Interval {
  const { lower, upper } = wilsonInterval({ proportion: percent / 100, n: effectiveBase, confidence });
  return { lower: 100 * lower, upper: 100 * upper };
}

function wavesTable({ baseline, latest, confidence }: SurveyEvidence): ExampleTable {
  const row = (name: string, wave: WaveEvidence) => {
    const { lower, upper } = limitsOf(wave, confidence / 100);
    return [
      `${name}, to ${formatMonth(wave.periodEnd)}`,
      formatPercent(wave.percent),
      formatNumber(wave.base),
      formatNumber(wave.designEffect, 2),
      formatNumber(wave.effectiveBase),
      formatPercent(lower, 2),
      formatPercent(upper, 2)
    ];
  };
  return {
    caption: "The two waves, with Wilson’s limits of each",
    headings: ["Wave", "Per cent", "Answers", "Design effect", "Effective answers", "Lower", "Upper"],
    numeric: [1, 2, 3, 4, 5, 6],
    rows: [row("1: latest", latest), row("2: baseline", baseline)]
  };
}

function surveySteps({
  baseline,
  latest,
  difference,
  lower,
  upper,
  confidence,
  detectable
}: SurveyEvidence): Step[] {
  const [one, two] = [latest, baseline].map((wave) => limitsOf(wave, confidence / 100)) as [
    Interval,
    Interval
  ];
  const two2 = (value: number) => formatNumber(value, 2);
  const [p1, p2] = [latest.percent, baseline.percent];
  return [
    { name: variable("d"), how: `${two2(p1)} − ${two2(p2)}`, result: points(difference) },
    {
      name: "lower",
      how: `${points(difference)} − √((${two2(p1)} − ${two2(one.lower)})² + (${two2(two.upper)} − ${two2(p2)})²)`,
      result: points(lower)
    },
    {
      name: "upper",
      how: `${points(difference)} + √((${two2(one.upper)} − ${two2(p1)})² + (${two2(p2)} − ${two2(two.lower)})²)`,
      result: points(upper)
    },
    {
      name: "could have been seen",
      how: "smallest fall and rise from the baseline that these answers could have shown",
      result: [
        detectable.down === null ? "no fall" : `−${formatNumber(Math.abs(detectable.down), 1)}`,
        detectable.up === null ? "no rise" : formatSigned(detectable.up, 1)
      ].join(" and ")
    },
    {
      name: "answers needed",
      how: `in each wave, for ${points(difference)} points to be seen`,
      result: answersText(answersNeeded(p1 / 100, p2 / 100, confidence / 100))
    }
  ];
}

const answersText = (n: number | undefined) => (n === undefined ? "no number is enough" : formatNumber(n));

/** Largest wave that is thought of. */
const MOST = 2 ** 24;

/** Answers in each of two waves with which these two percentages would differ beyond chance; undefined for none. */
export function answersNeeded(p1: number, p2: number, confidence: number): number | undefined {
  const seen = (n: number) => {
    const { lower, upper } = newcombeDifference({ p1, p2, n1: n, n2: n, confidence });
    return lower > 0 || upper < 0;
  };
  if (!seen(MOST)) return undefined;
  let [few, many] = [1, MOST];
  while (many - few > 1) {
    const middle = Math.floor((few + many) / 2);
    if (seen(middle)) many = middle;
    else few = middle;
  }
  return many;
}
