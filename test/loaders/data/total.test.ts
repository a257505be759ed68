import { describe, expect, it } from "vitest";
import { type Change, problemsOf, readChanged, replacing } from "./data-folder.js";

const adding =
  (lines: string): Change =>
  (text) =>
    `${text}${lines}\n`;

/** The tiny data, of which a third place is called the total. */
const WITH_TOTAL: Record<string, Change> = {
  "plan.yaml": replacing("force: home\n", "force: home\ntotal: whole\n"),
  "forces.csv": adding("whole,Whole,E12000001,East,Whole")
};

describe("a total that has no figures of its own", () => {
  const { checked, problems } = readChanged(WITH_TOTAL);
  const { data } = checked!;

  it("is marked among the places", () => {
    expect(problems).toEqual([]);
    expect(data.forces.map(({ id, total }) => [id, total])).toEqual([
      ["home", undefined],
      ["away", undefined],
      ["whole", true]
    ]);
  });

  it("is the sum of the others, month by month, and says so", () => {
    // Home and away have 100, 101, … 129 each, from April 2012 to September 2014.
    const { start, counts, bases } = data.series.theft!.whole!;
    expect(start).toBe("2012-04");
    expect(counts).toEqual(Array.from({ length: 30 }, (_, i) => 200 + 2 * i));
    expect(bases).toEqual([{ from: "2012-04", to: "2014-09", basis: "recorded, sum of 2 forces" }]);
  });

  it("has no figure where one of them has none: robbery is home’s alone, and so is the population of 2012", () => {
    expect(data.series.robbery).not.toHaveProperty("whole");
    // 1,000 and 2,000 people; of the households of away nothing is known.
    expect(data.population.whole).toEqual([{ year: 2013, population: 3000, households: null }]);
  });
});

describe("a total that cannot be added up says which place is in its way", () => {
  const ofWhole: Record<string, Change> = {
    ...WITH_TOTAL,
    "plan.yaml": replacing("force: home\n", "force: whole\ntotal: whole\n")
  };

  it("for a month that one of them lacks, at the row before it", () => {
    let before = 0;
    const offences: Change = (text) => {
      before = text.split("\n").findIndex((line) => line.startsWith("away,theft,2014-04")) + 1;
      return text.replace(/^away,theft,2014-05,.*\n/m, "");
    };
    expect(problemsOf({ ...ofWhole, "offences.csv": offences })).toContainEqual(
      `offences.csv:${before}:12 “theft” of whole, the sum of all others, is not known for the months 2014-05: away has no row for 2014-05; expected a count of every place for every period of the baseline, latest and SPC windows`
    );
  });

  it("for a series that one of them lacks altogether", () => {
    const offences: Change = (text) => text.replace(/^away,theft,.*\n/gm, "");
    expect(problemsOf({ ...ofWhole, "offences.csv": offences })).toContainEqual(
      expect.stringContaining(
        "the series “theft” cannot be added up for whole, the sum of all others: away has no rows of it; expected rows for every place, or for whole itself"
      )
    );
  });
});

describe("a total that has figures of its own", () => {
  const rows = (change: number): string =>
    Array.from({ length: 30 }, (_, i) => {
      const month = `${2012 + Math.floor((i + 3) / 12)}-${String(((i + 3) % 12) + 1).padStart(2, "0")}`;
      return `whole,theft,${month},${200 + 2 * i + (i >= 28 ? change : 0)},recorded`;
    }).join("\n");

  it("is taken as it is when it is their sum", () => {
    const { problems, checked } = readChanged({ ...WITH_TOTAL, "offences.csv": adding(rows(0)) });
    expect(problems).toEqual([]);
    expect(checked!.data.series.theft!.whole!.bases[0]!.basis).toBe("recorded");
  });

  it("is refused when it is not, with series, month and difference, in the plan’s word for its places", () => {
    const plan = replacing("force: home\n", "force: home\ntotal: whole\nplaces: {one: ward, many: wards}\n");
    const offences = adding(rows(-3));
    // August and September 2014: 128 + 128 = 256, less 3.
    expect(problemsOf({ ...WITH_TOTAL, "plan.yaml": plan, "offences.csv": offences })).toEqual([
      "offences.csv:90:21 theft of whole in 2014-08 (and in 1 more) is 253, 3 fewer than its 2 wards together; expected their sum, 256"
    ]);
  });

  it("is refused for a population that is not the sum", () => {
    expect(problemsOf({ ...WITH_TOTAL, "population.csv": adding("whole,2013,3001,") })).toEqual([
      "population.csv:5:12 population of whole in 2013 is 3,001, 1 more than its 2 forces together; expected their sum, 3,000"
    ]);
  });
});

it("refuses a total that is no place, and a total that is compared", () => {
  expect(problemsOf({ "plan.yaml": replacing("force: home\n", "force: home\ntotal: nowhere\n") })).toEqual([
    "plan.yaml:3:8 the total “nowhere” is unknown; expected a force of forces.csv"
  ]);
  const groups = adding("home,computed-2012,whole,a test\nwhole,other,home,a test");
  expect(problemsOf({ ...WITH_TOTAL, "comparison-groups.csv": groups })).toEqual([
    "comparison-groups.csv:3:20 “whole” is the total of the plan, the sum of all others; expected one of the others",
    "comparison-groups.csv:4:1 “whole” is the total of the plan, the sum of all others; expected one of the others"
  ]);
});

it("says what is wrong in the plan’s word for its places", () => {
  const plan = replacing("force: home\n", "force: home\nplaces: {one: borough, many: boroughs}\n");
  expect(problemsOf({ "plan.yaml": plan, "population.csv": adding("nowhere,2013,1,") })).toEqual([
    "population.csv:5:1 borough is “nowhere”, which is unknown; expected a borough of forces.csv"
  ]);
});
