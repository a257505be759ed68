import { describe, expect, it } from "vitest";
import { loadData, ownContext } from "../../../loaders/data/load-data.js";
import { withSetting } from "../../../src/plan/settings.js";
import type { FalseAlarms } from "../../../src/rules/false-alarms.js";
import { expectedOverPlan } from "../../../src/rules/plan-life/expected-over-plan.js";
import { ratePlan } from "../../../src/rules/rate-plan.js";

const own = ownContext(loadData("data"));
const SHOWN = ["domestic-burglary", "all-user-satisfaction"];
/** One measure of offences and one survey: R3, R4 and R5 of the one, R6 and R4 of the other. */
const sample = {
  ...own,
  plan: {
    ...own.plan,
    priorities: own.plan.priorities.map((priority) => ({
      ...priority,
      measures: priority.measures.filter(({ id }) => SHOWN.includes(id))
    }))
  }
};
const falseAlarms: FalseAlarms = {
  scenario: "nothing changes",
  seed: 1,
  date: "2026-01-01",
  rates: [],
  overPlan: [
    { rule: "R3", reading: "calibrated", share: 5, ever: 0.3 },
    { rule: "R3", reading: "plan-life", share: 5, ever: 0.02 }
  ]
};

function over(changes: Record<string, unknown>, rates = falseAlarms) {
  const settings = Object.entries(changes).reduce(
    (all, [path, value]) => withSetting(all, path, value),
    own.settings
  );
  const context = { ...sample, settings };
  return expectedOverPlan(ratePlan(context), context, rates);
}

describe("expectedOverPlan(rating, context, falseAlarms)", () => {
  it("adds the chance of each published rule over its looks, R4 once, R3 by typical histories where it forecasts", () => {
    const calibrated = over({ reading: "calibrated" });
    // R3 0.3, R4 twice 0.05, R5 about 0.85 (issue 13: 67% of independent series, 85% at AR 0.3), R6 about 0.25.
    expect(calibrated.unknown).toBe(0);
    expect(calibrated.expected).toBeGreaterThan(1.2);
    expect(calibrated.expected).toBeLessThan(1.8);
  });

  it("is far smaller where the plan's life is published", () => {
    expect(over({ reading: "plan-life" }).expected).toBeLessThan(0.5);
  });

  it("says of how many it is not known: R3 where thresholds, or the share that is stated, are others", () => {
    expect(over({ reading: "calibrated", z: 2 }).unknown).toBe(1);
    expect(over({ reading: "plan-life", "planLife.share": 10 }).unknown).toBe(1);
    expect(over({ reading: "calibrated", "planLife.share": 10 }).unknown).toBe(0);
    expect(over({ reading: "as-written", z: 2 }).unknown).toBe(0);
  });
});
