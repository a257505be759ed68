import { dossierOf, type Methodology } from "../methodology-context.js";
import { formula, paragraph } from "../methodology-prose.js";
import type { RulePage, RuleText } from "../methodology-rule-page.js";
import { falseText, foundText } from "../methodology-shares.js";
import { surveyExample } from "./r6-survey-example.js";

/** R6's page. */
export const surveyRule: RulePage = {
  rule: "R6",
  text: surveyText,
  examples: "measures",
  example: (source, id) => surveyExample(dossierOf(source, id)),
  evidence: {
    rules: ["R6"],
    note: "Two simple random samples of the same size. The true change is in per cent of the 85% satisfied: −5% is a fall to 80.75%."
  }
};

function surveyText({ words: w, evidence }: Methodology): RuleText {
  const of = (base: number) => ({ rule: "R6", scenario: `survey-${base}` }) as const;
  return {
    paper: [
      `Change since March 2013: green when one can be 95% confident that the level is now better, red when worse, amber without statistical evidence of change.`
    ],
    computed: [
      {
        heading: "Both readings",
        content: [
          paragraph(
            `The paper itself asks for 95% confidence, so there is one test: Newcombe’s hybrid score interval for a difference of two percentages (1998, method 10), at ${w.surveyConfidence}. If it leaves out zero the change is green or red.`
          ),
          formula(
            "lower = {d} − √(({p}₁ − {l}₁)² + ({u}₂ − {p}₂)²)",
            "upper = {d} + √(({u}₁ − {p}₁)² + ({p}₂ − {l}₂)²)"
          ),
          paragraph(
            "{d} = {p}₁ − {p}₂, latest minus baseline; {l} and {u} are Wilson’s limits of each, with {n} answers and {z} for the confidence:"
          ),
          formula("(2{n}{p} + {z}² ± {z} √({z}² + 4{n}{p}(1 − {p}))) / (2({n} + {z}²))"),
          paragraph(
            `{n} is the number of answers divided by the design effect (Kish), where one is given. The baseline is the wave that ended with the baseline year; the latest wave may have ended at most ${w.surveyOldest} before the period end, and must not share interviews with the baseline’s.`
          )
        ]
      }
    ],
    assumptions: [
      "Both waves are random samples of the same kind of people, asked the same question in the same way, and nobody is in both.",
      "Those who did not answer are like those who did.",
      "A design effect that is not given is 1: the sample is as exact as a simple random one."
    ],
    limits: [
      `**Most amber results are a lack of answers, not of change.** With 600 answers in each wave a true fall of 5% is found in ${foundText(evidence, of(600), -5)} of cases, with 100 in ${foundText(evidence, of(100), -5)}, with 2,000 in ${foundText(evidence, of(2000), -5)}. Every measure’s page prints the smallest change that its own bases could have shown.`,
      `**It is right about as often as it says**: false colours in ${falseText(evidence, of(100))} with 100 answers, ${falseText(evidence, of(2000))} with 2,000.`,
      "**No number of answers, no colour.** It is never guessed.",
      "**Overlap of two intervals is another, blunter test** and is never used: see [differences](./differences.html#surveys).",
      "**The answers in the delivered sample are illustrative.** The percentages are the paper’s, the numbers of answers are not."
    ]
  };
}
