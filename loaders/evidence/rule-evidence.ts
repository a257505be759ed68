import type { FalseAlarms } from "../../src/rules/false-alarms.js";
import type {
  LooksTrial,
  PowerTrial,
  RulesEvidence,
  UnchangedTrial
} from "../../src/views/evidence-files.js";
import { PROJECTING_COUNT_RULES, QUICK_COUNT_RULES } from "./count-rules.js";
import { COUNT_SCENARIOS } from "./count-scenarios.js";
import { monthlyLooks, powerOnCounts, unchangedCounts } from "./count-trials.js";
import { GROUP_SCENARIOS, powerInGroup, unchangedGroup } from "./group-trials.js";
import { powerOnSurvey, SATISFIED, SURVEY_BASES, surveyScenario, unchangedSurvey } from "./survey-trials.js";

/** Simulated histories behind each kind of figure: a share of 5% is known to about 0.4 points with the first. */
export const RUNS = { unchanged: 10_000, power: 1_000, looks: 500 } as const;
/** Fewer where a forecast has to be fitted each time. */
export const PROJECTING_RUNS = { unchanged: 2_000, power: 300, looks: 100 } as const;

/** Start of every generator. */
export const SEED = 20_140_930;

/** Which scenario is quoted for each rule where a series has no chance of its own. */
const QUOTED = new Set(["typical", "group-equal", surveyScenario(600)]);

/** Every table, made again from the seed: `date` is the day of the run, YYYY-MM-DD. `report` is told what has been done. */
export function ruleEvidence(date: string, report: (done: string) => void = () => {}): RulesEvidence {
  const unchanged: UnchangedTrial[] = [];
  const power: PowerTrial[] = [];
  const looks: LooksTrial[] = [];
  for (const scenario of COUNT_SCENARIOS) {
    unchanged.push(...unchangedCounts(scenario, QUICK_COUNT_RULES, RUNS.unchanged, SEED));
    unchanged.push(...unchangedCounts(scenario, PROJECTING_COUNT_RULES, PROJECTING_RUNS.unchanged, SEED));
    power.push(...powerOnCounts(scenario, QUICK_COUNT_RULES, RUNS.power, SEED));
    power.push(...powerOnCounts(scenario, PROJECTING_COUNT_RULES, PROJECTING_RUNS.power, SEED));
    looks.push(...monthlyLooks(scenario, QUICK_COUNT_RULES, RUNS.looks, SEED));
    looks.push(...monthlyLooks(scenario, PROJECTING_COUNT_RULES, PROJECTING_RUNS.looks, SEED));
    report(scenario.name);
  }
  for (const scenario of GROUP_SCENARIOS) {
    unchanged.push(...unchangedGroup(scenario, RUNS.unchanged, SEED));
    power.push(...powerInGroup(scenario, RUNS.power, SEED));
    report(scenario.name);
  }
  for (const base of SURVEY_BASES) {
    unchanged.push(...unchangedSurvey(base, RUNS.unchanged, SEED));
    power.push(...powerOnSurvey(base, RUNS.power, SEED));
    report(`surveys of ${base}`);
  }
  return { date, seed: SEED, scenarios: scenarioNames(), unchanged, power, looks };
}

function scenarioNames() {
  const surveys = SURVEY_BASES.map((base) => ({
    id: surveyScenario(base),
    name: `two surveys of ${base}, ${100 * SATISFIED}% satisfied`
  }));
  return [...COUNT_SCENARIOS, ...GROUP_SCENARIOS, ...surveys].map(({ id, name }) => ({ id, name }));
}

/** The rates that are quoted where a series has no chance of its own: those of the published forms in one scenario. */
export function quotedRates({ date, seed, scenarios, unchanged }: RulesEvidence): FalseAlarms {
  const rates = unchanged.filter(
    ({ rule, variant, scenario }) => QUOTED.has(scenario) && variant === "" && rule !== "XmR"
  );
  return {
    scenario: scenarios
      .filter(({ id }) => QUOTED.has(id))
      .map(({ name }) => name)
      .join("; "),
    seed,
    date,
    rates: rates.map(({ rule, reading, runs, green, amber, red }) => ({
      rule,
      reading,
      runs,
      green,
      amber,
      red
    })) as FalseAlarms["rates"]
  };
}
