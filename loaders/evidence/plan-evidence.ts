import { addMonths } from "../../src/plan/month.js";
import type { Series } from "../../src/plan/plan-data.js";
import { defaultSettings, withSetting } from "../../src/plan/settings.js";
import type { UnchangedHistory } from "../../src/rules/chances/unchanged-history.js";
import { changeModel } from "../../src/rules/models/change-model.js";
import { forecastModel } from "../../src/rules/models/forecast-model.js";
import { changeOverPlan } from "../../src/rules/plan-life/change-over-plan.js";
import { planLifeOf } from "../../src/rules/plan-life/plan-life.js";
import { baselineEnd, planLooks } from "../../src/rules/plan-life/plan-looks.js";
import { criticalMultiple, type PlanStrengths, planLife } from "../../src/rules/plan-life/plan-strengths.js";
import { plannedLike } from "../../src/rules/plan-life/planned-series.js";
import { spcOverPlan } from "../../src/rules/plan-life/spc-over-plan.js";
import { changeSinceBaseline } from "../../src/rules/r1-change.js";
import { forecast } from "../../src/rules/r2-forecast.js";
import { offencesColour } from "../../src/rules/r3-offences.js";
import { lastIndexAt } from "../../src/rules/windows/series-window.js";
import type {
  PlanDelay,
  PlanEstimated,
  PlanEvidence,
  PlanOffences,
  PlanTrial
} from "../../src/views/plan-evidence.js";
import { HISTORY_START } from "./count-scenarios.js";
import { drawHistory, uniforms } from "./independent-histories.js";
import { delays, largestJudge, largestOfRuns, PLAN_RULES, shareBeyond } from "./plan-trials.js";

/** Shares, per cent, that the setting offers at its ends and between. */
export const SHARES = [5, 10, 20] as const;

/** Histories behind each kind of figure: a share of 5% is known to 0.4 points with the first. */
export const PLAN_RUNS = { unchanged: 3_000, delays: 300, estimated: 60, offences: 500 } as const;

const SEED = 2017;
const FALL = 0.8;

/** The months of the histories are all alike. */
const SETTINGS = withSetting(defaultSettings(), "season.calendar", "months");
const SERIES: Series = { start: HISTORY_START, monthsPerPeriod: 1, counts: [], bases: [] };
const END = baselineEnd(SETTINGS);

export interface PlanScenario {
  id: string;
  name: string;
  history: UnchangedHistory;
}

const flat = new Array<number>(12).fill(1);
const wave = flat.map((_, i) => 1 + 0.1 * Math.cos((2 * Math.PI * i) / 12));
const history = (
  level: number,
  variation: number,
  autocorrelation: number,
  season = flat
): UnchangedHistory => ({
  level,
  variation,
  autocorrelation,
  season,
  length: () => 1
});

/** Independent months, and months that move together. Those of the other rules' evidence, by the same names. */
export const PLAN_SCENARIOS: readonly PlanScenario[] = [
  { id: "typical", name: "400 a month, 5% noise, 10% season", history: history(400, 0.05, 0, wave) },
  { id: "ar-0.3", name: "1,000 a month, autocorrelation 0.3", history: history(1000, 0.08, 0.3) }
];

type Found = Record<(typeof PLAN_RULES)[number], PlanStrengths>;

function foundOf({ history: like }: PlanScenario): Found {
  const planned = plannedLike(SERIES, END, SETTINGS, like);
  return { R8: changeOverPlan(planned, SETTINGS)!, R5: spcOverPlan(planned, SETTINGS)! };
}

/** Stated and simulated shares of unchanged histories that are ever falsely coloured; drawn and judged by other code. */
export function planTrials(scenario: PlanScenario, found: Found, runs: number): PlanTrial[] {
  const drawn = largestOfRuns(SERIES, scenario.history, SETTINGS, runs, SEED);
  return PLAN_RULES.flatMap((rule) =>
    SHARES.map((share) => {
      const multiple = criticalMultiple(found[rule], share / 100);
      return {
        scenario: scenario.id,
        rule,
        share,
        runs,
        looks: found[rule].looks,
        multiple,
        simulated: 100 * shareBeyond(drawn[rule], multiple),
        single: 100 * shareBeyond(drawn[rule], 1)
      };
    })
  );
}

