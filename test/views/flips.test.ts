import { describe, expect, it } from "vitest";
import { defaultSettings, type Settings, withSetting } from "../../src/plan/settings.js";
import type { MeasureRating, Rating, RatingResult, RuleId } from "../../src/rules/rating.js";
import { flipsBetween } from "../../src/views/flips.js";

const result = (rule: RuleId, reading: Settings["reading"], rating: Rating) =>
  ({ rule, reading, rating, reason: "no-data", evidence: {} }) as RatingResult;

/** A measure with a colour for each rule, the same in both readings, unless said otherwise. */
const measure = (id: string, colours: Partial<Record<RuleId, Rating | [Rating, Rating]>>): MeasureRating => ({
  id,
  priority: "sp12",
  kind: "offences",
  name: id,
  better: "lower",
  baseline: null,
  latest: null,
  bases: [],
  findings: [],
  ratings: Object.entries(colours).flatMap(([rule, colour]) => {
    const [written, calibrated] = Array.isArray(colour) ? colour : [colour, colour];
    return [result(rule as RuleId, "as-written", written), result(rule as RuleId, "calibrated", calibrated)];
  })
});

const settings = defaultSettings();
const view = (measures: MeasureRating[], changed: Settings = settings) => ({ measures, settings: changed });
const told = ({ flips }: ReturnType<typeof flipsBetween>) =>
  flips.map(
    (f) => `${f.measure} ${f.question}: ${f.from.rule} ${f.from.rating} → ${f.to.rule} ${f.to.rating}`
  );

const burglary = measure("burglary", { R3: ["red", "amber"], R4: "amber", R5: "green", R8: "amber" });

describe("flipsBetween(from, to)", () => {
  it("finds none between a view and itself", () => {
    expect(flipsBetween(view([burglary]), view([burglary]))).toEqual({ flips: [], compared: 3, hidden: 0 });
  });

  it("names measure and question of every colour that is another one, newly rated or no longer rated too", () => {
    const after = measure("burglary", { R3: "not-rated", R4: "red", R5: "green", R8: "amber" });
    expect(told(flipsBetween(view([burglary]), view([after])))).toEqual([
      "burglary offences: R3 red → R3 not-rated",
      "burglary position: R4 amber → R4 red"
    ]);
    expect(told(flipsBetween(view([after]), view([burglary])))).toContain(
      "burglary offences: R3 not-rated → R3 red"
    );
  });

  it("compares the published readings, whichever they are", () => {
    const calibrated = withSetting(settings, "reading", "calibrated");
    expect(told(flipsBetween(view([burglary]), view([burglary], calibrated)))).toEqual([
      "burglary offences: R3 red → R3 amber"
    ]);
  });

  it("compares the plan's rule with the rule that answers its question under another scheme", () => {
    const scheme = withSetting(settings, "scheme", "continuous-improvement");
    const satisfaction = measure("satisfaction", { R6: "green", R8: "red" });
    const found = flipsBetween(view([burglary, satisfaction]), view([burglary, satisfaction], scheme));
    expect(told(found)).toEqual([
      "burglary offences: R3 red → R8 amber",
      "satisfaction survey: R6 green → R8 red"
    ]);
    expect(found.compared).toBe(4);
    // R8 answers the questions of offences and of surveys: one colour is one flip.
    const after = measure("satisfaction", { R6: "green", R8: "amber" });
    expect(flipsBetween(view([satisfaction], scheme), view([after], scheme)).flips).toHaveLength(1);
  });

  it("counts the colours that another layout does not show, and calls none of them a flip", () => {
    const old = withSetting(settings, "layout", "old");
    expect(flipsBetween(view([burglary]), view([burglary], old))).toEqual({
      flips: [],
      compared: 1,
      hidden: 2
    });
  });
});
