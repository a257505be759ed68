import { formula, paragraph } from "../methodology-prose.js";
import type { RulePage } from "../methodology-rule-page.js";
import { figuresExample } from "./r9-figures-example.js";

/** R9's page. */
export const figuresRule: RulePage = {
  rule: "R9",
  examples: "plan",
  example: ({ rating }) => figuresExample(rating.plan),
  text: () => ({
    paper: [
      "Some panels print two figures and the change between them, some a year-to-date pair, some an assessment in words, some what is to be done, and one the savings required, realised and still to find."
    ],
    computed: [
      {
        heading: "Two figures",
        content: [
          formula("100 · (latest − baseline) / baseline"),
          paragraph(
            "It is printed as a whole per cent, halves rounded away from zero. Without one of the figures, or from a baseline of zero, it is NA. Figures written into the plan belong to its own force and period and are shown for no other."
          )
        ]
      },
      {
        heading: "Savings",
        content: [
          formula("required = realised + identified + further"),
          paragraph("They agree when the two sides differ by less than half of the last printed digit, 0.05.")
        ]
      },
      {
        heading: "Words",
        content: [paragraph("Assessments and actions are printed as they stand.")]
      }
    ],
    assumptions: ["The figures are what the plan says they are. There is no series behind them to check."],
    limits: [
      "**None of these has a colour.** One pair of figures carries no evidence of what chance alone would do: a fall of half may be luck where few are counted.",
      "**A doubled half year is not a year.** The plan’s note says where figures were doubled so that they could be compared."
    ]
  })
};
