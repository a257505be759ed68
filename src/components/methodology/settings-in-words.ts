import { readingName } from "../../charts/frame/reading-name.js";
import { periodNameFrom, periodNameTo } from "../../kit/period-name.js";
import { inPlaces, type PlaceWords } from "../../plan/place-words.js";
import type { Settings } from "../../plan/settings.js";
import { type Achievement, isTarget, type Target } from "../../plan/target.js";
import type { PlanRating } from "../../rules/rating.js";
import { formatNumber, formatPercent } from "../../words/format.js";
import { settingTextAt } from "../../words/setting-text.js";
import { targetText } from "../../words/target-text.js";

/** The settings in force as the prose of the methodology page says them: no threshold is written there by hand. */
export interface SettingsInWords {
  z: string;
  reading: string;
  scheme: string;
  baseline: string;
  baselineMonths: string;
  latest: string;
  recording: string;
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
  planLifeShare: string;
  seasonMinimum: string;
  season: string;
  calendar: string;
  edition: string;
  average: string;
  surveyConfidence: string;
  surveyOldest: string;
  surveyLeast: string;
  forecast: string;
}

const SCHEME: Record<Settings["scheme"], string> = {
  plan: "the plan’s own rules",
  "continuous-improvement": "the continuous improvement key"
};
const ACHIEVEMENT: Record<Exclude<Achievement, Target>, string> = {
  significant: "beyond R1’s control line on the better side, taken over the months of that period",
  any: "beyond the baseline’s mean on the better side, taken over the months of that period"
};
const achievementText = (achievement: Achievement): string =>
  isTarget(achievement) ? `that reaches the target: ${targetText(achievement)}` : ACHIEVEMENT[achievement];
const RECORDING: Record<Settings["recording"], string> = {
  carry: "the colour stays, and says that it crosses the change",
  restart: "only months since the change count"
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
const CALENDAR: Record<Settings["season"]["calendar"], string> = {
  days: "months count by their days",
  months: "all months count alike"
};
const AVERAGE: Record<Settings["msg"]["average"], string> = {
  plain: "the plain mean: every force counts the same",
  weighted: "the weighted mean: every force counts by its size"
};

/** Every setting of a rated plan in words, and the forecasting method that its results name. */
export function settingsInWords(
  { settings, measures }: Pick<PlanRating, "settings" | "measures">,
  places: PlaceWords
): SettingsInWords {
  const { baseline, target, projection, spc, season, msg } = settings;
  const text = (path: string) => settingTextAt(settings, path);
  return {
    z: formatNumber(settings.z, 2),
    reading: readingName(settings.reading),
    planLifeShare: text("planLife.share"),
    scheme: SCHEME[settings.scheme],
    baseline: periodNameFrom(baseline.start, baseline.months),
    baselineMonths: text("baseline.months"),
    latest: text("latest.months"),
    recording: RECORDING[settings.recording],
    target: periodNameTo(target.end, target.months),
    targetDate: text("target.end"),
    achievement: achievementText(settings.achievement),
    unmaintained: text("unmaintained"),
    trends: text("trends.windows"),
    probability: formatPercent(100 * projection.probability, 0),
    projectionConfidence: text("projection.confidence"),
    spcRecent: text("spc.recent"),
    spcPrevious: text("spc.previous"),
    spcLines: SPC_LINES[spc.lines],
    seasonWindow: text("season.window"),
    seasonMinimum: text("season.minimum"),
    season: SEASON[season.method],
    calendar: CALENDAR[season.calendar],
    edition: text("msg.edition"),
    average: inPlaces(AVERAGE[msg.average], places),
    surveyConfidence: text("survey.confidence"),
    surveyOldest: text("survey.oldest"),
    surveyLeast: text("survey.least"),
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
