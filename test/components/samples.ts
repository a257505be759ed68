import type { Measure, Priority } from "../../src/plan/plan.js";
import type { Reading } from "../../src/plan/readings.js";
import { defaultSettings, type Settings } from "../../src/plan/settings.js";
import type {
  ChangeEvidence,
  ChangeFinding,
  MeasureRating,
  NotRatedReason,
  PlanRating,
  PositionEvidence,
  Projection,
  Rating,
  RatingResult,
  RuleId,
  SpcEvidence,
  SurveyEvidence,
  TrendsFinding,
  WaveEvidence
} from "../../src/rules/rating.js";
import { trendsFinding } from "../rules/examples.js";

/** Hand-made measures and ratings in the shapes of `src/rules`, for the tests of page components. */
export const burglary: Measure = {
  id: "burglary",
  kind: "offences",
  name: "Number of offences",
  better: "lower",
  series: "burglary"
};

export const satisfaction: Measure = {
  id: "satisfaction",
  kind: "survey",
  name: "Satisfaction with service",
  better: "higher",
  survey: "satisfaction",
  position: true
};

export const outcome: Measure = {
  id: "outcome",
  kind: "outcome",
  name: "A victim focused crime outcome",
  better: "higher",
  awaiting: "Still being defined."
};

type Colour = Exclude<Rating, "not-rated">;

const window = (from: string, to: string, periods: number, total: number) => ({
  from,
  to,
  periods,
  total,
  mean: total / periods
});

export const changeEvidence: ChangeEvidence = {
  monthsPerPeriod: 1,
  baseline: window("2012-04", "2013-03", 12, 3935),
  latest: window("2013-10", "2014-09", 12, 4253),
  difference: 26.5,
  percentChange: 8.0813,
  lines: { centre: 327.9, lower: 300, upper: 355 },
  standardError: 14
};

export const change: ChangeFinding = {
  rule: "R1",
  reading: "as-written",
  finding: "no-change",
  evidence: changeEvidence
};

const projection = (window: Projection["window"], from: string, total: number): Projection => ({
  window,
  from,
  total,
  lower: total - 500,
  upper: total + 600,
  achieves: total < 3600
});

export const trends = (reading: Reading, projections: Projection[], achieving: number): TrendsFinding =>
  trendsFinding(reading, projections, { achieving, threshold: 3600 });

export const straightLines = trends(
  "as-written",
  [
    projection(12, "2013-10", 5100),
    projection(24, "2012-10", 4800),
    projection(36, "2011-10", 4000),
    projection("baseline", "2012-04", 3500)
  ],
  1
);

export const forecast = trends(
  "calibrated",
  [{ ...projection("forecast", "2009-10", 4321), probability: 0.123 }],
  0
);

export function offencesResult(reading: Reading, rating: Colour, label?: string): RatingResult {
  return {
    rule: "R3",
    reading,
    rating,
    ...(label && { label }),
    reason: "not-improved-achieves",
    evidence: { change: "no-change", achieving: 1, of: 4 }
  };
}

const own = {
  force: "leicestershire",
  value: 10.2,
  numerator: 4253,
  denominator: 417000,
  standardError: 0.2
};

export const positionEvidence: PositionEvidence = {
  unit: "per 1,000 population",
  from: "2013-10",
  to: "2014-09",
  populationYear: 2014,
  own,
  values: [...[7, 9, 10].map((value) => ({ ...own, force: `peer-${value}`, value })), own],
  mean: 9,
  standardDeviation: 1,
  lines: { centre: 9, lower: 7, upper: 11 },
  rank: { position: 7, of: 8, lower: 5, upper: 8 },
  edition: "computed-2012",
  groupSource: "computed",
  average: "plain",
  bases: ["published"]
};

export function positionResult(
  reading: Reading,
  rating: Colour,
  changes: Partial<PositionEvidence> = {}
): RatingResult {
  const evidence = { ...positionEvidence, ...changes };
  return { rule: "R4", reading, rating, reason: "between-lines", evidence };
}

