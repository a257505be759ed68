import type { Month } from "../../plan/month.js";
import type { Plan } from "../../plan/plan.js";
import { type Area, placeNames, type Total, totalOf, withoutTotal } from "../../plan/plan-data.js";
import type { PlanRating } from "../../rules/rating.js";
import type { DashboardFile, DashboardView } from "../../views/page-files.js";
import type { ChoiceOffer } from "./choice.js";
import { dashboardOffer } from "./choice-offer.js";
import { type ChoiceState, choiceState } from "./choice-state.js";
import { planFlipWords } from "./flip-words.js";
import { forceChooser } from "./force-chooser.js";
import { groupEditor } from "./group-editor.js";
import { type Live, live } from "./live.js";
import { setPaperFooter } from "./paper-footer.js";
import { periodPicker } from "./period-picker.js";
import { inputsFor, type PlanInputs, planInputs } from "./plan-inputs.js";
import { planRater } from "./rate-choice.js";

/** The plan as a reader has chosen to see it. */
export interface PlanNow {
  title: string;
  /** Id and name of the force or local area. */
  force: string;
  place: string;
  period: Month;
  /** The local area that is shown; null for a force. */
  area: Area | null;
  /** First and last month that can be chosen, and the one that is published. */
  periods: { first: Month; last: Month };
  published: Month;
  /** The plan's file: its priorities and measures. */
  plan: Plan;
  rating: PlanRating;
  view: DashboardView;
  /** Names of forces and local areas by id. */
  names: Readonly<Record<string, string>>;
  /** The place that is the sum of the others, if there is one. */
  total?: Total;
}

/** The plan, and one call for each control of the choice: each gives a new element. */
export interface LivePlan extends Live<PlanNow> {
  controls: {
    force(): HTMLElement;
    period(): HTMLElement;
    group(): HTMLElement;
  };
}

export interface LivePlanOptions {
  /** Fetch the data behind the view; asked only when another view is chosen. */
  inputs: PlanInputs;
  /** Address of the site's first page from the page that is open, with a slash at the end. */
  root?: string;
  /** Parts of what can be chosen that this page does without. */
  without?: Partial<Pick<ChoiceOffer, "areas">>;
  signal?: AbortSignal | undefined;
}

/** The whole plan for any period, force, group and thresholds: first the view that the build made. */
export function livePlan(file: DashboardFile, options: LivePlanOptions): LivePlan {
  const { root = "./", without = {}, signal } = options;
  const { plan, forces, periods } = file;
  const inputs = planInputs(options.inputs);
  const state = choiceState({ ...dashboardOffer(file), ...without }, signal);
  const { published } = state;
  const areas = file.areas.filter(({ id }) => state.offered.areas.includes(id));
  const names = placeNames(file);
  const total = totalOf(forces);
  const nowOf = (view: DashboardView): PlanNow => {
    const { rating } = view;
    const { force, period } = rating;
    const area = areas.find(({ id }) => id === force) ?? null;
    const place = names[force] ?? force;
    return {
      title: plan.title,
      force,
      place,
      period,
      area,
      periods,
      published: published.period,
      plan,
      rating,
      view,
      names,
      ...(total && { total })
    };
  };
  const rate = planRater({ plan, published, view: file.view, inputs });
  const first = nowOf(file.view);
  const followed = live<PlanNow>({
    state,
    first,
    rate: async (choice) => {
      const { view, flips } = await rate(choice);
      return { view: view === file.view ? first : nowOf(view), flips };
    },
    words: planFlipWords(plan, names, root),
    names,
    onView: ({ place, period }) => setPaperFooter({ force: place, period, dataTo: periods.last }),
    signal
  });
  return {
    ...followed,
    controls: {
      force: () => forceChooser(state, { forces, areas }),
      period: () => periodControl(state, periods),
      group: () =>
        groupEditor(state, {
          forces: withoutTotal(forces),
          groups: async (choice) => (await inputsFor(choice, published, inputs)).data.groups
        })
    }
  };
}

/** The picker of the period end, which follows the choice. */
function periodControl(state: ChoiceState, range: DashboardFile["periods"]): HTMLElement {
  const picker = periodPicker({
    range,
    published: state.published.period,
    onChoose: (period) => state.change({ period })
  });
  picker.show(state.current().period);
  state.subscribe(({ period }) => picker.show(period));
  return picker.element;
}
