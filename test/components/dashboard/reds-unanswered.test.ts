import { expect, test } from "vitest";
import { redsUnanswered, unansweredLine } from "../../../src/components/dashboard/reds-unanswered.js";
import type { Measure, Plan } from "../../../src/plan/plan.js";
import type { Response } from "../../../src/plan/response.js";
import type { MeasureRating } from "../../../src/rules/rating.js";
import {
  burglary,
  burglaryRating,
  planRating,
  priorityWith,
  satisfaction,
  satisfactionRating
} from "../samples.js";
import "../document.js";

const red = {
  ...burglaryRating,
  ratings: burglaryRating.ratings.map((r) => (r.rule === "R3" ? { ...r, rating: "red" as const } : r))
} as MeasureRating;
const amber = { ...satisfactionRating, ratings: [] };
const rating = planRating([red, amber]);
const RESPONSE: Response = {
  date: "2014-10-31",
  action: "Patrols",
  owner: "Head of Crime",
  due: null,
  status: "planned",
  link: null
};

const planWith = (first: Partial<Measure>): Plan => ({
  title: "A plan",
  force: rating.force,
  periodEnd: rating.period,
  priorities: [
    priorityWith({ ...burglary, ...first } as Measure, { ...satisfaction, responses: [] } as Measure)
  ]
});

test("redsUnanswered(plan, rating) are the reds without a response, where the plan keeps a record of them", () => {
  const ids = (plan: Plan, rated = rating) => redsUnanswered(plan, rated).map(({ id }) => id);
  expect(ids(planWith({ responses: [] }))).toEqual([burglary.id]);
  expect(ids(planWith({ responses: [RESPONSE] }))).toEqual([]);
  expect(ids(planWith({}))).toEqual([]);
  expect(ids(planWith({ responses: [] }), { ...rating, force: "elsewhere" })).toEqual([]);
});

test("unansweredLine(reds) names each with a link to its page", () => {
  const reds = [
    { id: "a", title: "Burglary: number" },
    { id: "b", title: "Theft: number" }
  ];
  const line = unansweredLine(reds)!;
  expect(line.textContent).toBe("2 reds without a response: Burglary: number; Theft: number.");
  expect([...line.querySelectorAll("a")].map((a) => a.getAttribute("href"))).toEqual([
    expect.stringMatching(/measures\/a\.html$/),
    expect.stringMatching(/measures\/b\.html$/)
  ]);
  expect(unansweredLine([])).toBeNull();
});
