import { describe, expect, test } from "vitest";
import { planHistory } from "../../../loaders/rows/plan-history.js";
import { monthRange } from "../../../src/plan/month.js";
import { ratePlan } from "../../../src/rules/rate-plan.js";
import { random } from "../../../src/statistics/distributions/random.js";
import { ratingAt } from "../../../src/views/history.js";
import { offered } from "../../../src/views/offered.js";
import { sampleContext as context } from "../../sample-plan.js";

const range = offered(context).periods;
const history = planHistory(context, range);
const withPast = history.plan.measures.filter(({ strips }) => strips.length > 0);

/** Every rating of the measures that have a past, as `measure rule reading: rating`. */
function rated(period: string): string[] {
  const ids = new Set(withPast.map(({ id }) => id));
  return ratePlan({ ...context, period })
    .measures.filter(({ id }) => ids.has(id))
    .flatMap(({ id, ratings }) => ratings.map((r) => `${id} ${r.rule} ${r.reading}: ${r.rating}`));
}

const remembered = (period: string): string[] =>
  withPast.flatMap(({ id, strips }) =>
    strips.map((s) => `${id} ${s.rule} ${s.reading}: ${ratingAt(s, history.plan.first, period)}`)
  );

describe("the history of the plan", () => {
  test("gives at the published period the colours of the dashboard", () => {
    expect(remembered(context.period)).toEqual(rated(context.period));
  });

  const months = monthRange(range.first, range.last);
  const numbers = random(20140930);
  const chosen = [1, 2, 3].map(() => months[Math.floor(numbers.uniform() * months.length)]!);
  test.each([...chosen, "2014-03", "2013-03"])("gives for %s what the rules give", (period) => {
    expect(remembered(period)).toEqual(rated(period));
  });

  test("has the same ratings as letters, as changes and as rows", () => {
    for (const { id, strips } of withPast) {
      const letters = strips.map(
        ({ letters: text }) => [...text].filter((l, i) => i > 0 && l !== text[i - 1]).length
      );
      expect(history.measures[id]!.transitions).toHaveLength(letters.reduce((a, b) => a + b, 0));
    }
    const strips = withPast.reduce((sum, measure) => sum + measure.strips.length, 0);
    expect(history.rows).toHaveLength(strips * months.length);
  });

  test("explains every change: at least one part moved", () => {
    const all = Object.values(history.measures).flatMap(({ transitions }) => transitions);
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter(({ moved }) => moved.length === 0)).toEqual([]);
  });
});
