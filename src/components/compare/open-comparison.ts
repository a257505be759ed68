import { basisNote } from "../../charts/frame/offences-subject.js";
import { readingName } from "../../charts/frame/reading-name.js";
import { element } from "../../kit/element.js";
import { type Values, valuesOf } from "../../kit/values-of.js";
import { whenSeen } from "../../kit/when-seen.js";
import type { Month } from "../../plan/month.js";
import { type PlaceWords, placeWords } from "../../plan/place-words.js";
import { isTotal, type Total, totalOf, withoutTotal } from "../../plan/plan-data.js";
import { singleReading } from "../../plan/readings.js";
import { changeOnSide, sideOf } from "../../rules/polarity.js";
import { groupOf } from "../../rules/r4-position.js";
import type { RatingContext } from "../../rules/rate-measure.js";
import { ratingMemo } from "../../rules/rating-memo.js";
import type { Scope } from "../../views/force-comparison.js";
import type { DashboardFile, InputsFile } from "../../views/page-files.js";
import type { ForceNames } from "../../words/explanation.js";
import { formatNumber, formatUnits } from "../../words/format.js";
import { measureTitle } from "../../words/measure-title.js";
import { viewSaid } from "../../words/view-said.js";
import { type LivePlan, livePlan } from "../choice/live-plan.js";
import { measureChooser } from "../choice/measure-chooser.js";
import { contextOf } from "../choice/plan-inputs.js";
import { saveViewButton } from "../choice/save-view.js";
import { totalAndParts } from "../choice/total-and-parts.js";
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

/** A force as it is compared, for a choice and a view. */
export interface CompareNow {
  /** Name of the force, and the period end. */
  place: string;
  period: Month;
  /** On how many measures it lies beyond the lines; with whom it is compared, and what the lines are; basis of the figures. */
  sentence: string;
  group: string;
  lines: string;
  basis: string;
  /** The ways to the places of a total, which is compared with none of them; empty for any other place. */
  parts: HTMLElement | "";
  /** Every measure as a table, and every measure by every force; empty for a total. */
  summary: HTMLElement | "";
  matrix: HTMLElement | "";
}

/** The comparison of any force with its group or with all forces, as parts that a page places. */
export interface Comparison {
  live: LivePlan;
  now: Values<CompareNow>;
  /** Whom the force is compared with; the measure in the charts. */
  scopes: HTMLElement;
  measure: HTMLElement;
  /** The charts of one measure, fetched when a reader comes near them. */
  charts: HTMLElement;
  /** The measures without a comparison, and why; empty where there are none. */
  without: HTMLElement | "";
  /** Saves the measure in the charts, as it is compared, as a page to edit. */
  saveAsPage: HTMLElement;
}

/** Opens the comparison. `inputs` are the data of every force; `signal` ends listening to the address. */
export function openComparison(file: DashboardFile, inputs: InputsFile, signal?: AbortSignal): Comparison {
  const { forces } = file;
  const { plan, data } = inputs;
  const places = placeWords(plan);
  const names: ForceNames = Object.fromEntries(forces.map(({ id, name }) => [id, name]));
  const fetched = async (): Promise<InputsFile> => inputs;
  const live = livePlan(file, { inputs: { own: fetched, all: fetched }, without: { areas: [] }, signal });
  const { state } = live;
  const measures = comparedMeasures(plan);
  const ids = measures.map(({ measure }) => measure.id);
  const first: CompareView = { measure: firstMeasure(measures), scope: "group" };
  const memo = ratingMemo();
  const listeners = new Set<(now: CompareNow) => void>();
  let shown = compareViewInAddress(location.href, ids, first, places);

  const charts = chartsWhenSeen(places);
  const scopes = scopeChoice(places, (scope) => look({ scope }));
  // For those who come to the charts without the table.
  const chooser = measureChooser(
    {
      id: "compare-chosen",
      label: "Measure in the charts",
      measures: measures.map((entry) => [entry.measure.id, measureTitle(entry)])
    },
    (measure) => look({ measure })
  );

  const nowOf = (): CompareNow => {
    const context = { ...contextOf(state.current(), plan, data), memo };
    const { scope, measure } = shown.view;
    live.tellOfPage(shown.problems);
    scopes.element.hidden = isTotal(context.force, forces);
    const total = totalOf(forces);
    if (total?.id === context.force) return totalNow(total, context, names);
    const rows = comparisonRows(context, scope);
    scopes.show(scope, groupOf(context)?.peers.length ?? 0, withoutTotal(forces).length);
    chooser.show(measure);
    const said = viewSaid(state.current(), state.published, names);
    charts.show({ row: rows.find((row) => row.measure.id === measure)!, context, names, said });
    return {
      ...compareWords(rows, context, names, scope),
      parts: "",
      summary: compareSummary({
        rows,
        context,
        names,
        chosen: measure,
        link: (id) => addressWithView(location.href, { ...shown.view, measure: id }, first, places),
        onChoose: (id) => {
          look({ measure: id });
          charts.element.scrollIntoView();
        }
      }),
      matrix: compareMatrix({ rows, names, places, home: context.force })
    };
  };
  const tell = (): void => {
    const now = nowOf();
    for (const listener of listeners) listener(now);
  };
  const look = (part: Partial<CompareView>): void => {
    shown = { view: { ...shown.view, ...part }, problems: [] };
    const address = addressWithView(location.href, shown.view, first, places);
    if (address !== location.href) history.pushState(null, "", address);
    tell();
  };
  const followAddress = (): void => {
    shown = compareViewInAddress(location.href, ids, first, places);
    tell();
  };
  state.subscribe(tell);
  addEventListener("popstate", followAddress, signal ? { signal } : {});

  let current = nowOf();
  listeners.add((now) => {
    current = now;
  });
  const published = contextOf(state.published, plan, data);
  return {
    live,
    now: valuesOf(
      () => current,
      (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      }
    ),
    scopes: scopes.element,
    measure: chooser.element,
    charts: charts.element,
    saveAsPage: saveViewButton(state, () => {
      const entry = measures.find(({ measure }) => measure.id === shown.view.measure)!;
      const { id, kind } = entry.measure;
      return { id, title: measureTitle(entry), isSurvey: kind !== "offences" };
    }),
    without: notCompared(comparisonRows({ ...published, memo }, "group"), published)
  };
}

