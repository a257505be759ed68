import type { OffencesSubject } from "../../charts/frame/offences-subject.js";
import { xmrChart } from "../../charts/spc/xmr-chart.js";
import { chartWithDownloads } from "../../kit/chart-with-downloads.js";
import { element } from "../../kit/element.js";
import { folded } from "../../kit/folded.js";
import { type PictureSource, pictureFooter } from "../../kit/picture-footer.js";
import { ruleLink } from "../../kit/rule-link.js";
import { recordingChanges } from "../../plan/annotation.js";
import { addMonths } from "../../plan/month.js";
import type { RulesEvidence } from "../../views/evidence-files.js";
import { FEWEST_FOR_LIMITS, type XmrView, xmrView } from "../../views/xmr-view.js";
import { formatUnits } from "../../words/format.js";
import { type XmrOptions, type XmrRange, xmrChoice, xmrStarts } from "./xmr-choice.js";
import { xmrFalseAlarms } from "./xmr-false-alarms.js";
import { xmrSignals } from "./xmr-signals.js";

/** Reads `plan/evidence/rules.json`. */
export type LoadEvidence = () => Promise<RulesEvidence>;

/** What the reader last chose for each measure: it stays chosen when the page shows another view of the same months. */
const chosen = new Map<string, XmrOptions>();

/** The exploratory XmR chart, folded away: made, and its evidence fetched, when a reader opens it. */
export function measureXmr(
  subject: OffencesSubject,
  id: string,
  source: PictureSource,
  load?: LoadEvidence
): HTMLElement {
  const details = folded(`${id}-xmr`, "Show the chart of single months");
  const open = () => {
    if (!details.open || details.children.length > 1) return;
    details.append(...contents(subject, id, source, load));
  };
  details.addEventListener("toggle", open);
  open();
  return element("div", { class: "measure-explore" }, details);
}

function contents(
  subject: OffencesSubject,
  id: string,
  source: PictureSource,
  load?: LoadEvidence
): HTMLElement[] {
  const { monthsPerPeriod } = subject.series;
  const status = element("p", { class: "measure-context", role: "status" });
  const table = element("div", {});
  const range = rangeOf(subject);
  let view: XmrView;
  let shown: OffencesSubject;
  const read = (options: XmrOptions) => {
    shown = { ...subject, span: { ...subject.span, from: options.from } };
    const { periodEnd, series, settings } = subject;
    const starts = xmrStarts(options, range.changes);
    view = xmrView(series, { ...shown.span, periodEnd, starts, z: settings.z });
    status.textContent = phasesText(view, monthsPerPeriod);
    table.replaceChildren(xmrSignals(view.signals, monthsPerPeriod));
  };
  const last = chosen.get(id);
  const first = last && isWithin(last, range) ? last : range.published;
  read(first);
  const figure = chartWithDownloads(
    (width) => xmrChart({ ...shown, view }, { width }),
    `${id}-xmr`,
    () => pictureFooter(source, ["moving-range", "months-shown"])
  );
  const choose = (options: XmrOptions) => {
    chosen.set(id, options);
    read(options);
    figure.redraw();
  };
  return [
    element("p", {}, INTRODUCTION, element("a", { href: ruleLink("R5") }, "Method")),
    falseAlarms(load),
    xmrChoice(range, first, choose),
    status,
    figure.element,
    element("h3", {}, "Signals in words"),
    table
  ];
}

const INTRODUCTION =
  "Each month on its own, against lines that the month-to-month movement of the same series gives. The lines suppose one " +
  "level, without trend or season. This view is for exploring: no colour on the dashboard comes from it. ";

/** The measured rate of false signals, once it has been fetched. */
function falseAlarms(load?: LoadEvidence): HTMLElement {
  const text = element("p", {}, "Reading how often such charts signal when nothing has changed…");
  const missing = () => {
    text.textContent =
      "Such charts often signal when nothing has changed; how often could not be read from the site.";
  };
  if (load) {
    load().then((evidence) => {
      text.textContent = xmrFalseAlarms(evidence);
    }, missing);
  } else missing();
  return text;
}

/** From the first figure of the series to the period end; at first the months of the other charts, without new limits. */
function rangeOf({ series, span, periodEnd, annotations }: OffencesSubject): XmrRange {
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
    published: { from, split: "none", month: latestFrom }
  };
}

/** Can these options be chosen of this range? */
function isWithin({ from, month }: XmrOptions, { first, latestFrom, periodEnd }: XmrRange): boolean {
  return from >= first && from <= latestFrom && month >= first && month <= periodEnd;
}

/** "36 months set the limits." or each phase's number, and which are too few. */
function phasesText({ phases }: XmrView, monthsPerPeriod: 1 | 3): string {
  const count = (n: number) => formatUnits(n, monthsPerPeriod === 1 ? "month" : "quarter");
  const parts = phases.map(({ figures, limits }, i) => {
    const name = phases.length > 1 ? `Phase ${i + 1}: ` : "";
    return limits
      ? `${name}${count(figures)} set the limits.`
      : `${name}${count(figures)}, too few for limits, which need ${FEWEST_FOR_LIMITS}.`;
  });
  return parts.join(" ");
}
