import type { OffencesSubject } from "../../charts/frame/offences-subject.js";
import { xmrChart } from "../../charts/spc/xmr-chart.js";
import { chartWithDownloads } from "../../kit/chart-with-downloads.js";
import { element } from "../../kit/element.js";
import { folded } from "../../kit/folded.js";
import { latestOnly } from "../../kit/latest-only.js";
import { type PictureSource, pictureFooter } from "../../kit/picture-footer.js";
import { ruleLink } from "../../kit/rule-link.js";
import { recordingChanges } from "../../plan/annotation.js";
import { addMonths } from "../../plan/month.js";
import { type SeasonFound, seasonFound } from "../../rules/models/season-factors.js";
import { xmrSteps } from "../../rules/steps.js";
import { BASELINE_FIGURES, FEWEST_FOR_LIMITS } from "../../views/xmr-rules.js";
import { type XmrChoice, type XmrView, xmrView } from "../../views/xmr-view.js";
import { formatUnits } from "../../words/format.js";
import { seasonLacking } from "../../words/season-lacking.js";
import { xmrChanceText } from "../../words/xmr-chance-text.js";
import { type XmrOptions, type XmrRange, xmrChoice, xmrStarts } from "./xmr-choice.js";
import { xmrSignals } from "./xmr-signals.js";

/** What the reader last chose for each measure: it stays chosen when the page shows another view of the same months. */
const chosen = new Map<string, XmrOptions>();

/** The exploratory XmR chart, folded away: made, and its own chance worked out, when a reader opens it. */
export function measureXmr(subject: OffencesSubject, id: string, source: PictureSource): HTMLElement {
  const details = folded(`${id}-xmr`, "Show the chart of single months");
  const open = () => {
    if (!details.open || details.children.length > 1) return;
    details.append(...contents(subject, id, source));
  };
  details.addEventListener("toggle", open);
  open();
  return element("div", { class: "measure-explore" }, details);
}

function contents(subject: OffencesSubject, id: string, source: PictureSource): HTMLElement[] {
  const { monthsPerPeriod } = subject.series;
  const status = element("p", { class: "measure-context", role: "status" });
  const table = element("div", {});
  const season = seasonFound(subject.series, subject.periodEnd, subject.settings);
  const range = rangeOf(subject, season);
  let view: XmrView;
  let shown: OffencesSubject;
  let choice: XmrChoice;
  const chance = ownChance(subject, () => choice);
  const read = (options: XmrOptions) => {
    shown = { ...subject, span: { ...subject.span, from: options.from } };
    const { periodEnd, series, settings } = subject;
    const starts = xmrStarts(options, range.changes);
    const removed = options.season ? season : undefined;
    choice = { ...shown.span, periodEnd, starts, z: settings.z, season: removed };
    view = xmrView(series, choice);
    status.textContent = phasesText(view, monthsPerPeriod);
    table.replaceChildren(
      xmrSignals(view.signals, { monthsPerPeriod, z: settings.z, isAdjusted: view.adjusted !== null })
    );
    void chance.ask();
  };
  const last = chosen.get(id);
  const first = last && isWithin(last, range) ? last : range.published;
  read(first);
  const figure = chartWithDownloads(
    (width) => xmrChart({ ...shown, view }, { width }),
    `${id}-xmr`,
    () => pictureFooter(source, xmrSteps(chosen.get(id)?.season ?? first.season))
  );
  const choose = (options: XmrOptions) => {
    chosen.set(id, options);
    read(options);
    figure.redraw();
  };
  return [
    element("p", {}, INTRODUCTION, element("a", { href: ruleLink("R5") }, "Method")),
    xmrChoice(range, first, choose),
    status,
    chance.element,
    figure.element,
    element("h3", {}, "Signals in words"),
    table
  ];
}

const INTRODUCTION =
  "Each month on its own, against lines that the month-to-month movement of the same series gives. The lines suppose one " +
  "level, without trend. This view is for exploring: no colour on the dashboard comes from it. ";

/** How often the chart chosen would signal if nothing had changed: worked out anew, a moment later, each time it is asked. */
function ownChance(
  { series, settings }: OffencesSubject,
  choice: () => XmrChoice
): { element: HTMLElement; ask: () => Promise<void> } {
  const text = element("p", { "aria-live": "polite" });
  const of = () => ({
    monthsPerPeriod: series.monthsPerPeriod,
    z: settings.z,
    season: choice().season !== undefined
  });
  const say = (words: string) => {
    text.textContent = words;
  };
  say(UNDER_WAY);
  const work = async () => {
    const { xmrChances } = await import("../../views/xmr-chances.js");
    return xmrChances(series, choice(), settings);
  };
  const ask = latestOnly(work, {
    done: (chances) => say(xmrChanceText(chances, of())),
    slow: () => say(UNDER_WAY),
    failed: () => say("How often such a chart signals when nothing has changed could not be worked out.")
  });
  return { element: text, ask };
}

const UNDER_WAY = "Working out how often this chart would signal if nothing had changed…";

/** From the first figure of the series to the period end; at first the months of the other charts, without new limits. */
function rangeOf(
  { series, span, periodEnd, annotations, settings }: OffencesSubject,
  season: SeasonFound | undefined
): XmrRange {
  const needed = FEWEST_FOR_LIMITS * series.monthsPerPeriod;
  const latest = addMonths(periodEnd, 1 - needed);
  const latestFrom = latest > series.start ? latest : series.start;
  const within = [span.from, latestFrom].sort()[0]!;
  const from = within > series.start ? within : series.start;
  return {
    first: series.start,
    periodEnd,
    latestFrom,
    changes: recordingChanges(annotations).filter((month) => month > series.start && month <= periodEnd),
    seasonLacking: season ? "" : seasonLacking(series, periodEnd, settings),
    published: { from, split: "none", month: latestFrom, season: true }
  };
}

/** Can these options be chosen of this range? */
function isWithin({ from, month }: XmrOptions, { first, latestFrom, periodEnd }: XmrRange): boolean {
  return from >= first && from <= latestFrom && month >= first && month <= periodEnd;
}

/** "The first 24 of 36 months set the limits." or each phase's number, and which are too few. */
function phasesText({ phases }: XmrView, monthsPerPeriod: 1 | 3): string {
  const count = (n: number) => formatUnits(n, monthsPerPeriod === 1 ? "month" : "quarter");
  const parts = phases.map(({ figures, baseline }, i) => {
    const name = phases.length > 1 ? `Phase ${i + 1}: ` : "";
    if (!baseline) return `${name}${count(figures)}, too few for limits, which need ${FEWEST_FOR_LIMITS}.`;
    if (baseline.figures < figures)
      return `${name}the first ${baseline.figures} of ${count(figures)} set the limits, by which all are judged.`;
    const few =
      figures < BASELINE_FIGURES ? `, fewer than the ${BASELINE_FIGURES} that they should come from` : "";
    return `${name}${count(figures)} set the limits${few}.`;
  });
  const text = parts.join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
