import { describe, expect, test } from "vitest";
import type { Measure } from "../../src/plan/plan.js";
import type { PlanData } from "../../src/plan/plan-data.js";
import { rateMeasure } from "../../src/rules/rate-measure.js";
import {
  type ChangeFinding,
  NOT_RATED_REASONS,
  type NotRatedReason,
  type PositionEvidence,
  type RatingResult,
  type SpcEvidence,
  type SurveyEvidence,
  type TrendsFinding
} from "../../src/rules/rating.js";
import type { MeasureDossier } from "../../src/views/dossier.js";
import { measureDossier } from "../../src/views/measure-dossier.js";
import {
  achievingTrends,
  explainFinding,
  explainMissing,
  explainRank,
  explainRating,
  headline,
  trendWindowName
} from "../../src/words/explanation.js";
import {
  constant,
  contextOf,
  dataOfPercents,
  dataOfRates,
  EMPTY_DATA,
  offences,
  PERIOD,
  planOf,
  priorityOf,
  rules,
  seriesOf,
  seriesOfR,
  settingsWith,
  survey,
  wave
} from "../rules/examples.js";

const MINUS = "\u2212";
const IMAGE = "<img src=x onerror=alert(1)>";
const higher: Measure = { ...offences, better: "higher" };

const baseline = { from: "2012-04", to: "2013-03", periods: 12, total: 58_805, mean: 4900.4 };
const latest = { from: "2013-10", to: "2014-09", periods: 12, total: 60_260, mean: 5021.7 };

const change = (finding: "improved" | "no-change" | "worse"): ChangeFinding => ({
  rule: "R1",
  reading: "as-written",
  finding,
  evidence: {
    monthsPerPeriod: 1,
    baseline,
    latest,
    difference: 121.3,
    percentChange: 2.474,
    lines: { centre: 4900.4, lower: 4310.2, upper: 5420.3 },
    standardError: 283
  }
});

describe("R1 in a sentence", () => {
  test("has both means, both periods and the lines", () => {
    expect(explainFinding(change("no-change"), offences)).toBe(
      "The mean of 5,022 a month (October 2013 to September 2014) is no further from the baseline than chance would " +
        "explain: the baseline mean is 4,900 (April 2012 to March 2013), its lines are 4,310 and 5,420."
    );
  });

  test.each([
    ["improved", offences, "lower than the baseline by more than chance would explain"],
    ["improved", higher, "higher than the baseline by more than chance would explain"],
    ["worse", offences, "higher than the baseline by more than chance would explain"],
    ["worse", higher, "lower than the baseline by more than chance would explain"]
  ] as const)("%s is said as a direction, by polarity", (finding, measure, words) => {
    expect(explainFinding(change(finding), measure)).toContain(`is ${words}:`);
  });

  test("speaks of quarters for a quarterly series", () => {
    const quarterly = change("no-change");
    if (quarterly.finding === "not-judged") throw new Error();
    quarterly.evidence.monthsPerPeriod = 3;
    expect(explainFinding(quarterly, offences)).toContain("The mean of 5,022 a quarter");
  });

  test("has a decimal for small means, so that a mean beyond a line is not printed as equal to it", () => {
    const small = change("worse");
    if (small.finding === "not-judged") throw new Error();
    small.evidence.latest = { ...latest, mean: 3.42 };
    small.evidence.baseline = { ...baseline, mean: 2.5 };
    small.evidence.lines = { centre: 2.5, lower: 1.61, upper: 3.39 };
    expect(explainFinding(small, offences)).toMatch(
      /mean of 3\.4 a month.*mean is 2\.5.*lines are 1\.6 and 3\.4\./
    );
  });
});

const trends = (better: "lower" | "higher" = "lower"): TrendsFinding => ({
  rule: "R2",
  reading: "as-written",
  finding: "achieved",
  evidence: {
    monthsPerPeriod: 1,
    target: { from: "2016-04", to: "2017-03", periods: 12 },
    threshold: better === "lower" ? 51_722 : 65_043,
    achievement: "significant",
    observedPeriods: 0,
    observedTotal: 0,
    confidence: 95,
    projections: [
      { window: 12, from: "2013-10", total: 70_000, lower: 60_000, upper: 80_000, achieves: false },
      { window: "baseline", from: "2012-04", total: 51_000, lower: 41_000, upper: 61_000, achieves: true }
    ],
    achieving: 1,
    of: 2,
    unusable: [24]
  }
});

