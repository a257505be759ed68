import { periodNameFrom, periodNameTo } from "../../kit/period-name.js";
import { formatMonth } from "../../plan/month.js";
import type { Reading, Settings, TrendWindow } from "../../plan/settings.js";
import type { PlanRating } from "../../rules/rating.js";
import { formatNumber, formatPercent, formatUnits } from "../../words/format.js";

/** The settings in force as the prose of the methodology page says them: no threshold is written there by hand. */
export interface SettingsInWords {
  z: string;
  reading: string;
  scheme: string;
  baseline: string;
  baselineMonths: string;
  latest: string;
  target: string;
  targetDate: string;
  achievement: string;
  unmaintained: string;
  trends: string;
  probability: string;
  projectionConfidence: string;
  spcRecent: string;
  spcPrevious: string;
  spcLines: string;
  seasonWindow: string;
  seasonMinimum: string;
  season: string;
  edition: string;
  average: string;
  surveyConfidence: string;
  surveyOldest: string;
  forecast: string;
}

const READING: Record<Reading, string> = { "as-written": "as written", calibrated: "calibrated" };
const SCHEME: Record<Settings["scheme"], string> = {
  plan: "the plan’s own rules",
  "continuous-improvement": "the continuous improvement key"
};
const ACHIEVEMENT: Record<Settings["achievement"], string> = {
  significant: "beyond R1’s control line on the better side, taken over the months of that period",
  any: "beyond the baseline’s mean on the better side, taken over the months of that period"
};
const SPC_LINES: Record<Settings["spc"]["lines"], string> = {
  points: "the spread of single months",
  mean: "the spread of a mean of the recent months",
  difference: "the spread of the difference of the two means"
};
const SEASON: Record<Settings["season"]["method"], string> = {
  harmonics: "two yearly waves",
  months: "an effect for every calendar month",
  none: "no season"
};
const AVERAGE: Record<Settings["msg"]["average"], string> = {
  plain: "the plain mean: every force counts the same",
  weighted: "the weighted mean: every force counts by its size"
};

/** "95%", "99.5%": without decimals when there are none. */
const percent = (value: number): string => formatPercent(value, Number.isInteger(value) ? 0 : 1);

/** "12, 24 and 36 months, and since the baseline began". */
function trendsInWords(windows: readonly TrendWindow[]): string {
  const lengths = windows.filter((w) => w !== "baseline").map((w) => formatNumber(w));
  const list = [lengths.slice(0, -1).join(", "), lengths.at(-1)].filter(Boolean).join(" and ");
  const months = lengths.length > 0 ? [`the last ${list} months`] : [];
  const since = windows.includes("baseline") ? ["the months since the baseline began"] : [];
  return [...months, ...since].join(", and ");
}

/** Every setting of a rated plan in words, and the forecasting method that its results name. */
export function settingsInWords({
  settings,
  measures
}: Pick<PlanRating, "settings" | "measures">): SettingsInWords {
  const { baseline, latest, target, projection, spc, season, msg, survey } = settings;
  return {
    z: formatNumber(settings.z, 2),
    reading: READING[settings.reading],
    scheme: SCHEME[settings.scheme],
    baseline: periodNameFrom(baseline.start, baseline.months),
    baselineMonths: formatUnits(baseline.months, "month"),
    latest: formatUnits(latest.months, "month"),
    target: periodNameTo(target.end, target.months),
    targetDate: formatMonth(target.end),
    achievement: ACHIEVEMENT[settings.achievement],
    unmaintained: settings.unmaintained,
    trends: trendsInWords(settings.trends.windows),
    probability: percent(100 * projection.probability),
    projectionConfidence: percent(projection.confidence),
    spcRecent: formatUnits(spc.recent, "month"),
    spcPrevious: formatUnits(spc.previous, "month"),
    spcLines: SPC_LINES[spc.lines],
    seasonWindow: formatUnits(season.window, "month"),
    seasonMinimum: formatUnits(season.minimum, "month"),
    season: SEASON[season.method],
    edition: msg.edition,
    average: AVERAGE[msg.average],
    surveyConfidence: percent(survey.confidence),
    surveyOldest: formatUnits(survey.oldest, "month"),
    forecast: forecastMethod(measures)
  };
}

function forecastMethod(measures: PlanRating["measures"]): string {
  const named = measures
    .flatMap((measure) => measure.findings)
    .map((f) => (f.rule === "R2" && f.finding !== "not-judged" ? f.evidence.method : undefined))
    .find((method) => method !== undefined);
  return named ?? "one forecasting model";
}