/** Room for the charts, whose code is fetched when a reader comes near them: the table stands without it. */
function chartsWhenSeen(places: PlaceWords): CompareCharts {
  const room = element("div", { class: "compare-room" });
  let charts: CompareCharts | undefined;
  let latest: CompareChartsOptions | undefined;
  const show = (): void => {
    if (!charts || !latest) return;
    if (room.firstChild !== charts.element) room.replaceChildren(charts.element);
    charts.show(latest);
  };
  whenSeen(room, async () => {
    try {
      const { compareCharts } = await import("./compare-charts.js");
      charts = compareCharts(places);
      show();
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
      show();
    }
  };
}

/** The first count of offences, which has every chart; else whatever is compared first. */
function firstMeasure(measures: ReturnType<typeof comparedMeasures>): string {
  const offences = measures.find(({ measure }) => measure.kind === "offences");
  return (offences ?? measures[0]!).measure.id;
}

/** Radio buttons for who the home force is compared with. */
function scopeChoice({ many }: PlaceWords, onChoose: (scope: Scope) => void) {
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
      words.all.textContent = `all ${forces} ${many}`;
    }
  };
}

/** What is said of a total: with whom it is not compared, and the ways to each of them. */
function totalNow(total: Total, { force, period, plan }: RatingContext, names: ForceNames): CompareNow {
  const places = placeWords(plan);
  const place = names[force] ?? force;
  const parts = totalAndParts({ total, force, names, places }) ?? "";
  if (parts) parts.toggleAttribute("open", true);
  return {
    place,
    period,
    sentence: `${place} is the sum of its ${total.parts.length} ${places.many}, and is compared with none of them: choose one of them.`,
    group: "",
    lines: "",
    basis: "",
    parts,
    summary: "",
    matrix: ""
  };
}

/** Force, period and group, and on how many measures the force lies beyond the lines. */
function compareWords(
  rows: readonly ComparisonRow[],
  context: RatingContext,
  names: ForceNames,
  scope: Scope
): Omit<CompareNow, "parts" | "summary" | "matrix"> {
  const { force, period, settings } = context;
  const { aOne, many } = placeWords(context.plan);
  const place = names[force] ?? force;
  const compared = rows.map((row) => row.compared).filter(isComparison);
  const changes = compared.map((comparison) =>
    changeOnSide(
      sideOf(comparison.own.value, comparison.lines[singleReading(settings.reading)].lines),
      comparison.better
    )
  );
  const count = (change: (typeof changes)[number]) =>
    formatNumber(changes.filter((c) => c === change).length);
  const lines = scope === "group" ? "its group’s lines" : `the lines around all ${many}`;
  const reading = readingName(singleReading(settings.reading));
  const sentence =
    compared.length === 0
      ? `No measure of ${place} can be compared with ${scope === "group" ? "its group" : `all ${many}`} in this period.`
      : `Of ${formatUnits(compared.length, "measure")} compared, ${place} is better than ${lines} in ${count("improved")}, ` +
        `between them in ${count("no-change")} and worse in ${count("worse")} (reading ${reading}).`;
  const group = groupOf(context);
  const who = group
    ? `Group: ${group.peers.map((id) => names[id] ?? id).join(", ")} (${group.source}).`
    : `${place} has no group in the edition ${settings.msg.edition}.`;
  const about =
    scope === "group"
      ? "Lines and colours are those of R4."
      : `Lines: mean of the ${many} shown ± ${formatNumber(settings.z, 2)} standard deviations (calibrated: a prediction interval from the others). The plan rates ${aOne} against its group only: there are no colours here.`;
  return {
    place,
    period,
    sentence,
    group: who,
    lines: about,
    basis: basisNote(compared.flatMap(({ bases }) => bases))
  };
}

/** The measures without a comparison, by the reason why. */
function notCompared(rows: readonly ComparisonRow[], context: RatingContext): HTMLElement | "" {
  const reasons = new Map<string, string[]>();
  for (const row of rows.filter(({ compared }) => compared === null)) {
    const reason = notComparedReason(row.measure, context);
    reasons.set(reason, [...(reasons.get(reason) ?? []), measureTitle(row)]);
  }
  if (reasons.size === 0) return "";
  return element(
    "dl",
    {},
    ...[...reasons].flatMap(([reason, titles]) => [
      element("dt", {}, `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`),
      element("dd", {}, titles.join("; "))
    ])
  );
}
