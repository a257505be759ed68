import type { OffencesMeasure } from "../../src/plan/plan.js";
import type { PlanData } from "../../src/plan/plan-data.js";
import { SINGLE_READINGS } from "../../src/plan/readings.js";
import { defaultSettings } from "../../src/plan/settings.js";
import { groupPosition } from "../../src/rules/r4-position.js";
import type { Rating } from "../../src/rules/rating.js";
import { type Random, random } from "../../src/statistics/distributions/random.js";
import type { PowerTrial, UnchangedTrial } from "../../src/views/evidence-files.js";
import { simulatedSeries } from "./count-scenarios.js";
import { CHANGES_PERCENT, cellSeed, shares } from "./trial.js";

/** A group of like forces: their populations, the home force first. */
export interface GroupScenario {
  id: string;
  name: string;
  populations: readonly number[];
}

/** Groups of eight: alike in size, and as unlike as large city and small county forces. */
export const GROUP_SCENARIOS: readonly GroupScenario[] = [
  { id: "group-equal", name: "8 forces of 1,000,000 people", populations: new Array(8).fill(1e6) },
  {
    id: "group-unequal",
    name: "8 forces of 300,000 to 2,800,000 people",
    populations: [1e6, 3e5, 5e5, 7e5, 9e5, 1.3e6, 1.8e6, 2.8e6]
  }
];

/** Offences a year per 1,000 people, and the spread of true rates between like forces as a share of it. */
const RATE_PER_1000 = 8;
const SPREAD_OF_RATES = 0.15;
const MONTHS = 12;

const MEASURE: OffencesMeasure = {
  id: "offences",
  name: "Offences",
  kind: "offences",
  better: "lower",
  series: "own"
};
const PERIOD = "2009-03";
const YEAR = 2009;

const forceId = (i: number) => (i === 0 ? "home" : `peer-${i}`);

/** One year of a group; the home force's true rate is changed by a factor. */
function drawGroup({ populations }: GroupScenario, homeFactor: number, draw: Random): PlanData {
  const settings = defaultSettings();
  const series = populations.map((population, i) => {
    const rate = RATE_PER_1000 * (1 + SPREAD_OF_RATES * draw.normal()) * (i === 0 ? homeFactor : 1);
    const mean = Math.max(0, (rate * population) / 1000 / MONTHS);
    return [forceId(i), simulatedSeries(Array.from({ length: MONTHS }, () => draw.poisson(mean)))];
  });
  const peers = populations.slice(1).map((_, i) => forceId(i + 1));
  return {
    forces: [],
    series: { own: Object.fromEntries(series) },
    surveys: {},
    population: Object.fromEntries(
      populations.map((population, i) => [forceId(i), [{ year: YEAR, population, households: null }]])
    ),
    groups: { [settings.msg.edition]: { home: { peers, source: "simulated" } } },
    annotations: []
  };
}

/** Ratings of R4 over runs, as written and calibrated. */
function ratings(
  scenario: GroupScenario,
  changePercent: number,
  runs: number,
  seed: number
): [Rating[], Rating[]] {
  const draw = random(cellSeed(seed, scenario.id, String(changePercent)));
  const settings = defaultSettings();
  const found: [Rating[], Rating[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    const data = drawGroup(scenario, 1 + changePercent / 100, draw);
    const both = groupPosition(MEASURE, "lower", { data, force: "home", period: PERIOD, settings });
    both.forEach((result, i) => {
      found[i]!.push(result.rating);
    });
  }
  return found;
}

const tried = ({ id }: GroupScenario, i: number) => ({
  rule: "R4" as const,
  reading: SINGLE_READINGS[i]!,
  variant: "",
  scenario: id
});

/** How often R4 gives each colour to a force that is like the others. */
export function unchangedGroup(scenario: GroupScenario, runs: number, seed: number): UnchangedTrial[] {
  return ratings(scenario, 0, runs, seed).map((r, i) => ({ ...tried(scenario, i), runs, ...shares(r) }));
}

/** How often R4 finds a force whose true rate is lower than that of forces like it. */
export function powerInGroup(scenario: GroupScenario, runs: number, seed: number): PowerTrial[] {
  return CHANGES_PERCENT.flatMap((changePercent) =>
    ratings(scenario, changePercent, runs, seed).map((r, i) => ({
      ...tried(scenario, i),
      runs,
      changePercent,
      detected: shares(r).green
    }))
  );
}
