import { element } from "../../kit/element.js";
import { latestOnly } from "../../kit/latest-only.js";
import { wakeCells } from "../../kit/still-cells.js";
import { type Values, valuesOf } from "../../kit/values-of.js";
import { formatMonth } from "../../plan/month.js";
import type { Flips } from "../../views/flips.js";
import { carryChoice } from "./carry-choice.js";
import { changedThresholds } from "./changed-thresholds.js";
import { sameChoice } from "./choice.js";
import { choiceProblems } from "./choice-problems.js";
import type { ChoiceState } from "./choice-state.js";
import type { FlipWords } from "./flips-list.js";
import type { RateChoice, Seen } from "./rate-choice.js";
import { settingsDrawer } from "./settings-drawer.js";

/** A page that follows its reader. */
export interface Live<View> {
  /** For a cell: the published view, then that of every choice. */
  values: Values<View>;
  /** The choice itself, how it is changed, and its place in the address. */
  state: ChoiceState;
  /** Opens the panel of settings. */
  thresholds: HTMLButtonElement;
  /** What is under way, what of the address could not be used, and what differs from the published view. */
  notices: HTMLElement;
  /** The panel of settings, beside the page. */
  drawer: HTMLElement;
  /** Says among the notices what the page itself could not use of its address. */
  tellOfPage(problems: readonly string[]): void;
}

export interface LiveOptions<View> {
  state: ChoiceState;
  rate: RateChoice<View>;
  /** The view to begin with, and whether it is that of the published choice. */
  first: View;
  showsPublished?: boolean;
  /** Words of the colours that flip, and names of forces and areas by id. */
  words: FlipWords;
  names: Readonly<Record<string, string>>;
  /** Told of every view before cells are, such as to name it on paper. */
  onView?: (view: View) => void;
  /** Ends it all. */
  signal?: AbortSignal | undefined;
}

/** No colour differs from the published view. */
const NO_FLIPS: Flips = { flips: [], compared: 0, hidden: 0 };

/**
 * Wires choice, address, links, problems, banner and panel of settings of a page: cells read `values`, and place the rest.
 *
 * A step of a slider goes this way: its control (setting-control.ts) tells the form, which refuses what no setting may be
 * (settings-form.ts) and changes the choice (choice-state.ts, which writes the address when the movement has ended);
 * here the choice is rated (rate-choice.ts) and cells are given the view, the latest only.
 */
export function live<View>(options: LiveOptions<View>): Live<View> {
  const { state, rate, first, showsPublished = true, words, names, onView, signal } = options;
  const drawer = settingsDrawer(state);
  const problems = choiceProblems();
  const banner = changedThresholds(state, { words, forceNames: names });
  const status = element("p", { class: "workbench-status", role: "status" });
  const say = (text: string, isProblem = false): void => {
    status.textContent = text;
    status.classList.toggle("problem", isProblem);
  };
  const failed = ({ message }: Error): void => {
    say(`This view could not be shown: ${message}. The last good view stays.`, true);
  };
  const listeners = new Set<(view: View) => void>();
  let current = first;

  const show = ({ view, flips, later }: Seen<View>): void => {
    say("");
    banner.show(state.current(), flips);
    onView?.(view);
    if (view === current) return;
    current = view;
    for (const listener of listeners) listener(view);
    later?.(() => current === view).then((whole) => whole && show({ view: whole, flips }), failed);
  };
  const follow = latestOnly(() => rate(state.current()), {
    done: show,
    slow: () => {
      say(`Rating ${formatMonth(state.current().period)}…`);
    },
    failed
  });
  let ofPage: readonly string[] = [];
  const showProblems = (): void => problems.show([...state.problems(), ...ofPage]);
  const change = (): void => {
    showProblems();
    wakeCells();
    void follow();
  };

  onView?.(first);
  showProblems();
  banner.show(state.published, NO_FLIPS);
  if (!showsPublished || !sameChoice(state.current(), state.published)) void follow();
  state.subscribe(change);
  carryChoice(state, signal);
  return {
    values: valuesOf(
      () => current,
      (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      }
    ),
    state,
    thresholds: drawer.button,
    notices: element("div", { class: "live-notices" }, status, problems.element, banner.element),
    drawer: drawer.element,
    tellOfPage(told) {
      ofPage = told;
      showProblems();
    }
  };
}
