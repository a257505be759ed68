import { describe, expect, test } from "vitest";
import type { OffencesMeasure, Polarity } from "../../src/plan/plan.js";
import type { PlanData } from "../../src/plan/plan-data.js";
import type { Reading } from "../../src/plan/readings.js";
import { groupOf, groupPosition, populationFor } from "../../src/rules/r4-position.js";
import type { PositionEvidence } from "../../src/rules/rating.js";
import {
  constant,
  contextOf,
  dataOfPercents,
  dataOfRates,
  FORCES,
  groupsOf,
  inReading,
  offences,
  PERIOD,
  rules,
  seriesOf,
  settingsWith,
  survey,
  wave
} from "./examples.js";

interface Choice {
  reading?: Reading;
  better?: Polarity;
  measure?: OffencesMeasure | typeof survey;
  changes?: Record<string, unknown>;
  period?: string;
}

function position(
  data: PlanData,
  { reading = "as-written", better, measure = offences, changes, period }: Choice = {}
) {
  const context = contextOf(data, { settings: settingsWith(changes), ...(period && { period }) });
  return inReading(groupPosition(measure, better ?? measure.better, context), reading);
}

/** Settings of a plan that keeps the second method. */
const SECOND = { method: { R4: { version: 2, note: "the board" } } };

const evidenceOf = (...args: Parameters<typeof position>) => position(...args).evidence as PositionEvidence;

/** Lines, and what they are made of, as `weighed` of rules.R gives them. */
function expectAsInR(
  { lines, prediction }: PositionEvidence,
  expected: { lines: number[]; between: number; noDifference: number; asFar: number }
): void {
  expect(lines.lower).toBeCloseTo(expected.lines[0]!, 8);
  expect(lines.upper).toBeCloseTo(expected.lines[1]!, 8);
  expect(prediction!.between ** 2).toBeCloseTo(expected.between, 8);
  expect(prediction!.noDifference).toBeCloseTo(expected.noDifference, 8);
  expect(prediction!.asFar).toBeCloseTo(expected.asFar, 8);
}

// Rates per 1,000. Seven peers with mean 10 and variance 10/6.
const PEERS = [8, 9, 10, 10, 10, 11, 12];
const withOwn = (own: number) => dataOfRates([own, ...PEERS]);

describe("R4 as written", () => {
  // Own 20, seven of 10: mean 11.25, variance (8.75^2 + 7 * 1.25^2) / 7 = 12.5, upper line 11.25 + 1.96 * 3.535534.
  const far = dataOfRates([20, ...constant(10, 7)]);

  test("puts lines z standard deviations around the plain mean of the group, the force included", () => {
    const { mean, standardDeviation, lines } = evidenceOf(far);
    expect(mean).toBeCloseTo(11.25, 12);
    expect(standardDeviation).toBeCloseTo(Math.sqrt(12.5), 12);
    expect(lines.centre).toBeCloseTo(11.25, 12);
    expect(lines.upper).toBeCloseTo(18.179646, 6);
    expect(lines.lower).toBeCloseTo(4.320354, 6);
  });

  test("above the upper line is red, or green when higher is better", () => {
    expect(position(far)).toMatchObject({ rule: "R4", rating: "red", reason: "above-upper-line" });
    expect(position(far, { better: "higher" })).toMatchObject({
      rating: "green",
      reason: "above-upper-line"
    });
  });

  test("below the lower line is green, or red when higher is better", () => {
    // Own 1, seven of 10: mean 8.875, variance (7.875^2 + 7 * 1.125^2) / 7 = 10.125, lower line 2.638.
    const best = dataOfRates([1, ...constant(10, 7)]);
    expect(position(best)).toMatchObject({ rating: "green", reason: "below-lower-line" });
    expect(position(best, { better: "higher" })).toMatchObject({ rating: "red", reason: "below-lower-line" });
  });

  test("between the lines is amber", () => {
    expect(position(withOwn(11))).toMatchObject({ rating: "amber", reason: "between-lines" });
  });

  test("z moves the lines", () => {
    expect(position(far, { changes: { z: 2.5 } }).rating).toBe("amber");
  });

  // In a group of 8 no force can lie beyond 7 / sqrt(8) = 2.4749 standard deviations (methodology, R4).
  test("can flag nothing in a group of 8 once z is 2.48", () => {
    const extreme = dataOfRates([9000, ...constant(1, 7)]);
    expect(position(extreme, { changes: { z: 2.47 } }).rating).toBe("red");
    expect(position(extreme, { changes: { z: 2.48 } }).rating).toBe("amber");
  });

  test("the weighted average counts each force by its population", () => {
    // Own 720 offences a year among 36,000 people is 20 per 1,000: (3 * 20 + 7 * 10) / 10 = 13.
    const data = dataOfRates([60, ...constant(10, 7)]);
    data.population.home = [{ year: 2014, population: 36_000, households: null }];
    const weighted = evidenceOf(data, { changes: { "msg.average": "weighted" } });
    expect(weighted.own.value).toBe(20);
    expect(weighted.mean).toBeCloseTo(13, 12);
    expect(weighted.lines.centre).toBeCloseTo(13, 12);
    expect(weighted.average).toBe("weighted");
    expect(evidenceOf(data).mean).toBeCloseTo(11.25, 12);
    expect(evidenceOf(data).average).toBe("plain");
  });
});

