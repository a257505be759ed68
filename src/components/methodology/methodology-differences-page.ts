import { element } from "../../kit/element.js";
import { chiSquareQuantile, normalCdf } from "../../statistics/distributions/distributions.js";
import { formatNumber, formatPercent, formatUnits } from "../../words/format.js";
import { choice } from "./methodology-choice.js";
import { dossierOf, examplesOf, type Methodology } from "./methodology-context.js";
import {
  benchmarkRows,
  benchmarkTable,
  limitsTable,
  pointsText,
  signalsText,
  timesText,
  trendRows,
  trendTable
} from "./methodology-differences-tables.js";
import {
  BENCHMARK_CONFIDENCE,
  smallestFalls,
  TREND_CONFIDENCE,
  TREND_POINTS
} from "./methodology-other-comparisons.js";
import { bullets, paragraph, prose } from "./methodology-prose.js";
import { falseText } from "./methodology-shares.js";
import { breadcrumb, section } from "./page-section.js";

/** What other tools do with the same questions, what this one does, and what difference that makes, in numbers. */
export function differencesPage(source: Methodology): HTMLElement {
  return element(
    "article",
    { class: "methodology-page" },
    breadcrumb(),
    element("h1", {}, "Differences from other tools"),
    element(
      "p",
      { class: "methodology-question" },
      "Other tools answer related questions with other lines. None is wrong for what it is for; the same counts still come out in another colour."
    ),
    limitsSection(source),
    groupSection(source),
    trendSection(source),
    surveysSection(source),
    iquantaSection(source),
    sourcesSection()
  );
}

function limitsSection(source: Methodology): HTMLElement {
  const { evidence, rating } = source;
  const { z, spc } = rating.settings;
  const beyond = (sigma: number) => formatPercent(100 * 2 * (1 - normalCdf(sigma)), 2);
  const xmr = (variant: string) => falseText(evidence, { rule: "XmR", variant, scenario: "typical" });
  return section(
    "limits",
    "Control charts: three standard deviations, and moving ranges",
    paragraph(
      `**What they do.** Shewhart’s charts judge every single month against lines 3 standard deviations from the mean, estimated by the moving range where there is one count a month [[10]](#source-10). NHS England’s Making Data Count draws them from the mean moving range of neighbouring months, ± 2.66 times it, and adds patterns: 7 months on one side, 7 that rise or fall together, 2 of 3 near a line [[1]](#source-1)[[2]](#source-2). Its Excel tools use every range; the R package NHSRplotthedots leaves out ranges above 3.267 times the mean range by default, which narrows the lines where there is a wild month [[1]](#source-1)[[3]](#source-3). Minitab’s individuals chart also uses the mean moving range of two neighbours, and by default only the test for a point beyond 3 standard deviations [[4]](#source-4)[[5]](#source-5).`
    ),
    paragraph(
      `**What this does.** R5 judges a mean of ${spc.recent} months, not single ones, and the paper’s lines are ${formatNumber(z, 2)} standard deviations of the ${spc.previous} counts before. If single months were normal and independent, ${beyond(3)} of them would lie beyond lines at 3 and ${beyond(z)} beyond lines at ${formatNumber(z, 2)}. The XmR chart here is drawn at ${formatNumber(z, 2)} as well, for exploring only, and gives no colour: in histories like the plan’s own, without change, one of ${spc.recent} months lies beyond its lines in ${xmr("a month beyond a line")} of cases, and some run rule speaks in ${xmr("any run rule")}. Moving ranges take the season for calm, because neighbouring months are alike in it.`
    ),
    choice("Measure", examplesOf(source, "R5"), (id) => {
      const dossier = dossierOf(source, id);
      return [
        limitsTable(dossier, z),
        element("p", {}, `Recent months that end a pattern of Making Data Count: ${signalsText(dossier)}.`)
      ];
    })
  );
}

function groupSection(source: Methodology): HTMLElement {
  const compared = benchmarkRows(source);
  const n = formatUnits(compared.rows.length, "offence measure");
  return section(
    "benchmark",
    "Comparing areas: OHID Fingertips",
    paragraph(
      `**What it does.** Fingertips marks an area by whether the benchmark lies inside the ${formatPercent(100 * BENCHMARK_CONFIDENCE, 0)} confidence interval of the area’s own value (some indicators at two levels, 95% and 99.8%) [[6]](#source-6). The interval holds the chance variation of the area’s own count, and nothing of how similar areas differ from each other.`
    ),
    paragraph(
      `**What this does.** R4 asks whether a force is unlike its group, by how far the group’s forces lie apart. Of ${n} of this plan ${formatNumber(compared.apart)} lie apart from the group’s mean by their own interval, and ${formatNumber(compared.coloured)} by R4 as written: the counts of a whole force are so large that almost any difference from a mean is more than counting would explain.`
    ),
    benchmarkTable(compared)
  );
}

function trendSection(source: Methodology): HTMLElement {
  const found = trendRows(source);
  return section(
    "trend",
    "Recent trends: OHID Fingertips",
    paragraph(
      `**What it does.** The last ${TREND_POINTS} yearly values are tested for a straight trend, each weighted by its own confidence interval, at ${formatPercent(100 * TREND_CONFIDENCE, 1)}: chi-square must pass ${formatNumber(chiSquareQuantile(TREND_CONFIDENCE, 1), 2)}, and leaving out any one year must not turn the slope. Monthly and quarterly values are not tested [[7]](#source-7)[[8]](#source-8).`
    ),
    paragraph(
      `**What this does.** R1 compares the latest year with one fixed year, and R2 asks where it leads. The same test on the counts of this plan, with Byar’s interval for each year, marks ${formatNumber(found.trends)} of ${formatUnits(found.rows.length, "measure")} as a trend. Its intervals are those of counting alone, which real counts of a force exceed.`
    ),
    trendTable(found)
  );
}

