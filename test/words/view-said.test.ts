import { describe, expect, it } from "vitest";
import { defaultSettings, withSetting } from "../../src/plan/settings.js";
import { fileNameOf, type PlanView, viewSaid } from "../../src/words/view-said.js";

const published: PlanView = {
  force: "leicestershire",
  period: "2014-09",
  peers: null,
  settings: defaultSettings()
};
const names = { kent: "Kent", essex: "Essex", surrey: "Surrey" };
const said = (part: Partial<PlanView>) => viewSaid({ ...published, ...part }, published, names);

describe("viewSaid(view, published, names)", () => {
  it("says nothing of the published view", () => {
    expect(said({})).toBeNull();
    expect(fileNameOf("all-crime", null)).toBe("all-crime");
  });

  it.each<[string, Partial<PlanView>, string, string]>([
    ["another force", { force: "kent" }, "kent", "Kent."],
    ["another period", { period: "2015-03" }, "2015-03", "period ended March 2015."],
    ["another group", { peers: ["essex", "surrey"] }, "own-group", "compared with Essex, Surrey."],
    [
      "another threshold",
      { settings: withSetting(published.settings, "z", 3) },
      "changed-thresholds",
      "Width of control lines: 3 standard deviations (published: 1.96 standard deviations)."
    ]
  ])("names %s, in the name and in words", (_, part, name, words) => {
    expect(said(part)).toEqual({
      name,
      sentence: `Not the published view: ${words}`,
      published: published.settings
    });
  });

  it("names all that differs, and calls a force without a name by its id", () => {
    const view = said({
      force: "area-1",
      period: "2015-03",
      settings: withSetting(published.settings, "spc.recent", 3)
    });
    expect(view!.sentence).toMatch(
      /^Not the published view: area-1; period ended March 2015; .*: 3 months \(published: 6 months\)\.$/
    );
    expect(fileNameOf("all-crime", view)).toBe("all-crime-area-1-2015-03-changed-thresholds");
  });
});