describe("R2 in a sentence", () => {
  test("has how many lines of how many, the goal, the target year and every total", () => {
    expect(explainFinding(trends(), offences)).toBe(
      "1 of 2 trends projected to reach a total below 51,722 in April 2016 to March 2017: 12 months 70,000; since the " +
        "baseline began 51,000."
    );
    expect(explainFinding(trends("higher"), higher)).toContain("a total above 65,043 in");
  });

  test("has the total, the interval and the chance of a forecast", () => {
    const finding = trends();
    if (finding.finding === "not-judged") throw new Error();
    finding.reading = "calibrated";
    finding.evidence.projections = [
      {
        window: "forecast",
        from: "2009-10",
        total: 53_000.4,
        lower: 49_999.6,
        upper: 56_500,
        achieves: false,
        probability: 0.274
      }
    ];
    expect(explainFinding(finding, offences)).toBe(
      "The forecast for April 2016 to March 2017 is 53,000 (50,000 to 56,500), 95% interval; the chance of a total " +
        "below 51,722 in April 2016 to March 2017 is 27%."
    );
  });

  test.each([
    ["-20%", "a total of at most 3,148 in April 2016 to March 2017 (−20% on the baseline): "],
    [3148, "a total of at most 3,148 in April 2016 to March 2017: "],
    [{ "2017-03": 3148 }, "a total of at most 3,148 in April 2016 to March 2017: "]
  ] as const)("names a target of %j, which is reached, not passed", (achievement, goal) => {
    const finding = trends();
    if (finding.finding === "not-judged") throw new Error();
    finding.evidence = { ...finding.evidence, threshold: 3148, achievement };
    expect(explainFinding(finding, offences)).toContain(`1 of 2 trends projected to reach ${goal}`);
    expect(explainFinding(finding, higher)).toContain("reach a total of at least 3,148 in");
  });

  test("names windows in months", () => {
    expect(trendWindowName(12)).toBe("12 months");
    expect(trendWindowName("baseline")).toBe("since the baseline began");
    expect(trendWindowName("forecast")).toBe("forecast");
  });

  test("says how many achieve", () => {
    expect(achievingTrends({ achieving: 3, of: 4 })).toBe("3 of 4 trends");
    expect(achievingTrends({ achieving: 0, of: 1 })).toBe("0 of 1 trend");
  });
});

describe("R3 in a sentence", () => {
  const result = (evidence: object, rating = "amber") =>
    ({ rule: "R3", reading: "as-written", rating, reason: "worse-achieves", evidence }) as RatingResult;

  test.each([
    [
      "improved",
      "Better than the baseline by more than chance would explain; 3 of 4 trends reach the target."
    ],
    ["no-change", "No further from the baseline than chance would explain; 3 of 4 trends reach the target."],
    ["worse", "Worse than the baseline by more than chance would explain; 3 of 4 trends reach the target."]
  ])("%s", (finding, sentence) => {
    expect(explainRating(result({ change: finding, achieving: 3, of: 4 }), offences)).toBe(sentence);
  });

  test("names the target, when it is in numbers", () => {
    const target = { threshold: 3148, achievement: "-20%" as const };
    expect(explainRating(result({ change: "worse", achieving: 1, of: 4, target }), offences)).toBe(
      "Worse than the baseline by more than chance would explain; 1 of 4 trends reaches the target, a total of at most " +
        "3,148 (−20% on the baseline)."
    );
    const chance = { change: "improved", achieving: 1, of: 1, probability: 0.73, target };
    expect(explainRating(result(chance), offences)).toBe(
      "Better than the baseline by more than chance would explain; the forecast reaches the target, a total of at most " +
        "3,148 (−20% on the baseline), with a probability of 73%."
    );
  });

  test("has the probability of a forecast", () => {
    expect(
      explainRating(result({ change: "worse", achieving: 0, of: 1, probability: 0.381 }), offences)
    ).toBe(
      "Worse than the baseline by more than chance would explain; the forecast reaches the target with a probability of 38%."
    );
  });
});

