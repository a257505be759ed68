import { formatNumber } from "../../../words/format.js";
import { dossierOf, type Methodology } from "../methodology-context.js";
import { formula, paragraph } from "../methodology-prose.js";
import type { RulePage, RuleText } from "../methodology-rule-page.js";
import { falseText, foundText } from "../methodology-shares.js";
import { positionExample } from "./r4-position-example.js";

/** R4's page. */
export const positionRule: RulePage = {
  rule: "R4",
  text: positionText,
  examples: "measures",
  example: (source, id) => positionExample(dossierOf(source, id), source.rating.settings, source.forceNames),
  evidence: {
    rules: ["R4"],
    note: "Groups of eight whose true rates differ by a common normal spread of 15%, with Poisson counts of a year. The home force’s true rate is one more draw from that spread, moved down by 5, 10 or 20% for the second chart: a force that moves within its group’s spread is hard to tell from one that does not. Surveys were not simulated."
  }
};

function positionText({ words: w, evidence, rating }: Methodology): RuleText {
  const equal = { rule: "R4", scenario: "group-equal" } as const;
  const peers = rating.data.groups[rating.settings.msg.edition]?.[rating.force]?.peers.length ?? 0;
  const n = peers + 1;
  return {
    paper: [
      "A force is compared with its Most Similar Group, from iQuanta. For offences red is above the upper control line, amber between the lines, green below the lower; for satisfaction and confidence the other way round. Where iQuanta has no figure for a measure, a proxy is used where there is one."
    ],
    computed: [
      {
        heading: "The figure",
        content: [
          paragraph(
            `The offences of the latest ${w.latest} per 1,000 population, by the mid-year estimate nearest to the middle of those months (per 1,000 households where the measure asks for it and all are known). For surveys, the percentage of the wave that ended together. The group is the force and its peers of the edition “${w.edition}”, averaged by ${w.average}.`
          )
        ]
      },
      {
        heading: "As written",
        content: [
          paragraph("The force is counted in its own group, as HMIC did:"),
          formula("mean ± {z} · {s}"),
          paragraph(
            `In a group of ${n} no force can lie further out than (${n} − 1) / √${n} = ${formatNumber((n - 1) / Math.sqrt(n), 2)} standard deviations, because it widens its own lines. Lines below zero are drawn at zero.`
          )
        ]
      },
      {
        heading: "Calibrated",
        content: [
          paragraph(
            "The force is left out. With {p} peers, their mean and {s}_{p}, the lines hold one more force of the same kind:"
          ),
          formula("mean_{p} ± {t}({p} − 1) · √({s}_{p}² (1 + 1/{p}) + {v})"),
          paragraph(
            "{v} is the sampling variance of the force’s own percentage, and zero for offences, whose chance variation is part of {s}_{p}."
          )
        ]
      },
      {
        heading: "Rank",
        content: [
          paragraph(
            "The place, 1 being best, is printed with its 95% interval. Every figure moves about the printed one by its own standard error: of a percentage that of its answers; of a rate that of as many independent months as spread as these, never less than counting alone gives. The probability of each place is integrated exactly, not simulated."
          )
        ]
      }
    ],
    assumptions: [
      "The true figures of similar forces scatter about a common one as a normal distribution does.",
      "The forces record alike, and the population says how many could be victims.",
      "The group is similar. It was **computed by this project** from published figures and is not the Home Office’s Most Similar Group, which is not public; `data/comparison-groups.csv` takes a force’s own list."
    ],
    limits: [
      `**Almost always amber as written.** It colours ${falseText(evidence, equal)} of forces that are like the others, and finds a force whose true rate is 20% lower in ${foundText(evidence, equal, -20)} of cases; calibrated, ${falseText(evidence, { ...equal, reading: "calibrated" })} and ${foundText(evidence, { ...equal, reading: "calibrated" }, -20)}.`,
      "**A group of few forces has wide lines.** A place near an end is often compatible with the middle: read the rank’s interval.",
      "**The rank’s interval is on the wide side** for rates: the season is part of the spread of the months.",
      "**A proxy is another measure.** Its place need not be that of the measure it stands for.",
      "**Sample surveys of the peers are simulated** in the delivered data; their places show how the rule works, and nothing about any force."
    ]
  };
}