describe("R4 calibrated", () => {
  // R: qt(pnorm(1.96), 6) = 2.44697384524753. Margin 2.446974 * sqrt(10/6) * sqrt(1 + 1/7) = 3.377148.
  test("by its second method leaves the force out: a prediction interval from its peers", () => {
    const evidence = evidenceOf(withOwn(13), { reading: "calibrated", changes: SECOND });
    const margin = 2.44697384524753 * Math.sqrt(10 / 6) * Math.sqrt(8 / 7);
    expect(evidence.mean).toBeCloseTo(10, 12);
    expect(evidence.standardDeviation).toBeCloseTo(Math.sqrt(10 / 6), 12);
    expect(evidence.lines.lower).toBeCloseTo(10 - margin, 9);
    expect(evidence.lines.upper).toBeCloseTo(10 + margin, 9);
    expect(evidence.critical).toBeCloseTo(2.44697384524753, 10);
    expect(evidence.degreesOfFreedom).toBe(6);
  });

  // Student's margin, as above, but for the little that counting leaves open of how far the true rates lie apart.
  test("leaves the force out: a prediction interval over all that its peers could differ by", () => {
    const evidence = evidenceOf(withOwn(13), { reading: "calibrated" });
    const { lower, upper } = evidence.lines;
    expect(evidence.mean).toBeCloseTo(10, 12);
    expect((lower + upper) / 2).toBeCloseTo(10, 9);
    expect(upper - 10).toBeGreaterThan(3.377148);
    expect(upper - 10).toBeLessThan(3.379);
    expect(evidence.degreesOfFreedom).toBeUndefined();
  });

  test.each([
    [6, "green", "red"],
    [7, "amber", "amber"],
    [13, "amber", "amber"],
    [14, "red", "green"]
  ])("a rate of %i is %s when lower is better, %s when higher is", (own, lower, higher) => {
    expect(position(withOwn(own), { reading: "calibrated" }).rating).toBe(lower);
    expect(position(withOwn(own), { reading: "calibrated", better: "higher" }).rating).toBe(higher);
  });

  // As written: mean 10.5, variance 24/7, upper line 10.5 + 1.96 * 1.85164 = 14.129.
  test("sees what as written hides: a force widens the lines that it is judged by", () => {
    expect(position(withOwn(14)).rating).toBe("amber");
    expect(position(withOwn(14), { reading: "calibrated" }).rating).toBe("red");
  });

  test("the weighted average is of the peers alone", () => {
    const data = withOwn(10);
    data.population.a = [{ year: 2014, population: 48_000, households: null }];
    // Peer a: 8 * 12 / 48 = 2 per 1,000, four times the weight of the others: (4 * 2 + 62) / 10 = 7.
    const weighted = evidenceOf(data, { reading: "calibrated", changes: { "msg.average": "weighted" } });
    expect(weighted.mean).toBeCloseTo(7, 12);
  });
});

