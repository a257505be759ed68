import { element } from "../../kit/element.js";
import { formatMonth } from "../../plan/month.js";
import type { DashboardFile } from "../../views/page-files.js";
import { formatUnits } from "../../words/format.js";
import { bullets, paragraph } from "./methodology-prose.js";
import { breadcrumb, section } from "./page-section.js";

/** How the measure pages find what it would take, how fragile a colour is, and what its history was. */
export function takesPage({ view, periods }: Pick<DashboardFile, "view" | "periods">): HTMLElement {
  const { spc, latest } = view.rating.settings;
  return element(
    "article",
    { class: "methodology-page" },
    breadcrumb(),
    element("h1", {}, "What it would take, fragile colours, history"),
    element(
      "p",
      { class: "methodology-question" },
      "Three questions that come after a colour: what would change it, how little would change it, and what was it before?"
    ),
    section(
      "takes",
      "What would it take?",
      paragraph(
        "**The question.** Counting from the period end: if every coming month had {d} fewer offences than the same month of the last known year, what is the smallest whole {d} with which the rule gives green, and with which it gives any colour but red? Where more is better, {d} more. A count never goes below zero."
      ),
      bullets([
        `**R5** looks again after ${formatUnits(spc.recent, "month")} (its recent window), **R3**, **R4** and **R8** after ${formatUnits(latest.months, "month")} (the latest period): by then what is compared consists of nothing but coming months.`,
        "**The lines move as they will.** The rule itself is applied to the series so continued: its earlier window, its season, its trends and its forecast are read from the same months.",
        "**Others are held.** The other forces of the group repeat their last year, and the population is that of today. For a measure with a proxy, R4’s {d} is of the proxy’s offences.",
        "**If nothing changes** is the colour with {d} = 0: the last year repeated. It can differ from today’s colour, since the windows move on."
      ]),
      paragraph(
        "**Surveys.** The next wave is compared as the latest one is, with the same baseline, at the latest number of answers and at twice as many: the smallest change, in tenths of a point, that gives green, and that gives any colour but red. The design effect stays."
      ),
      paragraph(
        "**The search.** A smaller count need not give a better colour at every step: fewer offences also change the season and the spread. So 25 values of {d} are tried, from none to as many as the largest month had, close together where they are small; then the interval before the first that succeeds is halved until one offence is left. A colour that comes and goes between two tried values is not found. Where a larger tried value loses the colour again, the table says so; “not even with no offence at all” means that no tried value succeeds."
      ),
      paragraph(
        "**An example by hand.** A force had 100 offences in every month of the last two years. As written, R5’s lines are the mean ± {z} standard deviations, here 100 ± 0: with {d} = 1 the next half year’s mean is 99, below the line, and green. If the months had been 90 and 110 in turn, the standard deviation of twelve is √(12 × 10² / 11) = 10.445, the lower line at {z} = 1.96 is 100 − 20.47 = 79.53, and {d} must be above 20.47: 21 fewer a month."
      ),
      paragraph(
        "This is arithmetic on the rule, not a plan: it says nothing of how offences could be fewer, and a colour so reached may still be chance."
      )
    ),
    section(
      "fragile",
      "How fragile is the colour?",
      paragraph(
        "Each strip moves one threshold over its range, all others as they are, and applies the rule to the same data at every value. The sentence gives the widest stretch around the value in force in which the colour stays; its ends are found to the setting’s own step (0.01 for {z}). {z} is looked at from 1 to 3.5 in steps of 0.05, windows at every whole number of months that the setting allows, the confidence of surveys in steps of half a per cent."
      ),
      bullets([
        "A stretch that ends just beside the value in force means that the colour rests on a choice somebody made, not on the data alone.",
        "A strip that changes often over the windows means that the months themselves are noisy.",
        "The calibrated R1 pairs calendar months: with windows that are not the same number of whole years it is not rated.",
        "The strip of trend windows shows what one trend alone would give; the rule asks for at least one of several, and its marks are those in force."
      ])
    ),
    section(
      "history",
      "History",
      paragraph(
        `When the site is built, every measure with a series or a survey is rated at every period end from ${formatMonth(periods.first)} to ${formatMonth(periods.last)}, by the published rules and thresholds. For each month nothing is read of what came after it; but the figures are those known now, revised where they were revised, and comparison groups and population estimates are today’s.`
      ),
      paragraph("With every change of colour it is said what moved, by asking the rule twice more:"),
      bullets([
        "**the value crossed a line**: the new value against the lines of the month before gives the new colour, the old value against the new lines does not;",
        "**the lines moved past the value**: the reverse;",
        "**value and lines both moved**: neither alone explains the change, or each alone would;",
        "**trends**: for R3, that R2 now reaches the target, or no longer does;",
        "**it could be judged**, or no longer: data became available, or ran out."
      ]),
      paragraph(
        "Neighbouring months share most of their data, so a colour that stays is not news each month, and one that flickers lies close to a line. The table `history` on the Explore page has a row for each of these ratings."
      )
    )
  );
}
