import "../document.js";
import { describe, expect, test } from "vitest";
import { keyEntries, ratingKey } from "../../../src/components/dashboard/rating-key.js";
import { placeWords } from "../../../src/plan/place-words.js";
import { defaultSettings, type Settings } from "../../../src/plan/settings.js";

const rules = (scheme: Settings["scheme"], layout: Settings["layout"] = "new") =>
  keyEntries({ ...defaultSettings(), scheme, layout }).map((entry) => entry.rule);

describe("keyEntries", () => {
  test("explains the rules that the scheme uses", () => {
    expect(rules("plan")).toEqual(["R3", "R4", "R5", "R6"]);
    expect(rules("continuous-improvement")).toEqual(["R8", "R4", "R5"]);
    expect(rules("plan", "old")).toEqual(["R3", "R6"]);
  });

  test("says the thresholds in force", () => {
    const settings = { ...defaultSettings(), survey: { confidence: 90, oldest: 6, least: 50 } };
    settings.spc = { ...settings.spc, recent: 3 };
    const words = JSON.stringify(keyEntries(settings));
    expect(words).toContain("with 90% confidence");
    expect(words).toContain("last 3 months");
    expect(words).toContain("March 2017");
  });

  test("says what the reading that is shown asks for", () => {
    const words = (reading: Settings["reading"]) =>
      keyEntries({ ...defaultSettings(), reading, planLife: { share: 10 } });
    const [offences] = words("plan-life");
    // 100% less the share of 10%.
    expect(offences?.green).toMatch(
      /and the forecast gives a chance of at least 90% that this holds to March 2017$/
    );
    expect(offences?.red).toBe(
      "No such improvement, and the forecast does not give that chance of it by March 2017"
    );
    expect(words("calibrated")[0]?.green).toContain("at least 50%");
    expect(words("plan-life").at(-1)).toMatchObject({
      green: "Higher, by more than 10% of unchanged surveys ever show over the plan",
      amber: "No evidence of so large a change; often for want of answers rather than of change"
    });
    expect(words("calibrated").at(-1)?.green).toBe("Higher, with 95% confidence");
  });

  test("says a share that is not whole as it is, and the chance that it leaves", () => {
    const settings = { ...defaultSettings(), reading: "plan-life" as const, planLife: { share: 7.5 } };
    const [offences, , , survey] = keyEntries(settings);
    // 100% less 7.5%: written as 93% before.
    expect(offences?.green).toContain("a chance of at least 92.5%");
    expect(survey?.green).toContain("more than 7.5% of unchanged surveys");
  });

  test("says what a projection is held against where a target is in numbers", () => {
    const entry = (inNumbers?: boolean) => keyEntries(defaultSettings(), inNumbers)[0]!;
    for (const colour of ["green", "amber", "red"] as const)
      expect(entry()[colour]).not.toContain("in numbers");
    expect(entry(true).green).toMatch(/holds to March 2017 \(of a target in numbers: that it is reached\)$/);
    expect(keyEntries({ ...defaultSettings(), achievement: "-20%" })[0]).toEqual(entry(true));
  });

  test("puts the state that the paper leaves without a colour under the colour of the settings", () => {
    const state = /^.*paper names no colour/;
    const entry = (unmaintained: "amber" | "red") => keyEntries({ ...defaultSettings(), unmaintained })[0];
    expect(entry("amber")?.amber).toMatch(state);
    expect(entry("amber")?.red).not.toMatch(state);
    expect(entry("red")?.red).toMatch(state);
  });
});

test("ratingKey leads from every rule to its page", () => {
  const links = [...ratingKey(defaultSettings(), placeWords({})).querySelectorAll("a")];
  expect(links.map((a) => a.getAttribute("href"))).toEqual(
    ["r3-offences", "r4-position", "r5-spc", "r6-surveys"].map((page) => `./methodology/${page}.html`)
  );
});
