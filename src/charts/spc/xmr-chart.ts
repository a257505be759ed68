import type { Month } from "../../plan/month.js";
import { FEWEST_FOR_LIMITS, type XmrPhase, type XmrView } from "../../views/xmr-view.js";
import { formatMean, formatNumber, formatUnits } from "../../words/format.js";
import type { ChartOptions } from "../frame/chart-options.js";
import { type OffencesSubject, spanName } from "../frame/offences-subject.js";
import { type ControlLines, controlChart, type WindowMean } from "./control-chart.js";

export interface XmrChartData extends OffencesSubject {
  /** The numbers, for the months of `span`. */
  view: XmrView;
}

/** An individuals (XmR) chart: each phase's mean and lines, and the months that a run rule names. It gives no colour. */
export function xmrChart(data: XmrChartData, options: ChartOptions): HTMLElement {
  const { phases, signals } = data.view;
  const words = wordsOf(data);
  return controlChart(
    data,
    {
      kind: "XmR chart",
      title: xmrTitle(data.view, words),
      means: phases
        .filter(({ from }) => from <= data.periodEnd)
        .map((phase, i) => phaseWindow(phase, i, data, words)),
      control: phases.flatMap((phase) => phaseLines(phase, data.periodEnd)),
      signals,
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
  const months = new Set(signals.map(({ month }) => month));
  const beyond = new Set(signals.filter(({ rule }) => rule === "beyond").map(({ month }) => month));
  if (months.size === 0) return quietTitle(phases, judged, count);
  const parts = [
    ...(beyond.size > 0 ? [`${formatNumber(beyond.size)} beyond a line`] : []),
    ...(months.size > beyond.size ? [`${formatNumber(months.size - beyond.size)} by a pattern`] : [])
  ];
  const verb = months.size === 1 ? "stands" : "stand";
  return `${formatNumber(months.size)} of ${count(judged)} ${verb} out: ${parts.join(", ")}`;
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
    : `None of ${count(judged)} stands out: all lie between ${formatMean(only!.lower)} and ${formatMean(only!.upper)}`;
}

/** The part of a phase that its limits come from. */
const judgedSpan = ({ from, to }: XmrPhase, periodEnd: Month) => ({
  from,
  to: to < periodEnd ? to : periodEnd
});

function phaseWindow(
  phase: XmrPhase,
  i: number,
  { view, periodEnd }: XmrChartData,
  { count }: Words
): WindowMean {
  const figures = count(phase.figures);
  const role = phase.limits ? "set the lines" : "too few";
  const label = view.phases.length > 1 ? phaseLabel(phase, i, figures) : [figures, role];
  const window = { ...judgedSpan(phase, periodEnd), label, tone: i % 2 === 0 ? "earlier" : "later" } as const;
  return { window, mean: null, judged: false };
}

const phaseLabel = ({ limits }: XmrPhase, i: number, figures: string) => [
  `phase ${i + 1}`,
  limits ? figures : `${figures}: too few`
];

function phaseLines(phase: XmrPhase, periodEnd: Month): ControlLines[] {
  const { limits, to } = phase;
  if (!limits) return [];
  const { centre, lower, upper } = limits;
  return [
    {
      lines: { centre, lower, upper },
      over: judgedSpan(phase, periodEnd),
      ...(to > periodEnd && { until: to }),
      names: { upper: "upper line", centre: "mean", lower: "lower line" }
    }
  ];
}

/** How the lines are made; with several phases, the lines of each; why a phase has none. */
function xmrNote({ view, settings, periodEnd }: XmrChartData, words: Words): string {
  const made =
    `Lines: mean ± ${formatNumber(settings.z, 2)} × mean moving range / 1.128, from the ${words.one}s of the phase up to ` +
    "the period end. An exploratory view, which gives no colour.";
  const shown = view.phases.filter(({ from }) => from <= periodEnd);
  if (shown.length === 1) return made;
  return `${made} ${shown.map((phase, i) => phaseNote(phase, i, periodEnd, words)).join(" ")}`;
}

function phaseNote(phase: XmrPhase, i: number, periodEnd: Month, { count }: Words): string {
  const { limits, figures } = phase;
  const lead = `Phase ${i + 1}, ${spanName(judgedSpan(phase, periodEnd))}, ${count(figures)}:`;
  if (limits)
    return `${lead} mean ${formatMean(limits.centre)}, lines ${formatMean(limits.lower)} and ${formatMean(limits.upper)}.`;
  return figures < FEWEST_FOR_LIMITS
    ? `${lead} too few for limits, which need ${FEWEST_FOR_LIMITS}.`
    : `${lead} no limits, because no two figures stand next to each other.`;
}
