import { expect, test } from "vitest";
import type { Measure, Plan } from "../../src/plan/plan.js";
import type { Response } from "../../src/plan/response.js";
import { withoutResponses, withResponses } from "../../src/plan/with-responses.js";

const measure = (id: string): Measure => ({ id, name: id, kind: "actions", actions: ["something"] });

const plan: Plan = {
  title: "A plan",
  force: "home",
  periodEnd: "2014-09",
  priorities: [{ id: "sp1", number: "1", title: "One", measures: [measure("theft"), measure("robbery")] }]
};

const response = (action: string, date: string): Response => ({
  date,
  action,
  owner: "Head of Crime",
  due: null,
  status: "planned",
  link: null
});

test("withResponses(plan, responses) gives each measure its own, oldest first, and an empty list without one", () => {
  const [first, second] = [response("later", "2014-11-01"), response("sooner", "2014-10-01")];
  const { priorities } = withResponses(plan, [
    { measure: "theft", ...first },
    { measure: "theft", ...second }
  ]);
  expect(priorities[0]!.measures.map(({ responses }) => responses)).toEqual([[second, first], []]);
  expect(plan.priorities[0]!.measures.every((m) => !("responses" in m))).toBe(true);
});

test("withoutResponses(measure) leaves nothing of them", () => {
  const [answered] = withResponses(plan, []).priorities[0]!.measures;
  expect(withoutResponses(answered!)).toEqual(measure("theft"));
});
