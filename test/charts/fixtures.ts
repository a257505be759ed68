import { parseHTML } from "linkedom";
import { addMonths, monthRange } from "../../src/plan/month.js";
import type { Series, SurveyWave } from "../../src/plan/plan-data.js";
import { defaultSettings } from "../../src/plan/settings.js";
import type { Target } from "../../src/plan/target.js";
import type { Outlook } from "../../src/rules/outlook.js";
import type {
  ChangeEvidence,
  ChangeFinding,
  PositionEvidence,
  RatingResult,
  SpcEvidence,
  SurveyEvidence,
  TrendsFinding
} from "../../src/rules/rating.js";
import type { FunnelFigure, FunnelFigures } from "../../src/views/funnel-figures.js";
import { annotation } from "../rules/examples.js";

/** A document to draw in, without a browser. */
export function testDocument(): Document {
  return parseHTML("<!doctype html><html><body></body></html>").document as unknown as Document;
}

/** Counts from April 2011 to March 2018 that rise and fall with the year and drift upwards. */
export const series: Series = {
  start: "2011-04",
  monthsPerPeriod: 1,
  counts: Array.from({ length: 84 }, (_, i) =>
    Math.round(4800 + 4 * i + 250 * Math.sin((2 * Math.PI * i) / 12) + 90 * Math.cos(i * 2.4))
  ),
  bases: [{ from: "2011-04", to: "2018-03", basis: "recorded quarter, modelled month split" }]
};

export const settings = defaultSettings();

export const subject = {
  measure: "All crime",
  place: "Leicestershire",
  series,
  periodEnd: "2014-09",
  span: { from: "2012-04", to: "2015-03" },
  annotations: [annotation({ text: "HMIC inspects how crime is recorded." })],
  bases: ["recorded quarter, modelled month split"],
  settings
};

export const spcEvidence: SpcEvidence = {
  monthsPerPeriod: 1,
  recent: { from: "2014-04", to: "2014-09", periods: 6, total: 30072, mean: 5012 },
  previous: { from: "2013-04", to: "2014-03", periods: 12, total: 58380, mean: 4865 },
  lines: { centre: 4865, lower: 4310, upper: 5420 },
  standardDeviation: 283.2,
  spread: "points"
};

export const spcResult: RatingResult = {
  rule: "R5",
  reading: "as-written",
  rating: "amber",
  reason: "between-lines",
  evidence: spcEvidence
};

export const spcCalibrated: RatingResult = {
  rule: "R5",
  reading: "calibrated",
  rating: "amber",
  reason: "between-lines",
  evidence: {
    ...spcEvidence,
    lines: { centre: 4940, lower: 4702.4, upper: 5189.6 },
    test: {
      t: 0.58,
      degreesOfFreedom: 53,
      critical: 2.006,
      ratio: 1.015,
      dispersion: 9.2,
      autocorrelation: 0.21,
      inflation: 1.24,
      season: "harmonics",
      fittedPeriods: 60
    }
  }
};

export const notRatedSpc: RatingResult = {
  rule: "R5",
  reading: "as-written",
  rating: "not-rated",
  reason: "too-few-periods",
  evidence: { needed: 18, available: 5 }
};

export const changeEvidence: ChangeEvidence = {
  monthsPerPeriod: 1,
  baseline: { from: "2012-04", to: "2013-03", periods: 12, total: 58200, mean: 4850 },
  latest: { from: "2013-10", to: "2014-09", periods: 12, total: 59460, mean: 4955 },
  difference: 105,
  percentChange: 2.165,
  lines: { centre: 4850, lower: 4700.5, upper: 4999.5 },
  standardError: 76.3
};

export const changeFinding: ChangeFinding = {
  rule: "R1",
  reading: "as-written",
  finding: "no-change",
  evidence: changeEvidence
};

const target = { from: "2016-04", to: "2017-03", periods: 12 };

export const trendsFinding: TrendsFinding = {
  rule: "R2",
  reading: "as-written",
  finding: "achieved",
  evidence: {
    monthsPerPeriod: 1,
    target,
    threshold: 56406,
    achievement: "significant",
    observedPeriods: 0,
    observedTotal: 0,
    confidence: 95,
    projections: [
      { window: 12, from: "2013-10", total: 67200, lower: 60000, upper: 74400, achieves: false },
      { window: 24, from: "2012-10", total: 61800, lower: 58000, upper: 65600, achieves: false },
      { window: 36, from: "2011-10", total: 54600, lower: 50000, upper: 59200, achieves: true },
      { window: "baseline", from: "2012-04", total: 62400, lower: 59000, upper: 65800, achieves: false }
    ],
    achieving: 1,
    of: 4,
    unusable: []
  }
};

/** The same with a target in numbers, as if that were its threshold. */
export function trendsTo(achievement: Target): TrendsFinding {
  if (trendsFinding.finding === "not-judged") throw new Error(trendsFinding.reason);
  return { ...trendsFinding, evidence: { ...trendsFinding.evidence, achievement } };
}

export const forecastFinding: TrendsFinding = {
  rule: "R2",
  reading: "calibrated",
  finding: "not-achieved",
  evidence: {
    ...trendsFinding.evidence,
    projections: [
      {
        window: "forecast",
        from: "2009-10",
        total: 61200,
        lower: 55100,
        upper: 67300,
        achieves: false,
        probability: 0.06
      }
    ],
    achieving: 0,
    of: 1,
    method: "log-linear trend with month-of-year effects (quasi-Poisson)"
  }
};

