import { definitionTable } from "../../../kit/definition-table.js";
import { dossierOf, type Methodology } from "../methodology-context.js";
import { paragraph } from "../methodology-prose.js";
import type { RulePage, RuleText } from "../methodology-rule-page.js";
import { falseText } from "../methodology-shares.js";
import { offencesExample } from "./r3-offences-example.js";

/** R3's page. */
export const offencesRule: RulePage = {
  rule: "R3",
  text: offencesText,
  examples: "measures",
  example: (source, id) => offencesExample(dossierOf(source, id)),
  evidence: {
    rules: ["R3"],
    note: "The rule asks for an improvement. Where nothing has changed, red is the right colour, and green and amber are the false ones. The simulated forces have no comparison group, so the calibrated reading is measured with the forecast from a force’s own counts. Fewer histories are simulated than for the other rules, because a forecast is fitted in each."
  }
};

function offencesText({ words: w, evidence }: Methodology): RuleText {
  const typical = { rule: "R3", scenario: "typical" } as const;
  return {
    paper: [
      "Red: no improvement now, and no trend achieves one by the target date. Amber: no improvement now, but at least one trend achieves it. Green: an improvement now, and at least one trend keeps it."
    ],
    computed: [
      {
        heading: "Both readings",
        content: [
          paragraph(
            "[R1](./r1-change.html) and [R2](./r2-trends.html) of the same reading together give the colour. In the calibrated reading the forecast stands for “at least one trend”."
          ),
          definitionTable({
            caption: "What R1 and R2 give together",
            headings: [`Now (R1)`, `By ${w.targetDate} (R2)`, "Colour"],
            rows: [
              ["improved", "at least one trend holds it", "green"],
              [
                "improved",
                "no trend holds it",
                `${w.unmaintained}, labelled “improved, not projected to hold”`
              ],
              ["no change", "at least one trend achieves it", "amber"],
              [
                "worse",
                "at least one trend achieves it",
                "amber, labelled “worse now, one or more trends recover”"
              ],
              ["no change or worse", "no trend achieves it", "red"],
              ["not judged", "", "not rated"]
            ]
          }),
          paragraph(
            "The second row is a state to which the paper gives no colour. A setting decides it, and the label says so."
          )
        ]
      }
    ],
    assumptions: [
      "All that R1 and R2 take for granted.",
      "“Improvement” means beyond R1’s lines on the better side; “achieves” and “maintains” mean the same threshold."
    ],
    limits: [
      "**Red does not mean “worse”.** A force in which nothing changes is meant to be red.",
      "**Amber can hide a rise** that one line happens to recover. That state has its label.",
      `**Amber by chance.** In histories like the plan’s own, without change, the reading as written is amber or green in ${falseText(evidence, typical)} of cases, the calibrated in ${falseText(evidence, { ...typical, reading: "calibrated" })}: see [why](./r2-trends.html#limits).`
    ]
  };
}
