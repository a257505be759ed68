import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadData } from "../../../loaders/data/load-data.js";
import { readPublished } from "../../../loaders/sample/published.js";
import { sampleFiles } from "../../../loaders/sample/sample-files.js";
import { addMonths, monthRange } from "../../../src/plan/month.js";
import type { Series } from "../../../src/plan/plan-data.js";
import { sum } from "../../../src/statistics/sum.js";
import { PRINTED_SURVEYS } from "../../printed-surveys.js";

const { plan, settings, data, quarterly } = loadData("data");
const OWN = "leicestershire";

/** Counts of the months from one to another, both included. */
function counts(series: Series, from: string, to: string): number[] {
  return monthRange(from, to).map((month) => series.counts[monthRange(series.start, month).length - 1]!);
}

test("the files in data/ are byte for byte what the sample script makes again", () => {
  for (const [name, text] of Object.entries(sampleFiles("data/sources"))) {
    expect(readFileSync(join("data", name), "utf8") === text, `data/${name}`).toBe(true);
  }
});

test("the months of every force run from April 2006 to December 2018 without a gap", () => {
  for (const id of [
    "all-crime",
    "domestic-burglary",
    "violence-with-injury",
    "violent-crime",
    "vehicle-offences"
  ]) {
    const ofForces = data.forces.map((force) => data.series[id]![force.id]!);
    expect(ofForces).toHaveLength(43);
    for (const series of ofForces) {
      expect(series.start).toBe("2006-04");
      expect(series.counts).toHaveLength(153);
      expect(series.counts).not.toContain(null);
    }
  }
});

test("only Leicestershire has theft from and theft of motor vehicles: no other split is known", () => {
  expect(Object.keys(data.series["theft-from-motor-vehicle"]!)).toEqual([OWN]);
  expect(Object.keys(data.series["theft-of-motor-vehicle"]!)).toEqual([OWN]);
});

// The panels "Number of offences" of the dashboard paper, September 2014: baseline 2012/13 and latest 12 months.
test.each([
  ["all-crime", 58_805, 60_260],
  ["domestic-burglary", 3_935, 4_253],
  ["violence-with-injury", 4_365, 4_912],
  ["theft-from-motor-vehicle", 5_236, 5_466],
  ["theft-of-motor-vehicle", 1_198, 1_051]
])("%s of Leicestershire adds to the printed totals, %i and %i", (id, baseline, latest) => {
  const series = data.series[id]![OWN]!;
  expect(sum(counts(series, "2012-04", "2013-03"))).toBe(baseline);
  expect(sum(counts(series, "2013-10", "2014-09"))).toBe(latest);
});

test("three months add to the rounded quarter exactly, wherever the series is not scaled", () => {
  const groups = {
    "all-crime": ["all-crime-excl-fraud"],
    "domestic-burglary": ["domestic-residential-burglary"],
    "violence-with-injury": ["violence-with-injury"],
    "violent-crime": ["violence-with-injury", "violence-without-injury"],
    "vehicle-offences": ["vehicle-offences"]
  };
  for (const [id, parts] of Object.entries(groups)) {
    for (const { id: force } of data.forces) {
      const { counts, bases } = data.series[id]![force]!;
      if (bases.some(({ basis }) => basis.includes("scaled"))) continue;
      const quarters = quarterly[parts[0]!]![force]!.counts.map((_, i) =>
        sum(parts.map((part) => quarterly[part]![force]!.counts[i]!))
      );
      const months = quarters.map((_, i) => sum(counts.slice(3 * i, 3 * i + 3) as number[]));
      expect(months, `${id} of ${force}`).toEqual(quarters);
    }
  }
});

test("every series but five of Leicestershire is not scaled", () => {
  const scaled = Object.entries(data.series).flatMap(([id, byForce]) =>
    Object.entries(byForce)
      .filter(([, { bases }]) => bases.some(({ basis }) => basis.includes("scaled to the printed totals")))
      .map(([force]) => `${id} of ${force}`)
  );
  expect(scaled.sort()).toEqual(
    [
      "all-crime",
      "domestic-burglary",
      "theft-from-motor-vehicle",
      "theft-of-motor-vehicle",
      "violence-with-injury"
    ].map((id) => `${id} of ${OWN}`)
  );
});

test("scaling leaves a month within 2% of its recorded quarter's share, for all crime", () => {
  // 58,805 / 58,342 is the larger of the two factors: sources/README.md, agreement with the printed page.
  const series = data.series["all-crime"]![OWN]!;
  const quarters = quarterly["all-crime-excl-fraud"]![OWN]!;
  quarters.counts.forEach((quarter, i) => {
    const months = sum(series.counts.slice(3 * i, 3 * i + 3) as number[]);
    expect(Math.abs(months / quarter! - 1)).toBeLessThan(0.02);
  });
});

test("a month's split is recorded where data.police.uk has the whole quarter, and modelled elsewhere", () => {
  const basisAt = (force: string, month: string) =>
    data.series["vehicle-offences"]![force]!.bases.find(({ from, to }) => from <= month && month <= to)!
      .basis;
  expect(basisAt(OWN, "2014-02")).toBe("recorded quarter, recorded month split");
  expect(basisAt(OWN, "2014-10")).toBe("recorded quarter, modelled month split");
  expect(basisAt("metropolitan", "2014-02")).toBe("recorded quarter, modelled month split");
});

