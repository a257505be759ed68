import { describe, expect, test } from "vitest";
import type { PlanData } from "../../src/plan/plan-data.js";
import { figureChanges } from "../../src/releases/release-figures.js";
import { EMPTY_DATA, groupsOf, seriesOf, wave } from "../rules/examples.js";

const force = (id: string) => ({ id, name: id, code: "E23000021", region: "", policeUkName: "" });

const dataOf = (more: Partial<PlanData>): PlanData => ({
  ...EMPTY_DATA,
  forces: [force("home"), force("a")],
  ...more
});

const burglary = (counts: (number | null)[], start = "2014-01", months: 1 | 3 = 1) =>
  dataOf({ series: { burglary: { home: seriesOf(start, counts, months) } } });

const changes = (before: PlanData, after: PlanData) => figureChanges(before, after, "home");
const NONE = { revised: [], added: [], withdrawn: [], groups: [] };
const where = { series: "burglary", force: "home", what: "offences" };

describe("figureChanges(before, after, force)", () => {
  test("finds the month of a count that was revised, and both numbers", () => {
    expect(changes(burglary([10, 20, 30]), burglary([10, 21, 30]))).toEqual({
      ...NONE,
      revised: [{ ...where, at: "2014-02", before: 20, after: 21 }]
    });
  });

  test("does not take zero for a missing figure", () => {
    expect(changes(burglary([5, 0]), burglary([5, 3])).revised).toMatchObject([{ before: 0, after: 3 }]);
    expect(changes(burglary([5, 0]), burglary([5, null]))).toEqual({
      ...NONE,
      withdrawn: [{ ...where, from: "2014-02", to: "2014-02", figures: 1 }]
    });
  });

  test("counts new months, and a gap that was filled, as added", () => {
    expect(changes(burglary([1, null]), burglary([1, 2, 3, 4]))).toEqual({
      ...NONE,
      added: [{ ...where, from: "2014-02", to: "2014-04", figures: 3 }]
    });
  });

  test("compares the same months of series that begin at different times", () => {
    expect(changes(burglary([1, 2], "2014-01"), burglary([2, 9], "2014-02"))).toEqual({
      ...NONE,
      added: [{ ...where, from: "2014-03", to: "2014-03", figures: 1 }],
      withdrawn: [{ ...where, from: "2014-01", to: "2014-01", figures: 1 }]
    });
  });

  test("does not call a quarter a revised month", () => {
    const found = changes(burglary([1, 2, 3]), burglary([6], "2014-01", 3));
    expect(found.revised).toEqual([]);
    expect(found.added).toMatchObject([{ what: "offences in a quarter", from: "2014-03", figures: 1 }]);
    expect(found.withdrawn).toMatchObject([{ what: "offences", figures: 3 }]);
  });

  test("finds revised percentages, bases and design effects", () => {
    const survey = (percent: number, base: number, designEffect: number | null) =>
      dataOf({ surveys: { confidence: { home: [wave("2014-09", percent, base, { designEffect })] } } });
    const at = { series: "confidence", force: "home", at: "2014-09" };
    expect(changes(survey(80, 600, null), survey(81.5, 590, 1.2))).toEqual({
      ...NONE,
      revised: [
        { ...at, what: "percent", before: 80, after: 81.5 },
        { ...at, what: "base", before: 600, after: 590 }
      ],
      added: [
        {
          series: "confidence",
          force: "home",
          what: "design effect",
          from: "2014-09",
          to: "2014-09",
          figures: 1
        }
      ]
    });
  });

  test("finds revised populations", () => {
    const of = (population: number) =>
      dataOf({ population: { a: [{ year: 2013, population, households: null }] } });
    expect(changes(of(1000), of(1010)).revised).toEqual([
      { series: "population", force: "a", at: "2013", what: "residents", before: 1000, after: 1010 }
    ]);
  });

  test("leaves a series that only one plan names, and a force that only one group has, to those changes", () => {
    const before = dataOf({
      series: { burglary: { home: seriesOf("2014-01", [1]), a: seriesOf("2014-01", [2]) } },
      groups: groupsOf(["a"])
    });
    const after = {
      ...dataOf({
        series: {
          burglary: { home: seriesOf("2014-01", [1]), b: seriesOf("2014-01", [2]) },
          robbery: { home: seriesOf("2014-01", [1]) }
        },
        groups: groupsOf(["b"])
      }),
      forces: [force("home"), force("b")]
    };
    expect(changes(before, after)).toEqual({
      ...NONE,
      groups: [{ edition: "computed-2012", added: ["b"], removed: ["a"] }]
    });
  });
});
