import { describe, expect, test } from "vitest";
import type { Annotation } from "../../src/plan/annotation.js";
import type { PlanData } from "../../src/plan/plan-data.js";
import { figureChanges } from "../../src/releases/release-figures.js";
import { annotation, EMPTY_DATA, groupsOf, seriesOf, wave } from "../rules/examples.js";

const force = (id: string) => ({ id, name: id, code: "E23000021", region: "", policeUkName: "" });

const dataOf = (more: Partial<PlanData>): PlanData => ({
  ...EMPTY_DATA,
  forces: [force("home"), force("a")],
  ...more
});

const burglary = (counts: (number | null)[], start = "2014-01", months: 1 | 3 = 1) =>
  dataOf({ series: { burglary: { home: seriesOf(start, counts, months) } } });

const changes = (before: PlanData, after: PlanData) => figureChanges(before, after, "home");
const NONE = { revised: [], reclassified: [], added: [], withdrawn: [], groups: [] };
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

  describe("by the record of changes of recording", () => {
    const recorded = (series: PlanData["series"], ...annotations: Annotation[]) =>
      dataOf({ series, annotations });
    const renamed = annotation({ date: "2014-02", series: "burglary", renamedFrom: "break-in" });
    const split = annotation({ date: "2014-02", series: "stalking", splitFrom: "violence" });
    const home = (...counts: (number | null)[]) => ({ home: seriesOf("2014-01", counts) });

    test("follows a series to its new name, and finds what is revised besides", () => {
      const now = recorded({ burglary: home(10, 21, 30, 40) }, renamed);
      expect(changes(recorded({ "break-in": home(10, 20, 30) }), now)).toEqual({
        ...NONE,
        reclassified: [
          {
            from: "break-in",
            series: "burglary",
            records: [renamed],
            places: [
              {
                force: "home",
                what: "offences",
                from: "2014-01",
                to: "2014-03",
                figures: 3,
                moved: 1,
                before: 60,
                after: [{ series: "burglary", total: 61 }]
              }
            ]
          }
        ],
        revised: [{ ...where, at: "2014-02", before: 20, after: 21 }],
        added: [{ ...where, from: "2014-04", to: "2014-04", figures: 1 }]
      });
    });

    test("follows no name without a record, nor where both names are counted", () => {
      const before = recorded({ "break-in": home(10) });
      expect(changes(before, recorded({ burglary: home(10) }))).toEqual(NONE);
      expect(changes(before, recorded({ burglary: home(9), "break-in": home(10) }, renamed))).toEqual(NONE);
      expect(changes(recorded({ burglary: home(9) }), recorded({ burglary: home(9) }, renamed))).toEqual(NONE);
    });

    test("adds to a series what was split from it: no revision where the sum is the same", () => {
      const now = recorded({ violence: home(70, 50, 65), stalking: home(30, 0, 38) }, split);
      const found = changes(recorded({ violence: home(100, 50, 100) }), now);
      expect(found.revised).toEqual([
        {
          series: "violence",
          force: "home",
          what: "offences",
          at: "2014-03",
          before: 100,
          after: 103,
          parts: ["stalking"]
        }
      ]);
      expect(found.reclassified).toMatchObject([
        {
          from: "violence",
          series: "violence",
          records: [split],
          places: [
            {
              figures: 3,
              moved: 2,
              before: 250,
              after: [
                { series: "violence", total: 185 },
                { series: "stalking", total: 68 }
              ]
            }
          ]
        }
      ]);
      expect([found.added, found.withdrawn]).toEqual([[], []]);
    });

    test("splits nothing where the release knew the part already", () => {
      const before = recorded({ violence: home(70), stalking: home(30) });
      const now = recorded({ violence: home(69), stalking: home(31) }, split);
      expect(changes(before, now)).toMatchObject({
        reclassified: [],
        revised: [
          { series: "violence", before: 70, after: 69 },
          { series: "stalking", before: 30, after: 31 }
        ]
      });
    });

    test("tells only of the months and places in which the part is new", () => {
      const before = recorded({
        violence: { home: seriesOf("2014-01", [100, 70]), a: seriesOf("2014-01", [8, 9]) },
        stalking: home(null, 30)
      });
      const now = recorded(
        {
          violence: { home: seriesOf("2014-01", [70, 70]), a: seriesOf("2014-01", [8, 9]) },
          stalking: home(30, 30)
        },
        split
      );
      const found = changes(before, now);
      expect([found.revised, found.added]).toEqual([[], []]);
      expect(found.reclassified).toMatchObject([{ places: [{ force: "home", moved: 1 }] }]);
    });

    test("follows a series that was renamed and split, by its former name or by that of now", () => {
      for (const splitFrom of ["break-in", "burglary"]) {
        const part = annotation({ series: "sheds", splitFrom });
        const now = recorded({ burglary: home(70), sheds: home(30) }, renamed, part);
        const found = changes(recorded({ "break-in": home(100) }), now);
        expect(found.revised).toEqual([]);
        expect(found.reclassified).toMatchObject([{ from: "break-in", records: [renamed, part] }]);
      }
    });

    test("follows a series of which nothing is left but its parts", () => {
      const parts = ["stalking", "assault"].map((series) => annotation({ series, splitFrom: "violence" }));
      const now = recorded({ stalking: home(30), assault: home(70) }, ...parts);
      const found = changes(recorded({ violence: home(100, 90) }), now);
      expect(found.revised).toEqual([]);
      expect(found.withdrawn).toMatchObject([{ series: "violence", from: "2014-02", figures: 1 }]);
      expect(found.reclassified[0]!.places[0]).toMatchObject({
        before: 100,
        after: [
          { series: "stalking", total: 30 },
          { series: "assault", total: 70 }
        ]
      });
    });

    test("counts a part of two series in each of them", () => {
      const again = annotation({ series: "stalking", splitFrom: "all-violence" });
      const before = recorded({ violence: home(100), "all-violence": home(150) });
      const now = recorded(
        { violence: home(70), "all-violence": home(120), stalking: home(30) },
        split,
        again
      );
      const found = changes(before, now);
      expect(found.revised).toEqual([]);
      expect(found.reclassified.map(({ from }) => from)).toEqual(["violence", "all-violence"]);
    });
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
