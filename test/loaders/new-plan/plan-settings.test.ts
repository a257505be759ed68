import { describe, expect, test } from "vitest";
import { planSettings } from "../../../loaders/new-plan/plan-settings.js";
import { defaultSettings } from "../../../src/plan/settings.js";

describe("planSettings(periodEnd)", () => {
  test("is the published defaults for the period of the paper", () => {
    expect(planSettings("2014-09")).toEqual(defaultSettings());
  });

  // The latest 12 months begin in April 2013, March 2013, April 2019 and March 2019.
  test.each([
    ["2014-03", "2012-04", "2017-03"],
    ["2014-02", "2011-04", "2016-03"],
    ["2020-03", "2018-04", "2023-03"],
    ["2020-02", "2017-04", "2022-03"]
  ])("for %s takes the last financial year that ends before the latest 12 months", (end, start, target) => {
    const settings = planSettings(end);
    expect(settings.baseline).toEqual({ start, months: 12 });
    expect(settings.target).toEqual({ end: target, months: 12 });
  });
});
