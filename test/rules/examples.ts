import type { Annotation } from "../../src/plan/annotation.js";
import type { MethodChoice, MethodRule } from "../../src/plan/methods.js";
import type {
  Measure,
  OffencesMeasure,
  Plan,
  Polarity,
  Priority,
  SurveyMeasure
} from "../../src/plan/plan.js";
import type { PlanData, Population, Series, SurveyWave } from "../../src/plan/plan-data.js";
import type { Reading } from "../../src/plan/readings.js";
import { defaultSettings, type Settings, withSetting } from "../../src/plan/settings.js";
import type { RatingContext } from "../../src/rules/rate-measure.js";
import type { ChangeFinding, Projection, RatingResult, TrendsFinding } from "../../src/rules/rating.js";
import rules from "./r/rules.json" with { type: "json" };

/** Expected values made by r/rules.R. */
export { rules };

/** The default settings with some of them replaced, by path. */
export function settingsWith(changes: Record<string, unknown> = {}): Settings {
  return Object.entries(changes).reduce(
    (settings, [path, value]) => withSetting(settings, path, value),
    defaultSettings()
  );
}

export function seriesOf(start: string, counts: (number | null)[], monthsPerPeriod: 1 | 3 = 1): Series {
  return { start, monthsPerPeriod, counts, bases: [{ from: "1990-01", to: "2199-12", basis: "recorded" }] };
}

/** The choice of a version of a rule's method. */
export const methodAt = (rule: MethodRule, version: number): MethodChoice => ({
  [rule]: { version, note: "a test" }
});

/** A series of r/rules.R. */
export function seriesOfR(name: string): Series {
  const found = (
    rules.series as Record<string, { start: string; monthsPerPeriod: number; counts: number[] }>
  )[name]!;
  return seriesOf(found.start, found.counts, found.monthsPerPeriod as 1 | 3);
}

export const constant = (value: number, periods: number): number[] => new Array<number>(periods).fill(value);

/** `periods` values that swing by 10 about a mean: 90, 110, 90, 110. Over 12 the variance (n - 1) is 1200/11. */
export const swing = (mean: number, periods: number): number[] =>
  Array.from({ length: periods }, (_, i) => mean + (i % 2 === 0 ? -10 : 10));

/** April 2012 to September 2014: baseline year, six months between, latest year. */
export const thirtyMonths = (baseline: number[], between: number[], latest: number[]): Series =>
  seriesOf("2012-04", [...baseline, ...between, ...latest]);

/**
 * R: qchisq(0.01, df) / df, the least dispersion that the calibrated readings believe. The methodology's words for R1,
 * "at least what Poisson counting alone gives", would be 1; that would make a 5% test of pure counts a 2% one.
 */
export const LEAST_DISPERSION = {
  3: 0.0382772672997057,
  11: 0.277589464240062,
  23: 0.443291980684601
} as const;

/** The period end of the paper. */
export const PERIOD = "2014-09";

export const offences: OffencesMeasure = {
  id: "burglary",
  kind: "offences",
  name: "Number of offences",
  better: "lower",
  series: "burglary"
};

export const survey: SurveyMeasure = {
  id: "satisfaction",
  kind: "survey",
  name: "Satisfaction with service",
  better: "higher",
  survey: "satisfaction",
  position: true
};

export function wave(
  periodEnd: string,
  percent: number,
  base: number | null,
  more: Partial<SurveyWave> = {}
) {
  return { periodEnd, months: 12, base, percent, designEffect: null, basis: "published", ...more };
}

export const EMPTY_DATA: PlanData = {
  forces: [],
  series: {},
  surveys: {},
  population: {},
  groups: {},
  annotations: []
};

export const FORCES = ["home", "a", "b", "c", "d", "e", "f", "g"] as const;

const EDITION = defaultSettings().msg.edition;

/** `home` and its peers in the default edition. */
export const groupsOf = (peers: readonly string[]): PlanData["groups"] => ({
  [EDITION]: { home: { peers: [...peers], source: "computed by the project" } }
});

const byForce = <T>(values: readonly T[]): Record<string, T> =>
  Object.fromEntries(values.map((value, i) => [FORCES[i]!, value]));

