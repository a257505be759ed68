import { linkCharts } from "../../charts/frame/link-charts.js";
import type { OffencesSubject } from "../../charts/frame/offences-subject.js";
import { readingName } from "../../charts/frame/reading-name.js";
import { funnelChart } from "../../charts/funnel/funnel-chart.js";
import { msgChart } from "../../charts/position/msg-chart.js";
import { changeChart } from "../../charts/spc/change-chart.js";
import { spcChart } from "../../charts/spc/spc-chart.js";
import { surveyChart } from "../../charts/spc/survey-chart.js";
import { fanChart } from "../../charts/trends/fan-chart.js";
import { element } from "../../kit/element.js";
import { type MeasureFigure, measureFigure } from "../../kit/measure-figure.js";
import { chartSubject } from "../../kit/measure-title.js";
import { type FooterChart, pictureFooter, pictureSource } from "../../kit/picture-footer.js";
import { addMonths, type Month } from "../../plan/month.js";
import { READINGS, type Reading, type Settings } from "../../plan/settings.js";
import { resultOf } from "../../rules/published-ratings.js";
import type { ChangeFinding, Finding, TrendsFinding } from "../../rules/rating.js";
import { isMissing } from "../../rules/windows/series-window.js";
import { type FunnelView, funnelView } from "../../views/funnel-view.js";
import type { MeasureFile } from "../../views/page-files.js";
import { type LoadEvidence, measureXmr } from "./measure-xmr.js";

const COMPARE_PAGE = "../compare.html";

/** A section of the page with one chart. */
interface ChartSection {
  id: FooterChart;
  title: string;
  /** The chart's lines depend on the reading. */
  hasReadings: boolean;
  draw: (width: number, reading: Reading) => HTMLElement;
  /** Said under the chart. */
  note?: string | undefined;
  /** A page that shows more of it. */
  more?: HTMLElement;
}

/**
 * The charts of a measure, read together, with one control for the reading whose lines they draw, and the exploratory
 * XmR chart; null without charts. `load` fetches the evidence that the last of them quotes.
 */
export function measureCharts(file: MeasureFile, load?: LoadEvidence): HTMLElement | null {
  const sections = [
    ...offencesSections(file),
    ...surveySections(file),
    ...positionSections(file),
    ...funnelSections(file)
  ];
  if (sections.length === 0) return null;
  let reading = file.settings.reading;
  const source = pictureSource(file);
  const sectionReading = (id: FooterChart) =>
    sections.find((section) => section.id === id)?.hasReadings ? reading : undefined;
  const figures: MeasureFigure[] = [];
  const items = sections.map(({ id, title, draw, note, more }) => {
    const figure = measureFigure(
      (width) => draw(width, reading),
      `${file.dossier.measure.id}-${id}`,
      () => pictureFooter(source, id, sectionReading(id))
    );
    figures.push(figure);
    const heading = element("h2", { id }, title);
    const words = note ? element("p", { class: "measure-context" }, note) : null;
    return element(
      "section",
      { class: "measure-section", "aria-labelledby": id },
      heading,
      figure.element,
      words,
      more ? element("p", { class: "measure-context" }, more) : null
    );
  });
  const choose = (chosen: Reading) => {
    reading = chosen;
    for (const { redraw } of figures) redraw();
  };
  const grid = element("div", { class: "measure-charts" }, ...items);
  const hasReadings = sections.some((section) => section.hasReadings);
  const subject = offencesSubject(file);
  const explore = subject && measureXmr(subject, file.dossier.measure.id, source, load);
  const charts = element("div", {}, hasReadings && readingChoice(file.settings, choose), grid, explore);
  linkCharts(charts);
  return charts;
}

/** Radio buttons for the reading whose lines are drawn; the published one first chosen. */
function readingChoice({ reading: published }: Settings, choose: (reading: Reading) => void): HTMLElement {
  const option = (reading: Reading) =>
    element(
      "label",
      {},
      element("input", {
        type: "radio",
        name: "chart-reading",
        value: reading,
        checked: reading === published,
        onchange: () => choose(reading)
      }),
      ` ${readingName(reading)}${reading === published ? " (published)" : ""}`
    );
  return element(
    "fieldset",
    { class: "measure-reading" },
    element("legend", {}, "Control lines in the charts"),
    ...READINGS.map(option)
  );
}

function findingOf<F extends Finding>(file: MeasureFile, rule: F["rule"], reading: Reading): F | undefined {
  return file.dossier.rating.findings.find((f): f is F => f.rule === rule && f.reading === reading);
}

/** Months before the period end, and after it, that the charts of a series show together. */
const MONTHS_BEFORE = 36;
const MONTHS_AFTER = 6;

