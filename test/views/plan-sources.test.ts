import { expect, test } from "vitest";
import { ratePlan } from "../../src/rules/rate-plan.js";
import { planSources } from "../../src/views/plan-sources.js";
import { sampleContext } from "../sample-plan.js";

test("the sources of the sample are its bases, each once, and who made its groups", () => {
  const { bases, group } = planSources(ratePlan(sampleContext));
  expect(group).toBe(
    "computed by this project from five published figures; not the Home Office's Most Similar Groups"
  );
  expect(new Set(bases).size).toBe(bases.length);
  // Of the plan's own surveys, and of peers that only a comparison reads.
  expect(bases).toContain("published percentage, illustrative base");
  expect(bases.some((basis) => basis.startsWith("simulated"))).toBe(true);
});

test("without a group there is nobody who made it", () => {
  expect(planSources({ measures: [] })).toEqual({ bases: [], group: null });
});
