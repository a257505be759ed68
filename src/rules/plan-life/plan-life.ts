import type { Month } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import { type Settings, settingAt } from "../../plan/settings.js";
import type { DrawnSeries } from "../chances/drawn-series.js";
import type { PlanLife } from "../rating.js";
import { settingsOf } from "../steps.js";
import { lastIndexAt } from "../windows/series-window.js";
import { changeOverPlan } from "./change-over-plan.js";
import { criticalMultiple, type PlanStrengths } from "./plan-strengths.js";
import { knownFrom, plannedSeries } from "./planned-series.js";
import { spcOverPlan } from "./spc-over-plan.js";

/** The rules on a series whose critical value is made for a plan. */
type PlannedRule = "R1" | "R5";

const OVER_PLAN = { R1: changeOverPlan, R5: spcOverPlan };
const STEPS = { R1: "change-looks", R5: "spc-looks" } as const;

/** What is made of the longest plans for a few hundred places: 16 KB each. */
const MOST_KEPT = 500;
const KEPT = new Map<string, PlanStrengths | undefined>();
let drawn: { key: string; planned: DrawnSeries | undefined } | undefined;

/**
 * What histories without change, drawn from a series' own fit, would show over all looks of a plan. Undefined where the series
 * has no fit, or no look can be judged. Remembered by what the series is up to the month that it is made from, whatever comes later.
 */
export function offencesOverPlan(
  rule: PlannedRule,
  series: Series,
  period: Month,
  settings: Settings
): PlanStrengths | undefined {
  const known = knownFrom(series, period, settings);
  const ofSeries = { ...series, counts: series.counts.slice(0, lastIndexAt(series, known) + 1), bases: [] };
  const keyOf = (steps: Parameters<typeof settingsOf>[0]) =>
    JSON.stringify([known, ofSeries, settingsOf(steps).map((path) => settingAt(settings, path))]);
  const key = `${rule} ${keyOf([STEPS[rule]])}`;
  if (KEPT.has(key)) return KEPT.get(key);
  const drawnKey = keyOf(["plan-histories"]);
  if (drawn?.key !== drawnKey) drawn = { key: drawnKey, planned: plannedSeries(ofSeries, known, settings) };
  const found = drawn.planned && OVER_PLAN[rule](drawn.planned, settings);
  if (KEPT.size >= MOST_KEPT) KEPT.delete(KEPT.keys().next().value!);
  KEPT.set(key, found);
  return found;
}

/** How the critical value of a rule on a series is made for all looks of the plan; undefined where it cannot be. */
export function planLifeOf(
  rule: PlannedRule,
  series: Series,
  period: Month,
  settings: Settings
): PlanLife | undefined {
  const found = offencesOverPlan(rule, series, period, settings);
  return found && planLife(found, settings);
}

/** The share that the settings state, and the critical value that keeps to it. */
export function planLife(
  found: PlanStrengths,
  { planLife: { share } }: Pick<Settings, "planLife">
): PlanLife {
  return { share, looks: found.looks, multiple: criticalMultiple(found, share / 100) };
}