/** The survey that the comparison of two tests is made for: as the simulations, 600 answers and 85% satisfied. */
const EXAMPLE = { proportion: 0.85, answers: 600 };

function surveysSection({ rating }: Methodology): HTMLElement {
  const confidence = rating.settings.survey.confidence / 100;
  const { newcombe, apart } = smallestFalls(EXAMPLE.proportion, EXAMPLE.answers, confidence);
  return section(
    "surveys",
    "Surveys: two intervals that overlap",
    paragraph(
      "**What others do.** Two values are called different when their confidence intervals do not overlap: one of the comparison methods of Fingertips [[6]](#source-6)."
    ),
    paragraph(
      `**What this does.** [R6](./r6-surveys.html) takes one interval for the difference. With ${formatNumber(EXAMPLE.answers)} answers in each wave and ${formatPercent(100 * EXAMPLE.proportion, 0)} in the first, it sees a fall of ${pointsText(newcombe)}; intervals first part at a fall of ${pointsText(apart)}, ${timesText(apart / newcombe)} as large.`
    )
  );
}

function iquantaSection({ evidence, rating }: Methodology): HTMLElement {
  const peers = rating.data.groups[rating.settings.msg.edition]?.[rating.force]?.peers.length ?? 0;
  const n = peers + 1;
  return section(
    "iquanta",
    "iQuanta, as far as it is known",
    paragraph(
      "**What is known.** iQuanta was the Home Office’s system for comparing forces. The paper takes its positions, control lines and trends from it and says that the lines are at 1.96 standard deviations; how they were computed was not published. Of the groups, HMIC wrote that each force has up to seven most similar forces, chosen by social and economic figures related to crime, that a group’s average is the sum of the rates divided by the number of forces with the force itself included, and that similarity need not be mutual [[9]](#source-9)."
    ),
    paragraph(
      `**What this does.** R4 as written follows that: a plain mean with the force included, and ${formatNumber(rating.settings.z, 2)} standard deviations of the ${n} rates. Nothing here claims to give iQuanta’s numbers. Counting the force in its own group keeps it within ${formatNumber((n - 1) / Math.sqrt(n), 2)} standard deviations, so that ${falseText(evidence, { rule: "R4", scenario: "group-equal" })} of forces like the others are coloured; leaving it out gives ${falseText(evidence, { rule: "R4", reading: "calibrated", scenario: "group-equal" })}.`
    ),
    bullets([
      "The groups are computed by this project from five published figures; a force that has its own list puts it in `data/comparison-groups.csv`.",
      "What the paper’s “statistical trends” were is not known. R2’s windows are this project’s choice, and a setting."
    ])
  );
}

/** Where the statements about other tools come from, in the order of their numbers. */
const SOURCES: { text: string; address: string }[] = [
  {
    text: "NHSRplotthedots, vignette “Deviations from Excel defaults”: screening of outlying points, and that the Excel tools do not screen",
    address: "https://github.com/nhs-r-community/NHSRplotthedots/blob/main/vignettes/deviations.Rmd"
  },
  {
    text: "NHSRplotthedots, R/ptd_calculate_point_type.R: the patterns",
    address: "https://github.com/nhs-r-community/NHSRplotthedots/blob/main/R/ptd_calculate_point_type.R"
  },
  {
    text: "NHSRplotthedots, R/ptd_spc_standard.R: 2.66 mean moving ranges, ranges of 3.267 times the mean and more left out",
    address: "https://github.com/nhs-r-community/NHSRplotthedots/blob/main/R/ptd_spc_standard.R"
  },
  {
    text: "Minitab blog, “How are I-MR chart control limits calculated?”: average moving range of length 2 by default",
    address: "https://blog.minitab.com/en/methods-and-formulas3a-how-are-i-mr-chart-control-limits-calculated"
  },
  {
    text: "Industrial Statistics with Minitab (Wiley), section 18.4, “I Chart Options”: only the test of one point beyond the limits is on by default",
    address:
      "https://www.oreilly.com/library/view/industrial-statistics-with/9781118383780/OEBPS/c18-sec1-0004.htm"
  },
  {
    text: "Fingertips, source of its comparisons (IndicatorComparer): the benchmark against one interval, at one or two levels, and two intervals against each other",
    address: "https://github.com/ukhsa-collaboration/fingertips-open"
  },
  {
    text: "Fingertips, public health technical guidance, “Trend markers”",
    address:
      "https://fingertips.phe.org.uk/static-reports/public-health-technical-guidance/Presentation/Trend_markers.html"
  },
  {
    text: "Fingertips, source of its trend calculation: five points, chi-square above 9.5495, and a slope that no single year turns",
    address: "https://github.com/dhsc-govuk/FingertipsNext"
  },
  {
    text: "HMIC, Crime and Policing Comparator, “About the data”: most similar groups and their averages",
    address: "http://www.hmic.gov.uk/crime-and-policing-comparator/about-the-data/"
  },
  {
    text: "NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, individuals control charts",
    address: "https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc322.htm"
  }
];

function sourcesSection(): HTMLElement {
  return section(
    "sources",
    "Sources",
    element(
      "ol",
      {},
      ...SOURCES.map(({ text, address }, i) =>
        element(
          "li",
          { id: `source-${i + 1}` },
          ...prose(text),
          ": ",
          element("a", { href: address }, address)
        )
      )
    )
  );
}