describe.each(["as-written", "calibrated"] as const)("R4 %s", (reading) => {
  test.each(["plain", "weighted"])(
    "equal rates are between the lines, whatever the rounding (%s average)",
    (average) => {
      for (let own = 1; own <= 40; own += 1) {
        const data = dataOfRates(constant(own, 8));
        data.population = Object.fromEntries(
          FORCES.map((force) => [force, [{ year: 2014, population: 7_300, households: null }]])
        );
        expect(position(data, { reading, changes: { "msg.average": average } }).rating).toBe("amber");
      }
    }
  );

  test("agrees with R for eight forces", () => {
    const { totals, populations, rates } = rules.R4.rates;
    // Spread over the year: the total is what counts.
    const data: PlanData = {
      ...dataOfRates(rates),
      series: {
        burglary: Object.fromEntries(
          FORCES.map((force, i) => [force, seriesOf("2013-10", [totals[i]!, ...constant(0, 11)])])
        )
      },
      population: Object.fromEntries(
        FORCES.map((force, i) => [force, [{ year: 2014, population: populations[i]!, households: null }]])
      )
    };
    const expected = reading === "as-written" ? rules.R4.rates.asWritten : rules.R4.rates.calibrated;
    const evidence = evidenceOf(data, { reading, changes: SECOND });
    expect(evidence.values.find((v) => v.force === "home")!.value).toBeCloseTo(rates[0]!, 10);
    expect(evidence.mean).toBeCloseTo(expected.mean, 10);
    expect(evidence.standardDeviation).toBeCloseTo(expected.standardDeviation, 10);
    expect(evidence.lines.lower).toBeCloseTo(expected.lines[0]!, 8);
    expect(evidence.lines.upper).toBeCloseTo(expected.lines[1]!, 8);
    if (reading === "as-written") {
      const weighted = evidenceOf(data, { reading, changes: { "msg.average": "weighted" } });
      expect(weighted.lines.lower).toBeCloseTo(rules.R4.rates.weighted.lines[0]!, 8);
      expect(weighted.mean).toBeCloseTo(rules.R4.rates.weighted.mean, 8);
    } else {
      expectAsInR(evidenceOf(data, { reading }), rules.R4.rates.weighed);
      const changes = { "msg.average": "weighted" };
      expectAsInR(evidenceOf(data, { reading, changes }), rules.R4.rates.weighedByPopulation);
    }
  });
});

describe("R4 of surveys", () => {
  const { percents, bases, standardErrors } = rules.R4.surveys;
  const data = dataOfPercents(percents, bases);

  test("agrees with R as written", () => {
    const evidence = evidenceOf(data, { measure: survey });
    expect(evidence.unit).toBe("per cent");
    expect(evidence.populationYear).toBeNull();
    expect(evidence.mean).toBeCloseTo(rules.R4.surveys.asWritten.mean, 10);
    expect(evidence.lines.lower).toBeCloseTo(rules.R4.surveys.asWritten.lines[0]!, 9);
    expect(evidence.own.standardError).toBeCloseTo(standardErrors[0]!, 10);
  });

  test("agrees with R calibrated: over all that true percentages could differ by", () => {
    expectAsInR(evidenceOf(data, { measure: survey, reading: "calibrated" }), rules.R4.surveys.weighed);
  });

  // Peers that scatter less than chance makes them hide by how much they differ: beside the force's 2,000 answers it counts.
  test("agrees with R calibrated where the force is surer of its figure than its peers of theirs", () => {
    const sure = dataOfPercents(rules.R4.sure.percents, rules.R4.sure.bases);
    const evidence = evidenceOf(sure, { measure: survey, reading: "calibrated" });
    expectAsInR(evidence, rules.R4.sure.weighed);
    const second = evidenceOf(sure, { measure: survey, reading: "calibrated", changes: SECOND });
    expect(evidence.lines.upper).toBeGreaterThan(second.lines.upper);
  });

  test("agrees with R by the second method: the sampling of the peers is taken out of their spread, and the force's own is added", () => {
    const { lines } = evidenceOf(data, { measure: survey, reading: "calibrated", changes: SECOND });
    expect(lines.lower).toBeCloseTo(rules.R4.surveys.calibrated.lines[0]!, 8);
    expect(lines.upper).toBeCloseTo(rules.R4.surveys.calibrated.lines[1]!, 8);
  });

  // R's exact distribution of its rank: 1.7% for the first three ranks together, 4.1% with the fourth; 61% for the last.
  test("has R's interval for the rank: highest is best", () => {
    expect(evidenceOf(data, { measure: survey }).rank).toEqual({ position: 8, of: 8, lower: 4, upper: 8 });
    const cumulated = rules.R4.surveys.rankDistribution.slice(0, 4).reduce((a, b) => a + b, 0);
    expect(cumulated).toBeGreaterThan(0.025);
    expect(cumulated - rules.R4.surveys.rankDistribution[3]!).toBeLessThan(0.025);
  });

  test("above the upper line is green, below the lower red", () => {
    const above = dataOfPercents([99, ...constant(80, 7)], constant(500, 8));
    expect(position(above, { measure: survey }).rating).toBe("green");
    const below = dataOfPercents([60, ...constant(80, 7)], constant(500, 8));
    expect(position(below, { measure: survey }).rating).toBe("red");
  });

  test("compares the wave that ended with the force's own latest", () => {
    const staggered = dataOfPercents(constant(80, 8), constant(500, 8));
    for (const [force, waves] of Object.entries(staggered.surveys.satisfaction!)) {
      const both = [wave("2014-03", 60, 500), wave("2014-06", 70, 500)];
      staggered.surveys.satisfaction![force] = [...both, ...(force === "home" ? [] : waves)];
    }
    const evidence = evidenceOf(staggered, { measure: survey });
    expect(evidence.to).toBe("2014-06");
    expect(evidence.values.map((v) => v.value)).toEqual(constant(70, 8));
  });

  test("divides the base by the design effect", () => {
    const designed = dataOfPercents([80, ...PEERS.map((p) => 70 + p)], constant(500, 8));
    designed.surveys.satisfaction!.home = [wave(PERIOD, 80, 500, { designEffect: 1.25 })];
    expect(evidenceOf(designed, { measure: survey }).own).toMatchObject({
      denominator: 400,
      standardError: 2 // 100 * sqrt(0.8 * 0.2 / 400)
    });
  });
});

