import { describe, expect, test } from "vitest";
import {
  expectedByChance,
  type FalseAlarms,
  falseColourRate,
  unchangedColour
} from "../../src/rules/false-alarms.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import {
  constant,
  contextOf,
  dataOfPercents,
  dataOfRates,
  offences,
  planOf,
  settingsWith,
  survey,
  wave
} from "./examples.js";

const surveys = dataOfPercents(constant(80, 8), constant(500, 8)).surveys;
for (const waves of Object.values(surveys.satisfaction!)) waves.unshift(wave("2013-03", 80, 500));
const data = { ...dataOfRates(constant(10, 8)), surveys };

const alarms: FalseAlarms = {
  scenario: "nothing changes",
  seed: 1,
  date: "2026-01-01",
  rates: [
    { rule: "R3", reading: "as-written", runs: 60_000, green: 0.1, amber: 0.2, red: 0.7 },
    { rule: "R4", reading: "as-written", runs: 60_000, green: 0.01, amber: 0.97, red: 0.02 },
    { rule: "R5", reading: "as-written", runs: 60_000, green: 0.001, amber: 0.997, red: 0.002 },
    { rule: "R6", reading: "as-written", runs: 60_000, green: 0.03, amber: 0.93, red: 0.04 },
    { rule: "R8", reading: "as-written", runs: 60_000, green: 0.05, amber: 0.89, red: 0.06 },
    { rule: "R5", reading: "calibrated", runs: 60_000, green: 0.5, amber: 0, red: 0.5 }
  ]
};

test("without any change R3 is rightly red, for there is no improvement; the other rules are rightly amber", () => {
  expect(unchangedColour("R3")).toBe("red");
  for (const rule of ["R4", "R5", "R6", "R8"] as const) expect(unchangedColour(rule)).toBe("amber");
});

test("falseColourRate(rate) is the share of the other colours", () => {
  expect(falseColourRate(alarms.rates[0]!)).toBeCloseTo(0.3, 12);
  expect(falseColourRate(alarms.rates[1]!)).toBeCloseTo(0.03, 12);
});

const expected = (changes = {}, plan = planOf(offences, survey), known = alarms) =>
  expectedByChance(ratePlan(contextOf(data, { plan, settings: settingsWith(changes) })), known);

describe("expectedByChance(rating, falseAlarms)", () => {
  test("adds the rates of the published colours: R3 + R4 + R5 and R6 + R4", () => {
    const { colours, expected: number } = expected();
    expect(colours).toBe(5);
    expect(number).toBeCloseTo(0.3 + 0.03 + 0.003 + 0.07 + 0.03, 12);
  });

  test("gives R8 of a survey the rate of R6, of offences its own", () => {
    const { colours, expected: number } = expected({ scheme: "continuous-improvement" });
    expect(colours).toBe(5);
    expect(number).toBeCloseTo(0.11 + 0.03 + 0.003 + 0.07 + 0.03, 12);
  });

  test("leaves out what is not rated", () => {
    const awaiting = { id: "o", kind: "outcome", name: "O", better: "higher", awaiting: "soon" } as const;
    expect(expected({}, planOf(awaiting))).toEqual({ colours: 0, expected: 0 });
  });

  test("is unknown under changed thresholds", () => {
    expect(expected({ z: 2 })).toEqual({ colours: 5, expected: null });
    expect(expected({ "spc.recent": 3 }).expected).toBeNull();
  });

  test("is known under settings that choose what is shown", () => {
    expect(expected({ "msg.edition": "computed-2012" }).expected).toBeCloseTo(0.433, 12);
    expect(expected({ scheme: "continuous-improvement" }).expected).not.toBeNull();
  });

  test("adds only R3 and R6 for the old panel, which shows neither position nor SPC", () => {
    const { colours, expected: number } = expected({ layout: "old" });
    expect(colours).toBe(2);
    expect(number).toBeCloseTo(0.3 + 0.07, 12);
  });

  test("is unknown when the rate of a published rule is", () => {
    expect(expected({ reading: "calibrated" })).toEqual({ colours: 5, expected: null });
    expect(expected({}, planOf(offences), { ...alarms, rates: [] })).toEqual({ colours: 3, expected: null });
  });
});
