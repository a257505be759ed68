import { chiSquareCdf } from "../../../statistics/distributions/distributions.js";
import { leastPlausibleDispersion } from "../../../statistics/regression/least-plausible-dispersion.js";
import { formatNumber, formatPercent } from "../../../words/format.js";
import { dossierOf, type Methodology } from "../methodology-context.js";
import { falseAlarmsWithFloor } from "../methodology-floor.js";
import { formula, paragraph } from "../methodology-prose.js";
import type { RulePage, RuleText } from "../methodology-rule-page.js";
import { falseText, foundText } from "../methodology-shares.js";
import { changeExample } from "./r1-change-example.js";

/** R1's page. Its error rates are measured through R8, whose colour is R1's finding. */
export const changeRule: RulePage = {
  rule: "R1",
  text: changeText,
  examples: "measures",
  example: (source, id) => changeExample(dossierOf(source, id), source.rating.settings),
  evidence: {
    rules: ["R8"],
    note: "R1 gives no colour by itself. Its error rates are measured with “better” as green and “worse” as red, which is what [R8](./r8-continuous-improvement.html) shows."
  }
};

/** The pairs of a whole year leave this many degrees of freedom. */
const YEAR_FREEDOM = 11;

/** Why the spread has a floor, and what the floor does to a test of counts that vary as counting alone makes them. */
export function floorText({ rating }: Methodology, degreesOfFreedom = YEAR_FREEDOM): string {
  const { z } = rating.settings;
  const floor = leastPlausibleDispersion(degreesOfFreedom);
  const share = (value: number) => formatPercent(100 * value);
  const rate = (value: number) => share(falseAlarmsWithFloor(value, degreesOfFreedom, z));
  return (
    `Counts cannot vary less than counting alone makes them, so an estimated spread may be too small only by luck. It is ` +
    `raised to what counting plausibly gives: with ${degreesOfFreedom} degrees of freedom, ${formatNumber(floor, 2)} of ` +
    `the Poisson variance, below which ${formatPercent(100 * chiSquareCdf(floor * degreesOfFreedom, degreesOfFreedom), 0)} ` +
    `of estimates fall. The floor is not the whole Poisson variance: in purely Poisson counts that would raise the ` +
    `estimate half of the time, and the test would be wrong in ${rate(1)} of cases where ${share(0.05)} is meant. With this ` +
    `floor it is wrong in ${rate(floor)}, with none in ${rate(0)} (computed here, from the chi-square distribution of the estimate).`
  );
}

function changeText(source: Methodology): RuleText {
  const { words: w, evidence } = source;
  const asWritten = (scenario: string) => falseText(evidence, { rule: "R8", scenario });
  const calibrated = (scenario: string) =>
    falseText(evidence, { rule: "R8", reading: "calibrated", scenario });
  return {
    paper: [
      `Offences are set against the financial year ${w.baseline}. What is asked is a statistically significant improvement as things stand now. All control lines are to be ${w.z} standard deviations wide, and the method is said to be the Home Office’s, iQuanta, which was never published.`
    ],
    computed: [
      {
        heading: "As written",
        content: [
          paragraph(
            `{B} is the mean of the ${w.baselineMonths} of the baseline, {L} that of the latest ${w.latest}. Lines for {L} stand around {B}, from the spread of the single months of both:`
          ),
          formula("{B} ± {z} √({s}_{B}² / {n}_{B} + {s}_{L}² / {n}_{L})"),
          paragraph(
            "Beyond the line on the better side is “improved”, beyond the other “worse”, between them “no change”. The lower line is never below zero."
          )
        ]
      },
      {
        heading: "Calibrated",
        content: [
          paragraph(
            "The same calendar months are paired, {d}_{m} = latest_{m} − baseline_{m}, so that the season drops out. Their mean is judged against"
          ),
          formula("± {t}({n} − 1) · max({s}_{d}, √({q} ({B} + {L}))) / √{n} · √((1 + {r}) / (1 − {r}))"),
          paragraph(floorText(source)),
          paragraph(
            `{q} is that share of the Poisson variance. {r} is the correlation of neighbouring residuals in the seasonal model with a trend, fitted to at most the last ${w.seasonWindow} and corrected for the bias of short series; below zero it counts as zero, and it is not taken above 0.95.`
          )
        ]
      }
    ],
    assumptions: [
      "As written: the months of each period are independent draws about one level. The season then counts as scatter and widens the lines; months that move together make them too narrow.",
      "Calibrated: both years have the same season, the differences are about normal, and what links neighbouring months fades as a first-order autoregression does.",
      "Both: offences are recorded in the same way in both periods.",
      "Both periods must be known whole and must not share a month. The calibrated reading also needs them to be the same number of whole years."
    ],
    limits: [
      `**Months that move together.** With neighbours correlated by 0.6 the reading as written is wrong in ${asWritten("ar-0.6")} of histories without change, the calibrated in ${calibrated("ar-0.6")}.`,
      `**A season hides change as written.** In 400 offences a month with noise and a season it is wrong in only ${asWritten("typical")}, and finds a true fall of 5% in ${foundText(evidence, { rule: "R8", scenario: "typical" }, -5)} of cases; the calibrated reading in ${foundText(evidence, { rule: "R8", reading: "calibrated", scenario: "typical" }, -5)}.`,
      `**One year is the yardstick for all.** If the baseline happened to be a low year, everything after it looks worse.`,
      "**Recording.** HMIC’s inspections of 2014 changed how violence is recorded: more violence recorded need not be more violence."
    ]
  };
}