function straight(from: string, start: number, end: number) {
  const months = monthRange(from, "2017-03");
  return months.map((month, i) => ({ month, value: start + ((end - start) * i) / (months.length - 1) }));
}

export const outlook: Outlook = {
  method: "log-linear trend with month-of-year effects (quasi-Poisson)",
  fan: monthRange("2014-10", "2017-03").map((month, i) => {
    const mean = 4950 + 5 * i + 250 * Math.sin((2 * Math.PI * (i + 42)) / 12);
    const band = (confidence: number, width: number) => ({
      confidence,
      lower: mean - width * (1 + i / 30),
      upper: mean + width * (1 + i / 30)
    });
    return { month, mean, bands: [band(50, 120), band(80, 230), band(95, 360)] };
  }),
  trends: [
    { window: 12, points: straight("2013-10", 4800, 5750), achieves: false },
    { window: 24, points: straight("2012-10", 4850, 5200), achieves: false },
    { window: 36, points: straight("2011-10", 5050, 4500), achieves: true },
    { window: "baseline", points: straight("2012-04", 4800, 5260), achieves: false }
  ],
  thresholdPerPeriod: 4700.5
};

export const forceNames: Record<string, string> = {
  leicestershire: "Leicestershire",
  "avon-and-somerset": "Avon and Somerset",
  "devon-and-cornwall": "Devon, Cornwall and the Isles of Scilly Constabulary",
  derbyshire: "Derbyshire",
  nottinghamshire: "Nottinghamshire",
  staffordshire: "Staffordshire",
  essex: "Essex",
  hertfordshire: "Hertfordshire"
};

const rates = [50.1, 52.3, 54.9, 56.2, 57.7, 59.4, 61.3, 66.8];
const order = [
  "hertfordshire",
  "devon-and-cornwall",
  "essex",
  "derbyshire",
  "staffordshire",
  "avon-and-somerset",
  "leicestershire",
  "nottinghamshire"
];
const values = order.map((force, i) => ({
  force,
  value: rates[i]!,
  numerator: Math.round(rates[i]! * 1000),
  denominator: 1_000_000,
  standardError: 1.2
}));

export const positionEvidence: PositionEvidence = {
  unit: "per 1,000 population",
  from: "2013-10",
  to: "2014-09",
  populationYear: 2014,
  own: values[6]!,
  values,
  mean: 57.3,
  standardDeviation: 5.3,
  lines: { centre: 57.3, lower: 46.9, upper: 67.7 },
  rank: { position: 7, of: 8, lower: 5, upper: 8 },
  edition: "computed-2012",
  groupSource: "computed by the project, not the Home Office’s Most Similar Groups",
  average: "plain",
  bases: ["recorded quarter, modelled month split", "recorded quarter, recorded month split"]
};

export const positionResult: RatingResult = {
  rule: "R4",
  reading: "as-written",
  rating: "amber",
  reason: "between-lines",
  evidence: positionEvidence
};

const wave = (periodEnd: string, percent: number, base: number | null = 600): SurveyWave => ({
  periodEnd,
  months: 12,
  percent,
  base,
  designEffect: null,
  basis: "published percentage, illustrative base"
});

export const waves: SurveyWave[] = [
  wave("2012-09", 83.4),
  wave("2013-03", 82.9),
  wave("2013-09", 81.2, null),
  wave("2014-03", 81.6),
  wave("2014-09", 80.6),
  wave("2015-03", 79.9)
];

const used = ({ periodEnd, months, percent, base, basis }: SurveyWave) => ({
  periodEnd,
  months,
  percent,
  base: base!,
  designEffect: 1,
  effectiveBase: base!,
  basis
});

export const surveyEvidence: SurveyEvidence = {
  baseline: used(waves[1]!),
  latest: used(waves[4]!),
  difference: -2.3,
  lower: -6.68,
  upper: 2.09,
  confidence: 95,
  detectable: { down: -4.5, up: 4.1 }
};

export const surveyResult: RatingResult = {
  rule: "R6",
  reading: "as-written",
  rating: "amber",
  reason: "no-evidence-of-change",
  evidence: surveyEvidence
};

/** The fixture's series with other counts, starting at the same month. */
export function withCounts(counts: (number | null)[]): Series {
  return {
    ...series,
    counts,
    bases: [{ ...series.bases[0]!, to: addMonths(series.start, counts.length - 1) }]
  };
}

/** Offences and population of fourteen forces: the home force, its seven peers, and others, one of them of a kind. */
export const funnelFigures: FunnelFigures = {
  unit: "per 1,000 population",
  from: "2013-10",
  to: "2014-09",
  populationYear: 2014,
  forces: [
    ["leicestershire", 60_260, 1_043_000],
    ["avon-and-somerset", 98_100, 1_652_000],
    ["devon-and-cornwall", 79_900, 1_711_000],
    ["derbyshire", 51_200, 1_033_000],
    ["nottinghamshire", 71_300, 1_115_000],
    ["staffordshire", 60_400, 1_111_000],
    ["essex", 99_000, 1_760_000],
    ["hertfordshire", 54_600, 1_148_000],
    ["city-of-london", 5_342, 6_139],
    ["cumbria", 23_100, 498_000],
    ["dyfed-powys", 18_200, 516_000],
    ["greater-manchester", 189_000, 2_730_000],
    ["humberside", 66_500, 924_000],
    ["metropolitan", 695_000, 8_533_000]
  ].map(([force, observed, size]) => ({ force, observed, size }) as FunnelFigure),
  missing: [],
  bases: ["recorded quarter, modelled month split"]
};
