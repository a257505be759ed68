import { basisNote } from "../../charts/frame/offences-subject.js";
import { readingName } from "../../charts/frame/reading-name.js";
import { element } from "../../kit/element.js";
import { latestOnly } from "../../kit/latest-only.js";
import { measureTitle } from "../../kit/measure-title.js";
import { whenSeen } from "../../kit/when-seen.js";
import { formatMonth } from "../../plan/month.js";
import { changeOnSide, sideOf } from "../../rules/polarity.js";
import { groupOf } from "../../rules/r4-position.js";
import type { RatingContext } from "../../rules/rate-measure.js";
import { ratingMemo } from "../../rules/rating-memo.js";
import { flipsBetween } from "../../views/flips.js";
import type { Scope } from "../../views/force-comparison.js";
import type { DashboardFile, InputsFile } from "../../views/page-files.js";
import type { ForceNames } from "../../words/explanation.js";
import { formatNumber, formatUnits } from "../../words/format.js";
import { carryChoice } from "../choice/carry-choice.js";
import { changedThresholds } from "../choice/changed-thresholds.js";
import { choiceProblems } from "../choice/choice-problems.js";
import { choiceState } from "../choice/choice-state.js";
import { dashboardChoosable } from "../choice/choosable.js";
import { planFlipWords } from "../choice/flip-words.js";
import { forceChooser } from "../choice/force-chooser.js";
import { groupEditor } from "../choice/group-editor.js";
import { periodPicker } from "../choice/period-picker.js";
import { contextOf, planInputs } from "../choice/plan-inputs.js";
import { isChanged, planRater } from "../choice/rate-choice.js";
import { settingsDrawer } from "../choice/settings-drawer.js";
import type { CompareCharts, CompareChartsOptions } from "./compare-charts.js";
import { compareMatrix } from "./compare-matrix.js";
import { compareSummary } from "./compare-summary.js";
import { addressWithView, type CompareView, compareViewInAddress } from "./compare-view.js";
import {
  type ComparisonRow,
  comparedMeasures,
  comparisonRows,
  isComparison,
  notComparedReason
} from "./comparison-rows.js";

/** What the page gives to the comparison. */
export interface ComparePageOptions {
  /** The data of every force. */
  inputs: InputsFile;
  /** Ends listening to the browser's back and forward buttons. */
  signal?: AbortSignal;
}

