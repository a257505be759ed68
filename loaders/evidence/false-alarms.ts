import type { FalseAlarmRate, FalseAlarms } from "../../src/ratings/false-alarms.js";
import { addMonths, type Month } from "../../src/ratings/month.js";
import type { OffencesMeasure, Plan, SurveyMeasure } from "../../src/ratings/plan.js";
import type { PlanData, Series, SurveyWave } from "../../src/ratings/plan-data.js";
import { type RatingContext, rateMeasure } from "../../src/ratings/rate-measure.js";
import type { RatingResult } from "../../src/ratings/rating.js";
import { defaultSettings } from "../../src/ratings/settings.js";
import { type Random, random } from "../../src/statistics/random.js";

/** A force's month: counts of this mean, noise beyond counting, and a yearly wave, as shares of the mean. */
const MEAN_A_MONTH = 400;
const NOISE = 0.05;
const SEASON = 0.1;
/** The comparison: rates of eight like forces, and their spread as a share of the mean. */
const GROUP = 8;
const SPREAD_OF_FORCES = 0.15;
/** The surveys: people asked a wave, and the percentage satisfied. */
const BASE = 600;
const SATISFIED = 0.85;

const PERIOD = "2014-09";
const START = "2008-04";
const MONTHS = 78;
const HOME = "home";
const RUN_BASIS = "simulated";

export const SCENARIO =
  `nothing changes; ${MEAN_A_MONTH} offences a month with ${100 * NOISE}% noise beyond counting and a ${100 * SEASON}% season; ` +
  `a group of ${GROUP} forces whose rates differ by a common normal spread; surveys of ${BASE} at ${100 * SATISFIED}%`;

const OFFENCES: OffencesMeasure = {
  id: "offences",
  name: "Offences",
  kind: "offences",
  better: "lower",
  series: "own"
};
const SURVEY: SurveyMeasure = {
  id: "survey",
  name: "Survey",
  kind: "survey",
  better: "higher",
  survey: "own",
  position: false
};

const PLAN: Plan = {
  title: "Simulated",
  force: HOME,
  periodEnd: PERIOD,
  priorities: [{ id: "sp1", number: "1", title: "Simulated", measures: [OFFENCES, SURVEY] }]
};

function monthlyCounts(draw: Random): number[] {
  return Array.from({ length: MONTHS }, (_, i) => {
    const season = 1 + SEASON * Math.cos((2 * Math.PI * i) / 12);
    return draw.poisson(Math.max(0, MEAN_A_MONTH * season * (1 + NOISE * draw.normal())));
  });
}

const series = (counts: number[]): Series => ({
  start: START,
  monthsPerPeriod: 1,
  counts,
  bases: [{ from: START, to: addMonths(START, MONTHS - 1), basis: RUN_BASIS }]
});

/** A peer's series: its own constant level, drawn from the spread of like forces. */
function peerSeries(draw: Random): Series {
  const level = Math.round(MEAN_A_MONTH * Math.max(0, 1 + SPREAD_OF_FORCES * draw.normal()));
  return series(new Array(MONTHS).fill(level));
}

function wave(periodEnd: Month, draw: Random): SurveyWave {
  let satisfied = 0;
  for (let i = 0; i < BASE; ++i) satisfied += Number(draw.uniform() < SATISFIED);
  return {
    periodEnd,
    months: 12,
    base: BASE,
    percent: (100 * satisfied) / BASE,
    designEffect: null,
    basis: RUN_BASIS
  };
}

/** One history in which nothing changes. The group rates the proxy, so that its spread is that of forces alone. */
function unchangedData(draw: Random): PlanData {
  const peers = Array.from({ length: GROUP - 1 }, (_, i) => `peer-${i + 1}`);
  const forces = [HOME, ...peers];
  return {
    forces: [],
    series: {
      own: { [HOME]: series(monthlyCounts(draw)) },
      compared: Object.fromEntries(forces.map((force) => [force, peerSeries(draw)]))
    },
    surveys: { own: { [HOME]: [wave("2013-03", draw), wave(PERIOD, draw)] } },
    population: Object.fromEntries(
      forces.map((force) => [force, [{ year: 2014, population: 1e6, households: null }]])
    ),
    groups: { [defaultSettings().msg.edition]: { [HOME]: { peers, source: RUN_BASIS } } },
    annotations: []
  };
}

/** How often each rule, in each reading, shows green or red over `runs` simulated histories in which nothing changes. */
export function falseAlarmRates(runs: number, seed: number): FalseAlarmRate[] {
  const draw = random(seed);
  const tally = new Map<string, FalseAlarmRate>();
  const settings = defaultSettings();
  const measure = { ...OFFENCES, proxy: { series: "compared", name: "Compared" } };
  for (let run = 0; run < runs; ++run) {
    const context: RatingContext = {
      plan: PLAN,
      data: unchangedData(draw),
      settings,
      force: HOME,
      period: PERIOD
    };
    for (const each of [measure, SURVEY]) {
      for (const result of rateMeasure(each, "sp1", context).ratings) count(tally, result, each.kind);
    }
  }
  return [...tally.values()].map((rate) => ({
    ...rate,
    green: rate.green / runs,
    amber: rate.amber / runs,
    red: rate.red / runs
  }));
}

/** R8 of a survey is R6 again: only that of offences is counted. */
function count(tally: Map<string, FalseAlarmRate>, result: RatingResult, kind: string) {
  if (result.rule === "R8" && kind === "survey") return;
  const { rule, reading, rating } = result;
  const key = `${rule} ${reading}`;
  const rate = tally.get(key) ?? { rule, reading, green: 0, amber: 0, red: 0 };
  tally.set(key, rate);
  if (rating !== "not-rated") rate[rating] += 1;
}

/** The table with what it takes to make it again. `date` is the day of the run, YYYY-MM-DD. */
export function falseAlarms(runs: number, seed: number, date: string): FalseAlarms {
  return { scenario: SCENARIO, runs, seed, date, rates: falseAlarmRates(runs, seed) };
}
