import { addMonths, type Month } from "../../../src/plan/month.js";
import { planMeasures } from "../../../src/plan/plan.js";
import type { Series } from "../../../src/plan/plan-data.js";
import { defaultSettings } from "../../../src/plan/settings.js";
import { changeModel } from "../../../src/rules/models/change-model.js";
import { baselineEnd, planLooks } from "../../../src/rules/plan-life/plan-looks.js";
import { changeSinceBaseline } from "../../../src/rules/r1-change.js";
import { targetLines } from "../../../src/rules/r2-trends.js";
import type { RatingContext } from "../../../src/rules/rate-measure.js";
import { lastIndexAt } from "../../../src/rules/windows/series-window.js";
import { deviation } from "../../../src/statistics/deviation.js";
import { type Random, random } from "../../../src/statistics/distributions/random.js";
import { mean } from "../../../src/statistics/mean.js";
import type {
  ChangeMethod,
  ChangeMethodsEvidence,
  ShuffledTrial,
  SimulatedTrial,
  TargetSwing,
  TriedDeviation
} from "../../../src/views/change-evidence.js";
import { CHANGE_METHODS } from "../../../src/views/change-evidence.js";
import { COUNT_SCENARIOS, type CountScenario, drawCounts } from "../count-scenarios.js";
import { uniforms } from "../independent-histories.js";
import { CHANGES_PERCENT, cellSeed } from "../trial.js";
import { byMethod, type ChangeFound, changeJudge, withChangeMethod } from "./change-judge.js";
import { shuffledYears, withoutTrend } from "./shuffled-years.js";

/** Orders of the years of each series, and histories of each kind that is simulated. */
export const CHANGE_RUNS = {
  orders: 20,
  unchanged: 4000,
  changed: 1000
} as const;

const SEED = 2013;
const YEAR = 12;
/** Usual deviations from year to year that are tried, that of the rule among them. */
const TRIED = [0, 0.01, 0.012, 0.014, 0.015, 0.016, 0.018, 0.02, 0.03] as const;
/** The published trend, and a longer one, which leaves more of what years do. */
const TRENDS = [24, 36] as const;

/** Histories that the methods are tried on beside real years. */
const SCENARIOS = ["poisson-10", "poisson-100", "noise", "ar-0.3", "ar-0.6", "typical"];

/** The baseline's end, and the period end of a plan's first look at a latest year that shares no month with it. */
const BASELINE_END = baselineEnd(defaultSettings());
const FIRST_LOOK = addMonths(BASELINE_END, YEAR);
/** Months up to September 2014 from April 2008. */
const MONTHS = 78;
const PERIOD: Month = "2014-09";
/** Of them, those known when the baseline ends; and as few as are known of London's. */
const KNOWN = 60;
const FEW_KNOWN = 36;

type Plans = Readonly<Record<string, RatingContext>>;

/** Every whole monthly series of a plan's measures, but for that of the total. */
function seriesOf({ plan, data }: RatingContext): Series[] {
  const ids = new Set(
    planMeasures(plan).flatMap(({ measure }) => (measure.kind === "offences" ? [measure.series] : []))
  );
  return [...ids].flatMap((id) =>
    Object.entries(data.series[id] ?? {}).flatMap(([place, series]) => {
      const isWhole = series.monthsPerPeriod === 1 && !series.counts.includes(null);
      return isWhole && place !== plan.total ? [series] : [];
    })
  );
}

const countsOf = (context: RatingContext) => seriesOf(context).map(({ counts }) => counts as number[]);

/** How often each method calls two years of a series different that came into their places by chance. */
export function shuffledTrials(plan: string, context: RatingContext, orders: number): ShuffledTrial[] {
  return TRENDS.flatMap((trend) =>
    [0, 1].flatMap((between) => shuffledTrial(plan, context, { trend, between, orders }) ?? [])
  );
}

