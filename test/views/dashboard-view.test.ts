import { expect, test } from "vitest";
import { ratePlan } from "../../src/rules/rate-plan.js";
import { dashboardView, ratedView, withChance } from "../../src/views/dashboard-view.js";
import { contextOf, EMPTY_DATA, offences, PERIOD, planOf, seriesOf, survey } from "../rules/examples.js";

const alarms = { scenario: "", runs: 0, seed: 0, date: "", rates: [] };
const counting = (n: number) => Array.from({ length: n }, (_, i) => i);
const dataOf = (series: ReturnType<typeof seriesOf>) => ({
  ...EMPTY_DATA,
  series: { burglary: { home: series } }
});

const view = (series: ReturnType<typeof seriesOf>, period = PERIOD) =>
  dashboardView(contextOf(dataOf(series), { plan: planOf(offences, survey), period }), alarms);

const sparkline = (series: ReturnType<typeof seriesOf>, period = PERIOD) =>
  view(series, period).sparklines.burglary!;

test("a dashboard has the plan's rating", () => {
  const series = seriesOf("2009-04", counting(66));
  const context = contextOf(dataOf(series), { plan: planOf(offences, survey) });
  expect(dashboardView(context, alarms).rating).toEqual(ratePlan(context));
});

test("a dashboard has a sparkline for each measure with a series, and for no other", () => {
  expect(Object.keys(view(seriesOf("2009-04", counting(66))).sparklines)).toEqual(["burglary"]);
  expect(dashboardView(contextOf(EMPTY_DATA), alarms).sparklines).toEqual({});
});

test("a sparkline shows the two years up to the period end, and nothing after it", () => {
  const { start, monthsPerPeriod, counts } = sparkline(seriesOf("2009-04", counting(90)));
  expect(start).toBe("2012-10");
  expect(monthsPerPeriod).toBe(1);
  expect(counts).toEqual(counting(66).slice(42));
});

test("a sparkline of quarters has eight", () => {
  const { start, counts } = sparkline(seriesOf("2009-04", counting(22), 3));
  expect(start).toBe("2012-10");
  expect(counts).toEqual([14, 15, 16, 17, 18, 19, 20, 21]);
});

test("a sparkline starts with the series where that is shorter, and ends with it where it stops", () => {
  expect(sparkline(seriesOf("2014-01", counting(9)))).toEqual({
    start: "2014-01",
    monthsPerPeriod: 1,
    counts: counting(9)
  });
  expect(sparkline(seriesOf("2009-04", counting(60))).counts.at(-1)).toBe(59);
});

test("a sparkline keeps gaps", () => {
  expect(sparkline(seriesOf("2014-07", [1, null, 3])).counts).toEqual([1, null, 3]);
});

test("a sparkline is empty before the series starts, however long before", () => {
  const series = seriesOf("2009-04", counting(66));
  for (const period of ["2009-03", "2009-02", "2007-01"]) {
    expect(sparkline(series, period).counts, period).toEqual([]);
  }
});

test("a rated dashboard comes at once, and what chance alone would give later", async () => {
  const context = contextOf(dataOf(seriesOf("2009-04", counting(66))), { plan: planOf(offences, survey) });
  const rated = ratedView(context);
  expect(rated.expectedByChance).toBeNull();
  expect(await withChance(rated, context, alarms, () => true)).toEqual(dashboardView(context, alarms));
});

test("what chance alone would give is not worked out for a reader who has gone on", async () => {
  const context = contextOf(dataOf(seriesOf("2009-04", counting(66))), { plan: planOf(offences, survey) });
  let asked = 0;
  const isWanted = () => {
    asked += 1;
    return asked < 2;
  };
  expect(await withChance(ratedView(context), context, alarms, isWanted)).toBeUndefined();
  expect(asked).toBe(2);
});
