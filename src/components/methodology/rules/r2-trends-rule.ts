import { formatNumber, formatPercent } from "../../../words/format.js";
import { dossierOf, type Methodology } from "../methodology-context.js";
import { chanceOfALine, rollingTotalCoverage } from "../methodology-line-chance.js";
import { formula, paragraph } from "../methodology-prose.js";
import type { RulePage, RuleText } from "../methodology-rule-page.js";
import { trendsExample } from "./r2-trends-example.js";

/** R2's page. Its error rates are measured through R3, whose amber and green need a trend that reaches the threshold. */
export const trendsRule: RulePage = {
  rule: "R2",
  text: trendsText,
  examples: "measures",
  example: (source, id) => trendsExample(dossierOf(source, id), source.rating),
  evidence: {
    rules: ["R3"],
    note: "R2 gives no colour by itself. In [R3](./r3-offences.html) an unchanged history is amber when at least one trend reaches the threshold, so R3’s false colours are nearly all R2’s. The simulated forces have no comparison group: the calibrated reading is measured with the forecast from a force’s own counts. How good the forecast is on real series is on [its own page](./forecast.html)."
  }
};

/** Histories tried while the page is drawn. */
const RUNS = 400;

function trendsText({ words: w, rating, measures }: Methodology): RuleText {
  const chance = chanceOfALine(rating.settings, rating.period, RUNS);
  const rolling = rollingTotalCoverage(rating.settings, rating.period, RUNS);
  const share = (value: number) => formatPercent(100 * value, 0);
  return {
    paper: [
      `At least one “statistical trend” must lead to the improvement by ${w.targetDate}; where there is an improvement already, at least one must keep it. Which trends, over which months, and how large an improvement has to be is not said.`
    ],
    computed: [
      {
        heading: "What is projected",
        content: [
          paragraph(
            `The **total** of the offences in ${w.target}. Months of it that are known are added as they are. It is achieved by a total ${w.achievement}.`
          )
        ]
      },
      {
        heading: "As written",
        content: [
          paragraph(
            `Straight lines by least squares through the counts of several windows: ${w.trends}. With {m} months still to come, {X} the design of a line and {g} the sum of the rows {x}_{i} of the coming months, the total and its interval are`
          ),
          formula("Σ {x}_{i}′{b} ± {t}({n} − 2) · {s} √({m} + {g}′({X}′{X})⁻¹{g})"),
          paragraph(
            "A total below zero is taken as zero. The rule is met when at least one line reaches the threshold; how many of how many do is always printed."
          )
        ]
      },
      {
        heading: "Calibrated",
        content: [
          paragraph(
            `One forecast: ${w.forecast}. It has a ${w.projectionConfidence} interval for the total and the probability that the total passes the threshold, and counts as achieved at ${w.probability} or more. The interval is that of the total, not a sum of monthly limits, and never goes below zero.`
          ),
          formula(
            "interval = total divided and multiplied by exp({k}_{h} · {σ})",
            "{σ} the method’s standard deviation of ln(total), {k}_{h} measured by quarters ahead {h}"
          ),
          paragraph(
            "The multiple {k}_{h} is what held the stated share of real outcomes: see [the evidence](./forecast.html)."
          )
        ]
      }
    ],
    assumptions: [
      "As written: what changed over a window goes on at the same pace for years, and the counts scatter independently about the line.",
      "Calibrated: the force keeps its distance from its comparison group, whose trend fades; the errors to come are like those of the years in the backtest.",
      "Both: nothing is known of what is going to be done about it."
    ],
    limits: [
      `**“At least one of several” is generous.** In ${formatNumber(chance.runs)} simulated histories without any change (independent months, tried just now in this page) at least one line led to a total on the better side of the baseline in ${share(chance.any)}, and beyond the threshold in force in ${share(chance.inForce)}.`,
      linesFarOut(measures),
      `**A line through rolling 12-month totals is not offered.** Its neighbouring points share eleven months: in the same kind of histories its “${w.projectionConfidence}” interval held the total of ${w.target} in ${share(rolling.held)} (${formatNumber(rolling.runs)} tried).`,
      "**A short window knows no season.** A line through the last 12 months starts in one part of the year and ends in another.",
      "**Recording changes look like trends**, for the lines and for the forecast."
    ]
  };
}

/** Lines whose total is below half, or above twice, the latest year's. */
export function linesFarOut(measures: Methodology["measures"]): string {
  const lines = measures.flatMap(({ latest, findings }) =>
    findings.flatMap((f) =>
      f.rule === "R2" && f.reading === "as-written" && f.finding !== "not-judged"
        ? f.evidence.projections.map((p) => ({ ...p, share: latest ? p.total / latest : 1 }))
        : []
    )
  );
  const far = lines.filter(({ share }) => share < 0.5 || share > 2);
  const none = far.filter(({ total }) => total === 0).length;
  return (
    `**Lines drawn far ahead are mostly noise.** Of the ${formatNumber(lines.length)} lines of this plan ${formatNumber(far.length)} ${far.length === 1 ? "leads" : "lead"} to less than half, ` +
    `or more than twice, the offences of the latest year${none > 0 ? `, ${formatNumber(none)} to none at all` : ""}.`
  );
}
