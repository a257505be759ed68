import { element } from "../../kit/element.js";
import { latestOnly } from "../../kit/latest-only.js";
import { formatMonth } from "../../plan/month.js";
import type { DashboardFile } from "../../views/page-files.js";
import { changedThresholds } from "../choice/changed-thresholds.js";
import { choiceProblems } from "../choice/choice-problems.js";
import { choiceState } from "../choice/choice-state.js";
import { dashboardChoosable } from "../choice/choosable.js";
import { planFlipWords } from "../choice/flip-words.js";
import { followChoice } from "../choice/follow-choice.js";
import { livePlan } from "../choice/live-plan.js";
import { settingsForm } from "../choice/settings-form.js";
import type { DashboardOptions } from "../dashboard/dashboard.js";

/** Every threshold on a page of its own, with what a change does to the whole plan. */
export function settingsPage(file: DashboardFile, { inputs, signal }: DashboardOptions): HTMLElement {
  const { plan, view } = file;
  const state = choiceState(dashboardChoosable(file), signal);
  const { published } = state;
  const names = Object.fromEntries(file.forces.map(({ id, name }) => [id, name]));
  const rate = livePlan({ plan, published, view, inputs });
  const problems = choiceProblems();
  const status = element("p", { class: "workbench-status", role: "status" });
  const banner = changedThresholds(state, { words: planFlipWords(plan, names), forceNames: names });
  const place = element("p", {});
  const follow = latestOnly(() => rate(state.current()), {
    done: ({ flips }) => {
      const { force, period } = state.current();
      status.textContent = "";
      place.textContent = `Tried on ${names[force] ?? force}, period ended ${formatMonth(period)}.`;
      banner.show(state.current(), flips);
    },
    slow: () => {
      status.textContent = "Rating the plan…";
    },
    failed: ({ message }) => {
      status.textContent = `These thresholds could not be tried: ${message}.`;
    }
  });
  followChoice(state, { problems, follow, showsPublished: false, signal });
  return element(
    "div",
    { class: "settings-page" },
    element("h1", {}, "Settings"),
    element(
      "p",
      {},
      "Every threshold behind a colour. Change one to see which colours flip; ",
      element("a", { href: "./index.html" }, "the dashboard"),
      " and every measure then show the same view. Nothing is saved until you download the file and build with it."
    ),
    place,
    status,
    problems.element,
    banner.element,
    settingsForm(state)
  );
}