const positionResult = (reason: string, evidence: Partial<PositionEvidence> = {}) =>
  ({
    rule: "R4",
    reading: "as-written",
    rating: "amber",
    reason,
    evidence: {
      unit: "per 1,000 population",
      own: { force: "home", value: 58.39, numerator: 60_260, denominator: 1_032_000, standardError: 0.3 },
      lines: { centre: 59.09, lower: 49.1, upper: 69.08 },
      mean: 59.09,
      rank: { position: 5, of: 8, lower: 4, upper: 6 },
      ...evidence
    }
  }) as unknown as RatingResult;

describe("R4 in a sentence", () => {
  test("has the rate, the lines, the group's mean and the rank with its interval", () => {
    expect(explainRating(positionResult("between-lines"), offences)).toBe(
      "58.4 per 1,000 population lies between 49.1 and 69.1, the lines around the group’s mean of 59.1; 5th of 8 " +
        "(95% interval 4th to 6th)."
    );
  });

  test("names the line that is passed", () => {
    expect(explainRating(positionResult("above-upper-line"), offences)).toContain(
      "lies above the upper line, 69.1, "
    );
    expect(explainRating(positionResult("below-lower-line"), offences)).toContain(
      "lies below the lower line, 49.1, "
    );
  });

  test("prints per cent for surveys, and names a proxy", () => {
    const result = positionResult("between-lines", { unit: "per cent", proxy: "Violent crime" });
    expect(explainRating(result, survey)).toMatch(/^By the proxy “Violent crime”: 58\.4% lies between/);
  });

  test("explainRank writes ordinals", () => {
    expect(explainRank({ position: 3, of: 43, lower: 1, upper: 22 })).toBe(
      "3rd of 43 (95% interval 1st to 22nd)"
    );
    expect(explainRank({ position: 11, of: 43, lower: 2, upper: 13 })).toBe(
      "11th of 43 (95% interval 2nd to 13th)"
    );
  });
});

const spcResult = (reason: string, evidence: Partial<SpcEvidence> = {}) =>
  ({
    rule: "R5",
    reading: "as-written",
    rating: "amber",
    reason,
    evidence: {
      monthsPerPeriod: 1,
      recent: { from: "2014-04", to: "2014-09", periods: 6, total: 30_072, mean: 5012 },
      previous: { from: "2013-04", to: "2014-03", periods: 12, total: 58_380, mean: 4865 },
      lines: { centre: 4865, lower: 4310, upper: 5420 },
      standardDeviation: 283,
      spread: "points",
      ...evidence
    }
  }) as unknown as RatingResult;

describe("R5 in a sentence", () => {
  // The methodology's own example: “6-month mean 5,012 lies between 4,310 and 5,420”.
  test("has the mean, the lines and the months that they come from", () => {
    expect(explainRating(spcResult("between-lines"), offences)).toBe(
      "The 6-month mean 5,012 lies between 4,310 and 5,420, the lines of April 2013 to March 2014."
    );
  });

  test("names the line that is passed", () => {
    expect(explainRating(spcResult("above-upper-line"), offences)).toContain(
      "lies above the upper line, 5,420"
    );
    expect(explainRating(spcResult("below-lower-line"), offences)).toContain(
      "lies below the lower line, 4,310"
    );
  });

  test("says that the calibrated lines hold the season", () => {
    const test = {} as NonNullable<SpcEvidence["test"]>;
    expect(explainRating(spcResult("between-lines", { test }), offences)).toBe(
      "The 6-month mean 5,012 lies between 4,310 and 5,420, what April 2013 to March 2014 and the time of year would " +
        "lead one to expect."
    );
  });
});

