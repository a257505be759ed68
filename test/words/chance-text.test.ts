import { describe, expect, it } from "vitest";
import type { ColourChance } from "../../src/rules/chances/colour-chances.js";
import { chanceSentence, shortChance } from "../../src/words/chance-text.js";

const of = (rule: ColourChance["rule"], chance: number | null): ColourChance => ({
  rule,
  reading: "as-written",
  chance
});
const borough = { AOne: "A borough" };

describe("chanceSentence(chance, kind, places)", () => {
  it("says of a series of offences how often it would show red or green without change", () => {
    expect(chanceSentence(of("R5", 0.117), "offences", borough)).toBe(
      "If nothing had changed, a series like this one would show red or green in 12 of 100 looks."
    );
  });

  it("says of R3 that red is right without change", () => {
    expect(chanceSentence(of("R3", 0.5), "offences", borough)).toBe(
      "If nothing had changed, red would be right, and a series like this one would show green or amber in 50 of 100 looks."
    );
  });

  it("says of a survey that its sizes matter, and of a comparison the group", () => {
    expect(chanceSentence(of("R6", 0.05), "survey", borough)).toContain("two surveys of these sizes");
    expect(chanceSentence(of("R4", 0.019), "offences", borough)).toBe(
      "A borough that is like the others of its group would show red or green in 2 of 100 looks."
    );
  });

  it("says that it is not known, and never 0", () => {
    expect(chanceSentence(of("R3", null), "offences", borough)).toContain("not known");
    expect(chanceSentence(of("R5", 0.0004), "offences", borough)).toContain("fewer than 1 of 100 looks");
  });
});

describe("shortChance(chance)", () => {
  it("stands beside a colour, and is empty where it is not known", () => {
    expect(shortChance(of("R8", 0.117))).toBe("red or green in 12 of 100 looks if nothing had changed");
    expect(shortChance(of("R3", 0.94))).toBe("green or amber in 94 of 100 looks if nothing had changed");
    expect(shortChance(of("R4", 0.02))).toBe("red or green in 2 of 100 looks if like its group");
    expect(shortChance(of("R3", null))).toBe("");
  });
});