describe("R4 calibrated where chance is all there is", () => {
  // R: sd(c(80, 81, 79, 80, 82, 78, 80)) = 1.29, and sqrt(80 * 20 / 600) = 1.63: less than the sampling gives.
  test("takes the normal quantile where percentages differ by no more than their sampling", () => {
    const data = dataOfPercents([80, 80, 81, 79, 80, 82, 78, 80], constant(600, 8));
    for (const changes of [{}, SECOND]) {
      const { critical, degreesOfFreedom, prediction } = evidenceOf(data, {
        measure: survey,
        reading: "calibrated",
        changes
      });
      expect(critical).toBeCloseTo(1.96, 12);
      expect(degreesOfFreedom).toBeUndefined();
      expect(prediction!.between).toBe(0);
    }
  });

  /** Eight forces of 1,000,000 people with so many offences in the last month of a year and none before. */
  const few = (counts: number[]): PlanData => ({
    ...dataOfRates(constant(1, 8)),
    series: {
      burglary: Object.fromEntries(
        FORCES.map((force, i) => [force, seriesOf("2013-10", [...constant(0, 11), counts[i]!])])
      )
    },
    population: Object.fromEntries(
      FORCES.map((force) => [force, [{ year: 2014, population: 1_000_000, households: null }]])
    )
  });

  // R: 1 - pnbinom(c(0, 1), size = 0.5, mu = 0.5 / 7) = 0.0646, 0.0061, against pnorm(-1.96) = 0.025.
  test("one offence against seven forces without one is not red, two are", () => {
    expect(position(few([1, ...constant(0, 7)]), { reading: "calibrated" }).rating).toBe("amber");
    expect(position(few([2, ...constant(0, 7)]), { reading: "calibrated" }).rating).toBe("red");
  });

  // R: qnbinom(pnorm(c(-1.96, 1.96)), size = 35.5, mu = 35.5 / 7) = 1, 10: seven peers with five offences each.
  test("no offence against seven forces of five each is green, one and ten are amber, eleven red", () => {
    const ratings = [0, 1, 10, 11].map(
      (own) => position(few([own, ...constant(5, 7)]), { reading: "calibrated" }).rating
    );
    expect(ratings).toEqual(["green", "amber", "amber", "red"]);
  });

  // R's counts: the negative binomial distribution, averaged over all that the true rates could differ by.
  test("agrees with R on the counts at the lines where peers have few offences, and unlike many", () => {
    const { totals, thousands, counts } = rules.R4.rare;
    const data = few(totals);
    FORCES.forEach((force, i) => {
      data.population[force] = [{ year: 2014, population: 1000 * thousands[i]!, households: null }];
    });
    const { lines } = evidenceOf(data, { reading: "calibrated" });
    expect(Math.round(lines.upper * thousands[0]!)).toBe(counts[1]);
    expect(lines.lower * thousands[0]!).toBeLessThanOrEqual(counts[0]!);
  });

  test("eight forces without an offence have no colour", () => {
    expect(position(few(constant(0, 8)), { reading: "calibrated" }).rating).toBe("amber");
  });

  test("eight forces without an offence share every rank", () => {
    expect(evidenceOf(few(constant(0, 8))).rank).toEqual({ position: 1, of: 8, lower: 1, upper: 8 });
  });
});

