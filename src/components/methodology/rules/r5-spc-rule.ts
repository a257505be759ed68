import { dossierOf, type Methodology } from "../methodology-context.js";
import { formula, paragraph } from "../methodology-prose.js";
import type { RulePage, RuleText } from "../methodology-rule-page.js";
import { falseText, foundText, looksText } from "../methodology-shares.js";
import { floorText } from "./r1-change-rule.js";
import { spcExample } from "./r5-spc-example.js";

/** R5's page. */
export const spcRule: RulePage = {
  rule: "R5",
  text: spcText,
  examples: "measures",
  example: (source, id) => spcExample(dossierOf(source, id), source.rating.settings),
  evidence: {
    rules: ["R5", "XmR"],
    note: "The alternatives are those that the setting “SPC, spread of the lines” offers. The XmR chart is drawn for exploring, and gives no colour on the dashboard; here a signal in one of the recent months counts as one."
  }
};

/** Degrees of freedom of the model in the first measure that has one; of five years of months otherwise. */
function modelFreedom({ measures }: Methodology): number {
  const tests = measures.flatMap(({ ratings }) =>
    ratings.flatMap((r) => (r.rule === "R5" && r.rating !== "not-rated" ? [r.evidence.test] : []))
  );
  return tests.find((test) => test !== undefined)?.degreesOfFreedom ?? USUAL_FREEDOM;
}

/** Sixty months less three levels and two yearly waves. */
const USUAL_FREEDOM = 53;

function spcText(source: Methodology): RuleText {
  const { words: w, evidence } = source;
  const typical = { rule: "R5", scenario: "typical" } as const;
  const calibrated = { ...typical, reading: "calibrated" } as const;
  const mean = { ...typical, variant: "spread of a mean" };
  return {
    paper: [
      `The average of the most recent ${w.spcRecent} is compared with that of the ${w.spcPrevious} before, by statistical process control after iQuanta. Above the upper control line is red, between the lines amber, below the lower line green. The lines are ${w.z} standard deviations of the data points of those ${w.spcPrevious}.`
    ],
    computed: [
      {
        heading: "As written",
        content: [
          paragraph(
            `{s} is the standard deviation of the ${w.spcPrevious} before the recent ones; the two windows do not overlap. The recent mean is judged against`
          ),
          formula("earlier mean ± {z} · {s} · {f}"),
          paragraph(
            `{f} is 1 for the spread of single months (the paper’s words), 1/√{n}_{recent} for that of a mean of the recent months, √(1/{n}_{recent} + 1/{n}_{earlier}) for that of the difference of the two means. In force now: ${w.spcLines}.`
          )
        ]
      },
      {
        heading: "Calibrated",
        content: [
          paragraph(
            `A log-linear quasi-Poisson regression on at most the last ${w.seasonWindow}: a level for the recent months, one for the months before them, and a level and slope for all older ones (so that an older trend is taken for neither noise nor autocorrelation), with ${w.season} (for quarters, an effect for each quarter; no season with fewer than ${w.seasonMinimum}). {e} is the logarithm of the recent level over the earlier one.`
          ),
          formula(
            "{t} = {e} / SE({e})",
            "SE({e}) = √({φ} · variance from the model) · √((1 + {r}) / (1 − {r}))",
            "lines = expected mean divided and multiplied by exp({t}({df}) · SE({e}))"
          ),
          paragraph(
            "The expected mean is the recent mean divided by the ratio of the levels: what the earlier level and the time of year lead one to expect. {φ} is how much more than counting alone the months vary about the model, and {r} the correlation of neighbouring residuals, corrected for the bias of short series and never taken below zero."
          ),
          paragraph(floorText(source, modelFreedom(source)))
        ]
      }
    ],
    assumptions: [
      "As written: the months before are independent and have no season; the recent mean scatters as much as a single month does, which it does not.",
      "Calibrated: the season is the same in every year fitted, and multiplies the level; what links neighbouring months fades as a first-order autoregression does.",
      "Both: every month of both windows is known. With nothing but zeros in one of them the calibrated reading gives no colour."
    ],
    limits: [
      `**As written it is nearly blind.** A mean of ${w.spcRecent} is held against the scatter of single months. In histories like the plan’s own it is wrong in ${falseText(evidence, typical)}, and finds a true fall of 10% in ${foundText(evidence, typical, -10)} of cases, of 20% in ${foundText(evidence, typical, -20)}; the calibrated reading in ${foundText(evidence, calibrated, -10)} and ${foundText(evidence, calibrated, -20)}, wrong in ${falseText(evidence, calibrated)}.`,
      `**It compares half a year with a whole one.** Lines for a mean, which would see more, take the season for a change: they are wrong in ${falseText(evidence, { ...mean, scenario: "season" })} of histories with a season of 10%, and in ${falseText(evidence, { ...mean, scenario: "noise" })} without.`,
      `**Looking every month.** At least one of twelve looks is false in ${looksText(evidence, typical)} as written and in ${looksText(evidence, calibrated)} calibrated.`,
      `**Months that move together** over longer than the windows look like a change: with neighbours correlated by 0.6 the calibrated reading is wrong in ${falseText(evidence, { ...calibrated, scenario: "ar-0.6" })}.`,
      "**Fixed Poisson limits are not used**: real counts of a whole force vary more than counting alone."
    ]
  };
}
