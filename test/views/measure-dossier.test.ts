import { describe, expect, test } from "vitest";
import type { Measure } from "../../src/plan/plan.js";
import type { PlanData, Series } from "../../src/plan/plan-data.js";
import { FALLBACK_METHOD } from "../../src/rules/models/forecast-model.js";
import { rateMeasure } from "../../src/rules/rate-measure.js";
import { measureDossier } from "../../src/views/measure-dossier.js";
import {
  annotation,
  constant,
  contextOf,
  EMPTY_DATA,
  offences,
  PERIOD,
  priorityOf,
  seriesOf,
  survey,
  wave
} from "../rules/examples.js";

// April 2009 to March 2018 falls by 5 a month from 1180 (see trend-projections.test.ts).
const falling = seriesOf(
  "2009-04",
  Array.from({ length: 108 }, (_, j) => 1180 - 5 * j)
);
const dataOf = (series: Series): PlanData => ({ ...EMPTY_DATA, series: { burglary: { home: series } } });
const dossier = (measure: Measure, data: PlanData, period = PERIOD) =>
  measureDossier(measure, priorityOf([measure]), contextOf(data, { period }));

describe("measureDossier of offences", () => {
  const found = dossier(offences, dataOf(falling));

  test("has the measure, its priority and its rating", () => {
    expect(found.measure).toBe(offences);
    expect(found.priority).toEqual({ id: "sp1", number: "1", title: "Priority" });
    expect(found.rating).toEqual(rateMeasure(offences, "sp1", contextOf(dataOf(falling))));
  });

  test("has the whole series, what followed the period end included", () => {
    expect(found.series!.counts).toHaveLength(108);
    expect(found.waves).toBeNull();
  });

  test("has the figures of all forces for the funnel plot, or says what is missing", () => {
    expect(found.funnel).toEqual({ reason: "no-denominator", evidence: {} });
    const population = { home: [{ year: 2014, population: 100_000, households: null }] };
    const { funnel } = dossier(offences, { ...dataOf(falling), population });
    expect(funnel).toMatchObject({ forces: [{ force: "home", size: 100_000 }], missing: [] });
  });

  test("has an outlook: the fan, the straight lines and the mean that the target year must stay below", () => {
    const outlook = found.outlook!;
    expect(outlook.method).toBe(`${FALLBACK_METHOD}, followed less closely the smaller the counts`);
    expect(outlook.fan).toHaveLength(30);
    expect(outlook.trends.map((t) => t.window)).toEqual([12, 24, 36, "baseline"]);
    expect(outlook.thresholdPerPeriod).toBeCloseTo(972.5 - 1.96 * Math.sqrt(650 / 12), 8);
  });

  test("has no outlook when the trends cannot be judged", () => {
    expect(dossier(offences, dataOf(falling), "2013-12").outlook).toBeNull();
    expect(dossier(offences, EMPTY_DATA).outlook).toBeNull();
    expect(dossier(offences, EMPTY_DATA).series).toBeNull();
  });

  test("has lines without a fan when only the forecast cannot be judged", () => {
    const zeros = dossier({ ...offences, target: 120 }, dataOf(seriesOf("2009-04", constant(0, 66))));
    expect(zeros.outlook!.fan).toEqual([]);
    expect(zeros.outlook!.trends).toHaveLength(4);
  });
});

test("measureDossier of a survey has the force's waves and no outlook", () => {
  const waves = [wave("2013-03", 80, 500), wave(PERIOD, 82, 500)];
  const found = dossier(survey, { ...EMPTY_DATA, surveys: { satisfaction: { home: waves } } });
  expect(found.waves).toBe(waves);
  expect(found.series).toBeNull();
  expect(found.outlook).toBeNull();
  expect(dossier(survey, EMPTY_DATA).waves).toBeNull();
});

test("measureDossier has the notes of its measure and those of every measure", () => {
  const note = (measure: string | null, text: string) => annotation({ measure, text });
  const data = {
    ...EMPTY_DATA,
    annotations: [
      note("burglary", "mine"),
      note("other", "not mine"),
      note(null, "all"),
      annotation({ series: "burglary", text: "my series" }),
      annotation({ series: "robbery", text: "not my series" })
    ]
  };
  expect(dossier(offences, data).annotations.map((a) => a.text)).toEqual(["mine", "all", "my series"]);
});