/** A population of 12,000 makes twelve months of n offences a rate of n per 1,000. */
export const TWELVE_THOUSAND: Population[] = [{ year: 2014, population: 12_000, households: 6_000 }];

/** Each force has the same count every month for 30 months: its rate per 1,000 (population 12,000). */
export function dataOfRates(rates: readonly number[]): PlanData {
  return {
    ...EMPTY_DATA,
    series: { burglary: byForce(rates.map((rate) => seriesOf("2012-04", constant(rate, 30)))) },
    population: byForce(rates.map(() => TWELVE_THOUSAND)),
    groups: groupsOf(FORCES.slice(1, rates.length))
  };
}

/** Each force has one wave that ended with the period. */
export function dataOfPercents(percents: readonly number[], bases: readonly (number | null)[]): PlanData {
  return {
    ...EMPTY_DATA,
    surveys: { satisfaction: byForce(percents.map((p, i) => [wave(PERIOD, p, bases[i]!)])) },
    groups: groupsOf(FORCES.slice(1, percents.length))
  };
}

export const priorityOf = (measures: Measure[]): Priority => ({
  id: "sp1",
  number: "1",
  title: "Priority",
  measures
});

export const planOf = (...measures: Measure[]): Plan => ({
  title: "Plan",
  force: "home",
  periodEnd: PERIOD,
  priorities: [priorityOf(measures)]
});

export function contextOf(data: PlanData, more: Partial<RatingContext> = {}): RatingContext {
  return {
    plan: planOf(offences),
    data,
    force: "home",
    period: PERIOD,
    settings: defaultSettings(),
    ...more
  };
}

/** A judged R1 of which only the verdict matters. */
export function judgedChange(
  finding: "improved" | "no-change" | "worse",
  reading: Reading = "as-written"
): ChangeFinding {
  const window = { from: "2012-04", to: "2013-03", periods: 12, total: 1200, mean: 100 };
  return {
    rule: "R1",
    reading,
    finding,
    evidence: {
      monthsPerPeriod: 1,
      baseline: window,
      latest: { ...window, from: "2013-10", to: PERIOD },
      difference: 0,
      percentChange: 0,
      lines: { centre: 100, lower: 90, upper: 110 },
      standardError: 5
    }
  };
}

/** A judged R2 of which only the number of lines that achieve matters. */
export function judgedTrends(
  achieving: number,
  of: number,
  reading: Reading = "as-written",
  probability?: number
): TrendsFinding {
  const projections = Array.from({ length: of }, (_, i) => ({
    window: 12 as const,
    from: "2013-10",
    total: 1000,
    lower: 900,
    upper: 1100,
    achieves: i < achieving,
    ...(probability !== undefined && { probability })
  }));
  return trendsFinding(reading, projections, { achieving, threshold: 1080 });
}

/** R2 with these projections to 2016/17. */
export function trendsFinding(
  reading: Reading,
  projections: Projection[],
  { achieving, threshold }: { achieving: number; threshold: number }
): TrendsFinding {
  return {
    rule: "R2",
    reading,
    finding: achieving > 0 ? "achieved" : "not-achieved",
    evidence: {
      monthsPerPeriod: 1,
      target: { from: "2016-04", to: "2017-03", periods: 12 },
      threshold,
      achievement: "significant",
      observedPeriods: 0,
      observedTotal: 0,
      confidence: 95,
      projections,
      achieving,
      of: projections.length,
      unusable: []
    }
  };
}

export const opposite = (better: Polarity): Polarity => (better === "lower" ? "higher" : "lower");

/** Of results in both readings, the one asked for. */
export const inReading = (results: readonly RatingResult[], reading: Reading): RatingResult =>
  results.find((r) => r.reading === reading)!;

/** Evidence of a result whatever its rule: tests look at single numbers. */
// biome-ignore lint/suspicious/noExplicitAny: every rule has its own evidence
export const evidenceOf = (result: { evidence: object }): any => result.evidence;

/** A note on a change of recording that concerns every measure, but for what is said of it. */
export function annotation(said: Partial<Annotation> = {}): Annotation {
  return {
    kind: "recording",
    date: "2014-04",
    measure: null,
    series: null,
    renamedFrom: null,
    splitFrom: null,
    text: "Recording changed",
    source: "HMIC",
    ...said
  };
}
