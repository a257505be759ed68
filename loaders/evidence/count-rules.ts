import { addMonths, type Month } from "../../src/plan/month.js";
import type { Series } from "../../src/plan/plan-data.js";
import type { Reading } from "../../src/plan/readings.js";
import { defaultSettings, type Settings, withSetting } from "../../src/plan/settings.js";
import { changeModel } from "../../src/rules/models/change-model.js";
import { forecastModel } from "../../src/rules/models/forecast-model.js";
import { seasonFound } from "../../src/rules/models/season-factors.js";
import { changeSinceBaseline } from "../../src/rules/r1-change.js";
import { forecast } from "../../src/rules/r2-forecast.js";
import { trendProjections } from "../../src/rules/r2-trends.js";
import { offencesColour } from "../../src/rules/r3-offences.js";
import { spcVariance } from "../../src/rules/r5-spc.js";
import { continuousImprovement } from "../../src/rules/r8-continuous-improvement.js";
import type { Rating, RuleId } from "../../src/rules/rating.js";
import { BASELINE_FIGURES, type XmrRule } from "../../src/views/xmr-rules.js";
import { type XmrView, xmrView } from "../../src/views/xmr-view.js";

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

/** An XmR chart whose first 24 months come before the recent ones, its season removed: a sign in a recent month, by its direction. */
function xmr(variant: string, names: (rule: XmrRule) => boolean): CountRule {
  const judge = (series: Series, period: Month): Rating => {
    const recent = addMonths(period, 1 - SETTINGS.spc.recent);
    const sign = viewOf(series, period).signals.find(({ month, rule }) => month >= recent && names(rule));
    if (!sign) return "amber";
    return sign.direction === "down" ? "green" : "red";
  };
  return { rule: "XmR", reading: "as-written", variant, window: "recent", judge };
}

const VIEWS = new WeakMap<Series, Map<Month, XmrView>>();

/** The chart of a history at a period end, made once for all kinds of sign. */
function viewOf(series: Series, period: Month): XmrView {
  const views = VIEWS.get(series) ?? new Map<Month, XmrView>();
  VIEWS.set(series, views);
  const known = views.get(period);
  if (known) return known;
  const from = addMonths(period, 1 - SETTINGS.spc.recent - BASELINE_FIGURES);
  const season = seasonFound(series, period, SETTINGS);
  const view = xmrView(series, { from, to: period, periodEnd: period, starts: [], z: SETTINGS.z, season });
  views.set(period, view);
  return view;
}

/** Quick to judge: change since the baseline, SPC in all its forms, XmR. */
export const QUICK_COUNT_RULES: readonly CountRule[] = [
  improvement("as-written"),
  improvement("calibrated"),
  spc("as-written", SETTINGS),
  spc("as-written", withSetting(SETTINGS, "spc.lines", "mean"), "spread of a mean"),
  spc("as-written", withSetting(SETTINGS, "spc.lines", "difference"), "spread of the difference"),
  spc("calibrated", SETTINGS),
  xmr("a month beyond 3 standard deviations", (rule) => rule === "beyond"),
  xmr(`a month beyond ${SETTINGS.z}`, (rule) => rule === "beyond" || rule === "beyond-z"),
  xmr("any run rule", (rule) => rule !== "beyond-z")
];

/** Slower, because they project: the colour of the number of offences. */
export const PROJECTING_COUNT_RULES: readonly CountRule[] = [offences("as-written"), offences("calibrated")];