describe("the rank", () => {
  test("counts the forces that do better, 1 is best", () => {
    expect(evidenceOf(withOwn(7)).rank.position).toBe(1);
    expect(evidenceOf(withOwn(13)).rank.position).toBe(8);
    expect(evidenceOf(withOwn(7), { better: "higher" }).rank.position).toBe(8);
    expect(evidenceOf(withOwn(13)).rank.of).toBe(8);
  });

  test("is shared by equals", () => {
    expect(evidenceOf(withOwn(10)).rank.position).toBe(3);
  });

  test("of forces far apart is certain", () => {
    const apart = dataOfRates([400, 100, 200, 300, 500, 600, 700, 800].map((v) => v * 100));
    expect(evidenceOf(apart).rank).toEqual({ position: 4, of: 8, lower: 4, upper: 4 });
  });

  test("of eight equal forces is anything: each rank has one chance in eight", () => {
    expect(evidenceOf(dataOfRates(constant(10, 8))).rank).toEqual({ position: 1, of: 8, lower: 1, upper: 8 });
  });

  test("is the same in both readings", () => {
    expect(evidenceOf(withOwn(9), { reading: "calibrated" }).rank).toEqual(evidenceOf(withOwn(9)).rank);
  });
});

describe("R4's evidence", () => {
  test("lists the forces best first", () => {
    const lower = evidenceOf(withOwn(11)).values.map((v) => v.value);
    expect(lower).toEqual([8, 9, 10, 10, 10, 11, 11, 12]);
    expect(evidenceOf(withOwn(11), { better: "higher" }).values[0]!.value).toBe(12);
  });

  test("has the standard error of counting, or of the months' own spread where that is larger", () => {
    // 120 offences: sqrt(120) among 12,000 people.
    expect(evidenceOf(withOwn(10)).own.standardError).toBeCloseTo((1000 * Math.sqrt(120)) / 12_000, 12);
    const uneven = withOwn(10);
    // 0 and 20 in turn: variance 12 * 100 / 11, times 12 months.
    uneven.series.burglary!.home = seriesOf(
      "2013-10",
      Array.from({ length: 12 }, (_, i) => (i % 2) * 20)
    );
    expect(evidenceOf(uneven).own.standardError).toBeCloseTo(
      (1000 * Math.sqrt((12 * 1200) / 11)) / 12_000,
      12
    );
  });

  test("says what it covers, and from where the group comes", () => {
    expect(evidenceOf(withOwn(10))).toMatchObject({
      unit: "per 1,000 population",
      from: "2013-10",
      to: "2014-09",
      populationYear: 2014,
      edition: "computed-2012",
      groupSource: "computed by the project",
      bases: ["recorded"],
      own: { force: "home", value: 10, numerator: 120, denominator: 12_000 }
    });
    expect(evidenceOf(withOwn(10)).proxy).toBeUndefined();
  });

  test("names the proxy, and rates by it", () => {
    const measure: OffencesMeasure = {
      ...offences,
      series: "vehicle",
      proxy: { series: "burglary", name: "Burglary" }
    };
    const data = dataOfRates([20, ...constant(10, 7)]);
    data.series.vehicle = Object.fromEntries(FORCES.map((f) => [f, seriesOf("2013-10", constant(10, 12))]));
    expect(position(data, { measure })).toMatchObject({ rating: "red", evidence: { proxy: "Burglary" } });
    expect(position(data, { measure: { ...offences, series: "vehicle" } }).rating).toBe("amber");
  });
});

