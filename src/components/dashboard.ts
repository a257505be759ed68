import { sparkline } from "../charts/sparkline.js";
import { dashboardView } from "../ratings/dashboard-view.js";
import { explainRating, type ForceNames } from "../ratings/explanation.js";
import { formatMonth, type Month } from "../ratings/month.js";
import type { DashboardFile, DashboardView, InputsFile } from "../ratings/page-files.js";
import { type Plan, planMeasures } from "../ratings/plan.js";
import { publishedOf } from "../ratings/published-ratings.js";
import { element } from "./element.js";
import { type PanelOptions, panel } from "./panel.js";
import { panelTable } from "./panel-rows.js";
import { addressWithPeriod, choosePeriod } from "./period-choice.js";
import { periodPicker } from "./period-picker.js";
import { ratingKey } from "./rating-key.js";
import { countRatings, topLine } from "./top-line.js";

const METHODOLOGY = "./methodology/index.html";

/** What the page gives to the dashboard. */
export interface DashboardOptions {
  /** Fetches the data behind the view; asked for only when another period is chosen. */
  loadInputs: () => Promise<InputsFile>;
  /** Addresses of every rating as a file. */
  ratings: { json: string; csv: string };
  /** Ends listening to the browser's back and forward buttons. */
  signal?: AbortSignal;
}

/** The whole dashboard for the plan's own force: first the view that the build made, then any period that is chosen. */
export function dashboard(
  file: DashboardFile,
  { loadInputs, ratings, signal }: DashboardOptions
): HTMLElement {
  const { plan, view, periods } = file;
  const published = view.rating.period;
  const names = Object.fromEntries(file.forces.map((force) => [force.id, force.name]));
  const viewOf = viewSource(file, loadInputs);
  const top = element("div", { "aria-live": "polite" });
  const grid = element("div", { class: "panels" });
  const key = ratingKey(view.rating.settings, METHODOLOGY);
  const picker = periodPicker({ range: periods, published, onChoose: (period) => go(period) });

  const show = (shown: DashboardView): void => {
    const tables = plan.priorities.map((priority) => panelTable(priority, shown.rating, names));
    const options = panelOptions(shown, plan, names);
    top.replaceChildren(
      topLine({
        force: names[plan.force] ?? plan.force,
        period: shown.rating.period,
        counts: countRatings(publishedOf(shown.rating)),
        expected: shown.expectedByChance.expected
      })
    );
    grid.replaceChildren(...plan.priorities.map((priority, i) => panel(priority, tables[i]!, options)), key);
    picker.show(shown.rating.period);
  };

  let wanted = published;
  const showPeriod = async (period: Month): Promise<void> => {
    wanted = period;
    try {
      const next = viewOf(period);
      if (next instanceof Promise) picker.busy(`Rating ${formatMonth(period)}…`);
      const shown = await next;
      if (wanted === period) show(shown);
    } catch (error) {
      picker.explain(`${formatMonth(period)} could not be shown: ${(error as Error).message}`);
    }
  };
  const followAddress = (): void => {
    const choice = choosePeriod(new URL(location.href).searchParams.get("period"), periods, published);
    if ("problem" in choice) picker.explain(choice.problem);
    else if (choice.period === wanted) picker.show(wanted);
    else showPeriod(choice.period);
  };
  const go = (period: Month): void => {
    history.pushState(null, "", addressWithPeriod(location.href, period, published));
    showPeriod(period);
  };

  show(view);
  followAddress();
  addEventListener("popstate", followAddress, signal ? { signal } : {});
  return element(
    "div",
    { class: "dashboard" },
    element(
      "header",
      { class: "dashboard-header" },
      element("p", { class: "plan-title" }, plan.title),
      picker.element,
      top
    ),
    grid,
    aboutData(file, ratings)
  );
}

/** Views by period: the published one at once, others as a promise, with the data fetched once. */
function viewSource(
  { plan, view }: DashboardFile,
  loadInputs: DashboardOptions["loadInputs"]
): (period: Month) => DashboardView | Promise<DashboardView> {
  const { period: published, force, settings } = view.rating;
  let inputs: Promise<InputsFile> | undefined;
  return (period) => {
    if (period === published) return view;
    inputs ??= loadInputs().catch((error: unknown) => {
      inputs = undefined;
      throw error;
    });
    return inputs.then(({ data, falseAlarms }) =>
      dashboardView({ plan, data, force, period, settings }, falseAlarms)
    );
  };
}

function panelOptions({ rating, sparklines }: DashboardView, plan: Plan, names: ForceNames): PanelOptions {
  const measures = new Map(planMeasures(plan).map(({ measure }) => [measure.id, measure]));
  return {
    measureLink: (measure) => `./measures/${measure}.html`,
    sentence: (result, id) => explainRating(result, measures.get(id)!, names),
    sparkline: (id) => {
      const line = sparklines[id];
      const { name } = measures.get(id)!;
      return line ? sparkline(line, { name, windows: rating.settings.spc, width: 168, height: 36 }) : null;
    }
  };
}

/** What has to be known of the data before a colour is believed. */
function aboutData({ periods, view }: DashboardFile, ratings: DashboardOptions["ratings"]): HTMLElement {
  const paragraphs = [
    `The data run from ${formatMonth(periods.first)} to ${formatMonth(periods.last)}. Each panel says the weakest basis of its figures: recorded, published, modelled, illustrative or simulated.`,
    "MSG stands for Most Similar Group. The groups compared here were computed by this project from published figures; they are not the Home Office’s own groups.",
    "NA: not available. Figures without a series, assessments, actions and savings have no colour, because there is nothing to test."
  ];
  return element(
    "section",
    { class: "about-data", "aria-labelledby": "about-data" },
    element("h2", { id: "about-data" }, "About the data"),
    ...paragraphs.map((text) => element("p", {}, text)),
    ratingDownloads(formatMonth(view.rating.period), ratings),
    element(
      "p",
      {},
      element("a", { href: METHODOLOGY }, "How every colour is computed, and when not to trust it")
    )
  );
}

/** The published ratings as files, whichever period is on the screen. */
function ratingDownloads(period: string, { json, csv }: DashboardOptions["ratings"]): HTMLElement {
  const link = (href: string, name: string) => element("a", { href, download: name }, name);
  return element(
    "p",
    { class: "rating-files" },
    `Every rating of the period ended ${period}, with its value, lines and basis: `,
    link(csv, "ratings.csv"),
    " and ",
    link(json, "ratings.json"),
    ". Other programs find both under these names beside this page."
  );
}
