import type { Month } from "../../plan/month.js";
import type { Polarity } from "../../plan/plan.js";
import type { Series } from "../../plan/plan-data.js";
import { type Settings, settingAt } from "../../plan/settings.js";
import type { DrawnSeries } from "../chances/drawn-series.js";
import { lastingHistory, unchangedHistory } from "../chances/unchanged-history.js";
import { yearToYear } from "../models/change-model.js";
import type { PlanLife } from "../rating.js";
import { type StepName, settingsOf } from "../steps.js";
import { lastIndexAt } from "../windows/series-window.js";
import { changeOverPlan } from "./change-over-plan.js";
import { knownFrom } from "./plan-looks.js";
import { type PlanStrengths, planLife } from "./plan-strengths.js";
import { plannedLike } from "./planned-series.js";
import { spcOverPlan } from "./spc-over-plan.js";
import { writtenChangeOverPlan, writtenOffencesOverPlan, writtenSpcOverPlan } from "./written-over-plan.js";

/** Each rule on a series that can be looked at over a plan: what histories show, and the steps whose settings it reads. */
const OVER_PLAN = {
  R1: { found: changeOverPlan, step: "change-looks" },
  R5: { found: spcOverPlan, step: "spc-looks" },
  "R8 as written": { found: writtenChangeOverPlan, step: "change-as-written" },
  "R5 as written": { found: writtenSpcOverPlan, step: "spc-as-written" },
  "R3 as written": { found: writtenOffencesOverPlan, step: "offences-as-written" }
} as const satisfies Record<string, { found: unknown; step: StepName }>;
type PlannedRule = keyof typeof OVER_PLAN;

/** What is made of five measures in a hundred places by two rules: 16 KB each. */
const MOST_KEPT = 1000;
const KEPT = new Map<string, PlanStrengths | undefined>();
let drawn: { key: string; planned: DrawnSeries | undefined } | undefined;

/** From which months a series' fit is taken, and whether it has to last. */
export interface FitOfPlan {
  /** The last of them. */
  known: Month;
  fit: "own" | "lasting";
}
const FITS = { own: unchangedHistory, lasting: lastingHistory };

/**
 * What histories without change, drawn from a series' fit, would show over all looks of a plan. Undefined where the series has no
 * fit, or no look can be judged. Remembered by what the series is up to the month that its fit is from, whatever comes later.
 */
export function offencesOverPlan(
  rule: PlannedRule,
  series: Series,
  { known, fit }: FitOfPlan,
  settings: Settings,
  better: Polarity = "lower"
): PlanStrengths | undefined {
  const ofSeries = { ...series, counts: series.counts.slice(0, lastIndexAt(series, known) + 1), bases: [] };
  const { found, step } = OVER_PLAN[rule];
  // Where the lines are drawn says which of the histories are false, not how far off they are.
  const keyOf = (...steps: StepName[]) =>
    JSON.stringify([
      known,
      fit,
      ofSeries,
      settingsOf(steps).map((path) => path !== "z" && settingAt(settings, path))
    ]);
  const key = `${rule} ${better} ${keyOf(step, "plan-histories")}`;
  if (KEPT.has(key)) return KEPT.get(key);
  const years = rule === "R1" && fit === "lasting" ? yearToYear(ofSeries, known, settings) : undefined;
  const drawnKey = `${years ?? ""} ${keyOf("plan-histories")}`;
  if (drawn?.key !== drawnKey) {
    const history = FITS[fit](ofSeries, known, settings);
    const like = history && { ...history, ...(years !== undefined && { yearToYear: years }) };
    drawn = { key: drawnKey, planned: like && plannedLike(ofSeries, known, settings, like) };
  }
  const strengths = drawn.planned && found(drawn.planned, settings, better);
  if (KEPT.size >= MOST_KEPT) KEPT.delete(KEPT.keys().next().value!);
  KEPT.set(key, strengths);
  return strengths;
}

/**
 * How the critical value of a rule on a series is made for all looks of the plan; undefined where it cannot be, and at period
 * ends before it is known, for which nothing is drawn.
 */
export function planLifeOf(
  rule: "R1" | "R5",
  series: Series,
  period: Month,
  settings: Settings
): PlanLife | undefined {
  const known = knownFrom(series, settings);
  if (period < known) return undefined;
  const found = offencesOverPlan(rule, series, { known, fit: "lasting" }, settings);
  return found && planLife(found, settings);
}