/** Of each series, in which share of the orders of its years something finds a change. */
function sharesWrong(
  context: RatingContext,
  { trend, between, orders, seed }: { trend: number; between: number; orders: number; seed: number },
  finds: (found: ChangeFound) => boolean[]
): number[][] {
  const uniform = uniforms(seed);
  const period = addMonths(FIRST_LOOK, YEAR * between);
  return countsOf(context).flatMap((counts) => {
    const ratios = withoutTrend(counts, trend);
    const years = Math.floor(ratios.length / YEAR);
    // Four years before the baseline where the series has them, so that five are known at its end; else one.
    const before = years >= 6 + between ? 4 : 1;
    if (years < before + 2 + between) return [];
    const judge = changeJudge("days", before);
    const level = mean(counts)!;
    const found = Array.from({ length: orders }, () => {
      const history = shuffledYears(ratios, uniform).map((ratio) => Math.round(ratio * level));
      return finds(judge(history, period));
    });
    return [found[0]!.map((_, k) => mean(found.map((own) => Number(own[k])))!)];
  });
}

function shuffledTrial(
  plan: string,
  context: RatingContext,
  { trend, between, orders }: { trend: number; between: number; orders: number }
): ShuffledTrial | undefined {
  const seed = cellSeed(SEED, plan, String(trend), String(between));
  const shares = sharesWrong(context, { trend, between, orders, seed }, (found) =>
    CHANGE_METHODS.map((method) => found(method) !== "no-change")
  );
  if (shares.length === 0) return undefined;
  const of = (method: ChangeMethod) => shares.map((wrong) => 100 * wrong[CHANGE_METHODS.indexOf(method)]!);
  return {
    plan,
    trend,
    between,
    series: shares.length,
    histories: shares.length * orders,
    wrong: byMethod((method) => mean(of(method))!),
    error: byMethod((method) => deviation(of(method))! / Math.sqrt(shares.length))
  };
}

/** What other usual deviations from year to year would give. */
export function triedDeviations(plans: Plans, orders: number, runs: number): TriedDeviation[] {
  const wrong = Object.entries(plans).map(([plan, context]) => {
    const both = [0, 1].map((between) => {
      const seed = cellSeed(SEED, plan, String(TRENDS[0]), String(between));
      const shares = sharesWrong(context, { trend: TRENDS[0], between, orders, seed }, (found) =>
        TRIED.map((usual) => found("third", usual) !== "no-change")
      );
      return TRIED.map((_, k) => 100 * mean(shares.map((share) => share[k]!))!);
    });
    return [plan, TRIED.map((_, k) => Math.max(...both.map((shares) => shares[k]!)))] as const;
  });
  const turns = judgedTurns(runs, (found) => TRIED.map((usual) => found("third", usual) === "improved"));
  return TRIED.map((deviation, k) => ({
    deviation: 100 * deviation,
    wrong: Object.fromEntries(wrong.map(([plan, shares]) => [plan, shares[k]!])),
    turn: 100 * mean(turns.map((found) => Number(found[k])))!
  }));
}

/** A level that grows by 6% a year up to the middle of the baseline, and falls as steadily from then on; months vary by 5%. */
const TURN = { level: 1000, perYear: 0.06, noise: 0.05, at: MONTHS - 24 };

function turningCounts(draw: Random): number[] {
  return Array.from({ length: MONTHS }, (_, i) => {
    const course = Math.exp((-TURN.perYear * Math.abs(i + 0.5 - TURN.at)) / YEAR);
    return draw.poisson(TURN.level * course * (1 + TURN.noise * draw.normal()));
  });
}

/** Judges the last months of histories, of which so many are known when the baseline ends. */
function judgeOfKnown(known: number): (counts: readonly number[]) => ChangeFound {
  const judge = changeJudge("months", known / YEAR - 1);
  return (counts) => judge(counts.slice(KNOWN - known), PERIOD);
}

/** Id and name of a kind of history, with how many months are known where these are fewer than usual. */
const ofKnown = (id: string, name: string, known: number) =>
  known === KNOWN
    ? { id, name }
    : { id: `${id}-known-${known}`, name: `${name}, ${known} months known when the baseline ends` };

function judgedTurns<T>(runs: number, of: (found: ChangeFound) => T, known = KNOWN): T[] {
  const draw = random(cellSeed(SEED, "turn"));
  const judge = judgeOfKnown(known);
  return Array.from({ length: runs }, () => of(judge(turningCounts(draw))));
}

/** How often each method finds the turn. */
export function turnTrial(runs: number, known = KNOWN): SimulatedTrial {
  const found = judgedTurns(runs, (own) => byMethod((method) => Number(own(method) === "improved")), known);
  return {
    ...ofKnown("turn", "a turn in the middle of the baseline, 6% a year up and down", known),
    change: null,
    runs,
    found: byMethod((method) => 100 * mean(found.map((own) => own[method]))!)
  };
}