/** From the baseline, or three years before the period end, to half a year after it, as far as the data go. */
function sharedSpan({ dossier, plan, settings }: MeasureFile): OffencesSubject["span"] {
  const series = dossier.series!;
  const last = addMonths(series.start, series.counts.length * series.monthsPerPeriod - 1);
  const [from] = [settings.baseline.start, addMonths(plan.periodEnd, 1 - MONTHS_BEFORE)].sort() as [Month];
  const [end] = [last, addMonths(plan.periodEnd, MONTHS_AFTER)].sort() as [Month];
  return { from, to: [end, plan.periodEnd].sort()[1]! };
}

function offencesSubject(file: MeasureFile): OffencesSubject | null {
  const { dossier, force, plan, settings } = file;
  if (!dossier.series) return null;
  return {
    measure: chartSubject(dossier),
    place: force.name,
    series: dossier.series,
    periodEnd: plan.periodEnd,
    span: sharedSpan(file),
    annotations: dossier.annotations,
    bases: dossier.rating.bases,
    settings
  };
}

function offencesSections(file: MeasureFile): ChartSection[] {
  const subject = offencesSubject(file);
  if (!subject) return [];
  return [
    {
      id: "spc",
      title: "Recent months against those before",
      hasReadings: true,
      draw: (width, reading) =>
        spcChart({ ...subject, result: resultOf(file.dossier.rating, "R5", reading)! }, { width })
    },
    {
      id: "change",
      title: "Since the baseline",
      hasReadings: true,
      draw: (width, reading) =>
        changeChart({ ...subject, finding: findingOf<ChangeFinding>(file, "R1", reading)! }, { width })
    },
    ...trendSections(file, subject)
  ];
}

function trendSections(file: MeasureFile, subject: OffencesSubject): ChartSection[] {
  const { outlook, measure } = file.dossier;
  const trends = findingOf<TrendsFinding>(file, "R2", "as-written");
  const forecast = findingOf<TrendsFinding>(file, "R2", "calibrated");
  if (!outlook || !trends || !forecast) return [];
  const data = { ...subject, better: measure.better ?? "lower", outlook, trends, forecast } as const;
  return [
    {
      id: "trends",
      title: "Trends to the target date",
      hasReadings: false,
      draw: (width) => fanChart(data, { width })
    }
  ];
}

function surveySections(file: MeasureFile): ChartSection[] {
  const { dossier, force, plan, settings } = file;
  const { waves } = dossier;
  const result =
    resultOf(file.dossier.rating, "R6", settings.reading) ??
    resultOf(file.dossier.rating, "R7", settings.reading);
  if (!waves || waves.length === 0 || !result) return [];
  const data = {
    measure: chartSubject(dossier),
    place: force.name,
    waves,
    periodEnd: plan.periodEnd,
    result,
    confidence: settings.survey.confidence
  };
  return [
    {
      id: "survey",
      title: "Since the baseline survey",
      hasReadings: false,
      draw: (width) => surveyChart(data, { width })
    }
  ];
}

function positionSections(file: MeasureFile): ChartSection[] {
  const { dossier, force, forceNames, settings } = file;
  if (!resultOf(file.dossier.rating, "R4", settings.reading)) return [];
  const data = { measure: chartSubject(dossier), place: force.name, forceNames, settings };
  return [
    {
      id: "group",
      title: "Against similar forces",
      hasReadings: true,
      draw: (width, reading) =>
        msgChart({ ...data, result: resultOf(file.dossier.rating, "R4", reading)! }, { width }),
      note: onlyGroup(file),
      more: element(
        "a",
        { href: `${COMPARE_PAGE}?measure=${dossier.measure.id}` },
        "Compare with another group, or with every force"
      )
    }
  ];
}

/** Why there is no funnel plot beside a comparison for which only the group has figures. */
function onlyGroup({ dossier: { funnel }, force, group }: MeasureFile): string | undefined {
  if (!funnel || isMissing(funnel)) return undefined;
  const members = [force.id, ...(group?.peers ?? [])];
  if (funnel.forces.some((figure) => !members.includes(figure.force))) return undefined;
  return "No funnel plot of all forces: only the forces of this group have figures.";
}

/** R4 over all forces. The numbers are worked out once, when the chart is first drawn. */
function funnelSections(file: MeasureFile): ChartSection[] {
  const { dossier, force, forceNames, group } = file;
  const { funnel: figures } = dossier;
  if (!figures || !resultOf(file.dossier.rating, "R4", file.settings.reading) || onlyGroup(file)) return [];
  let view: FunnelView | undefined;
  const data = {
    measure: chartSubject(dossier),
    place: force.name,
    figures,
    peers: group?.peers ?? [],
    forceNames
  };
  return [
    {
      id: "funnel",
      title: "Against all forces",
      hasReadings: false,
      draw: (width) => {
        view ??= isMissing(figures) ? undefined : funnelView(figures);
        return funnelChart({ ...data, view }, { width });
      }
    }
  ];
}
