import type { Month } from "../../plan/month.js";
import { BASELINE_FIGURES, FEWEST_FOR_LIMITS, SHEWHART } from "../../views/xmr-rules.js";
import type { XmrPhase, XmrView } from "../../views/xmr-view.js";
import { decimalsOf, formatMean, formatNumber, formatUnits } from "../../words/format.js";
import type { ChartOptions } from "../frame/chart-options.js";
import { type OffencesSubject, spanName } from "../frame/offences-subject.js";
import { type ControlLines, controlChart, type WindowMean } from "./control-chart.js";

export interface XmrChartData extends OffencesSubject {
  /** The numbers, for the months of `span`. */
  view: XmrView;
}

/** An individuals (XmR) chart: each phase's mean and lines, and the months that a run rule names. It gives no colour. */
export function xmrChart(data: XmrChartData, options: ChartOptions): HTMLElement {
  const { phases, signals, adjusted } = data.view;
  const words = wordsOf(data);
  return controlChart(
    data,
    {
      kind: "XmR chart",
      title: xmrTitle(data.view, words),
      means: phases
        .filter(({ from }) => from <= data.periodEnd)
        .map((phase, i) => phaseWindow(phase, i, data, words)),
      control: phases.flatMap((phase) => phaseLines(phase, data)),
      signals,
      ...(adjusted && { adjusted: { series: adjusted, how: "season removed" } }),
      note: xmrNote(data, words)
    },
    options
  );
}

interface Words {
  /** "36 months", or quarters. */
  count: (n: number) => string;
  /** "month" or "quarter". */
  one: string;
}

function wordsOf({ series }: XmrChartData): Words {
  const one = series.monthsPerPeriod === 1 ? "month" : "quarter";
  return { one, count: (n) => formatUnits(n, one) };
}

function xmrTitle({ phases, signals, judged }: XmrView, { count }: Words): string {
  if (judged === 0) return refusal(phases, count);
  const months = (named: XmrView["signals"]) => new Set(named.map(({ month }) => month)).size;
  const beyond = months(signals.filter(({ rule }) => rule === "beyond"));
  const standOut = months(signals.filter(({ rule }) => rule !== "beyond-z"));
  const weaker = months(signals) - standOut;
  const also = weaker > 0 ? `; ${formatNumber(weaker)} by the weaker sign alone` : "";
  if (standOut === 0) return `${quietTitle(phases, judged, count)}${also}`;
  const parts = [
    ...(beyond > 0 ? [`${formatNumber(beyond)} beyond ${SHEWHART} standard deviations`] : []),
    ...(standOut > beyond ? [`${formatNumber(standOut - beyond)} by a pattern`] : [])
  ];
  const verb = standOut === 1 ? "stands" : "stand";
  return `${formatNumber(standOut)} of ${count(judged)} ${verb} out: ${parts.join(", ")}${also}`;
}

function refusal(phases: readonly XmrPhase[], count: Words["count"]): string {
  if (phases.length > 1)
    return `No limits: none of the ${phases.length} phases has the ${count(FEWEST_FOR_LIMITS)} they need`;
  const { figures } = phases[0]!;
  if (figures >= FEWEST_FOR_LIMITS) return "No limits: no two figures stand next to each other";
  return `No limits: ${count(figures)} of data, ${FEWEST_FOR_LIMITS} needed`;
}

function quietTitle(phases: readonly XmrPhase[], judged: number, count: Words["count"]): string {
  const [only, ...others] = phases.flatMap(({ limits }) => limits ?? []);
  return others.length > 0
    ? `None of ${count(judged)} stands out: all lie between the lines of their phase`
    : `None of ${count(judged)} stands out: all lie between ${formatMean(only!.outer.lower)} and ${formatMean(only!.outer.upper)}`;
}

/** The part of a phase up to the period end. */
const judgedSpan = ({ from, to }: XmrPhase, periodEnd: Month) => ({
  from,
  to: to < periodEnd ? to : periodEnd
});

/** The months that set the lines, or all that were too few. */
function phaseWindow(
  phase: XmrPhase,
  i: number,
  { view, periodEnd }: XmrChartData,
  { count }: Words
): WindowMean {
  const { baseline, figures } = phase;
  const { from, to } = baseline ?? judgedSpan(phase, periodEnd);
  const number = count(baseline?.figures ?? figures);
  const role = baseline ? "set the lines" : "too few";
  const label =
    view.phases.length > 1 ? [`phase ${i + 1}`, baseline ? number : `${number}: too few`] : [number, role];
  return { window: { from, to, label, tone: i % 2 === 0 ? "earlier" : "later" }, mean: null, judged: false };
}

function phaseLines(phase: XmrPhase, { periodEnd, settings }: XmrChartData): ControlLines[] {
  const { limits, to } = phase;
  if (!limits) return [];
  const { centre, outer, inner } = limits;
  const z = formatNumber(settings.z, decimalsOf(settings.z));
  return [
    {
      lines: { centre, ...outer },
      inner: { lines: inner, names: { upper: `+${z} SD`, lower: `−${z} SD` } },
      over: judgedSpan(phase, periodEnd),
      ...(to > periodEnd && { until: to }),
      names: { upper: `+${SHEWHART} SD`, centre: "mean", lower: `−${SHEWHART} SD` }
    }
  ];
}

/** How the lines are made, and from what; with several phases, the lines of each; why a phase has none. */
function xmrNote(data: XmrChartData, words: Words): string {
  const { view, settings, periodEnd } = data;
  const z = formatNumber(settings.z, decimalsOf(settings.z));
  const made =
    `Lines: mean ± ${SHEWHART} (dashed) and ± ${z} (dotted) standard deviations (SD), each a mean moving range / 1.128, from the ` +
    `first ${BASELINE_FIGURES} ${words.one}s of a phase, or all where there are fewer.`;
  const notes = [made, seasonNote(data, words), "An exploratory view, which gives no colour."];
  const shown = view.phases.filter(({ from }) => from <= periodEnd);
  if (shown.length > 1) notes.push(...shown.map((phase, i) => phaseNote(phase, i, periodEnd, words)));
  return notes.join(" ");
}

/** What the counts drawn were divided by, if by anything. */
function seasonNote({ view, settings }: XmrChartData, { one }: Words): string {
  if (!view.adjusted) return "The season is left in, and the lines take it for change.";
  const days = settings.season.calendar === "days" ? " and its days" : "";
  return `Season removed: each count is divided by what is usual for its time of year${days} over an average ${one}.`;
}

function phaseNote(phase: XmrPhase, i: number, periodEnd: Month, { count }: Words): string {
  const { limits, figures, baseline } = phase;
  const lead = `Phase ${i + 1}, ${spanName(judgedSpan(phase, periodEnd))}, ${count(figures)}:`;
  if (limits && baseline) {
    const by = baseline.figures < figures ? `from the first ${formatNumber(baseline.figures)} of them, ` : "";
    return `${lead} ${by}mean ${formatMean(limits.centre)}, lines ${formatMean(limits.outer.lower)} and ${formatMean(limits.outer.upper)}.`;
  }
  return figures < FEWEST_FOR_LIMITS
    ? `${lead} too few for limits, which need ${FEWEST_FOR_LIMITS}.`
    : `${lead} no limits, because no two figures stand next to each other.`;
}
