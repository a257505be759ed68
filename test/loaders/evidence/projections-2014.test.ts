import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadData, ownContext } from "../../../loaders/data/load-data.js";
import { CANDIDATES } from "../../../loaders/evidence/forecast-candidates.js";
import { type OffencesMeasure, planMeasures } from "../../../src/plan/plan.js";
import { quarterTotals } from "../../../src/rules/models/quarter-totals.js";
import { outlookModel } from "../../../src/rules/rate-measure.js";
import type { PastProjections, ScalingByQuarter } from "../../../src/views/evidence-files.js";
import { isSaid } from "../../../src/views/hindsight.js";
import { hindsightFile } from "../../../src/views/hindsight-file.js";

const stored: PastProjections = JSON.parse(readFileSync("data/evidence/projections-2014.json", "utf8"));
const checked = loadData("data");
const { plan, data, settings } = checked;
const known: ScalingByQuarter = JSON.parse(readFileSync("data/evidence/scaling-by-quarter.json", "utf8"));
const hindsight = hindsightFile({
  ...ownContext(checked),
  period: stored.origin,
  scalings: known.quarters
});
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
      expect(line.projections.find((p) => p.candidate === "pooled-shared")!.expected).toBe(
        Math.round(expected)
      );
      expect(line.path.map((quarter) => quarter.expected)).toEqual(
        model.quarters.expected.map((count) => Math.round(count))
      );
    }
  );

  test.each(offences.map(({ id }) => id))(
    "have the bands that hindsight gives, by what was known then: %s",
    (id) => {
      const line = stored.lines.find((l) => l.measure === id)!;
      const said = hindsight.said.find((one) => one.measure === id)!.readings.calibrated;
      if (!isSaid(said)) throw new Error("nothing said");
      const [{ total, lower, upper }] = said.projections as [(typeof said.projections)[number]];
      const { expected, bands } = line.projections.find((p) => p.candidate === "pooled-shared")!;
      expect(expected).toBe(Math.round(total));
      // Multiples are kept to three decimals there, and here are not.
      expect(Math.abs(bands.at(-1)!.lower - lower)).toBeLessThanOrEqual(1 + lower / 1000);
      expect(Math.abs(bands.at(-1)!.upper - upper)).toBeLessThanOrEqual(1 + upper / 1000);
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