const surveyEvidence = (more: Partial<SurveyEvidence> = {}): SurveyEvidence => ({
  baseline: {
    periodEnd: "2013-03",
    months: 12,
    percent: 82.9,
    base: 1600,
    designEffect: 1,
    effectiveBase: 1600,
    basis: "published"
  },
  latest: {
    periodEnd: "2014-09",
    months: 12,
    percent: 80.6,
    base: 1550,
    designEffect: 1,
    effectiveBase: 1550,
    basis: "published"
  },
  difference: -2.3,
  lower: -5.02,
  upper: 0.44,
  confidence: 95,
  detectable: { down: 2.8, up: 2.6 },
  ...more
});

const surveyResult = (more: Partial<SurveyEvidence> = {}, rule = "R6") =>
  ({
    rule,
    reading: "as-written",
    rating: "amber",
    reason: "no-evidence-of-change",
    evidence: surveyEvidence(more)
  }) as RatingResult;

describe("R6 in a sentence", () => {
  test("has both percentages with their bases, the difference and its interval", () => {
    expect(explainRating(surveyResult(), survey)).toBe(
      `80.6% (base 1,550) against 82.9% (base 1,600): a difference of ${MINUS}2.3 points, 95% interval ${MINUS}5.0 to ` +
        "+0.4, which includes no change."
    );
  });

  test("says when the interval excludes no change, on either side", () => {
    expect(explainRating(surveyResult({ lower: 0.1, upper: 5 }), survey)).toContain(
      "which excludes no change"
    );
    expect(explainRating(surveyResult({ lower: -5, upper: -0.1 }), survey)).toContain(
      "which excludes no change"
    );
    expect(explainRating(surveyResult({ lower: 0, upper: 5 }), survey)).toContain("which includes no change");
  });

  test("never rounds a confidence up to 100%", () => {
    expect(explainRating(surveyResult({ confidence: 99.9 }), survey)).toContain("99.9% interval");
    expect(explainRating(surveyResult({ confidence: 99.5 }), survey)).toContain("99.5% interval");
  });

  test("R8 of a survey is the same sentence", () => {
    expect(explainRating(surveyResult({}, "R8"), survey)).toBe(explainRating(surveyResult(), survey));
  });
});

test.each([
  ["green", "improved"],
  ["amber", "no-change"],
  ["red", "worse"]
] as const)("R8 of offences, %s, is R1's sentence", (rating, finding) => {
  const found = change(finding);
  const result = {
    rule: "R8",
    reading: "as-written",
    rating,
    reason: "better",
    evidence: found.evidence
  } as RatingResult;
  expect(explainRating(result, offences)).toBe(explainFinding(found, offences));
});