describe("rates per household", () => {
  const perHousehold: OffencesMeasure = { ...offences, per: "households" };

  test("are used where the households of every force are known", () => {
    const evidence = evidenceOf(withOwn(10), { measure: perHousehold });
    expect(evidence.unit).toBe("per 1,000 households");
    expect(evidence.own).toMatchObject({ value: 20, denominator: 6_000 });
  });

  test("fall back to the population when one force's are not", () => {
    const data = withOwn(10);
    data.population.c = [{ year: 2014, population: 12_000, households: null }];
    const evidence = evidenceOf(data, { measure: perHousehold });
    expect(evidence.unit).toBe("per 1,000 population");
    expect(evidence.own.value).toBe(10);
  });

  test("take the nearest year in which households are known", () => {
    const data = withOwn(10);
    data.population.home = [
      { year: 2011, population: 12_000, households: 5_000 },
      { year: 2014, population: 12_000, households: null }
    ];
    const evidence = evidenceOf(data, { measure: perHousehold });
    expect(evidence.own.denominator).toBe(5_000);
    expect(evidence.populationYear).toBe(2011);
  });

  test("are not used unless the measure asks for them", () => {
    expect(evidenceOf(withOwn(10)).unit).toBe("per 1,000 population");
  });
});

describe("populationFor(population, from, to)", () => {
  const years = [2012, 2013, 2014].map((year) => ({ year, population: year, households: null }));

  // Mid-year estimates are for 30 June. The middle of October 2013 to September 2014 is the end of March 2014:
  // nine months after mid-2013, three before mid-2014.
  test("is the mid-year estimate nearest to the middle of the window", () => {
    expect(populationFor(years, "2013-10", "2014-09")?.year).toBe(2014);
    expect(populationFor(years, "2012-04", "2013-03")?.year).toBe(2012);
    expect(populationFor(years, "2013-01", "2013-12")?.year).toBe(2013);
  });

  test("is the earlier of two that are equally near", () => {
    expect(populationFor(years, "2013-07", "2014-06")?.year).toBe(2013);
  });

  test("is the last known for later windows, the first for earlier ones", () => {
    expect(populationFor(years, "2019-04", "2020-03")?.year).toBe(2014);
    expect(populationFor(years, "2001-04", "2002-03")?.year).toBe(2012);
  });

  test("is undefined without estimates", () => {
    expect(populationFor([], "2013-10", "2014-09")).toBeUndefined();
  });
});

test("R4 says what a population is that is no mid-year estimate", () => {
  const data = withOwn(20);
  expect(evidenceOf(data)).not.toHaveProperty("populationBasis");
  data.population.home = data.population.home!.map((row) => ({ ...row, basis: "published projection" }));
  expect(evidenceOf(data)).toMatchObject({ populationYear: 2014, populationBasis: "published projection" });
});

describe("R4 of peers that have quarters only", () => {
  /** The forces' months, and those of the peers as quarters: 3 times the months of dataOfRates. */
  const withQuarters = (start = "2012-04", quarters = 10): PlanData => {
    const data = withOwn(20);
    const { burglary } = data.series;
    for (const [i, peer] of FORCES.slice(1).entries())
      burglary![peer] = seriesOf(start, constant(3 * PEERS[i]!, quarters), 3);
    return data;
  };

  test.each(["as-written", "calibrated"] as const)("compares by quarter, %s", (reading) => {
    const byMonth = evidenceOf(withOwn(20), { reading });
    const byQuarter = evidenceOf(withQuarters(), { reading });
    expect(byQuarter).toMatchObject({ from: "2013-10", to: "2014-09", lines: byMonth.lines });
    expect(byQuarter.values.map(({ force, value, numerator }) => [force, value, numerator])).toEqual(
      byMonth.values.map(({ force, value, numerator }) => [force, value, numerator])
    );
  });

  test("compares the quarters that have ended by the period end, of the force as of its peers", () => {
    // Own counts grow by one a month from 1 in April 2012: July 2013 to June 2014 are the 16th to the 27th.
    const data = withQuarters();
    data.series.burglary!.home = seriesOf(
      "2012-04",
      Array.from({ length: 30 }, (_, i) => i + 1)
    );
    const { from, to, own } = evidenceOf(data, { period: "2014-08" });
    expect({ from, to, numerator: own.numerator }).toEqual({
      from: "2013-07",
      to: "2014-06",
      numerator: (12 * (16 + 27)) / 2
    });
  });

  test("is not rated where the peers' quarters end earlier", () => {
    expect(position(withQuarters("2012-04", 9))).toMatchObject({
      rating: "not-rated",
      reason: "peers-missing"
    });
  });
});