/** Months of a fall by a fifth until R5 finds it: at a single look's critical value, and at the plan's. */
export function planDelays(scenario: PlanScenario, found: Found, runs: number): PlanDelay[] {
  const asked = [0, ...SHARES];
  const multiples = asked.map((share) => (share === 0 ? 1 : criticalMultiple(found.R5, share / 100)));
  const seen = delays(SERIES, scenario.history, SETTINGS, { factor: FALL, multiples, runs, seed: SEED });
  return asked.map((share, i) => {
    const sorted = seen[i]!.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(runs / 2)]!;
    return {
      scenario: scenario.id,
      share,
      runs,
      median: Number.isFinite(median) ? median : null,
      never: (100 * sorted.filter((months) => !Number.isFinite(months)).length) / runs
    };
  });
}

/** The same shares where the fit is not known, but estimated from each history as it was when the baseline ended. */
export function planEstimated(scenario: PlanScenario, runs: number): PlanEstimated[] {
  const uniform = uniforms(SEED + 1);
  const months = lastIndexAt(SERIES, SETTINGS.target.end) + 1;
  const largestIn = largestJudge(SERIES, SETTINGS);
  const passed = { R8: 0, R5: 0 };
  for (let run = 0; run < runs; run++) {
    const counts = drawHistory(scenario.history, new Array(months).fill(1), 3, uniform);
    const series = { ...SERIES, counts };
    const largest = largestIn(counts);
    const multiple = {
      R8: planLifeOf("R1", series, END, SETTINGS)?.multiple,
      R5: planLifeOf("R5", series, END, SETTINGS)?.multiple
    };
    for (const rule of PLAN_RULES) passed[rule] += Number(largest[rule] > (multiple[rule] ?? 0));
  }
  return PLAN_RULES.map((rule) => ({
    scenario: scenario.id,
    rule,
    share: SETTINGS.planLife.share,
    runs,
    simulated: (100 * passed[rule]) / runs
  }));
}

/** How often R3, which forecasts at every look, ever leaves red though nothing changes; by the product's own rules. */
export function planOffences(scenario: PlanScenario, found: Found, runs: number): PlanOffences[] {
  const uniform = uniforms(SEED + 2);
  const months = lastIndexAt(SERIES, SETTINGS.target.end) + 1;
  const life = planLife(found.R8, SETTINGS);
  const looks = planLooks(addMonths(END, SETTINGS.latest.months - 1), 1, SETTINGS);
  const readings = ["calibrated", "plan-life"] as const;
  const ever = { calibrated: 0, "plan-life": 0 };
  for (let run = 0; run < runs; run++) {
    const series = {
      ...SERIES,
      counts: drawHistory(scenario.history, new Array(months).fill(1), 3, uniform)
    };
    const left = { calibrated: false, "plan-life": false };
    for (const look of looks) {
      const model = changeModel(series, look, SETTINGS);
      const outlook = forecastModel(series, [], look, SETTINGS);
      for (const reading of readings) {
        const change = changeSinceBaseline(series, "lower", look, SETTINGS, reading, model, life);
        const trends = forecast(series, "lower", look, SETTINGS, change, outlook);
        const { rating } = offencesColour(change, trends, SETTINGS);
        left[reading] ||= rating === "green" || rating === "amber";
      }
    }
    for (const reading of readings) ever[reading] += Number(left[reading]);
  }
  return readings.map((reading) => ({
    scenario: scenario.id,
    reading,
    share: life.share,
    runs,
    ever: (100 * ever[reading]) / runs
  }));
}

/** All of it. `save` is given what is known after each part, and what it was. */
export function planEvidence(
  date: string,
  save: (evidence: PlanEvidence, done: string) => void
): PlanEvidence {
  const evidence: PlanEvidence = {
    date,
    seed: SEED,
    scenarios: PLAN_SCENARIOS.map(({ id, name }) => ({ id, name })),
    trials: [],
    delays: [],
    estimated: [],
    offences: []
  };
  for (const scenario of PLAN_SCENARIOS) {
    const found = foundOf(scenario);
    evidence.trials.push(...planTrials(scenario, found, PLAN_RUNS.unchanged));
    evidence.delays.push(...planDelays(scenario, found, PLAN_RUNS.delays));
    save(evidence, scenario.name);
    evidence.offences.push(...planOffences(scenario, found, PLAN_RUNS.offences));
    save(evidence, `${scenario.name}, R3`);
  }
  for (const scenario of PLAN_SCENARIOS) {
    evidence.estimated.push(...planEstimated(scenario, PLAN_RUNS.estimated));
    save(evidence, `${scenario.name}, its fit estimated`);
  }
  return evidence;
}