describe("what could not be judged, in a sentence", () => {
  test.each<[NotRatedReason, object, string]>([
    ["no-data", {}, "there are no data for this period"],
    ["no-data", { detail: "baseline" }, "there are no data for the baseline"],
    ["too-few-periods", { needed: 18, available: 5 }, "5 periods of data, 18 needed"],
    [
      "too-few-periods",
      { needed: 12, available: 1, detail: "baseline" },
      "1 period of data, 12 needed for the baseline"
    ],
    [
      "gap-in-window",
      { months: ["2013-11", "2014-01"] },
      "the data have a gap (November 2013, January 2014)"
    ],
    ["gap-in-window", { detail: "target" }, "the data have a gap"],
    [
      "windows-overlap",
      { detail: "2014-03" },
      "the latest period has to begin after the baseline has ended; the first that does ends in March 2014"
    ],
    [
      "windows-differ",
      {},
      "this reading pairs the same calendar months, so baseline and latest period must be the same number of whole years"
    ],
    [
      "no-look",
      { detail: "2013-08" },
      "this reading judges up to the target date (August 2013), and until then no look has known lines and months that all follow the baseline"
    ],
    [
      "before-looks",
      { detail: "2013-09" },
      "this reading judges from September 2013 on, when the baseline has ended and its lines are known"
    ],
    [
      "small-sample",
      { needed: 50, available: 12, detail: "2014-09" },
      "too few people answered (September 2014): 12 after the design effect, 50 needed"
    ],
    ["no-sample-size", { detail: "2014-09" }, "the number of people asked is not known (September 2014)"],
    ["no-baseline", { detail: "2013-03" }, "there is no baseline figure (March 2013)"],
    [
      "stale-wave",
      { needed: 6, available: 7, detail: "2014-03" },
      "the latest survey ended in March 2014, 7 months before the period end; at most 6 are accepted"
    ],
    ["no-group", { detail: "other" }, "there is no comparison group in the edition “other”"],
    ["is-total", {}, "this is the sum of all places, and none among them"],
    ["peers-missing", { detail: "a, b" }, "the group has no figure for Avon, b"],
    ["no-denominator", {}, "the population is not known"],
    ["too-few-peers", { needed: 3, available: 1 }, "1 peer in the group, 3 needed"],
    ["model-failed", {}, "the counts are too few or too irregular for the model behind this reading"],
    ["change-not-judged", {}, "the change since the baseline could not be judged"],
    ["no-target", { detail: "2018-03" }, "the target has no total for the year to March 2018"],
    [
      "target-below-nothing",
      {},
      "no count, not even none, would be an improvement beyond chance: the baseline is too small or too irregular"
    ],
    ["awaiting-definition", { detail: "in development" }, "awaiting definition: in development"],
    ["awaiting-definition", { detail: "In development." }, "awaiting definition: In development"],
    ["awaiting-definition", {}, "awaiting definition"],
    ["no-series", {}, "there is no series behind it, so what chance alone would do is not known"],
    ["other-force", { detail: "a" }, "the figures in the plan are those of Avon"],
    ["target-of-other", { detail: "a" }, "the target is a total of Avon"],
    [
      "other-period",
      { detail: "2014-09" },
      "the figures in the plan are those of the period ended September 2014"
    ]
  ])("%s %o", (reason, evidence, words) => {
    expect(explainMissing(reason, evidence, { a: "Avon" })).toBe(`Could not be judged: ${words}.`);
  });

  test("has a sentence for every reason, with or without evidence", () => {
    expect(NOT_RATED_REASONS).toHaveLength(29);
    for (const reason of NOT_RATED_REASONS) {
      const lead = reason === "withheld" ? "Not shown" : "Could not be judged";
      expect(explainMissing(reason, {})).toMatch(new RegExp(`^${lead}: [a-z0-9].*\\.$`));
      expect(explainMissing(reason, {})).not.toMatch(/undefined|NaN|null/);
    }
  });

  test("is said of findings and of ratings alike", () => {
    const missing = { reading: "as-written", reason: "no-data", evidence: {} } as const;
    const sentence = "Could not be judged: there are no data for this period.";
    expect(explainFinding({ rule: "R1", finding: "not-judged", ...missing }, offences)).toBe(sentence);
    expect(explainRating({ rule: "R5", rating: "not-rated", ...missing }, offences)).toBe(sentence);
  });

  test("savings are checked instead", () => {
    const of = (evidence: object) =>
      explainRating(
        {
          rule: "R9",
          reading: "as-written",
          rating: "not-rated",
          reason: "no-series",
          evidence
        } as RatingResult,
        offences
      );
    expect(of({ required: 23, sum: 23.000000000000004, agrees: true })).toBe(
      "Realised, identified and further savings add to 23.0, which agrees with the 23.0 required."
    );
    expect(of({ required: 24, sum: 23, agrees: false })).toContain(
      "add to 23.0, which differs from the 24.0 required."
    );
  });
});

