import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ratedPlan } from "../../loaders/data/rated-plan.js";
import { commentaryText } from "../../loaders/releases/commentary-text.js";
import { commentedPlan } from "../../loaders/releases/commented-plan.js";
import { checkClaims } from "../../src/claims/check-claims.js";
import type { Claim } from "../../src/claims/claim.js";
import { type PlanFacts, planFacts } from "../../src/claims/plan-facts.js";
import { overlap } from "../../src/claims/span.js";

/** A true paragraph by somebody who had not seen the code, and four errors that were put into it, one at a time. */
interface Paragraph {
  number: number;
  /** Was it kept aside until the code was finished? */
  keptAside: boolean;
  plan: "leicestershire" | "london";
  text: string;
  claims: string[];
  errors: { from: string; to: string; kind: string }[];
}

const paragraphsIn = (file: string): Paragraph[] => JSON.parse(readFileSync(`test/claims/${file}`, "utf8"));

/** What each set holds, and the marks that it is held to. */
const SETS = [
  {
    name: "50 true paragraphs with 200 seeded errors",
    file: "paragraphs.json",
    paragraphs: 50,
    aside: 25,
    errors: 200,
    found: 192,
    accused: 0,
    claims: 0.9
  },
  // Written later by somebody else who had not seen the code. The first run found 41 of the errors, accused 31 true claims and
  // found 118 of 155 claims (src/methodology/claims.md says so). Mended since, 52 are found, short of the 57 that 190 of 200 would be.
  {
    name: "30 more paragraphs with 60 errors, of another hand",
    file: "third-paragraphs.json",
    paragraphs: 30,
    aside: 30,
    errors: 60,
    found: 52,
    accused: 0,
    claims: 0.83
  },
  // Written, with the figures counted from the files, before the rules were made to judge only what they understand to the last
  // word; the half kept aside was run once when they were finished: 59 of 60 errors found, one true claim accused.
  {
    name: "30 paragraphs in many styles with 120 errors",
    file: "fourth-paragraphs.json",
    paragraphs: 30,
    aside: 15,
    errors: 120,
    found: 117,
    accused: 0,
    claims: 0.95
  },
  // Written by somebody who had not seen the code. The first run found 55 of the errors and accused nine true claims
  // (src/methodology/claims.md says so); mended since for what was accused, which two errors and one each of two other sets cost.
  {
    name: "25 paragraphs with 100 errors, of a stranger",
    file: "fifth-paragraphs.json",
    paragraphs: 25,
    aside: 25,
    errors: 100,
    found: 53,
    accused: 2,
    claims: 0.8
  }
];

const factsIn = (folder: string): PlanFacts => {
  const { plan, data, rating } = ratedPlan(folder);
  return planFacts(plan, data, rating);
};
const facts = { leicestershire: factsIn("data"), london: factsIn("examples/london") };

const contradicted = (text: string, plan: Paragraph["plan"]): Claim[] =>
  checkClaims(text, facts[plan]).filter(({ verdict }) => verdict === "contradicted");

/** Is what was written in place of the truth itself marked as contradicted? */
function isFound({ text, plan }: Paragraph, { from, to }: Paragraph["errors"][number]): boolean {
  const start = text.indexOf(from);
  const wrong = text.slice(0, start) + to + text.slice(start + from.length);
  return contradicted(wrong, plan).some((claim) => overlap(claim, { start, end: start + to.length }));
}

describe.each(SETS)("$name", (set) => {
  const paragraphs = paragraphsIn(set.file);

  it("are whole: each error replaces words that stand in its paragraph once", () => {
    const errors = paragraphs.flatMap(({ text, errors: own }) =>
      own.map(({ from }) => text.split(from).length)
    );
    expect(paragraphs).toHaveLength(set.paragraphs);
    expect(paragraphs.filter(({ keptAside }) => keptAside)).toHaveLength(set.aside);
    expect(errors).toEqual(Array(set.errors).fill(2));
  });

  it("have as many of the errors found as the mark says", () => {
    const missed = paragraphs.flatMap((paragraph) =>
      paragraph.errors
        .filter((error) => !isFound(paragraph, error))
        .map(({ from, to }) => `${paragraph.number}: ${from} → ${to}`)
    );
    expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(set.errors - set.found);
  });

  it("are falsely accused no more often than the mark says", () => {
    const accused = paragraphs.flatMap(({ number, text, plan }) =>
      contradicted(text, plan).map((claim) => `${number}: “${claim.text}”: ${claim.said}`)
    );
    expect(accused.length, accused.join("\n")).toBeLessThanOrEqual(set.accused);
  });

  it("have most of their claims found", () => {
    const all = paragraphs.flatMap(({ text, plan, claims }) => {
      const found = checkClaims(text, facts[plan]).filter(({ verdict }) => verdict === "found");
      return claims.map((claim) => {
        const start = text.indexOf(claim);
        return found.some((one) => overlap(one, { start, end: start + claim.length }));
      });
    });
    expect(all.filter(Boolean).length).toBeGreaterThanOrEqual(set.claims * all.length);
  });
});

