import { readingName } from "../charts/frame/reading-name.js";
import { formatMonth, type Month } from "../plan/month.js";
import { withOwnTarget } from "../plan/own-target.js";
import type { Reading } from "../plan/readings.js";
import { SETTINGS, type Settings, settingAt } from "../plan/settings.js";
import { type StepName, settingsOf } from "../rules/steps.js";
import type { MeasureFile } from "../views/page-files.js";
import { settingText } from "../words/setting-text.js";

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
export function pictureSource({ plan, force, settings, dossier }: MeasureFile): PictureSource {
  const own = withOwnTarget(dossier.measure, settings);
  return { title: plan.title, force: force.name, periodEnd: plan.periodEnd, settings: own };
}

/** Source and date of a picture, and in words the settings in force that the steps behind it read. */
export function pictureFooter(
  { title, force, periodEnd, settings }: PictureSource,
  steps: readonly StepName[],
  reading?: Reading
): string[] {
  const paths = settingsOf(steps);
  const read = SETTINGS.filter(({ path }) => paths.includes(path)).map(
    (setting) => `${setting.label}: ${settingText(setting, settingAt(settings, setting.path))}`
  );
  const stated = [...(reading ? [`Reading: ${readingName(reading)}`] : []), ...read];
  return [
    `Source: Control Lines. ${title}, ${force}, as at the period ended ${formatMonth(periodEnd)}.`,
    stated.length > 0 ? `Settings in force. ${stated.join("; ")}.` : "No setting changes this picture."
  ];
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
