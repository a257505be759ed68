import { msgChart } from "../charts/position/msg-chart.js";
import { sparkline as sparklinePicture } from "../charts/simple/sparkline.js";
import type { Rated } from "../components/measure/rated.js";
import { pictureFooter } from "../kit/picture-footer.js";
import { placeWords } from "../plan/place-words.js";
import { SINGLE_READINGS } from "../plan/readings.js";
import { defaultSettings } from "../plan/settings.js";
import { sparklineOf } from "../views/sparkline-of.js";
import { has, onlyOptions, readingIn, wrong } from "./expected.js";
import { figure } from "./figure.js";
import { type GroupOptions, type GroupRow, positionOfRows } from "./group-rows.js";
import { type OwnOptions, type OwnRow, ratedRows } from "./own-rows.js";
import * as charts from "./rated-charts.js";
import { settingsWith } from "./settings-with.js";

export { funnel, survey } from "./rated-charts.js";

/** A measure as `rated` gives it, or an author's own rows: a month (YYYY-MM) and a count each. */
export type Subject = Rated | readonly OwnRow[];

/** How a chart is drawn; for own rows also what they are and how they are judged. */
export interface ChartChoice extends OwnOptions, charts.RatedChoice {}

/** The measure behind a chart `name`. Throws an error in words for what is none, and for options that would change nothing. */
function ratedOf(
  name: string,
  subject: Subject,
  options: OwnOptions,
  known: readonly string[] = ["reading"]
): Rated {
  if (Array.isArray(subject)) return ratedRows(subject, options);
  if (!has(subject, "dossier"))
    throw wrong(name, "a measure as rated() gives it, or a list of rows of {month, count}", subject);
  onlyOptions(name, options, known, RATED_ALREADY);
  return subject as Rated;
}

const RATED_ALREADY =
  ' The measure is rated already: change thresholds where it is, such as rated(id, {...choice, "spc.recent": 3}).';

/** R5 as a control chart: the recent months, those before them, and the lines for the recent mean. */
export function spc(subject: Subject, options: ChartChoice = {}): HTMLElement {
  return charts.spc(ratedOf("spc", subject, options), options);
}

/** R1: the latest period against the baseline, with the lines for its mean. */
export function change(subject: Subject, options: ChartChoice = {}): HTMLElement {
  return charts.change(ratedOf("change", subject, options), options);
}

/** R2 as a fan: the straight lines, the forecast with its bands, and the target. */
export function fan(subject: Subject, options: ChartChoice = {}): HTMLElement {
  return charts.fan(ratedOf("fan", subject, options));
}

/**
 * Each month against lines at 3 standard deviations and at z of them, from the month-to-month movement of the first 24 months:
 * for exploring, no colour comes from it. The season is taken out where the series has months enough, unless `season` is false.
 */
export function xmr(
  subject: Subject,
  { season, ...options }: ChartChoice & charts.XmrPictureChoice = {}
): HTMLElement {
  return charts.xmr(ratedOf("xmr", subject, options, ["reading", "season"]), { season });
}

/**
 * R4: every force of the group, best first, with its interval and the lines around the group's mean. Own rows are a place
 * with count and population, or percent and base, each; options then say from when to when, and whose place is compared.
 */
export function msg(now: Rated, options?: charts.RatedChoice): HTMLElement;
export function msg(rows: readonly GroupRow[], options: GroupOptions): HTMLElement;
export function msg(
  subject: Rated | readonly GroupRow[],
  options: charts.RatedChoice | GroupOptions = {}
): HTMLElement {
  if (Array.isArray(subject)) return ownGroup(subject, options as GroupOptions);
  return charts.msg(ratedOf("msg", subject as Rated, { ...options }), options);
}

/** Whatever an author compares: nothing says that it is a force. */
const OWN_PLACES = placeWords({ places: { one: "place", many: "places" } });

function ownGroup(rows: readonly GroupRow[], options: GroupOptions): HTMLElement {
  const { title = "Own rows", home = rows[0]?.place ?? "", z } = options;
  const reading = readingIn("msg", options.reading ?? "as-written", SINGLE_READINGS);
  const result = positionOfRows(rows, options).find((one) => one.reading === reading)!;
  const settings = settingsWith(defaultSettings(), z === undefined ? {} : { z });
  const data = { measure: title, place: home, places: OWN_PLACES, forceNames: {}, settings, result };
  const source = { title: "Own rows, no part of the plan", force: home, periodEnd: options.to, settings };
  return figure(
    `${title}-group`,
    (width) => msgChart(data, { width }),
    () => pictureFooter(source, [`lines-${reading}`], reading)
  );
}

/** The last two years as a small line, the windows of R5 tinted, for a sentence or a table; nothing without counts. */
export function sparkline(
  subject: Subject,
  { width, height, ...options }: OwnOptions & { width?: number; height?: number } = {}
): SVGSVGElement | string {
  const now = ratedOf("sparkline", subject, options);
  const { series } = now.dossier;
  if (!series) return "";
  return sparklinePicture(sparklineOf(series, now.period), {
    name: now.title,
    windows: now.settings.spc,
    ...(width && { width }),
    ...(height && { height })
  });
}