describe.each(["as-written", "calibrated"] as const)("R4 %s is not rated", (reading) => {
  const without = (change: (data: PlanData) => void) => {
    const data = withOwn(10);
    change(data);
    return position(data, { reading });
  };

  test("without a group in the edition", () => {
    expect(without((data) => (data.groups = {}))).toEqual({
      rule: "R4",
      reading,
      rating: "not-rated",
      reason: "no-group",
      evidence: { detail: "computed-2012" }
    });
    expect(position(withOwn(10), { reading, changes: { "msg.edition": "other" } })).toMatchObject({
      reason: "no-group",
      evidence: { detail: "other" }
    });
  });

  test("without data of its own", () => {
    expect(without((data) => delete data.series.burglary!.home)).toMatchObject({
      rating: "not-rated",
      reason: "no-data"
    });
    expect(without((data) => delete data.series.burglary)).toMatchObject({ reason: "no-data" });
  });

  test("with a gap, or too few months, of its own", () => {
    const counts: (number | null)[] = constant(10, 12);
    counts[3] = null;
    expect(without((data) => (data.series.burglary!.home = seriesOf("2013-10", counts)))).toMatchObject({
      reason: "gap-in-window",
      evidence: { months: ["2014-01"] }
    });
    expect(without((data) => (data.series.burglary!.home = seriesOf("2014-01", counts)))).toMatchObject({
      rating: "not-rated"
    });
  });

  test("without the figures of every peer, and names those that are missing", () => {
    const result = without((data) => {
      delete data.series.burglary!.b;
      data.population.e = [];
    });
    expect(result).toMatchObject({
      rating: "not-rated",
      reason: "peers-missing",
      evidence: { detail: "b, e" }
    });
  });

  test("without its own population", () => {
    expect(without((data) => (data.population.home = []))).toMatchObject({ reason: "no-denominator" });
    expect(
      without((data) => (data.population.home = [{ year: 2014, population: 0, households: null }]))
    ).toMatchObject({ reason: "no-denominator" });
  });

  test("with fewer than three peers", () => {
    expect(without((data) => (data.groups = groupsOf(["a", "b"])))).toMatchObject({
      rating: "not-rated",
      reason: "too-few-peers",
      evidence: { needed: 3, available: 2 }
    });
    expect(without((data) => (data.groups = groupsOf(["a", "b", "c"]))).rating).not.toBe("not-rated");
  });

  test("without the sample size of a survey, its own or a peer's", () => {
    const own = dataOfPercents(constant(80, 8), [null, ...constant(500, 7)]);
    expect(position(own, { reading, measure: survey })).toMatchObject({ reason: "no-sample-size" });
    const peer = dataOfPercents(constant(80, 8), [...constant(500, 7), null]);
    expect(position(peer, { reading, measure: survey })).toMatchObject({
      reason: "peers-missing",
      evidence: { detail: "g" }
    });
  });

  test("with a survey that ended too long ago, or none", () => {
    const data = dataOfPercents(constant(80, 8), constant(500, 8));
    expect(position(data, { reading, measure: survey, period: "2015-04" })).toMatchObject({
      reason: "stale-wave"
    });
    expect(position(data, { reading, measure: survey, period: "2014-03" })).toMatchObject({
      reason: "no-data"
    });
  });

  test("for a measure that has neither series nor survey", () => {
    const context = contextOf(withOwn(10));
    const figure = { id: "f", kind: "figure", name: "F", better: "lower", baseline: 1, latest: 2 } as const;
    expect(inReading(groupPosition(figure, "lower", context), reading)).toMatchObject({
      reason: "no-series"
    });
  });
});

test("groupOf(context) is the force's group in the edition of the settings", () => {
  expect(groupOf(contextOf(withOwn(10)))?.peers).toEqual(FORCES.slice(1));
  expect(groupOf(contextOf(withOwn(10), { force: "a" }))).toBeUndefined();
});
