import { keyEvent, POINTED, SHOWN } from "../../charts/frame/readable-chart.js";
import { readingName } from "../../charts/frame/reading-name.js";
import { ratingCountsChart } from "../../charts/ratings/rating-counts-chart.js";
import { chartWithDownloads } from "../../kit/chart-with-downloads.js";
import { element } from "../../kit/element.js";
import { historyFooter } from "../../kit/picture-footer.js";
import { ratingBadge } from "../../kit/rating-badge.js";
import { siteLink } from "../../kit/site-link.js";
import { type Values, valuesOf } from "../../kit/values-of.js";
import { formatMonth, type Month, monthRange } from "../../plan/month.js";
import { inPlaces, placeWords } from "../../plan/place-words.js";
import { type Reading, readingsBeside } from "../../plan/readings.js";
import type { RuleId } from "../../rules/rating.js";
import { isInScheme, ruleName } from "../../rules/rules.js";
import { type HistoryMeasure, type PlanHistory, ratingAt } from "../../views/history.js";
import { choosePeriod } from "../choice/period-choice.js";
import { readingChoice } from "../choice/reading-choice.js";
import { countsInWords, type RatingCounts, ratingCounts } from "../dashboard/rating-counts.js";
import { historyPlayer } from "./history-player.js";

/** What the page shows: a month and a reading. */
interface View {
  month: Month;
  reading: Reading;
}

/** The plan's colours month by month, forwards and backwards, as parts that a page places. */
export interface HistoryParts {
  /** For a cell: what is shown. */
  now: Values<HistoryNow>;
  /** Slider, steps and play over the months. */
  player: HTMLElement;
  /** What of the address could not be used. */
  problem: HTMLElement;
  readings: HTMLElement;
  /** Counts of colours by month; a click goes to the month it names. */
  picture: HTMLElement;
}

/** A month of the plan in one reading. */
export interface HistoryNow {
  month: Month;
  reading: Reading;
  /** "3 green, 9 amber, 4 red, 2 not rated", each with its shape. */
  counts: HTMLElement;
  /** Measures by rules. */
  grid: HTMLElement;
  /** The dashboard at this month. */
  dashboard: string;
}

/** Opens the plan's history at the month and reading of the address. `signal` ends the play and the listening. */
export function openHistory(history: PlanHistory, signal?: AbortSignal): HistoryParts {
  const { first, last, published } = history;
  const months = monthRange(first, last);
  const measures = history.measures.filter(({ strips }) => strips.length > 0);
  const rules = rulesOf(measures, history);
  const problem = element("p", { class: "history-problem", role: "alert" });
  const listeners = new Set<(now: HistoryNow) => void>();
  let view = viewInAddress(history, problem);
  const nowOf = (): HistoryNow => ({
    ...view,
    counts: ratingCounts(countsAt(history, measures, view)),
    grid: gridTable(history, measures, rules, view),
    dashboard: linkTo("index.html", view, history)
  });
  const figure = chartWithDownloads(
    (width) => {
      const chart = countsPicture(history, measures, months, view, width);
      chart.dispatchEvent(keyEvent(chart, SHOWN, view.month));
      return chart;
    },
    "history",
    () => historyFooter(history)
  );
  const player = historyPlayer({ months, published, signal, onMonth: (month) => go({ ...view, month }) });
  const pictureShows = () => {
    const chart = figure.element.querySelector(".chart");
    chart?.dispatchEvent(keyEvent(chart, SHOWN, view.month));
  };
  const readings = readingChoice({
    legend: "Reading",
    readings: readingsBeside(history.reading),
    published: history.reading,
    chosen: view.reading
  });
  readings.addEventListener("input", () => go({ ...view, reading: readings.value }));
  const show = () => {
    for (const listener of listeners) listener(nowOf());
    player.show(view.month);
    readings.value = view.reading;
    pictureShows();
  };
  const go = (next: View) => {
    const redraws = next.reading !== view.reading;
    view = next;
    globalThis.history?.replaceState(null, "", addressOf(view, history));
    problem.textContent = "";
    if (redraws) figure.redraw();
    show();
  };
  listenToPicture(figure.element, (month) => go({ ...view, month }), pictureShows);
  globalThis.addEventListener?.(
    "popstate",
    () => {
      view = viewInAddress(history, problem);
      figure.redraw();
      show();
    },
    signal ? { signal } : {}
  );
  show();
  return {
    now: valuesOf(nowOf, (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }),
    player: player.element,
    problem,
    readings,
    picture: figure.element
  };
}

/** From which month on R3 and R8 are rated, and how many measures have no history. */
export function historyLimits({ firstAfterBaseline, measures }: PlanHistory): {
  from: Month;
  without: number;
} {
  return {
    from: firstAfterBaseline,
    without: measures.filter(({ strips }) => strips.length === 0).length
  };
}

