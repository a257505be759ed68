import { element } from "../../kit/element.js";
import { inSlices } from "../../kit/in-slices.js";
import { latestOnly } from "../../kit/latest-only.js";
import { type Values, valuesOf } from "../../kit/values-of.js";
import { formatMonth, type Month } from "../../plan/month.js";
import { placeNames } from "../../plan/plan-data.js";
import type { PlanRating } from "../../rules/rating.js";
import { ratingMemo } from "../../rules/rating-memo.js";
import type { ExceptionsFile } from "../../views/exceptions.js";
import type { DashboardFile } from "../../views/page-files.js";
import { exceptionsHeadline, exceptionsInWords } from "../../words/exception-text.js";
import { type Choice, sameChoice } from "../choice/choice.js";
import { type LivePlan, livePlan } from "../choice/live-plan.js";
import { contextOf, inputsFor, type PlanInputs, planInputs } from "../choice/plan-inputs.js";
import { exceptionsList } from "./exceptions-list.js";

/** What to know first of the view that a reader has chosen. */
export interface ExceptionsNow {
  place: string;
  period: Month;
  headline: string;
  list: HTMLElement;
  /** The newest release; null where there is none. */
  since: ExceptionsFile["since"];
  /** Only of the published view is it known what moved since the release. */
  isPublished: boolean;
}

/** The page's parts, which it places. */
export interface ExceptionsParts {
  live: LivePlan;
  now: Values<ExceptionsNow>;
  /** Says that exceptions are being looked for, or why they could not be. */
  status: HTMLElement;
}

/** The exceptions of a view, and the ratings that they are about. */
interface Told {
  file: ExceptionsFile;
  rating: PlanRating;
}

/** Opens the page on what the build found; in any other view it is looked for anew. `signal` ends listening to the address. */
export function openExceptions(
  file: ExceptionsFile,
  dashboard: DashboardFile,
  fetchers: PlanInputs,
  signal?: AbortSignal
): ExceptionsParts {
  const { plan } = dashboard;
  const inputs = planInputs(fetchers);
  const live = livePlan(dashboard, { inputs, signal });
  const { state } = live;
  const names = placeNames(dashboard);
  const memo = ratingMemo();
  const published: Told = { file, rating: dashboard.view.rating };
  const listeners = new Set<(now: ExceptionsNow) => void>();
  const status = element("p", { class: "workbench-status", role: "status" });
  let current = published;

  const told = async (choice: Choice): Promise<Told> => {
    if (sameChoice(choice, state.published)) return published;
    const [{ data }, { exceptionsOfView, nearbyFlips }, { ratePlan }] = await Promise.all([
      inputsFor(choice, state.published, inputs),
      import("../../views/exceptions.js"),
      import("../../rules/rate-plan.js")
    ]);
    const context = { ...contextOf(choice, plan, data), memo };
    const rating = ratePlan(context);
    // The plan is rated again for each nearby value, with the page's own work between.
    const nearby = await inSlices(nearbyFlips(context, rating), () => state.current() === choice);
    return { file: exceptionsOfView(context, rating, file, nearby), rating };
  };
  const nowOf = (): ExceptionsNow => {
    const { force, period } = current.rating;
    return {
      place: names[force] ?? force,
      period,
      headline: exceptionsHeadline(current.file),
      list: exceptionsList(exceptionsInWords(current.file, { plan, rating: current.rating, names })),
      since: current.file.since,
      isPublished: current === published
    };
  };
  const follow = latestOnly(() => told(state.current()), {
    done: (next) => {
      status.textContent = "";
      if (next === current) return;
      current = next;
      for (const listener of listeners) listener(nowOf());
    },
    slow: () => {
      status.textContent = `Looking through the plan of ${formatMonth(state.current().period)}…`;
    },
    failed: ({ message }) => {
      status.textContent = `This view could not be looked through: ${message}. The last good one stays.`;
    }
  });
  state.subscribe(() => void follow());
  void follow();
  return {
    live,
    now: valuesOf(nowOf, (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }),
    status
  };
}
