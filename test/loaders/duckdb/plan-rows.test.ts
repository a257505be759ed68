import { describe, expect, it } from "vitest";
import { planRows } from "../../../loaders/duckdb/plan-rows.js";
import { TABLES } from "../../../loaders/duckdb/tables.js";
import type { Plan } from "../../../src/plan/plan.js";
import type { PlanData } from "../../../src/plan/plan-data.js";
import { defaultSettings, SETTINGS } from "../../../src/plan/settings.js";
import { annotation } from "../../rules/examples.js";

const data: PlanData = {
  forces: [
    { id: "a", name: "A", code: "E1", region: "R", policeUkName: "A Police" },
    { id: "all", name: "All", code: "E2", region: "R", policeUkName: "", total: true }
  ],
  series: {
    burglary: {
      a: {
        start: "2013-12",
        monthsPerPeriod: 1,
        counts: [5, null, 0],
        bases: [
          { from: "2013-12", to: "2013-12", basis: "old" },
          { from: "2014-01", to: "2014-02", basis: "new" }
        ]
      }
    }
  },
  surveys: {
    trust: {
      a: [{ periodEnd: "2014-06", months: 12, base: null, percent: 50.5, designEffect: 1.2, basis: "CSEW" }]
    }
  },
  population: { a: [{ year: 2013, population: 1000, households: null }] },
  groups: { first: { a: { peers: ["b", "c"], source: "computed" } } },
  areas: [{ id: "a-north", name: "North", level: "district", parent: "a" }],
  annotations: [annotation({ series: "robbery", splitFrom: "burglary" })]
};
const plan: Plan = {
  title: "Plan",
  force: "a",
  periodEnd: "2014-09",
  priorities: [
    {
      id: "sp1",
      number: "1",
      title: "First",
      measures: [
        {
          kind: "offences",
          id: "m",
          name: "M",
          better: "lower",
          series: "burglary",
          responses: [
            {
              date: "2014-10-31",
              action: "Patrols",
              owner: "A post",
              due: null,
              status: "planned",
              link: null
            }
          ]
        }
      ]
    }
  ]
};
const rows = planRows({
  plan,
  data,
  settings: defaultSettings(),
  ratings: [
    {
      priority: "1",
      measure: "m",
      name: "M",
      rule: "R3",
      reading: "calibrated",
      published: false,
      rating: "amber",
      reason: "worse-achieves",
      value: 5,
      centre: 4,
      lower: 3,
      upper: 4.5,
      unit: "offences a month",
      baseline: 48,
      latest: 60,
      period: "2014-09",
      force: "a",
      basis: "recorded",
      sentence: "S."
    }
  ],
  history: [
    {
      period: "2014-08",
      measure: "m",
      rule: "R3",
      reading: "calibrated",
      rating: "red",
      reason: "not-improved-none-achieves"
    }
  ]
});

describe("planRows(input)", () => {
  it("says of every place whether it is the sum of the others", () => {
    expect(rows.forces!.map(({ force, total }) => [force, total])).toEqual([
      ["a", false],
      ["all", true]
    ]);
  });

  it("gives every table of the registry, with exactly its columns", () => {
    expect(Object.keys(rows)).toEqual(TABLES.map(({ name }) => name));
    for (const { name, columns } of TABLES) {
      expect(Object.keys(rows[name]![0]!).sort(), name).toEqual(columns.map((column) => column.name).sort());
    }
  });

  it("gives a gap in a series no row, and a zero its row, each with the basis of its month", () => {
    expect(rows.offences).toEqual([
      { series: "burglary", force: "a", month: "2013-12", months_per_period: 1, count: 5, basis: "old" },
      { series: "burglary", force: "a", month: "2014-02", months_per_period: 1, count: 0, basis: "new" }
    ]);
  });

  it("gives every peer of a force a row", () => {
    expect(rows.comparison_groups!.map(({ peer }) => peer)).toEqual(["b", "c"]);
  });

  it("gives every setting a row, with a list as text", () => {
    expect(rows.settings).toHaveLength(SETTINGS.length);
    expect(rows.settings!.find(({ setting }) => setting === "trends.windows")!.value).toBe(
      "12, 24, 36, baseline"
    );
  });
});