/** The month and reading of the address; what cannot be used is told and stays as published. */
function viewInAddress(history: PlanHistory, problem: HTMLElement): View {
  const { first, last, published } = history;
  const parameters = new URL(globalThis.location?.href ?? "http://localhost/").searchParams;
  const period = choosePeriod(parameters.get("period"), { first, last }, published);
  const text = parameters.get("reading");
  const reading = readingsBeside(history.reading).find((r) => r === text) ?? history.reading;
  const problems = [
    "problem" in period ? period.problem : "",
    text !== null && reading !== text ? `“${text}” is not a reading; the published one is shown.` : ""
  ];
  problem.textContent = problems.filter(Boolean).join(" ");
  return { month: "problem" in period ? published : period.period, reading };
}

function addressOf({ month, reading }: View, history: PlanHistory): string {
  const url = new URL(location.href);
  const put = (name: string, value: string, published: string) =>
    value === published ? url.searchParams.delete(name) : url.searchParams.set(name, value);
  put("period", month, history.published);
  put("reading", reading, history.reading);
  return url.href;
}

/** What this page says of a month on another page. */
const linkTo = (page: string, { month }: View, { published }: PlanHistory) =>
  month === published ? page : `${page}?period=${month}`;

const COLUMNS: readonly RuleId[] = ["R3", "R8", "R6", "R4", "R5"];

/** The rules of the published scheme that some measure has. */
function rulesOf(measures: readonly HistoryMeasure[], { scheme }: PlanHistory): RuleId[] {
  const used = new Set(measures.flatMap(({ strips }) => strips.map(({ rule }) => rule)));
  return COLUMNS.filter((rule) => used.has(rule) && isInScheme(rule, scheme));
}

/** How many ratings of each kind the published rules give a month. */
export function countsAt(
  history: PlanHistory,
  measures: readonly HistoryMeasure[],
  { month, reading }: View
): RatingCounts {
  const counts: RatingCounts = { green: 0, amber: 0, red: 0, "not-rated": 0 };
  for (const { strips } of measures) {
    for (const strip of strips) {
      if (strip.reading !== reading || !isInScheme(strip.rule, history.scheme)) continue;
      counts[ratingAt(strip, history.first, month)] += 1;
    }
  }
  return counts;
}

function gridTable(
  history: PlanHistory,
  measures: readonly HistoryMeasure[],
  rules: readonly RuleId[],
  view: View
): HTMLElement {
  const heading = (text: string) => element("th", { scope: "col" }, text);
  return element(
    "table",
    {},
    element(
      "caption",
      { class: "visually-hidden" },
      `Colours of the period ended ${formatMonth(view.month)}`
    ),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        heading("Measure"),
        ...rules.map((rule) => heading(inPlaces(ruleName(rule), placeWords(history))))
      )
    ),
    element("tbody", {}, ...measures.map((measure) => gridRow(history, measure, rules, view)))
  );
}

function gridRow(
  history: PlanHistory,
  { id, name, priority, strips }: HistoryMeasure,
  rules: readonly RuleId[],
  view: View
): HTMLElement {
  const cell = (rule: RuleId) => {
    const strip = strips.find((s) => s.rule === rule && s.reading === view.reading);
    const attributes = {
      "data-label": inPlaces(ruleName(rule), placeWords(history)),
      class: strip ? null : "history-none"
    };
    return element("td", attributes, strip ? ratingBadge(ratingAt(strip, history.first, view.month)) : "–");
  };
  return element(
    "tr",
    {},
    element(
      "th",
      { scope: "row" },
      `${priority.number} ${priority.title}: `,
      element("a", { href: siteLink(linkTo(`measures/${id}.html`, view, history)) }, name)
    ),
    ...rules.map(cell)
  );
}

function countsPicture(
  history: PlanHistory,
  measures: readonly HistoryMeasure[],
  months: readonly Month[],
  view: View,
  width: number
): HTMLElement {
  const counts = months.map((month) => countsAt(history, measures, { ...view, month }));
  const most = counts.reduce((best, c, i) => (c.red > counts[best]!.red ? i : best), 0);
  const title = `Most red in the period ended ${formatMonth(months[most]!)}: ${countsInWords(counts[most]!)}`;
  const subtitle = `Colours of the plan by period end, ${history.forceName}, reading ${readingName(view.reading)}`;
  const notes = [
    "Stacked from the bottom: red, amber, green. Ratings that could not be given are left out: few colours mean few data, not good ones."
  ];
  const words = { title, subtitle, notes, alt: `Stacked counts of colours. ${title}. ${subtitle}.` };
  return ratingCountsChart({ months, counts, inWords: countsInWords, words }, { width });
}

/** A click or the Enter key on the picture goes to the month it names; left alone it names the month shown. */
function listenToPicture(picture: HTMLElement, choose: (month: Month) => void, rest: () => void): void {
  let pointed: Month | null = null;
  picture.addEventListener(POINTED, (event) => {
    pointed = (event as CustomEvent<string | null>).detail;
    if (pointed === null) rest();
  });
  const take = () => {
    if (pointed !== null) choose(pointed);
  };
  picture.addEventListener("click", take);
  picture.addEventListener("keydown", (event) => {
    if ((event as KeyboardEvent).key === "Enter") take();
  });
}