describe("headline(dossier, forceName, reading)", () => {
  const dossierOf = (measure: Measure, data: PlanData): MeasureDossier =>
    measureDossier(measure, priorityOf([measure]), contextOf(data, { plan: planOf(measure) }));

  test("of offences has both totals and the change", () => {
    const data = dataOfRates([]);
    data.series.burglary = {
      home: seriesOf("2012-04", [...constant(1000, 12), ...constant(900, 6), ...constant(800, 12)])
    };
    expect(headline(dossierOf(offences, data), "Leicestershire", "as-written")).toBe(
      "Leicestershire recorded 9,600 offences in October 2013 to September 2014, " +
        `${MINUS}20.0% on the 12,000 of the baseline: lower than the baseline by more than chance would explain.`
    );
  });

  test("of offences takes the verdict of the published reading", () => {
    // One outlying month widens the lines as written; both years have it in April, so the pairs are all 100 apart.
    const year = (level: number) => [5000, ...constant(level, 11)];
    const data = dataOfRates([]);
    data.series.burglary = {
      home: seriesOf("2012-04", [
        ...year(1000),
        ...constant(950, 6),
        ...constant(900, 6),
        4900,
        ...constant(900, 5)
      ])
    };
    const dossier = dossierOf(offences, data);
    expect(headline(dossier, "Leicestershire", "as-written")).toContain("no further from the baseline");
    expect(headline(dossier, "Leicestershire", "calibrated")).toContain("lower than the baseline");
  });

  test("of a survey has the percentage, the points and whether sampling would explain them", () => {
    const data = dataOfPercents([80.6], [600]);
    data.surveys.satisfaction!.home!.unshift(wave("2013-03", 82.9, 600));
    expect(headline(dossierOf(survey, data), "Leicestershire", "as-written")).toBe(
      `80.6% in Leicestershire (September 2014), ${MINUS}2.3 points since March 2013: no more than sampling would explain.`
    );
    const clear = dataOfPercents([60.6], [600]);
    clear.surveys.satisfaction!.home!.unshift(wave("2013-03", 82.9, 600));
    expect(headline(dossierOf(survey, clear), "Leicestershire", "as-written")).toMatch(
      /: more than sampling would explain\.$/
    );
  });

  test("is plain where nothing could be judged", () => {
    expect(headline(dossierOf(survey, dataOfPercents([90.6], [null])), "Leicestershire", "as-written")).toBe(
      "Satisfaction with service, Leicestershire: 90.6%."
    );
    expect(headline(dossierOf(offences, EMPTY_DATA), "Leicestershire", "as-written")).toBe(
      "Number of offences: no figure for Leicestershire yet."
    );
    const figure: Measure = {
      id: "f",
      kind: "figure",
      name: "Entrants",
      better: "lower",
      baseline: 407,
      latest: 171
    };
    expect(headline(dossierOf(figure, EMPTY_DATA), "Leicestershire", "as-written")).toBe(
      "Entrants, Leicestershire: 171 (baseline 407)."
    );
  });
});

test("names with markup stay text: they are neither escaped nor dropped, for the page writes them as text", () => {
  expect(explainMissing("peers-missing", { detail: "a" }, { a: IMAGE })).toBe(
    `Could not be judged: the group has no figure for ${IMAGE}.`
  );
  expect(explainMissing("awaiting-definition", { detail: IMAGE })).toContain(IMAGE);
  expect(explainRating(positionResult("between-lines", { proxy: IMAGE }), offences)).toContain(`“${IMAGE}”`);
  const named: Measure = { ...offences, name: IMAGE };
  const dossier = measureDossier(named, priorityOf([named]), contextOf(EMPTY_DATA));
  expect(headline(dossier, IMAGE, "as-written")).toBe(`${IMAGE}: no figure for ${IMAGE} yet.`);
});

// “Significant” alone is a claim without a number: sentences say “more than chance would explain” and give the lines.
test("no sentence says “significant”, NaN, undefined or null, whatever the data", () => {
  const sentences: string[] = [];
  for (const name of Object.keys(rules.series)) {
    for (const period of ["2012-12", "2014-02", "2014-08", PERIOD, "2016-09", "2017-03"]) {
      for (const better of ["lower", "higher"] as const) {
        const measure: Measure = { ...offences, better };
        const data = { ...EMPTY_DATA, series: { burglary: { home: seriesOfR(name) } } };
        const settings = settingsWith({ "season.method": "months" });
        const rating = rateMeasure(measure, "sp1", contextOf(data, { period, settings }));
        sentences.push(...rating.findings.map((f) => explainFinding(f, measure)));
        sentences.push(...rating.ratings.map((r) => explainRating(r, measure)));
      }
    }
  }
  expect(sentences.length).toBeGreaterThan(500);
  for (const sentence of sentences) {
    expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
    expect(sentence).not.toMatch(/significan|NaN|undefined|null|Infinity|∞|\[object/i);
  }
});
