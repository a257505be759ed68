import type { Live } from "../components/choice/live.js";
import type { LivePlan } from "../components/choice/live-plan.js";
import { settingsForm } from "../components/choice/settings-form.js";
import { element } from "../kit/element.js";

/** Controls of the reader's choice: `choose()` is all of them, with what the choice changes. */
export interface Choose {
  (): HTMLElement;
  /** Whose figures. */
  force(): HTMLElement;
  /** Up to when. */
  period(): HTMLElement;
  /** Against whom. */
  group(): HTMLElement;
  /** By which thresholds: a button and the panel that it opens. */
  thresholds(): HTMLElement;
  /** Every threshold as a form. */
  settings(): HTMLElement;
  /** What is under way, what of the address could not be used, and which colours the choice changes. */
  notices(): HTMLElement;
}

/** The controls of a plan that follows its reader. Thresholds and notices stand once on a page. */
export function chooseFrom(live: LivePlan): Choose {
  const { controls, notices, state } = live;
  const thresholds = (): HTMLElement => withDrawer(live);
  const choose = (): HTMLElement =>
    element(
      "div",
      { class: "choose" },
      element("div", { class: "dashboard-controls" }, controls.force(), controls.period(), thresholds()),
      controls.group(),
      notices
    );
  return Object.assign(choose, {
    ...controls,
    thresholds,
    settings: () => settingsForm(state),
    notices: () => notices
  });
}

/** The button of the panel of settings, and the panel. */
export function withDrawer({
  thresholds,
  drawer
}: Pick<Live<unknown>, "thresholds" | "drawer">): HTMLElement {
  return element("div", { class: "choose-thresholds" }, thresholds, drawer);
}