/** Any force against its group or against all forces: every measure in a table, and one at a time in charts. */
export function comparePage(file: DashboardFile, { inputs, signal }: ComparePageOptions): HTMLElement {
  const { forces, periods, view } = file;
  const { plan, data } = inputs;
  const names: ForceNames = Object.fromEntries(forces.map(({ id, name }) => [id, name]));
  const state = choiceState({ ...dashboardChoosable(file), areas: [] }, signal);
  const { published } = state;
  const measures = comparedMeasures(plan);
  const ids = measures.map(({ measure }) => measure.id);
  const first: CompareView = { measure: firstMeasure(measures), scope: "group" };
  const memo = ratingMemo();
  const fetched = async (): Promise<InputsFile> => inputs;
  const rate = planRater({ plan, published, view, inputs: planInputs({ own: fetched, all: fetched }) });
  let shown = compareViewInAddress(location.href, ids, first);

  const picker = periodPicker({
    range: periods,
    published: published.period,
    onChoose: (period) => state.change({ period })
  });
  const problems = choiceProblems();
  const drawer = settingsDrawer(state);
  const banner = changedThresholds(state, { words: planFlipWords(plan, names), forceNames: names });
  const header = element("div", { "aria-live": "polite" });
  const summary = element("div", {});
  const matrix = element("div", {});
  const charts = chartsWhenSeen();
  const scopes = scopeChoice((scope) => look({ scope }));
  const chooser = measureChooser(measures, (measure) => look({ measure }));

  const paint = (): void => {
    const context = { ...contextOf(state.current(), plan, data), memo };
    const { scope, measure } = shown.view;
    const rows = comparisonRows(context, scope);
    problems.show([...state.problems(), ...shown.problems]);
    picker.show(context.period);
    scopes.show(scope, groupOf(context)?.peers.length ?? 0, forces.length);
    chooser.show(measure);
    header.replaceChildren(...pageHeader(rows, context, names, scope));
    summary.replaceChildren(
      compareSummary({
        rows,
        context,
        names,
        chosen: measure,
        link: (id) => addressWithView(location.href, { ...shown.view, measure: id }, first),
        onChoose: (id) => {
          look({ measure: id });
          charts.element.scrollIntoView();
        }
      })
    );
    matrix.replaceChildren(compareMatrix({ rows, names, home: context.force }));
    charts.show({ row: rows.find((row) => row.measure.id === measure)!, context, names });
  };
  const look = (part: Partial<CompareView>): void => {
    shown = { view: { ...shown.view, ...part }, problems: [] };
    const address = addressWithView(location.href, shown.view, first);
    if (address !== location.href) history.pushState(null, "", address);
    paint();
  };
  const followFlips = latestOnly(
    async () => {
      const choice = state.current();
      return isChanged(choice, published)
        ? (await rate(choice)).flips
        : flipsBetween(view.rating, view.rating);
    },
    {
      done: (flips) => banner.show(state.current(), flips),
      slow: () => undefined,
      failed: ({ message }) => picker.explain(`The colours that flip could not be found: ${message}`)
    }
  );
  const follow = (): void => {
    paint();
    followFlips();
  };
  const followAddress = (): void => {
    shown = compareViewInAddress(location.href, ids, first);
    paint();
  };

  follow();
  state.subscribe(follow);
  addEventListener("popstate", followAddress, signal ? { signal } : {});
  carryChoice(state, signal);
  return element(
    "div",
    { class: "compare-page" },
    element("h1", {}, "Compare forces"),
    element(
      "div",
      { class: "compare-controls" },
      forceChooser(state, { forces, areas: [] }),
      scopes.element,
      element("div", { class: "dashboard-controls" }, picker.element, drawer.button)
    ),
    groupEditor(state, { forces, groups: async () => data.groups }),
    problems.element,
    banner.element,
    header,
    summary,
    matrix,
    chooser.element,
    charts.element,
    notCompared(comparisonRows({ ...contextOf(published, plan, data), memo }, "group"), {
      ...contextOf(published, plan, data)
    }),
    drawer.element
  );
}

/** Room for the charts, whose code is fetched when a reader comes near them: the table stands without it. */
function chartsWhenSeen(): CompareCharts {
  const room = element("div", { class: "compare-room" });
  let charts: CompareCharts | undefined;
  let latest: CompareChartsOptions | undefined;
  whenSeen(room, async () => {
    try {
      const { compareCharts } = await import("./compare-charts.js");
      charts = compareCharts();
      room.replaceChildren(charts.element);
      if (latest) charts.show(latest);
    } catch (error) {
      room.replaceChildren(
        element("p", { role: "status" }, `The charts could not be shown: ${(error as Error).message}.`)
      );
    }
  });
  return {
    element: room,
    show(options) {
      latest = options;
      charts?.show(options);
    }
  };
}

/** The first count of offences, which has every chart; else whatever is compared first. */
function firstMeasure(measures: ReturnType<typeof comparedMeasures>): string {
  const offences = measures.find(({ measure }) => measure.kind === "offences");
  return (offences ?? measures[0]!).measure.id;
}