export const spcEvidence: SpcEvidence = {
  monthsPerPeriod: 1,
  recent: window("2014-04", "2014-09", 6, 2072.4),
  previous: window("2013-04", "2014-03", 12, 4266),
  lines: { centre: 355.5, lower: 290, upper: 420 },
  standardDeviation: 33,
  spread: "points"
};

export function spcResult(reading: Reading, rating: Colour): RatingResult {
  return { rule: "R5", reading, rating, reason: "between-lines", evidence: spcEvidence };
}

const wave = (periodEnd: string, percent: number): WaveEvidence => ({
  periodEnd,
  months: 12,
  percent,
  base: 600,
  designEffect: 1,
  effectiveBase: 600,
  basis: "published percentage, illustrative base"
});

export function surveyEvidence(latest = "2014-09"): SurveyEvidence {
  return {
    baseline: wave("2013-03", 89.7),
    latest: wave(latest, 88.3),
    difference: -1.4,
    lower: -5,
    upper: 2.1,
    confidence: 95,
    detectable: { down: 84.5, up: 94 }
  };
}

export function surveyResult(
  rule: "R6" | "R8",
  reading: Reading,
  rating: Colour,
  latest?: string
): RatingResult {
  const evidence = surveyEvidence(latest);
  return { rule, reading, rating, reason: "no-evidence-of-change", evidence } as RatingResult;
}

export function changeResult(reading: Reading, rating: Colour): RatingResult {
  return { rule: "R8", reading, rating, reason: "no-evidence-of-change", evidence: changeEvidence };
}

export function notRated(rule: RuleId, reason: NotRatedReason, evidence = {}): RatingResult[] {
  return (["as-written", "calibrated"] as const).map((reading) => ({
    rule,
    reading,
    rating: "not-rated",
    reason,
    evidence
  }));
}

export function ratingOf(measure: Measure, changes: Partial<MeasureRating> = {}): MeasureRating {
  return {
    id: measure.id,
    priority: "sp1",
    kind: measure.kind,
    name: measure.name,
    better: measure.better ?? null,
    baseline: null,
    latest: null,
    bases: [],
    findings: [],
    ratings: [],
    ...changes
  };
}

export const burglaryRating = ratingOf(burglary, {
  baseline: 3935,
  latest: 4253,
  bases: ["recorded quarter, modelled month split"],
  findings: [change, straightLines, forecast],
  ratings: [
    offencesResult("as-written", "amber"),
    offencesResult("calibrated", "red"),
    positionResult("as-written", "amber"),
    positionResult("calibrated", "amber"),
    spcResult("as-written", "amber"),
    spcResult("calibrated", "green"),
    changeResult("as-written", "amber"),
    changeResult("calibrated", "red")
  ]
});

export const satisfactionRating = ratingOf(satisfaction, {
  baseline: 89.7,
  latest: 88.3,
  bases: ["published percentage, illustrative base"],
  ratings: [
    surveyResult("R6", "as-written", "amber"),
    surveyResult("R6", "calibrated", "amber"),
    positionResult("as-written", "red", {
      unit: "per cent",
      rank: { position: 8, of: 8, lower: 8, upper: 8 }
    }),
    positionResult("calibrated", "amber", { unit: "per cent" }),
    surveyResult("R8", "as-written", "green")
  ]
});

export const outcomeRating = ratingOf(outcome, { ratings: notRated("R7", "awaiting-definition") });

export function priorityWith(...measures: Measure[]): Priority {
  return { id: "sp12", number: "12", title: "Domestic burglary", measures };
}

export function planRating(measures: MeasureRating[], changes: Partial<Settings> = {}): PlanRating {
  const settings = { ...defaultSettings(), ...changes };
  return { period: "2014-09", force: "leicestershire", reading: settings.reading, settings, measures };
}
