import { measureTitle } from "../../../kit/measure-title.js";
import { planMeasures } from "../../../plan/plan.js";
import type { Methodology } from "../methodology-context.js";
import type { Worked } from "../methodology-example.js";
import { paragraph } from "../methodology-prose.js";
import type { RulePage } from "../methodology-rule-page.js";

/** R7's page. */
export const outcomeRule: RulePage = {
  rule: "R7",
  examples: "plan",
  example: awaitingExample,
  text: ({ words: w }) => ({
    paper: ["The measure stands on the panel, but what it counts is still awaited; it is printed as NA."],
    computed: [
      {
        heading: "While it is awaited",
        content: [
          paragraph("The measure is not rated in either reading, and its page gives the plan’s reason.")
        ]
      },
      {
        heading: "Once it is defined",
        content: [
          paragraph(
            `A force that has outcomes declares them in \`data/plan.yaml\` as a percentage: outcomes of named kinds over offences, with the offences as the base. It is then judged as a survey is, by [R6](./r6-surveys.html) against the baseline at ${w.surveyConfidence}, and by [R4](./r4-position.html) against the group where the plan asks for its position.`
          )
        ]
      }
    ],
    assumptions: [
      "Once declared: that each offence is an independent trial with the same chance of an outcome. Offences of one series or one offender are not, and a design effect can say so."
    ],
    limits: [
      "**An outcome takes time.** The share of the latest offences that has one is too low until the slow ones are decided: compare periods of the same age.",
      "**What counts as an outcome can change** with the framework of outcomes, and so then does the percentage.",
      "Error rates: those of [R6](./r6-surveys.html#rates) and [R4](./r4-position.html#rates)."
    ]
  })
};

/** The measures that are awaited, each with the plan's reason. */
function awaitingExample({ rating }: Methodology): Worked[] {
  const rows = planMeasures(rating.plan).flatMap((entry) => {
    const { measure } = entry;
    if (measure.kind !== "outcome") return [];
    return [[measureTitle(entry), measure.awaiting ?? "Declared: judged by R6"]];
  });
  return [
    {
      title: `In the plan now: ${rows.length} ${rows.length === 1 ? "measure" : "measures"} of this kind`,
      tables: [
        { caption: "Outcomes of the plan, and why they cannot be shown", headings: ["Measure", "Why"], rows }
      ],
      steps: []
    }
  ];
}