/** How often each method finds a change where there is none, or a fall of the latest year. */
export function changedTrial(
  scenario: CountScenario,
  change: number,
  runs: number,
  known = KNOWN
): SimulatedTrial {
  const { id, name } = scenario;
  const draw = random(cellSeed(SEED, id, String(change)));
  const judge = judgeOfKnown(known);
  const factor = { from: MONTHS - YEAR, factor: 1 + change / 100 };
  // Where nothing changes either finding is false; else only the fall is right.
  const isFound = (finding: string) => (change === 0 ? finding !== "no-change" : finding === "improved");
  const found = Array.from({ length: runs }, () => {
    const own = judge(drawCounts(scenario, MONTHS, draw, factor));
    return byMethod((method) => Number(isFound(own(method))));
  });
  return {
    ...ofKnown(id, name, known),
    change,
    runs,
    found: byMethod((method) => 100 * mean(found.map((own) => own[method]))!)
  };
}

/** By how much R2's target moves over the looks of a plan that its data hold. */
export function targetSwing(plan: string, context: RatingContext): TargetSwing {
  const looks = planLooks(addMonths(baselineEnd(context.settings), YEAR - 1), 1, context.settings);
  const swings = seriesOf(context).map((series) => ({
    second: swingOf(series, looks, context, 2),
    third: swingOf(series, looks, context, 3)
  }));
  const sorted = (method: "second" | "third") =>
    swings.map((swing) => swing[method]).toSorted((a, b) => a - b);
  const both = (of: (sorted: number[]) => number) => ({
    second: of(sorted("second")),
    third: of(sorted("third"))
  });
  return {
    plan,
    looks: looks.length,
    series: swings.length,
    median: both((all) => all[Math.floor(all.length / 2)]!),
    largest: both((all) => all.at(-1)!)
  };
}

/** The largest less the smallest line that the target rests on, per cent of the baseline's mean. */
function swingOf(series: Series, looks: readonly Month[], context: RatingContext, version: 2 | 3): number {
  const settings = withChangeMethod(context.settings, version);
  const lines = looks
    .filter((look) => lastIndexAt(series, look) < series.counts.length)
    .flatMap((look) => {
      const model = changeModel(series, look, settings);
      const change = changeSinceBaseline(series, "lower", look, settings, "calibrated", model);
      if (change.finding === "not-judged") return [];
      const { lower, centre } = targetLines(change.evidence, settings);
      return [(100 * lower) / centre];
    });
  return lines.length === 0 ? 0 : Math.max(...lines) - Math.min(...lines);
}

/** All of it. `save` is given what is known after each part, and what it was. */
export function changeEvidence(
  plans: Plans,
  date: string,
  save: (evidence: ChangeMethodsEvidence, done: string) => void
): void {
  const evidence: ChangeMethodsEvidence = {
    date,
    seed: SEED,
    tried: [],
    shuffled: [],
    simulated: [],
    swings: []
  };
  for (const [plan, context] of Object.entries(plans)) {
    evidence.shuffled.push(...shuffledTrials(plan, context, CHANGE_RUNS.orders));
    evidence.swings.push(targetSwing(plan, context));
    save(evidence, `${plan}: whole years shuffled, and the target over its looks`);
  }
  evidence.simulated.push(
    turnTrial(CHANGE_RUNS.unchanged),
    turnTrial(CHANGE_RUNS.unchanged, FEW_KNOWN),
    changedTrial(COUNT_SCENARIOS.find(({ id }) => id === "ar-0.6")!, 0, CHANGE_RUNS.unchanged, FEW_KNOWN)
  );
  for (const scenario of COUNT_SCENARIOS.filter(({ id }) => SCENARIOS.includes(id))) {
    evidence.simulated.push(
      changedTrial(scenario, 0, CHANGE_RUNS.unchanged),
      ...CHANGES_PERCENT.map((change) => changedTrial(scenario, change, CHANGE_RUNS.changed))
    );
  }
  save(evidence, "simulated histories");
  evidence.tried.push(...triedDeviations(plans, CHANGE_RUNS.orders, CHANGE_RUNS.unchanged));
  save(evidence, "other deviations from year to year");
}
