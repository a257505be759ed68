import { addMonths } from "../../src/plan/month.js";
import { defaultSettings } from "../../src/plan/settings.js";
import { unchangedColour } from "../../src/rules/false-alarms.js";
import type { Rating } from "../../src/rules/rating.js";
import { random } from "../../src/statistics/distributions/random.js";
import type { LooksTrial, PowerTrial, UnchangedTrial } from "../../src/views/evidence-files.js";
import type { CountRule } from "./count-rules.js";
import { type CountScenario, drawCounts, HISTORY_START, simulatedSeries } from "./count-scenarios.js";
import { CHANGES_PERCENT, cellSeed, shares } from "./trial.js";

/** Months up to the period end that is judged: the history begins in April 2008 and ends in September 2014. */
const MONTHS = 78;
const LOOKS = 12;
const PERIOD = addMonths(HISTORY_START, MONTHS - 1);

const tried = ({ rule, reading, variant }: CountRule, { id }: CountScenario) => ({
  rule,
  reading,
  variant,
  scenario: id
});

/** How often each rule gives each colour when nothing changes. All rules judge the same histories. */
export function unchangedCounts(
  scenario: CountScenario,
  rules: readonly CountRule[],
  runs: number,
  seed: number
): UnchangedTrial[] {
  const draw = random(cellSeed(seed, "unchanged", scenario.id));
  const ratings: Rating[][] = rules.map(() => []);
  for (let run = 0; run < runs; run++) {
    const series = simulatedSeries(drawCounts(scenario, MONTHS, draw));
    rules.forEach((rule, i) => {
      ratings[i]!.push(rule.judge(series, PERIOD));
    });
  }
  return rules.map((rule, i) => ({ ...tried(rule, scenario), runs, ...shares(ratings[i]!) }));
}

/** How often a true fall in a rule's own window is found. */
export function powerOnCounts(
  scenario: CountScenario,
  rules: readonly CountRule[],
  runs: number,
  seed: number
): PowerTrial[] {
  const { latest, spc } = defaultSettings();
  const windows = { latest: latest.months, recent: spc.recent };
  return CHANGES_PERCENT.flatMap((changePercent) =>
    rules.map((rule) => {
      const draw = random(cellSeed(seed, "power", scenario.id, String(changePercent)));
      const change = { from: MONTHS - windows[rule.window], factor: 1 + changePercent / 100 };
      let detected = 0;
      for (let run = 0; run < runs; run++) {
        const series = simulatedSeries(drawCounts(scenario, MONTHS, draw, change));
        detected += Number(rule.judge(series, PERIOD) === "green");
      }
      return { ...tried(rule, scenario), runs, changePercent, detected: detected / runs };
    })
  );
}

/** Is it another colour than the rule gives when nothing has changed? What could not be judged is not false. */
function isFalse(rule: CountRule["rule"], rating: Rating): boolean {
  return rating !== "not-rated" && rating !== unchangedColour(rule);
}

/** How often at least one of twelve monthly looks gives a false colour although nothing changes. */
export function monthlyLooks(
  scenario: CountScenario,
  rules: readonly CountRule[],
  runs: number,
  seed: number
): LooksTrial[] {
  const draw = random(cellSeed(seed, "looks", scenario.id));
  const anyFalse = rules.map(() => 0);
  for (let run = 0; run < runs; run++) {
    const series = simulatedSeries(drawCounts(scenario, MONTHS + LOOKS - 1, draw));
    rules.forEach((rule, i) => {
      const looks = Array.from({ length: LOOKS }, (_, look) => addMonths(PERIOD, look));
      anyFalse[i]! += Number(looks.some((period) => isFalse(rule.rule, rule.judge(series, period))));
    });
  }
  return rules.map((rule, i) => ({ ...tried(rule, scenario), runs, anyFalse: anyFalse[i]! / runs }));
}
