import { describe, expect, test } from "vitest";
import { RATING_COLUMNS, ratingRows } from "../../../loaders/rows/rating-rows.js";
import { ratePlan } from "../../../src/rules/rate-plan.js";
import { samplePlan } from "../../sample-plan.js";

const { plan, data, settings } = samplePlan;
const context = { plan, data, settings, force: plan.force, period: plan.periodEnd };
const names = Object.fromEntries(data.forces.map((force) => [force.id, force.name]));
const rated = ratePlan(context);
const rows = ratingRows(plan, rated, names);
const row = (measure: string, rule: string, reading: string) =>
  rows.find((r) => r.measure === measure && r.rule === rule && r.reading === reading)!;

describe("ratingRows(plan, rated, names)", () => {
  test("gives every rating once, in both readings, in the plan's own order", () => {
    expect(rows).toHaveLength(rated.measures.reduce((sum, { ratings }) => sum + ratings.length, 0));
    expect(new Set(rows.map((r) => `${r.measure} ${r.rule} ${r.reading}`)).size).toBe(rows.length);
    expect(rows.map(({ priority }) => plan.priorities.findIndex((p) => p.number === priority))).toEqual(
      rows
        .map(({ priority }) => plan.priorities.findIndex((p) => p.number === priority))
        .sort((a, b) => a - b)
    );
  });

  test("has every column in every row", () => {
    for (const r of rows) expect(Object.keys(r).sort()).toEqual([...RATING_COLUMNS].sort());
  });

  // The paper: 58,805 offences in the baseline and 60,260 in the latest year, 12 months each.
  test("judges the number of offences by the latest mean against the lines of the baseline", () => {
    const { value, centre, unit, baseline, latest, lower, upper } = row("all-crime", "R3", "as-written");
    expect([baseline, latest]).toEqual([58805, 60260]);
    expect(value).toBeCloseTo(60260 / 12, 9);
    expect(centre).toBeCloseTo(58805 / 12, 9);
    expect((lower! + upper!) / 2).toBeCloseTo(58805 / 12, 9);
    expect(unit).toBe("offences a month");
  });

  test("judges SPC variance by the mean of the last six months", () => {
    const { counts, start } = data.series["all-crime"]!.leicestershire!;
    const last = (2014 - Number(start.slice(0, 4))) * 12 + 9 - Number(start.slice(5));
    const six = counts.slice(last - 5, last + 1).reduce<number>((sum, count) => sum + count!, 0) / 6;
    expect(row("all-crime", "R5", "as-written").value).toBeCloseTo(six, 9);
  });

  test("judges a survey by the difference in points, with the ends of its interval and no centre", () => {
    const survey = rows.find((r) => r.rule === "R6" && r.rating !== "not-rated")!;
    expect(survey.value).toBeCloseTo(survey.latest! - survey.baseline!, 9);
    expect(survey.centre).toBeNull();
    expect(survey.lower!).toBeLessThan(survey.value!);
    expect(survey.upper!).toBeGreaterThan(survey.value!);
    expect(survey.unit).toBe("percentage points since the baseline");
  });

  test("leaves a colour's value within its lines exactly when it is amber by R4 or R5", () => {
    const judged = rows.filter((r) => ["R4", "R5"].includes(r.rule) && r.rating !== "not-rated");
    expect(judged.length).toBeGreaterThan(0);
    for (const { value, lower, upper, rating } of judged)
      expect(value! >= lower! && value! <= upper!).toBe(rating === "amber");
  });

  test("publishes one reading of each rule that the dashboard shows", () => {
    const published = rows.filter((r) => r.published);
    expect(published.length).toBeGreaterThan(0);
    expect(new Set(published.map(({ reading }) => reading))).toEqual(new Set([settings.reading]));
  });

  // Realised 7.8, identified 9.5 and further 5.7 make the 23.0 required.
  test("gives savings the sum required beside what adds up to it, in the plan's unit", () => {
    const { value, centre, unit, lower } = rows.find(({ measure }) => measure === "savings")!;
    expect(value).toBeCloseTo(23, 9);
    expect([centre, unit, lower]).toEqual([23, "£ million", null]);
  });
});
