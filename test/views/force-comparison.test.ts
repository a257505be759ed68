import { describe, expect, it } from "vitest";
import type { Measure } from "../../src/plan/plan.js";
import type { PlanData } from "../../src/plan/plan-data.js";
import { groupPosition } from "../../src/rules/r4-position.js";
import { isMissing } from "../../src/rules/windows/series-window.js";
import { type ForceComparison, forceComparison, forceRanks } from "../../src/views/force-comparison.js";
import {
  contextOf,
  dataOfPercents,
  dataOfRates,
  evidenceOf,
  FORCES,
  groupsOf,
  inReading,
  offences,
  seriesOf,
  survey
} from "../rules/examples.js";

const force = (id: string) => ({ id, name: id, code: "", region: "", policeUkName: "" });
const withForces = (data: PlanData): PlanData => ({
  ...data,
  forces: [...FORCES].sort().map(force),
  groups: groupsOf(["a", "b", "c"])
});

/** Rates per 1,000; only a, b and c are peers. */
const rates = withForces(dataOfRates([20, 10, 11, 12, 13, 14, 15, 16]));
const compare = (scope: "group" | "all", data = rates, measure: Measure = offences) =>
  forceComparison(measure, scope, contextOf(data)) as ForceComparison;

describe("forceComparison(measure, scope, context)", () => {
  it("with the group has the figures, lines and results of R4", () => {
    const found = compare("group");
    const results = groupPosition(offences, "lower", contextOf(rates));
    expect(found.values.map((value) => value.force)).toEqual(["a", "b", "c", "home"]);
    for (const reading of ["as-written", "calibrated"] as const) {
      expect(found.lines[reading].lines).toEqual(evidenceOf(inReading(results, reading)).lines);
    }
    expect(found.ratings).toEqual(results);
    expect(found.groupSource).toBe("computed by the project");
  });

  it("with all forces draws lines at the mean of all, z standard deviations away", () => {
    // 10 to 16 and 20: mean 111/8 = 13.875, sum of squares about it 70.875, SD √(70.875/7) = 3.181981.
    const { mean, standardDeviation, lines } = compare("all").lines["as-written"];
    expect(mean).toBeCloseTo(13.875, 10);
    expect(standardDeviation).toBeCloseTo(3.181981, 6);
    expect(lines.lower).toBeCloseTo(13.875 - 1.96 * 3.181981, 5);
    expect(lines.upper).toBeCloseTo(13.875 + 1.96 * 3.181981, 5);
  });

  it("with all forces predicts the home force from the others in the calibrated reading", () => {
    // 10 to 16: mean 13, SD √(28/6) = 2.160247; qt(pnorm(1.96), 6) = 2.446921 in R.
    // Beside what counting leaves open of how far true rates lie apart, which is little.
    const { mean, lines } = compare("all").lines.calibrated;
    expect(mean).toBeCloseTo(13, 10);
    const student = 2.44692 * 2.160247 * Math.sqrt(1 + 1 / 7);
    expect(lines.upper - 13).toBeGreaterThan(student);
    expect(lines.upper - 13).toBeLessThan(student + 0.01);
  });

  it("with all forces ranks the home force among them and gives no rating", () => {
    const found = compare("all");
    expect(found.rank).toMatchObject({ position: 8, of: 8 });
    expect(found.ratings).toEqual([]);
    expect(found.groupSource).toBeNull();
  });

  it("puts the highest first where higher is better", () => {
    const data = withForces(dataOfPercents([80, 70, 90, 60, 75, 76, 77, 78], new Array(8).fill(600)));
    expect(compare("all", data, survey).values.map(({ value }) => value)).toEqual([
      90, 80, 78, 77, 76, 75, 70, 60
    ]);
    expect(compare("all", data, survey).rank.position).toBe(2);
  });

  it("names the forces that have no figure for the same months", () => {
    const { g, ...others } = rates.series.burglary!;
    const short = seriesOf("2012-04", g!.counts.slice(0, -1));
    const data = { ...rates, series: { burglary: { ...others, g: short } } };
    expect(compare("all", data).missing).toEqual(["g"]);
    expect(compare("all", data).values).toHaveLength(7);
  });

  it("leaves a force that is one of a kind out of the lines, not out of the ranks", () => {
    // 1,000 people instead of 12,000: 16 offences a month are 192 per 1,000.
    const tiny = [{ year: 2014, population: 1000, households: null }];
    const data = { ...rates, population: { ...rates.population, g: tiny } };
    const found = compare("all", data);
    expect(found.aside).toEqual(["g"]);
    expect(found.values.at(-1)).toMatchObject({ force: "g", value: 192 });
    expect(found.rank).toMatchObject({ position: 7, of: 8 });
    // The mean of 20 and 10 to 15: 95/7.
    expect(found.lines["as-written"].mean).toBeCloseTo(95 / 7, 10);
  });

  it("says why when there is no group, and when the home force has no figure", () => {
    const edition = "computed-2012";
    expect(compare("group", { ...rates, groups: {} })).toEqual({
      reason: "no-group",
      evidence: { detail: edition }
    });
    expect(compare("all", { ...rates, series: {} })).toEqual({ reason: "no-data", evidence: {} });
  });

  it("says why when a peer has no figure", () => {
    const { b: _, ...others } = rates.series.burglary!;
    const found = compare("group", { ...rates, series: { burglary: others } });
    expect(isMissing(found)).toBe(true);
    expect(found).toEqual({ reason: "peers-missing", evidence: { detail: "b" } });
  });

  it("leaves out the sum of all, which is compared with nobody", () => {
    const called = (total: string): PlanData => ({
      ...rates,
      forces: rates.forces.map((one) => (one.id === total ? { ...one, total: true } : one))
    });
    expect(compare("all", called("g")).rank).toMatchObject({ position: 7, of: 7 });
    expect(compare("all", called("g")).missing).toEqual([]);
    const none = { reason: "is-total", evidence: {} };
    expect(compare("all", called("home"))).toEqual(none);
    expect(compare("group", called("home"))).toEqual(none);
  });

  it("needs three other forces", () => {
    const data = withForces(dataOfRates([20, 10, 11]));
    expect(compare("all", data)).toEqual({
      reason: "too-few-peers",
      evidence: { needed: 3, available: 2 }
    });
  });

  it("is null for a measure that the plan does not compare", () => {
    expect(compare("all", rates, { ...survey, position: false })).toBeNull();
    expect(
      compare("all", rates, { id: "f", kind: "figure", name: "F", better: "lower", baseline: 1, latest: 2 })
    ).toBeNull();
  });
});

describe("forceRanks(comparison)", () => {
  it("ranks every force, equal figures at the better rank", () => {
    const data = withForces(dataOfRates([20, 10, 11, 11, 13, 14, 15, 16]));
    const ranks = forceRanks(compare("all", data));
    const positions = Object.fromEntries(Object.entries(ranks).map(([id, { position }]) => [id, position]));
    expect(positions).toEqual({ a: 1, b: 2, c: 2, d: 4, e: 5, f: 6, g: 7, home: 8 });
  });

  it("gives the home force the interval that R4 gives it", () => {
    const [result] = groupPosition(offences, "lower", contextOf(rates));
    expect(forceRanks(compare("group")).home).toEqual(evidenceOf(result!).rank);
  });
});
