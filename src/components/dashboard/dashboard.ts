import { element } from "../../kit/element.js";
import { latestOnly } from "../../kit/latest-only.js";
import { formatMonth } from "../../plan/month.js";
import { placeNames } from "../../plan/plan-data.js";
import { publishedOf } from "../../rules/published-ratings.js";
import { flipsBetween } from "../../views/flips.js";
import type { DashboardFile } from "../../views/page-files.js";
import { changedThresholds } from "../choice/changed-thresholds.js";
import { choiceProblems } from "../choice/choice-problems.js";
import { choiceState } from "../choice/choice-state.js";
import { dashboardChoosable } from "../choice/choosable.js";
import { planFlipWords } from "../choice/flip-words.js";
import { followChoice } from "../choice/follow-choice.js";
import { forceChooser } from "../choice/force-chooser.js";
import { groupEditor } from "../choice/group-editor.js";
import { type LiveView, livePlan } from "../choice/live-plan.js";
import { periodPicker } from "../choice/period-picker.js";
import { inputsFor, type PlanInputs } from "../choice/plan-inputs.js";
import { settingsDrawer } from "../choice/settings-drawer.js";
import { thresholdsInForce } from "../choice/thresholds-in-force.js";
import { dashboardPanels, METHODOLOGY } from "./dashboard-panels.js";
import { setPaperFooter } from "./paper-footer.js";
import { countRatings, topLine } from "./top-line.js";

/** What the page gives to the dashboard. */
export interface DashboardOptions {
  /** Fetch the data behind the view; asked only when another view is chosen. */
  inputs: PlanInputs;
  /** Addresses of every rating as a file. */
  ratings: { json: string; csv: string };
  /** Ends listening to the browser's back and forward buttons. */
  signal?: AbortSignal;
}

/** The whole dashboard: first the view that the build made, then any period, force, group and thresholds that are chosen. */
export function dashboard(file: DashboardFile, { inputs, ratings, signal }: DashboardOptions): HTMLElement {
  const { plan, view, periods } = file;
  const state = choiceState(dashboardChoosable(file), signal);
  const { published } = state;
  const names = placeNames(file);
  const rate = livePlan({ plan, published, view, inputs });
  const picker = periodPicker({
    range: periods,
    published: published.period,
    onChoose: (period) => state.change({ period })
  });
  const problems = choiceProblems();
  const drawer = settingsDrawer(state);
  const banner = changedThresholds(state, { words: planFlipWords(plan, names), forceNames: names });
  const top = element("div", { "aria-live": "polite" });
  const panels = dashboardPanels(plan, names);
  const thresholds = element("div");

  const show = ({ view: shown, flips }: LiveView): void => {
    const { rating } = shown;
    top.replaceChildren(
      topLine({
        force: names[rating.force] ?? rating.force,
        period: rating.period,
        counts: countRatings(publishedOf(rating)),
        expected: shown.expectedByChance.expected
      }),
      areaNote(file, rating.force)
    );
    panels.show(shown);
    picker.show(rating.period);
    thresholds.replaceChildren(thresholdsInForce(rating.settings));
    setPaperFooter({
      force: names[rating.force] ?? rating.force,
      period: rating.period,
      dataTo: periods.last
    });
    banner.show(state.current(), flips);
  };
  const follow = latestOnly(() => rate(state.current()), {
    done: show,
    slow: () => picker.busy(`Rating ${formatMonth(state.current().period)}…`),
    failed: ({ message }) =>
      picker.explain(`This view could not be shown: ${message}. The last good view stays.`)
  });

  show({ view, flips: flipsBetween(view.rating, view.rating) });
  followChoice(state, { problems, follow, showsPublished: true, signal });
  return element(
    "div",
    { class: "dashboard" },
    element(
      "header",
      { class: "dashboard-header" },
      element("p", { class: "plan-title" }, plan.title),
      element(
        "div",
        { class: "dashboard-controls" },
        forceChooser(state, file),
        picker.element,
        drawer.button
      ),
      top
    ),
    groupEditor(state, {
      forces: file.forces,
      groups: async (choice) => (await inputsFor(choice, published, inputs)).data.groups
    }),
    problems.element,
    banner.element,
    panels.element,
    thresholds,
    aboutData(file, ratings),
    drawer.element
  );
}

/** What a reader of a local area's dashboard has to know; nothing for a force. */
function areaNote({ areas }: DashboardFile, place: string): HTMLElement | string {
  const area = areas.find(({ id }) => id === place);
  if (!area) return "";
  return element(
    "p",
    { class: "area-note" },
    `A local area (${area.level}). Surveys, comparisons and the figures of the plan are those of its force. Small counts are not rated, ` +
      "and those too small to publish are left out: ",
    element("a", { href: "./data-quality.html#disclosure" }, "how many"),
    "."
  );
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
