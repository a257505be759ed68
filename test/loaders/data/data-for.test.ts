import { expect, test } from "vitest";
import { dataFor } from "../../../loaders/data/data-for.js";
import { ratePlan } from "../../../src/rules/rate-plan.js";
import { samplePlan as checked, sampleContext as context } from "../../sample-plan.js";

// The browser rates other periods from dataFor(...), the build and the command line from everything.
test.each(["2014-09", "2013-02", "2014-08", "2016-12", "2018-12"])(
  "the figures of a force and its group rate %s as all figures do",
  (period) => {
    const shipped = {
      ...context,
      data: JSON.parse(JSON.stringify(dataFor(context.force, checked.plan, checked.data)))
    };
    expect(ratePlan({ ...shipped, period })).toEqual(ratePlan({ ...context, period }));
  }
);

test("dataFor(force, plan, data) keeps Leicestershire and the seven of its group, and its nine districts", () => {
  const shipped = dataFor(context.force, checked.plan, checked.data);
  expect(shipped.forces).toHaveLength(8);
  expect(shipped.areas).toHaveLength(9);
  const places = [...shipped.forces, ...shipped.areas!].map(({ id }) => id);
  expect(Object.keys(shipped.series["all-crime"]!).sort()).toEqual(places.sort());
});
