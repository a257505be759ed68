import { element } from "../../kit/element.js";
import { latestOnly } from "../../kit/latest-only.js";
import { measureTitle } from "../../kit/measure-title.js";
import { formatMonth } from "../../plan/month.js";
import { rateMeasure } from "../../rules/rate-measure.js";
import { ratingMemo } from "../../rules/rating-memo.js";
import { type Flips, flipsBetween } from "../../views/flips.js";
import { measureFile } from "../../views/measure-file.js";
import type { MeasureFile, MeasurePageFile } from "../../views/page-files.js";
import { explainRating } from "../../words/explanation.js";
import { changedThresholds } from "../choice/changed-thresholds.js";
import { type Choice, sameChoice } from "../choice/choice.js";
import { choiceProblems } from "../choice/choice-problems.js";
import { choiceState } from "../choice/choice-state.js";
import { measureChoosable } from "../choice/choosable.js";
import { followChoice } from "../choice/follow-choice.js";
import { publishedFor } from "../choice/live-plan.js";
import { contextOf, inputsFor, type PlanInputs } from "../choice/plan-inputs.js";
import { repaint } from "../choice/repaint.js";
import { settingsDrawer } from "../choice/settings-drawer.js";
import { setPaperFooter } from "../dashboard/paper-footer.js";
import type { LoadContext } from "./computed-section.js";
import { printWhole } from "./print-whole.js";

/** What the page gives to a measure. */
export interface LiveMeasureOptions {
  /** Fetch the data behind the view; asked only when another view is chosen. */
  inputs: PlanInputs;
  /** Makes the page of a view; `context` fetches what the rules read for it. */
  page: (file: MeasureFile, context: LoadContext) => HTMLElement;
  /** Ends listening to the browser's back and forward buttons. */
  signal?: AbortSignal;
}

interface LiveMeasure {
  file: MeasureFile;
  flips: Flips;
}

/** A measure's page for any period, force, group and thresholds: first the one that the build made. */
export function liveMeasure(
  file: MeasurePageFile,
  { inputs, page, signal }: LiveMeasureOptions
): HTMLElement {
  const { measure } = file.dossier;
  const state = choiceState(measureChoosable(file), signal);
  const { published } = state;
  const rate = measureSource(file, published, inputs);
  const problems = choiceProblems();
  const drawer = settingsDrawer(state);
  const status = element("p", { class: "workbench-status", role: "status" });
  const banner = changedThresholds(state, {
    words: {
      name: () => measureTitle(file.dossier),
      link: () => null,
      sentence: (result) => explainRating(result, measure, file.forceNames)
    },
    forceNames: file.forceNames
  });
  const contextFor =
    (choice: Choice): LoadContext =>
    async () => {
      const { plan, data } = await inputsFor(choice, published, inputs);
      return contextOf(choice, plan, data);
    };
  const article = element("div", {}, page(file, contextFor(published)));
  let shown: MeasureFile = file;
  const describePaper = ({ force, plan }: MeasureFile): void =>
    setPaperFooter({ force: force.name, period: plan.periodEnd, dataTo: file.periods.last });

  const show = ({ file: next, flips }: LiveMeasure): void => {
    status.textContent = "";
    if (next !== shown) repaint(article, page(next, contextFor(state.current())));
    shown = next;
    describePaper(next);
    banner.show(state.current(), flips);
  };
  const follow = latestOnly(() => rate(state.current()), {
    done: show,
    slow: () => {
      status.textContent = `Rating ${formatMonth(state.current().period)}…`;
    },
    failed: ({ message }) => {
      status.textContent = `This view could not be shown: ${message}. The last good view stays.`;
    }
  });

  describePaper(file);
  followChoice(state, { problems, follow, showsPublished: true, signal });
  printWhole(signal);
  return element(
    "div",
    { class: "live-measure" },
    element("div", { class: "workbench-bar" }, status, drawer.button),
    problems.element,
    banner.element,
    article,
    drawer.element
  );
}

/** The measure under any choice. Its funnel compares every force, so any other view than the published one reads them all. */
function measureSource(
  file: MeasurePageFile,
  published: Choice,
  inputs: PlanInputs
): (choice: Choice) => Promise<LiveMeasure> {
  const memo = ratingMemo();
  const { dossier, settings } = file;
  const asShipped = { measures: [dossier.rating], settings };
  return async (choice) => {
    if (sameChoice(choice, published)) return { file, flips: flipsBetween(asShipped, asShipped) };
    const { plan, data } = await inputs.all();
    const priority = plan.priorities.find(({ id }) => id === dossier.priority.id)!;
    const context = (wanted: Choice) => ({ ...contextOf(wanted, plan, data), memo });
    const next = measureFile(dossier.measure, priority, context(choice));
    const before = publishedFor(choice, published);
    return {
      file: next,
      flips: flipsBetween(
        { measures: [rateMeasure(dossier.measure, priority.id, context(before))], settings: before.settings },
        { measures: [next.dossier.rating], settings: choice.settings }
      )
    };
  };
}
