import type { Month } from "../../src/plan/month.js";
import type { Series } from "../../src/plan/plan-data.js";
import { defaultSettings, type Reading, type Settings, withSetting } from "../../src/plan/settings.js";
import { forecastModel } from "../../src/rules/models/forecast-model.js";
import { changeModel, changeSinceBaseline } from "../../src/rules/r1-change.js";
import { forecast } from "../../src/rules/r2-forecast.js";
import { trendProjections } from "../../src/rules/r2-trends.js";
import { offencesColour } from "../../src/rules/r3-offences.js";
import { spcVariance } from "../../src/rules/r5-spc.js";
import { continuousImprovement } from "../../src/rules/r8-continuous-improvement.js";
import type { Rating, RuleId } from "../../src/rules/rating.js";
import { lastIndexAt } from "../../src/rules/windows/series-window.js";
import {
  beyondLine,
  mostlyOuter,
  oneSide,
  TWO_OF_THREE,
  trending
} from "../../src/statistics/control-limits/run-rules.js";
import { xmrLimits } from "../../src/statistics/control-limits/xmr.js";

/** One way of judging a series of counts, as it is tried in simulation. */
export interface CountRule {
  rule: RuleId | "XmR";
  reading: Reading;
  /** What sets it apart from the rule's published form; empty for that form. */
  variant: string;
  /** Which window a change is put into when its power is measured. */
  window: "latest" | "recent";
  judge: (series: Series, period: Month) => Rating;
}

/** The months of the histories are all alike: what counting by days takes out of real ones is not in them. */
const SETTINGS = withSetting(defaultSettings(), "season.calendar", "months");
const BETTER = "lower";

function change(reading: Reading, series: Series, period: Month) {
  const model = reading === "calibrated" ? changeModel(series, period, SETTINGS) : undefined;
  return changeSinceBaseline(series, BETTER, period, SETTINGS, reading, model);
}

function improvement(reading: Reading): CountRule {
  const judge = (series: Series, period: Month) =>
    continuousImprovement(change(reading, series, period)).rating;
  return { rule: "R8", reading, variant: "", window: "latest", judge };
}

function offences(reading: Reading): CountRule {
  const judge = (series: Series, period: Month) => {
    const changed = change(reading, series, period);
    const trends =
      reading === "as-written"
        ? trendProjections(series, BETTER, period, SETTINGS, changed)
        : forecast(series, BETTER, period, SETTINGS, changed, forecastModel(series, [], period, SETTINGS));
    return offencesColour(changed, trends, SETTINGS).rating;
  };
  return { rule: "R3", reading, variant: "", window: "latest", judge };
}

function spc(reading: Reading, settings: Settings, variant = ""): CountRule {
  const judge = (series: Series, period: Month) =>
    spcVariance(series, BETTER, period, settings, reading).rating;
  return { rule: "R5", reading, variant, window: "recent", judge };
}

/** An XmR chart over the SPC windows: a signal in a recent month, in the direction of that month. */
function xmr(variant: string, signals: (distances: number[], line: number) => number[]): CountRule {
  const { recent, previous } = SETTINGS.spc;
  const judge = (series: Series, period: Month): Rating => {
    const end = lastIndexAt(series, period) + 1;
    const counts = series.counts.slice(end - recent - previous, end) as number[];
    const limits = xmrLimits(counts.slice(0, previous), SETTINGS.z);
    if (!limits) return "not-rated";
    const distances = counts.map((count) => count - limits.centre);
    const signal = signals(distances, limits.upper - limits.centre).find((i) => i >= previous);
    if (signal === undefined) return "amber";
    return distances[signal]! < 0 ? "green" : "red";
  };
  return { rule: "XmR", reading: "as-written", variant, window: "recent", judge };
}

const runRules = (distances: number[], line: number) =>
  [
    beyondLine(distances, line),
    oneSide(distances),
    trending(distances),
    mostlyOuter(distances, line, TWO_OF_THREE)
  ].flat();

/** Quick to judge: change since the baseline, SPC in all its forms, XmR. */
export const QUICK_COUNT_RULES: readonly CountRule[] = [
  improvement("as-written"),
  improvement("calibrated"),
  spc("as-written", SETTINGS),
  spc("as-written", withSetting(SETTINGS, "spc.lines", "mean"), "spread of a mean"),
  spc("as-written", withSetting(SETTINGS, "spc.lines", "difference"), "spread of the difference"),
  spc("calibrated", SETTINGS),
  xmr("a month beyond a line", beyondLine),
  xmr("any run rule", runRules)
];

/** Slower, because they project: the colour of the number of offences. */
export const PROJECTING_COUNT_RULES: readonly CountRule[] = [offences("as-written"), offences("calibrated")];