it.each([
  ["leicestershire", "data"],
  ["london", "examples/london"]
] as const)("what the program itself writes of the figures of %s is accused of nothing", (plan, folder) => {
  const commented = commentedPlan(folder);
  const text = commentaryText(commented.file, commented, "text");
  expect(checkClaims(text, facts[plan]).length).toBeGreaterThan(20);
  expect(contradicted(text, plan).map((claim) => `${claim.text}: ${claim.said}`)).toEqual([]);
});

describe("40 sentences that count something else than a measure does, or hold it against what the plan has no figures of", () => {
  const sentences: { text: string }[] = JSON.parse(readFileSync("test/claims/other-things.json", "utf8"));

  it.each(sentences)("“$text” is accused of nothing", ({ text }) => {
    expect(contradicted(text, "leicestershire")).toEqual([]);
  });
});

describe("what a text cannot be told of", () => {
  const verdicts = (text: string, plan: Paragraph["plan"] = "leicestershire") =>
    checkClaims(text, facts[plan]).map((claim) => [claim.text, claim.verdict]);

  it("is not supported where no measure of the plan is about it", () => {
    expect(verdicts("Shoplifting rose to 5,120 offences.")).toEqual([
      ["rose", "not-supported"],
      ["5,120", "not-supported"]
    ]);
    expect(verdicts("Robbery is red.")).toEqual([["red", "not-supported"]]);
    expect(verdicts("We recruited 120 officers for burglary.")).toEqual([["120", "not-supported"]]);
  });

  it("is not supported where it is a part of what the sentence before counts", () => {
    expect(verdicts("Burglary stood at 4,253. Some 300 of them were new.")).toEqual([
      ["4,253", "found"],
      ["300", "not-supported"]
    ]);
    expect(verdicts("Burglary stood at 4,253, 300 of which were solved.")).toEqual([
      ["4,253", "found"],
      ["300", "not-supported"]
    ]);
  });

  it("cannot be judged where it is hoped or supposed", () => {
    expect(verdicts("We hope that burglary will have fallen by 10%.")).toEqual([
      ["fallen", "cannot-be-judged"],
      ["10%", "cannot-be-judged"]
    ]);
    expect(verdicts("Burglary would be green.")).toEqual([["green", "cannot-be-judged"]]);
  });

  it("is nothing in a text without figures and claims", () => {
    expect(verdicts("The Chair thanked members and closed the meeting at 9pm on 12 March 2014.")).toEqual([]);
  });
});

// Baseline 3,935 and latest 4,253, as the paper printed them: 318 more, 318 / 3,935 = 8.08 per cent.
describe("a figure", () => {
  const verdictOf = (text: string): string | undefined =>
    checkClaims(text, facts.leicestershire).find(({ text: said }) => /\d|thousand|twelfth/.test(said))
      ?.verdict;

  it.each([
    ["Burglary stood at 4,253.", "found"],
    ["Burglary stood at about 4,300.", "found"],
    ["Burglary stood at four thousand two hundred and fifty-three.", "found"],
    ["Burglary was 3,935 in the baseline year.", "found"],
    ["Burglary is up 8%.", "found"],
    ["Burglary is up by a twelfth.", "found"],
    ["Burglary is up by 318.", "found"],
    ["Burglary stood at 4,352.", "contradicted"],
    ["Burglary stood at about 4,900.", "contradicted"],
    ["Burglary was 4,253 in the baseline year.", "contradicted"],
    ["Burglary is up 9%.", "contradicted"],
    ["Burglary is up by 3,180.", "contradicted"],
    ["Burglary stood at nearly 4,200.", "contradicted"],
    ["Burglary stood at just over 4,300.", "contradicted"]
  ])("“%s” is %s", (text, verdict) => {
    expect(verdictOf(text)).toBe(verdict);
  });

  it("that is wrong is told with the right one, and the measure that it is of", () => {
    const [claim] = checkClaims("In the baseline year there were 4,935 burglaries.", facts.leicestershire);
    expect(claim).toMatchObject({
      text: "4,935",
      verdict: "contradicted",
      said: "It should be 3,935 in the baseline.",
      measure: { id: "domestic-burglary" }
    });
  });
});
