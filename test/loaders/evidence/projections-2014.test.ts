import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadData } from "../../../loaders/data/load-data.js";
import { CANDIDATES } from "../../../loaders/evidence/forecast-candidates.js";
import { type OffencesMeasure, planMeasures } from "../../../src/plan/plan.js";
import { quarterTotals } from "../../../src/rules/models/quarter-totals.js";
import { outlookModel } from "../../../src/rules/rate-measure.js";
import type { PastProjections } from "../../../src/views/evidence-files.js";

const stored: PastProjections = JSON.parse(readFileSync("data/evidence/projections-2014.json", "utf8"));
const { plan, data, settings } = loadData("data");
const offences = planMeasures(plan).flatMap(({ measure }) => (measure.kind === "offences" ? [measure] : []));

describe("the stored projections of September 2014", () => {
  test("are of the plan's offence lines, by every candidate", () => {
    expect(stored.lines.map((line) => line.measure)).toEqual(offences.map((measure) => measure.id));
    for (const { projections, path } of stored.lines) {
      expect(projections.map((p) => p.candidate)).toEqual(CANDIDATES.map(({ id }) => id));
      expect(path).toHaveLength(10);
    }
  });

  test.each(offences.map((m) => [m.id, m] as const))(
    "tell what happened, and what the ratings would have said: %s",
    (id, measure: OffencesMeasure) => {
      const line = stored.lines.find((l) => l.measure === id)!;
      const series = data.series[measure.series]![plan.force]!;
      const year = quarterTotals(series, stored.target.to, 4)!;
      expect(line.actual).toBe(year.reduce((a, b) => a + b, 0));
      expect(line.quarters.slice(-4).map((q) => q.count)).toEqual(year);
      const context = { plan, data, settings, force: plan.force, period: stored.origin };
      const model = outlookModel(measure, series, context)!;
      const expected = model.quarters.expected.slice(6, 10).reduce((a, b) => a + b, 0);
      expect(line.projections.find((p) => p.candidate === "shared-trend")!.expected).toBe(
        Math.round(expected)
      );
    }
  );

  test("name the narrowest band that held what happened", () => {
    for (const { actual, projections } of stored.lines) {
      for (const { bands, heldBy } of projections) {
        const holding = bands.filter(({ lower, upper }) => actual >= lower && actual <= upper);
        expect(heldBy).toBe(holding[0]?.confidence ?? null);
      }
    }
  });
});
