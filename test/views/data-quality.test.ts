import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/plan/plan.js";
import type { PlanData, Series } from "../../src/plan/plan-data.js";
import { dataQuality, seriesOfPlan } from "../../src/views/data-quality.js";

const plan: Plan = {
  title: "Plan",
  force: "home",
  periodEnd: "2014-09",
  priorities: [
    {
      id: "sp1",
      number: "1",
      title: "Theft",
      measures: [
        {
          id: "theft-of-bicycles",
          kind: "offences",
          name: "Thefts",
          better: "lower",
          series: "bicycles",
          proxy: { series: "theft", name: "Theft" }
        }
      ]
    }
  ]
};
const force = (id: string) => ({ id, name: id, code: "E1", region: "R", policeUkName: id });
const monthly = (counts: (number | null)[], more: Partial<Series> = {}): Series => ({
  start: "2010-01",
  monthsPerPeriod: 1,
  counts,
  bases: [],
  ...more
});
/** Four years of about 1,000, and another level from a month on. */
const stepped = (from: number) =>
  Array.from({ length: 48 }, (_, i) =>
    Math.round((i < from ? 1000 : 1400) * (1 + 0.01 * ((i * 7) % 3) - 0.01))
  );

const data = (series: PlanData["series"]): PlanData => ({
  forces: ["home", "peer", "far"].map(force),
  series,
  surveys: {},
  population: {},
  groups: { first: { home: { peers: ["peer"], source: "a test" } } },
  annotations: []
});

describe("seriesOfPlan(plan)", () => {
  it("gives every series that a measure reads, and the proxies", () => {
    expect(seriesOfPlan(plan)).toEqual(["bicycles", "theft"]);
  });
});

describe("dataQuality(plan, data)", () => {
  it("names gaps by their months, and says how many are too small to publish", () => {
    const home = monthly([5, null, 7, null], { suppressed: ["2010-04"] });
    const [quality] = dataQuality(plan, data({ bicycles: { home } })).series;
    expect(quality).toMatchObject({
      gaps: ["2010-02", "2010-04"],
      suppressed: 1,
      first: "2010-01",
      last: "2010-04"
    });
  });

  it("tells a series that ends earlier than it does elsewhere", () => {
    const { series } = dataQuality(
      plan,
      data({ bicycles: { home: monthly([5, 6]), peer: monthly([5, 6, 7]) } })
    );
    expect(series.map(({ place, endsEarly }) => [place, endsEarly])).toEqual([
      ["home", true],
      ["peer", false]
    ]);
  });

  it("lists the forces that have no figure of a series", () => {
    expect(dataQuality(plan, data({ bicycles: { home: monthly([5]) } })).missing).toEqual([
      { series: "bicycles", forces: ["peer", "far"] }
    ]);
  });

  it("suggests changes of level for the plan's force and its group, not for others", () => {
    const { series } = dataQuality(
      plan,
      data({ theft: { home: monthly(stepped(30)), peer: monthly(stepped(26)), far: monthly(stepped(30)) } })
    );
    expect(series.map(({ level }) => level?.month ?? null)).toEqual(["2012-07", "2012-03", null]);
    expect(series[0]!.level!.ratio).toBeCloseTo(1.4, 1);
  });

  it("finds a month that looks incomplete, and looks at no single quarter", () => {
    const counts = [601, 588, 612, 254, 574, 680, 655];
    const { series } = dataQuality(
      plan,
      data({ bicycles: { home: monthly(counts) }, theft: { home: monthly(counts, { monthsPerPeriod: 3 }) } })
    );
    expect(series[0]!.odd).toEqual([
      {
        month: "2010-04",
        count: 254,
        expected: 606.5,
        seen: { from: "2010-04", to: "2010-07", always: true }
      }
    ]);
    expect(series[1]!.odd).toEqual([]);
  });
});
