import type { OffencesSubject } from "../../charts/frame/offences-subject.js";
import { readingName } from "../../charts/frame/reading-name.js";
import { spcChart } from "../../charts/spc/spc-chart.js";
import { xmrChart } from "../../charts/spc/xmr-chart.js";
import { chartWithDownloads } from "../../kit/chart-with-downloads.js";
import { element } from "../../kit/element.js";
import { pictureFooter } from "../../kit/picture-footer.js";
import { ratingBadge } from "../../kit/rating-badge.js";
import { addMonths, formatMonth } from "../../plan/month.js";
import type { Measure, Polarity } from "../../plan/plan.js";
import type { Series } from "../../plan/plan-data.js";
import { SINGLE_READINGS, singleReading } from "../../plan/readings.js";
import type { Settings } from "../../plan/settings.js";
import { seasonFound } from "../../rules/models/season-factors.js";
import { spcVariance } from "../../rules/r5-spc.js";
import { xmrView } from "../../views/xmr-view.js";
import { explainRating } from "../../words/explanation.js";
import { formatUnits } from "../../words/format.js";
import { gapsOf } from "./explore-local-series.js";

export interface LocalChartData {
  /** What is counted, as the reader's file has it. */
  name: string;
  /** Which rows of the file were read. */
  rows: string;
  series: Series;
  better: Polarity;
  settings: Settings;
}

/** Months shown before the last. */
const MONTHS_SHOWN = 60;

/** A reader's own series judged at its last month as rule R5 judges the plan's, by the same functions and settings. */
export function localCharts({ name, rows, series, better, settings }: LocalChartData): HTMLElement {
  const periodEnd = addMonths(series.start, series.counts.length - 1);
  const earliest = addMonths(periodEnd, 1 - MONTHS_SHOWN);
  const subject: OffencesSubject = {
    measure: name,
    place: rows,
    series,
    periodEnd,
    span: { from: earliest > series.start ? earliest : series.start, to: periodEnd },
    annotations: [],
    bases: series.bases.map(({ basis }) => basis),
    settings
  };
  const results = SINGLE_READINGS.map((reading) => spcVariance(series, better, periodEnd, settings, reading));
  const shown = singleReading(settings.reading);
  const published = results.find(({ reading }) => reading === shown)!;
  const measure: Measure = { kind: "offences", id: "local", name, better, series: "local" };
  const { from, to } = subject.span;
  const season = seasonFound(series, periodEnd, settings);
  const view = xmrView(series, { from, to, periodEnd, starts: [], z: settings.z, season });
  const source = {
    title: `A reader’s own file, ${subject.bases[0] ?? ""}`,
    force: rows,
    periodEnd,
    settings
  };
  const gaps = gapsOf(series);
  return element(
    "div",
    { class: "explore-local-charts" },
    gaps.length > 0 &&
      element(
        "p",
        { class: "explore-problem" },
        `No count for ${formatUnits(gaps.length, "month")}: ${listed(gaps.map(formatMonth))}. A gap is never a zero: the lines need windows without one.`
      ),
    element(
      "ul",
      { class: "explore-local-ratings" },
      ...results.map((result) =>
        element(
          "li",
          {},
          `Rule R5, ${readingName(result.reading)}: `,
          ratingBadge(result.rating),
          ` ${explainRating(result, measure)}`
        )
      )
    ),
    element("p", { class: "explore-quiet" }, "These are ratings of your file; they are no part of the plan."),
    chartWithDownloads(
      (width) => spcChart({ ...subject, result: published }, { width }),
      "my-file-spc",
      () => pictureFooter(source, [`spc-${shown}`], shown)
    ).element,
    chartWithDownloads(
      (width) => xmrChart({ ...subject, view }, { width }),
      "my-file-xmr",
      () => pictureFooter(source, ["moving-range", "season-removed"])
    ).element
  );
}

const MOST_LISTED = 6;

function listed(names: string[]): string {
  const more = names.length - MOST_LISTED;
  return more > 0 ? `${names.slice(0, MOST_LISTED).join(", ")} and ${more} more` : names.join(", ");
}
