import { describe, expect, test } from "vitest";
import type { Measure } from "../../src/plan/plan.js";
import type { Force, PlanData } from "../../src/plan/plan-data.js";
import { type FunnelFigures, funnelFigures } from "../../src/views/funnel-figures.js";
import {
  contextOf,
  dataOfPercents,
  dataOfRates,
  FORCES,
  offences,
  seriesOf,
  survey
} from "../rules/examples.js";

const force = (id: string): Force => ({ id, name: id, code: "", region: "", policeUkName: "" });

/** The forces of the examples, in the order of their ids: the home force is not the first. */
const withForces = (data: PlanData, ids: readonly string[] = FORCES): PlanData => ({
  ...data,
  forces: [...ids].sort().map(force)
});

const rates = withForces(dataOfRates([20, 10, 11, 12, 13, 14, 15, 16]));
const figures = (measure: Measure, data: PlanData) =>
  funnelFigures(measure, contextOf(data)) as FunnelFigures;

describe("funnelFigures", () => {
  test("has every force's latest total and population, the home force first", () => {
    const found = figures(offences, rates);
    expect(found.forces.map((f) => f.force)).toEqual(["home", "a", "b", "c", "d", "e", "f", "g"]);
    expect(found.forces[0]).toEqual({ force: "home", observed: 240, size: 12_000 });
    expect(found).toMatchObject({
      unit: "per 1,000 population",
      from: "2013-10",
      to: "2014-09",
      populationYear: 2014,
      missing: [],
      bases: ["recorded"]
    });
  });

  test("names the forces without a figure", () => {
    const { b, ...others } = rates.series.burglary!;
    const gap = seriesOf("2012-04", [...b!.counts.slice(0, -1), null]);
    const data = { ...rates, series: { burglary: { ...others, b: gap } } };
    expect(figures(offences, data).missing).toEqual(["b"]);
    expect(figures(offences, data).forces).toHaveLength(7);
  });

  test("leaves out the sum of all, which has no funnel", () => {
    const called = (total: string): PlanData => ({
      ...rates,
      forces: rates.forces.map((one) => (one.id === total ? { ...one, total: true } : one))
    });
    expect(figures(offences, called("b")).forces.map((f) => f.force)).toEqual([
      "home",
      "a",
      "c",
      "d",
      "e",
      "f",
      "g"
    ]);
    expect(figures(offences, called("b")).missing).toEqual([]);
    expect(figures(offences, called("home"))).toBeNull();
  });

  test("says what is missing when the home force has no figure", () => {
    const { home: _, ...others } = rates.series.burglary!;
    const data = { ...rates, series: { burglary: others } };
    expect(funnelFigures(offences, contextOf(data))).toEqual({ reason: "no-data", evidence: {} });
  });

  test("reads the proxy series when the measure names one", () => {
    const measure = { ...offences, series: "other", proxy: { series: "burglary", name: "All burglary" } };
    expect(figures(measure, rates)).toMatchObject({ proxy: "All burglary", forces: { length: 8 } });
  });

  test("counts by households only where those of every force are known", () => {
    const measure = { ...offences, per: "households" as const };
    expect(figures(measure, rates).unit).toBe("per 1,000 households");
    expect(figures(measure, rates).forces[0]!.size).toBe(6_000);
    const population = { ...rates.population, g: [{ year: 2014, population: 12_000, households: null }] };
    expect(figures(measure, { ...rates, population }).unit).toBe("per 1,000 population");
  });

  test("of a survey has those who said yes, among the effective base", () => {
    const data = withForces(dataOfPercents([80, 75, 90], [500, 400, 300]), FORCES.slice(0, 3));
    expect(figures(survey, data)).toMatchObject({
      unit: "per cent",
      populationYear: null,
      forces: [
        { force: "home", observed: 400, size: 500 },
        { force: "a", observed: 300, size: 400 },
        { force: "b", observed: 270, size: 300 }
      ]
    });
  });

  test("is null for measures that compare no forces", () => {
    expect(funnelFigures({ ...survey, position: false }, contextOf(rates))).toBeNull();
    const words: Measure = { id: "x", kind: "assessment", name: "x", assessment: "No change" };
    expect(funnelFigures(words, contextOf(rates))).toBeNull();
    const awaiting: Measure = { id: "y", kind: "outcome", name: "y", better: "higher", awaiting: "soon" };
    expect(funnelFigures(awaiting, contextOf(rates))).toBeNull();
  });
});