test("recorded months keep the shares that data.police.uk shows", () => {
  const street = readPublished("data/sources").street.filter(
    (row) =>
      row.force === "kent" && row.type === "Vehicle crime" && row.month >= "2014-04" && row.month <= "2014-06"
  );
  const months = counts(data.series["vehicle-offences"]!.kent!, "2014-04", "2014-06");
  const total = sum(street.map(({ count }) => count));
  street.forEach(({ count }, i) => {
    expect(Math.abs(months[i]! - (count / total) * sum(months))).toBeLessThan(1);
  });
});

test("all 18 offence groups of 43 forces have 51 quarters", () => {
  expect(Object.keys(quarterly)).toHaveLength(18);
  for (const byForce of Object.values(quarterly)) {
    expect(Object.keys(byForce)).toHaveLength(43);
    for (const { start, counts } of Object.values(byForce)) {
      expect([start, counts.length]).toEqual(["2006-04", 51]);
    }
  }
});

test("the two negative quarters of the source are 0, with the number of the source in their basis", () => {
  const basisOf = (id: string, force: string, quarterEnd: string) =>
    quarterly[id]![force]!.bases.find(({ from, to }) => from <= quarterEnd && quarterEnd <= to)!.basis;
  expect(basisOf("domestic-residential-burglary", "city-of-london", "2015-09")).toBe(
    "recorded quarter, -1 in the source, taken as 0"
  );
  expect(basisOf("miscellaneous-crimes-against-society", "norfolk", "2016-03")).toBe(
    "recorded quarter, -204 in the source, taken as 0"
  );
});

test("Northamptonshire's months of 2016, whose street-level files repeat crimes, are modelled", () => {
  const { start, counts: all, bases } = data.series["all-crime"]!.northamptonshire!;
  expect(monthRange(start, "2015-12")).toHaveLength(117);
  expect(bases.filter(({ to }) => to >= "2016-01").map(({ basis }) => basis)).toEqual([
    "recorded quarter, modelled month split"
  ]);
  // The file of March 2016 has 4,884 rows of crimes and 4,239 Crime IDs: 38.7% and 34.5% of its quarter of 12,530.
  expect(all[monthRange(start, "2016-03").length - 1]! / 12_530).toBeCloseTo(0.345, 1);
});

test.each(PRINTED_SURVEYS)("%s of Leicestershire is printed as %s and %s", (survey, baseline, latest) => {
  const waves = data.surveys[survey]![OWN]!;
  const last = survey === "confidence" ? "2014-06" : "2014-09";
  expect(waves.find(({ periodEnd }) => periodEnd === "2013-03")?.percent ?? null).toBe(baseline);
  expect(waves.find(({ periodEnd }) => periodEnd === last)?.percent).toBe(latest);
  for (const wave of waves) {
    expect(wave).toMatchObject({
      months: 12,
      base: survey === "confidence" ? 830 : 600,
      basis: "published percentage, illustrative base"
    });
  }
});

// "Position v MSG" as printed; the paper counts eight forces ("8th").
test.each([
  ["hate-crime-satisfaction", 3],
  ["all-user-satisfaction", 5],
  ["confidence", 3],
  ["domestic-burglary-satisfaction", 8],
  ["violence-satisfaction", 5],
  ["theft-from-motor-vehicle-satisfaction", 4],
  ["theft-of-motor-vehicle-satisfaction", 4]
])("%s puts Leicestershire at its printed position, %i of 8", (survey, position) => {
  const { peers } = data.groups[settings.msg.edition]![OWN]!;
  const own = data.surveys[survey]![OWN]!.at(-1)!;
  const waves = peers.map((peer) => data.surveys[survey]![peer]!);
  expect(waves).toHaveLength(7);
  for (const wave of waves) {
    expect(wave).toMatchObject([{ periodEnd: own.periodEnd, basis: "simulated" }]);
    expect(Math.abs(wave[0]!.percent - own.percent)).toBeLessThan(12);
  }
  const percents = waves.map(([wave]) => wave!.percent);
  expect(percents).not.toContain(own.percent);
  expect(percents.filter((percent) => percent > own.percent)).toHaveLength(position - 1);
});

test("surveys without a printed position have no peers", () => {
  for (const survey of [
    "asb-satisfaction",
    "domestic-violence-satisfaction",
    "sexual-offences-satisfaction"
  ]) {
    expect(Object.keys(data.surveys[survey]!)).toEqual([OWN]);
  }
});

test("every force has a population for the years of the plan", () => {
  for (const { id } of data.forces) {
    expect(data.population[id]!.map(({ year }) => year)).toEqual(expect.arrayContaining([2012, 2013, 2014]));
  }
});

test("groups have seven peers, and say that they are not the Home Office's", () => {
  const groups = Object.values(data.groups["computed-2012"]!);
  expect(groups).toHaveLength(41);
  for (const { peers, source } of groups) {
    expect(peers).toHaveLength(7);
    expect(source).toContain("not the Home Office's Most Similar Groups");
  }
});

test("the period of the plan can be moved: the months go on after it", () => {
  const { start, counts } = data.series["all-crime"]![OWN]!;
  expect(addMonths(start, counts.length - 1) > plan.periodEnd).toBe(true);
});

// Counted separately from the street-level files with a text tool: rows of 2014-09 whose neighbourhood's name begins
// with the district's and whose type is not “Anti-social behaviour”.
test.each([
  ["leicester", 2318],
  ["rutland", 108]
])("all crime of the district %s in September 2014 is what the street-level files hold", (area, count) => {
  const { start, counts: months } = data.series["all-crime"]![area]!;
  expect(months[monthRange(start, "2014-09").length - 1]).toBe(count);
});
