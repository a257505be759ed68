import { expect, test } from "vitest";
import { rateMeasure } from "../../src/rules/rate-measure.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import {
  constant,
  contextOf,
  dataOfRates,
  offences,
  planOf,
  priorityOf,
  settingsWith,
  survey
} from "./examples.js";

const plan = {
  ...planOf(offences),
  priorities: [
    priorityOf([survey]),
    { ...priorityOf([offences, { ...offences, id: "again" }]), id: "sp2" },
    { ...priorityOf([]), id: "sp3", text: "Words only." }
  ]
};

test("ratePlan(context) rates every measure in the order of the plan, with its priority", () => {
  const context = contextOf(dataOfRates(constant(10, 8)), { plan });
  const rating = ratePlan(context);
  expect(rating.measures.map((m) => [m.priority, m.id])).toEqual([
    ["sp1", "satisfaction"],
    ["sp2", "burglary"],
    ["sp2", "again"]
  ]);
  expect(rating.measures[1]).toEqual(rateMeasure(offences, "sp2", context));
});

test("ratePlan(context) says for what force, period, reading and settings", () => {
  const settings = settingsWith({ reading: "calibrated", z: 2 });
  const rating = ratePlan(contextOf(dataOfRates([10]), { plan, settings, period: "2014-06", force: "a" }));
  expect(rating).toMatchObject({ force: "a", period: "2014-06", reading: "calibrated" });
  expect(rating.settings).toEqual(settings);
});

test("ratePlan(context) leaves what it is given as it was", () => {
  const context = contextOf(dataOfRates(constant(10, 8)), { plan });
  const before = structuredClone(context);
  ratePlan(context);
  expect(context).toEqual(before);
});

test("a rating survives JSON unchanged: no NaN, no undefined that matters", () => {
  const rating = ratePlan(contextOf(dataOfRates(constant(10, 8)), { plan }));
  expect(JSON.parse(JSON.stringify(rating))).toEqual(rating);
});
