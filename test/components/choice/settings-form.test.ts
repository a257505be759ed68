import { placeWords } from "../../../src/plan/place-words.js";
import "../document.js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ChoiceState, choiceState } from "../../../src/components/choice/choice-state.js";
import { settingId } from "../../../src/components/choice/setting-control.js";
import { SETTING_GROUPS, settingsForm } from "../../../src/components/choice/settings-form.js";
import { defaultSettings, SETTINGS, settingAt, withSetting } from "../../../src/plan/settings.js";

let state: ChoiceState;
let form: HTMLFormElement;

beforeEach(() => {
  vi.useFakeTimers();
  const location = { href: "http://x/" };
  vi.stubGlobal("location", location);
  vi.stubGlobal("history", {
    pushState: (_state: unknown, _title: string, url: string) => {
      location.href = url;
    }
  });
  vi.stubGlobal("addEventListener", () => {});
  state = choiceState({
    published: { period: "2014-09", force: "leicestershire", peers: null, settings: defaultSettings() },
    periods: { first: "2006-04", last: "2018-12" },
    forces: ["leicestershire"],
    editions: ["computed-2012", "computed-2014"],
    areas: [],
    peers: ["leicestershire", "kent", "essex"],
    places: placeWords({})
  });
  form = settingsForm(state);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

type Field = HTMLInputElement & HTMLSelectElement;
const find = (path: string) => SETTINGS.find((setting) => setting.path === path)!;
const fieldOf = (path: string) => form.querySelector(`#${settingId(find(path))}`) as Field;
const problemOf = (path: string) => form.querySelector(`#${settingId(find(path))}-problem`)!.textContent;

function type(path: string, text: string): void {
  const field = fieldOf(path);
  field.value = text;
  const { Event: DomEvent } = form.ownerDocument.defaultView as unknown as { Event: typeof Event };
  field.dispatchEvent(new DomEvent("input"));
}

describe("settingsForm(state)", () => {
  it.each(SETTINGS.map((setting) => [setting.path, setting] as const))(
    "has one control for %s",
    (path, setting) => {
      const field = fieldOf(path);
      expect(form.querySelectorAll(`#${settingId(setting)}`)).toHaveLength(1);
      expect(form.querySelector(`label[for="${settingId(setting)}"]`)?.textContent).toBe(setting.label);
      const text = field.closest(".setting")!.textContent!;
      expect(text).toContain(setting.description);
      expect(text).toContain("Published: ");
      expect(text).toContain(setting.source);
      const numeric = setting.value.type === "number" || setting.value.type === "whole";
      if (numeric) expect(text).toContain(setting.unit);
      expect(form.querySelector(`#${settingId(setting)}-slider`) !== null).toBe(numeric);
      expect(field.getAttribute("aria-describedby")).toBe(
        `${settingId(setting)}-what ${settingId(setting)}-problem`
      );
    }
  );

  it("puts every setting under exactly one heading", () => {
    const keys = SETTING_GROUPS.flatMap((group) => group.keys);
    expect([...keys].sort()).toEqual([...new Set(SETTINGS.map(({ path }) => path.split(".")[0]!))].sort());
  });

  it("changes the choice at once", () => {
    type("z", "2.58");
    type("trends.windows", "24, baseline");
    type("baseline.start", "2011-04");
    const { settings } = state.current();
    expect([settings.z, settings.trends.windows, settings.baseline.start]).toEqual([
      2.58,
      [24, "baseline"],
      "2011-04"
    ]);
  });

  it.each([
    ["z", "0.4"],
    ["z", "wide"],
    ["z", ""],
    ["spc.recent", "6.5"],
    ["baseline.start", "April 2012"],
    ["baseline.start", "2012-13"],
    ["trends.windows", "12, 12"],
    ["trends.windows", ""],
    ["achievement", "some"],
    ["achievement", "-100%"]
  ])("explains %s = “%s” beside the control, keeps it, and changes nothing", (path, text) => {
    type(path, text);
    expect(problemOf(path)).toMatch(/^This value cannot be used: expected .* stays in force\.$/);
    expect(fieldOf(path).value).toBe(text);
    expect(fieldOf(path).getAttribute("aria-invalid")).toBe("true");
    expect(state.current().settings).toEqual(defaultSettings());
  });

  it.each([
    ["-20%", "-20%"],
    ["3148", 3148],
    ["2016-03: 3400, 2017-03: 3148", { "2016-03": 3400, "2017-03": 3148 }],
    ["any", "any"]
  ])("takes %s for what counts as achieved, and shows it so", (text, value) => {
    type("achievement", text);
    expect(state.current().settings.achievement).toEqual(value);
    expect(decodeURIComponent(state.link()).replaceAll("+", " ")).toContain(`achievement=${text}`);
    state.reset();
    expect(fieldOf("achievement").value).toBe("significant");
    state.change({ settings: withSetting(defaultSettings(), "achievement", value) });
    expect(fieldOf("achievement").value).toBe(text);
  });

  it("says why a target cannot be reached, and that a year is missing", () => {
    type("achievement", "-20");
    expect(problemOf("achievement")).toMatch(
      /^This value cannot be used: expected a total above 0, because /
    );
    type("achievement", "2016-03: 9");
    expect(problemOf("achievement")).toMatch(
      /^The target has no total for the year to March 2017, .* The view stays as it was\.$/
    );
  });

  it("keeps what is wrong in one control while another changes", () => {
    type("z", "9");
    type("survey.confidence", "99");
    expect(fieldOf("z").value).toBe("9");
    expect(problemOf("z")).not.toBe("");
    expect(state.current().settings).toEqual(withSetting(defaultSettings(), "survey.confidence", 99));
  });

  it("explains a conflict beside the setting to change, and holds both once they agree", () => {
    type("season.window", "24");
    expect(problemOf("season.minimum")).toContain("Expected at most season.window, 24.");
    expect(state.current().settings).toEqual(defaultSettings());
    type("season.minimum", "24");
    expect(problemOf("season.minimum")).toBe("");
    expect(state.current().settings.season).toMatchObject({ window: 24, minimum: 24 });
  });

  it("follows a choice made elsewhere, and forgets what was wrong", () => {
    type("z", "9");
    state.change({ settings: withSetting(defaultSettings(), "z", 3) });
    expect(fieldOf("z").value).toBe("3");
    expect(problemOf("z")).toBe("");
    state.reset();
    for (const { path } of SETTINGS.filter(({ value }) => value.type === "number"))
      expect(fieldOf(path).value).toBe(String(settingAt(defaultSettings(), path)));
  });

  it("does not rewrite what is being typed", () => {
    type("z", "2.");
    expect(fieldOf("z").value).toBe("2.");
    expect(state.current().settings.z).toBe(2);
  });
});
