import { readingName } from "../charts/frame/reading-name.js";
import { formatMonth, type Month } from "../plan/month.js";
import { type Reading, SETTINGS, type Settings, settingAt } from "../plan/settings.js";
import type { MeasureFile } from "../views/page-files.js";

/** What the foot of a picture says of the plan that the chart belongs to. */
export interface PictureSource {
  /** Title of the plan, or what the chart shows when it is no part of it. */
  title: string;
  /** Name of the force. */
  force: string;
  periodEnd: Month;
  settings: Settings;
}

/** What the foot of a picture of a measure says of where it comes from. */
export function pictureSource({ plan, force, settings }: MeasureFile): PictureSource {
  return { title: plan.title, force: force.name, periodEnd: plan.periodEnd, settings };
}

/** Settings that a chart reads, by the beginnings of their paths. */
export const CHART_SETTINGS = {
  spc: ["z", "spc.", "season."],
  change: ["z", "baseline.", "latest.", "season."],
  trends: ["z", "baseline.", "target.", "achievement", "trends.", "projection."],
  survey: ["baseline.", "survey."],
  group: ["z", "latest.", "msg."],
  funnel: ["latest.", "msg.edition"],
  xmr: ["z"],
  fragility: SETTINGS.map(({ path }) => path)
} as const satisfies Record<string, readonly string[]>;

export type FooterChart = keyof typeof CHART_SETTINGS;

/** Source and date of a picture, and the settings in force for the chart, in words. */
export function pictureFooter(source: PictureSource, chart: FooterChart, reading?: Reading): string[] {
  const { title, force, periodEnd, settings } = source;
  const read = SETTINGS.filter(({ path }) =>
    CHART_SETTINGS[chart].some((start) => path === start || (start.endsWith(".") && path.startsWith(start)))
  ).map(({ path, label, unit }) => `${label}: ${valueText(settingAt(settings, path), unit)}`);
  const drawn = reading ? [`Reading: ${readingName(reading)}`] : [];
  return [
    `Source: Control Lines. ${title}, ${force}, as at the period ended ${formatMonth(periodEnd)}.`,
    `Settings in force. ${[...drawn, ...read].join("; ")}.`
  ];
}

/** Units that say no more than the value itself. */
const SILENT_UNITS = ["reading", "scheme", "layout", "choice", "month", "edition", "method"];

function valueText(value: unknown, unit: string): string {
  const text = Array.isArray(value) ? value.join(", ") : String(value);
  return SILENT_UNITS.includes(unit) ? text : `${text} ${unit}`;
}

/** The foot of a picture of past colours. */
export function historyFooter({ first, last }: { first: Month; last: Month }): string[] {
  return [
    `Source: Control Lines. Colours of every period ended ${formatMonth(first)} to ${formatMonth(last)}, by the data as they are now.`,
    "Settings: the published thresholds, the same for every month."
  ];
}

/** The foot of a picture of measured error rates: they are simulated at the published thresholds. */
export function evidenceFooter(file: string): string[] {
  return [
    `Source: Control Lines, methodology. Measured by its own evidence runs (data/evidence/${file}), at the published thresholds; the method and its settings are on the page of the chart.`
  ];
}
