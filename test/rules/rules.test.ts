import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { stagePage } from "../../scripts/site/stage-page.js";
import { placeWords } from "../../src/plan/place-words.js";
import { planMeasures } from "../../src/plan/plan.js";
import { ratePlan } from "../../src/rules/rate-plan.js";
import { inSentence, PANEL_ORDER, RULE_IDS, RULES, ruleName } from "../../src/rules/rules.js";
import { STEPS } from "../../src/rules/steps.js";
import { sampleContext as own } from "../sample-plan.js";

describe("RULES", () => {
  it("has the rules by number, and each once in the order of the panel", () => {
    expect(RULE_IDS).toEqual(["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9"]);
    expect([...PANEL_ORDER].sort()).toEqual(RULE_IDS);
  });

  it("gives every rule the name under which its page and the overview are written", () => {
    const staged = (page: string): string =>
      stagePage("src", page, readFileSync(`src/${page}`, "utf8"), placeWords({})).source;
    const overview = staged("methodology/index.md");
    for (const rule of RULE_IDS) {
      const page = staged(`methodology/${RULES[rule].page}.md`);
      expect(page).toContain(`\ntitle: ${ruleName(rule)}\n`);
      expect(overview).toContain(`- [${ruleName(rule)}](./${RULES[rule].page})`);
    }
  });

  it("says of every measure of the plan which rules are applied to it", () => {
    const { measures } = ratePlan(own);
    for (const { measure } of planMeasures(own.plan)) {
      const { findings, ratings } = measures.find(({ id }) => id === measure.id)!;
      const applied = new Set([...findings, ...ratings].map(({ rule }) => rule));
      expect(
        RULE_IDS.filter((rule) => RULES[rule].appliesTo(measure)),
        measure.id
      ).toEqual([...applied].sort());
    }
  });

  it("names a step that there is wherever a rule can be applied, except where it reads no setting", () => {
    const measures = planMeasures(own.plan).map(({ measure }) => measure);
    for (const rule of RULE_IDS.filter((id) => id !== "R7" && id !== "R9")) {
      const measure = measures.find(RULES[rule].appliesTo)!;
      expect(Object.keys(STEPS), rule).toContain(RULES[rule].step!(measure, "calibrated"));
    }
  });
});

describe("inSentence(name)", () => {
  it.each([
    ["Number of offences", "number of offences"],
    ["SPC variance", "SPC variance"]
  ])("of %s is %s", (name, expected) => {
    expect(inSentence(name)).toBe(expected);
  });
});
