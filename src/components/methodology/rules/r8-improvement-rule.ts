import type { Methodology } from "../methodology-context.js";
import { paragraph } from "../methodology-prose.js";
import { resultsTable } from "../methodology-results-table.js";
import type { RulePage, RuleText } from "../methodology-rule-page.js";
import { falseText } from "../methodology-shares.js";

/** R8's page. */
export const improvementRule: RulePage = {
  rule: "R8",
  text: improvementText,
  examples: "plan",
  example: (source) => [
    {
      title: "The plan by this key",
      tables: [
        resultsTable(source, "R8", "Every measure that the key can colour, whichever scheme is published now")
      ],
      steps: []
    }
  ],
  evidence: {
    rules: ["R8"],
    note: "Of offences, whose colour is R1’s. Percentages have the error rates of [R6](./r6-surveys.html#rates)."
  }
};

function improvementText({ words: w, evidence }: Methodology): RuleText {
  const typical = { rule: "R8", scenario: "typical" } as const;
  return {
    paper: [
      "The dashboard page has a key of its own: a statistically significant improvement on the end of 2012/13 is green, no statistically significant change amber, a statistically significant deterioration red."
    ],
    computed: [
      {
        heading: "Both readings",
        content: [
          paragraph(
            "Offences take the colour from [R1](./r1-change.html) of the same reading: improved is green, no change amber, worse red. Percentages take it from [R6](./r6-surveys.html)."
          ),
          paragraph(
            `It is a second scheme for the same data; the setting “Rating scheme” chooses which is published. Now: ${w.scheme}. The setting “Panel layout” brings back the old panel, with the change in per cent and the total.`
          )
        ]
      }
    ],
    assumptions: ["All that R1 takes for granted of offences, and R6 of percentages."],
    limits: [
      "**Amber means another thing than in the plan’s own rules.** Here it is “no evidence of change”; in [R3](./r3-offences.html) it is “not yet, but a trend says so”. A force without change is amber here and red there.",
      `**Error rates are those of the rules behind it**: for offences like the plan’s own ${falseText(evidence, typical)} as written, ${falseText(evidence, { ...typical, reading: "calibrated" })} calibrated.`,
      "**Better than the baseline is not getting better.** A measure that improved at once and then worsened stays green."
    ]
  };
}
