import { placeWords } from "../../../src/plan/place-words.js";
import type { Measure } from "../../../src/plan/plan.js";
import "../document.js";
import { describe, expect, it } from "vitest";
import { measureSettings, settingsFor } from "../../../src/components/choice/measure-settings.js";
import { planMeasures } from "../../../src/plan/plan.js";
import { defaultSettings, type Settings, withSetting } from "../../../src/plan/settings.js";
import { rateMeasure } from "../../../src/rules/rate-measure.js";
import { OTHER_VALUES, wideSeason, withOtherEdition } from "../../plan/other-values.js";
import { sampleContext as own } from "../../sample-plan.js";

const measureOf = (id: string) => planMeasures(own.plan).find(({ measure }) => measure.id === id)!.measure;

describe("the settings used by a measure", () => {
  const data = withOtherEdition(own);
  const settings = wideSeason(own.settings);
  const rated = (id: string, under: Settings): string =>
    JSON.stringify(rateMeasure(measureOf(id), "", { ...own, data, settings: under }));

  // In September 2014 no measure is in the state that the paper leaves without a colour, burglary is recorded as it was, and this
  // survey’s wave is new.
  it.each([
    ["domestic-burglary", ["unmaintained", "recording"]],
    ["confidence", []],
    ["asb-satisfaction", ["survey.oldest"]]
  ])("of %s are those that move its ratings, and those that choose the published one", (id, asleep) => {
    const before = rated(id, settings);
    const moving = Object.entries(OTHER_VALUES)
      .filter(([path, values]) =>
        values.some((value) => rated(id, withSetting(settings, path, value)) !== before)
      )
      .map(([path]) => path);
    const used = settingsFor(measureOf(id), settings).map(({ path }) => path);
    expect([...used].sort()).toEqual([...moving, ...asleep, "reading", "scheme"].sort());
  });

  it("are listed in words, with the published default of a changed one", () => {
    const list = measureSettings(
      measureOf("confidence"),
      withSetting(defaultSettings(), "survey.oldest", 1),
      placeWords({})
    );
    expect(list.textContent).toContain("Oldest survey wave accepted1 month changed from 6 months");
  });

  it("call a target of the measure’s own its own, and no change", () => {
    const measure = { ...measureOf("domestic-burglary"), target: "-20%" } as Measure;
    const list = measureSettings(measure, defaultSettings(), placeWords({}));
    expect(list.textContent).toContain(
      "What counts as achieved−20% on the baseline the measure’s own, in plan.yaml"
    );
    expect(list.textContent).not.toContain("changed from");
  });
});
