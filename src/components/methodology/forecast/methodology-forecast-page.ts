import { coverageChart } from "../../../charts/evidence/evidence-coverage-chart.js";
import { pastChart, projectionOf } from "../../../charts/evidence/evidence-past-chart.js";
import { chartWithDownloads } from "../../../kit/chart-with-downloads.js";
import { element } from "../../../kit/element.js";
import { evidenceFooter } from "../../../kit/picture-footer.js";
import { formatMonth } from "../../../plan/month.js";
import { type Plan, planMeasures } from "../../../plan/plan.js";
import type { BacktestEvidence, PastProjections } from "../../../views/evidence-files.js";
import { formatNumber } from "../../../words/format.js";
import { bullets, paragraph } from "../methodology-prose.js";
import { breadcrumb, details, section } from "../page-section.js";
import { groupScores, pastTable, scoresTable, summaryTable } from "./methodology-forecast-tables.js";
import {
  amountText,
  constantsText,
  coverageText,
  missesText,
  rivalText,
  whyText
} from "./methodology-forecast-words.js";

export interface ForecastPageData {
  backtest: BacktestEvidence;
  past: PastProjections;
  plan: Plan;
  /** Name of the force whose lines are drawn. */
  forceName: string;
  /** Where the backtest can be downloaded. */
  download: string;
}

/** The evidence for R2's forecast and its fan: every method that was tried, on real series, and what then happened. */
export function forecastPage({ backtest, past, plan, forceName, download }: ForecastPageData): HTMLElement {
  const { byForce, byTime } = backtest;
  const nameOf = measureNames(plan);
  const missed = past.lines.filter((line) => projectionOf(line, backtest.default).heldBy === null);
  return element(
    "article",
    { class: "methodology-page" },
    breadcrumb(),
    element("h1", {}, "How good the forecast is"),
    element("p", { class: "methodology-question" }, whyText(backtest)),
    section(
      "coverage",
      "What the bands hold",
      paragraph(coverageText(backtest)),
      paragraph(missesText(backtest)),
      chartWithDownloads(
        (width) => coverageChart(backtest, { width }),
        "forecast-coverage",
        () => evidenceFooter("backtest.json")
      ).element
    ),
    section(
      "methods",
      "Every method that was tried",
      paragraph(amountText(backtest)),
      paragraph(rivalText(backtest)),
      paragraph(
        "The **interval score** is the mean width of the 50, 80 and 95% bands plus a fine for what lies outside (2/α times the distance): smaller is better, and neither a narrow band that misses nor a wide one that always holds does well. **MASE** is the mean absolute error. Both are in units of the mean change of a quarter on the year before."
      ),
      summaryTable(backtest, byForce, "Totals of a year, forces held out (means over the horizons)"),
      summaryTable(backtest, byTime, "Totals of a year, years held out (means over the horizons)"),
      details(
        "Totals of a year, forces held out, by horizon",
        scoresTable(backtest, byForce.total, "Totals of a year, forces held out")
      ),
      details(
        "Totals of a year, years held out, by horizon",
        scoresTable(backtest, byTime.total, "Totals of a year, years held out")
      ),
      details(
        "Single quarters, forces held out, by horizon",
        scoresTable(backtest, byForce.single, "Single quarters, forces held out")
      ),
      details(
        "Single quarters, years held out, by horizon",
        scoresTable(backtest, byTime.single, "Single quarters, years held out")
      ),
      paragraph(constantsText(backtest))
    ),
    section(
      "groups",
      "By offence group",
      paragraph(
        "The bands are scaled on all offence groups together, so they are too narrow for some groups and too wide for others."
      ),
      groupScores(backtest)
    ),
    section(
      "past",
      `What would have been said in ${formatMonth(past.origin)}`,
      paragraph(
        `Of the ${formatNumber(past.lines.length)} offence lines of the plan, ${missed.length === 0 ? "none" : formatNumber(missed.length)} ended outside the 95% band of the method in use. Solid dots are what was known, rings what happened afterwards.`
      ),
      element(
        "div",
        { class: "past-charts" },
        ...past.lines.map((line) => {
          const data = {
            subject: nameOf(line.measure),
            place: forceName,
            line,
            past,
            candidate: backtest.default
          };
          return chartWithDownloads(
            (width) => pastChart(data, { width }),
            `${line.measure}-projected`,
            () => evidenceFooter("projections-2014.json")
          ).element;
        })
      ),
      details("Every method’s projection as a table", pastTable(backtest, past, nameOf)),
      bullets(past.notes.map(sentence))
    ),
    section(
      "notes",
      "How it was measured",
      bullets(backtest.notes.map(sentence)),
      element(
        "p",
        {},
        element("a", { href: download, download: "backtest.json" }, "Download every score (JSON)")
      )
    )
  );
}

const sentence = (note: string) => `${note.charAt(0).toUpperCase()}${note.slice(1)}.`;

/** The priority that a measure stands under. */
function measureNames(plan: Plan): (measure: string) => string {
  const titles = new Map(planMeasures(plan).map(({ measure, priority }) => [measure.id, priority.title]));
  return (measure) => titles.get(measure) ?? measure;
}
