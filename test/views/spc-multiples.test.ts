import { describe, expect, it } from "vitest";
import { type ForceComparison, forceComparison } from "../../src/views/force-comparison.js";
import { spcMultiples } from "../../src/views/spc-multiples.js";
import { constant, contextOf, dataOfRates, FORCES, offences, seriesOf, survey } from "../rules/examples.js";

const force = (id: string) => ({ id, name: id, code: "", region: "", policeUkName: "" });
const rates = { ...dataOfRates([20, 10, 11, 12, 13, 14, 15, 16]), forces: FORCES.map(force) };
const comparison = forceComparison(offences, "all", contextOf(rates)) as ForceComparison;

describe("spcMultiples(measure, comparison, context)", () => {
  it("judges every force by R5 against its own months, best rate first", () => {
    // a: 10 a month, then 12 in the last six: the lines of a constant series are its mean.
    const rising = seriesOf("2012-04", [...constant(10, 24), ...constant(12, 6)]);
    const data = { ...rates, series: { burglary: { ...rates.series.burglary!, a: rising } } };
    const found = spcMultiples(offences, comparison, contextOf(data))!;
    expect(found.multiples.map((multiple) => multiple.force)).toEqual([
      ...["a", "b", "c", "d", "e", "f", "g", "home"]
    ]);
    expect(found.multiples[0]!.result).toMatchObject({ rule: "R5", reason: "above-upper-line" });
    expect(found.multiples[1]!.result).toMatchObject({ rule: "R5", reason: "between-lines" });
    expect(found.multiples[0]!.thousands).toBe(12);
    expect(found.bases).toEqual(["recorded"]);
  });

  it("takes the proxy when only one force has the measure's own series, and names it", () => {
    const measure = { ...offences, series: "own", proxy: { series: "burglary", name: "All burglary" } };
    const series = { ...rates.series, own: { home: rates.series.burglary!.home! } };
    const found = spcMultiples(measure, comparison, contextOf({ ...rates, series }))!;
    expect(found.proxy).toBe("All burglary");
    expect(found.multiples).toHaveLength(8);
  });

  it("names the forces without the series", () => {
    const { g: _, ...others } = rates.series.burglary!;
    const found = spcMultiples(offences, comparison, contextOf({ ...rates, series: { burglary: others } }))!;
    expect(found.without).toEqual(["g"]);
  });

  it("is null for a survey, and when no two forces have a series", () => {
    expect(spcMultiples(survey, comparison, contextOf(rates))).toBeNull();
    expect(spcMultiples(offences, comparison, contextOf({ ...rates, series: {} }))).toBeNull();
  });
});
