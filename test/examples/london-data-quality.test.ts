import { expect, test } from "vitest";
import { loadData, ownContext } from "../../loaders/data/load-data.js";
import { addMonths, type Month, monthRange } from "../../src/plan/month.js";
import { planMeasures } from "../../src/plan/plan.js";
import { rateMeasure } from "../../src/rules/rate-measure.js";
import { oddMonthsRead } from "../../src/rules/windows/odd-months-read.js";
import { dataQuality, seriesOfPlan } from "../../src/views/data-quality.js";

const checked = loadData("examples/london");
const { plan, data } = checked;
const { series } = dataQuality(plan, data);
const listed = (id: string, place: string) => series.find((s) => s.series === id && s.place === place)!.odd;

test("what Hackney’s dashboard warns of in burglary stands on Data quality", () => {
  const { measure, priority } = planMeasures(plan).find(({ measure }) => measure.id === "burglary")!;
  const { odd } = rateMeasure(measure, priority.id, { ...ownContext(checked), force: "hackney" });
  // Hackney’s burglaries from November 2011 on, added up from the original: 158, 170, 189, 102, 187, 205, 168. The middle of
  // the six around February is (170 + 187) / 2.
  expect(odd).toEqual([{ month: "2012-02", count: 102, expected: 178.5 }]);
  expect(listed("burglary", "hackney")).toContainEqual(
    expect.objectContaining({ ...odd![0]!, seen: expect.objectContaining({ to: expect.any(String) }) })
  );
});

test("what any page warns of, in any place and from any period end, stands on Data quality", () => {
  const ends = monthRange(addMonths(plan.periodEnd, -4), addMonths(plan.periodEnd, 18)).filter(
    (_, i) => i % 5 === 4
  );
  expect(ends).toContain(plan.periodEnd);
  const warnings = seriesOfPlan(plan).flatMap((id) =>
    Object.entries(data.series[id]!).flatMap(([place, counts]) =>
      ends.flatMap((end) =>
        oddMonthsRead(counts, end).map(({ month }): [string, string, Month] => [id, place, month])
      )
    )
  );
  expect(warnings.length).toBeGreaterThan(5);
  expect(
    warnings.filter(([id, place, month]) => !listed(id, place).some((odd) => odd.month === month))
  ).toEqual([]);
});
