import { describe, expect, it } from "vitest";
import { loadData, ownContext } from "../../../loaders/data/load-data.js";
import { withSetting } from "../../../src/plan/settings.js";
import { standingColours } from "../../../src/rules/chances/standing-colours.js";
import { ratePlan } from "../../../src/rules/rate-plan.js";

const sample = ownContext(loadData("data"));
const colours = (context = sample) => standingColours(ratePlan(context), context);

describe("standingColours(rating, context)", () => {
  const { tests, found, standing } = colours();

  it("looks at the test behind every published colour: R8 in place of R3, which is no test", () => {
    expect(tests).toBe(30);
    const keyed = { ...sample, settings: withSetting(sample.settings, "scheme", "continuous-improvement") };
    expect(colours(keyed).tests).toBe(30);
    expect(
      colours({ ...sample, settings: withSetting(sample.settings, "layout", "old") }).tests
    ).toBeLessThan(20);
  });

  it("lets stand no more than were found, none of them amber, each by a chance no larger than its rank allows", () => {
    expect(standing.length).toBeLessThanOrEqual(found);
    const chances = standing.map(({ chance }) => chance).toSorted((a, b) => a - b);
    for (const { rating } of standing) expect(["green", "red"]).toContain(rating);
    expect(chances.at(-1) ?? 0).toBeLessThanOrEqual(0.1);
  });

  it("is the same whichever reading is published", () => {
    const calibrated = { ...sample, settings: withSetting(sample.settings, "reading", "calibrated") };
    expect(colours(calibrated)).toEqual(colours());
  });
});