/** Radio buttons for who the home force is compared with. */
function scopeChoice(onChoose: (scope: Scope) => void) {
  const radio = (scope: Scope): HTMLInputElement =>
    element("input", { type: "radio", name: "forces", value: scope, onchange: () => onChoose(scope) });
  const inputs = { group: radio("group"), all: radio("all") };
  const words = { group: element("span"), all: element("span") };
  return {
    element: element(
      "fieldset",
      { class: "compare-scope" },
      element("legend", {}, "Against"),
      element("label", {}, inputs.group, " ", words.group),
      element("label", {}, inputs.all, " ", words.all)
    ),
    show(scope: Scope, peers: number, forces: number) {
      inputs[scope].checked = true;
      words.group.textContent = `its group of ${peers}`;
      words.all.textContent = `all ${forces} forces`;
    }
  };
}

/** The measure in charts, for those who come to them without the table. */
function measureChooser(measures: ReturnType<typeof comparedMeasures>, onChoose: (id: string) => void) {
  const select = element(
    "select",
    { id: "compare-chosen" },
    ...measures.map((entry) => element("option", { value: entry.measure.id }, measureTitle(entry)))
  );
  select.addEventListener("change", () => onChoose(select.value));
  return {
    element: element(
      "p",
      { class: "compare-chooser" },
      element("label", { for: "compare-chosen" }, "Measure in the charts"),
      " ",
      select
    ),
    show(id: string) {
      for (const option of select.querySelectorAll("option")) option.selected = option.value === id;
    }
  };
}

/** Force, period and group, and on how many measures the force lies beyond the lines. */
function pageHeader(
  rows: readonly ComparisonRow[],
  context: RatingContext,
  names: ForceNames,
  scope: Scope
): HTMLElement[] {
  const { force, period, settings } = context;
  const place = names[force] ?? force;
  const compared = rows.map((row) => row.compared).filter(isComparison);
  const changes = compared.map((comparison) =>
    changeOnSide(sideOf(comparison.own.value, comparison.lines[settings.reading].lines), comparison.better)
  );
  const count = (change: (typeof changes)[number]) =>
    formatNumber(changes.filter((c) => c === change).length);
  const lines = scope === "group" ? "its group’s lines" : "the lines around all forces";
  const reading = readingName(settings.reading);
  const sentence =
    compared.length === 0
      ? `No measure of ${place} can be compared with ${scope === "group" ? "its group" : "all forces"} in this period.`
      : `Of ${formatUnits(compared.length, "measure")} compared, ${place} is better than ${lines} in ${count("improved")}, ` +
        `between them in ${count("no-change")} and worse in ${count("worse")} (reading ${reading}).`;
  const group = groupOf(context);
  const who = group
    ? `Group: ${group.peers.map((id) => names[id] ?? id).join(", ")} (${group.source}).`
    : `${place} has no group in the edition ${settings.msg.edition}.`;
  const about =
    scope === "group"
      ? "Lines and colours are those of R4."
      : `Lines: mean of the forces shown ± ${formatNumber(settings.z, 2)} standard deviations (calibrated: a prediction interval from the others). The plan rates a force against its group only: there are no colours here.`;
  return [
    element("h2", { class: "compare-title" }, `${place}, period ended ${formatMonth(period)}`),
    element("p", { class: "compare-headline" }, sentence),
    element("p", { class: "compare-context" }, `${who} ${about}`),
    element("p", { class: "compare-context" }, basisNote(compared.flatMap(({ bases }) => bases)))
  ];
}

/** The measures without a comparison, by the reason why. */
function notCompared(rows: readonly ComparisonRow[], context: RatingContext): HTMLElement {
  const reasons = new Map<string, string[]>();
  for (const row of rows.filter(({ compared }) => compared === null)) {
    const reason = notComparedReason(row.measure, context);
    reasons.set(reason, [...(reasons.get(reason) ?? []), measureTitle(row)]);
  }
  return element(
    "section",
    { class: "compare-without", "aria-labelledby": "compare-without" },
    element("h2", { id: "compare-without" }, "Measures without a comparison"),
    element(
      "dl",
      {},
      ...[...reasons].flatMap(([reason, titles]) => [
        element("dt", {}, `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`),
        element("dd", {}, titles.join("; "))
      ])
    )
  );
}
