import { methodVersions } from "../../src/plan/methods.js";
import { defaultSettings, withSetting } from "../../src/plan/settings.js";
import { sideOf } from "../../src/rules/polarity.js";
import type { Compared } from "../../src/rules/position/compared.js";
import { groupLines } from "../../src/rules/position-lines.js";
import type { Lines } from "../../src/rules/rating.js";
import { type Random, random } from "../../src/statistics/distributions/random.js";
import {
  type ByPositionMethod,
  POSITION_METHODS,
  type PositionMethod,
  type PositionTrial,
  type PositionTrials
} from "../../src/views/position-evidence.js";
import { SATISFIED } from "./survey-trials.js";
import { cellSeed } from "./trial.js";

/** One kind of group: what is compared, sizes (the home place first), level and spread as in {@link PositionTrial}. */
export interface PositionCell extends Pick<PositionTrial, "figures" | "group" | "level" | "spread"> {
  /** People, or answers. */
  sizes: readonly number[];
}

/** Simulated groups of each kind: a share of 5% is known to about 0.24 points. */
export const POSITION_RUNS = 8000;

const like = (size: number) => new Array<number>(8).fill(size);
const among = (home: number, peers: readonly number[]) => [home, ...peers];

const BASES: Readonly<Record<string, readonly number[]>> = {
  "100 asked in each": like(100),
  "300 asked in each": like(300),
  "600 asked in each": like(600),
  "1,000 asked in each": like(1000),
  "2,000 asked in each": like(2000),
  "2,000 asked, peers 100 to 1,800": among(2000, [100, 150, 200, 400, 900, 1300, 1800]),
  "2,000 asked, peers 300 each": among(2000, like(300).slice(1)),
  "600 asked, peers 100 to 2,000": among(600, [100, 200, 400, 800, 1200, 1600, 2000]),
  "100 asked, peers 600 to 2,000": among(100, [600, 800, 1000, 1200, 1400, 1700, 2000])
};
/** Standard deviations between true percentages, in points. */
const POINTS = [0, 1.5, 3, 5] as const;

const PEOPLE: Readonly<Record<string, readonly number[]>> = {
  "1,000,000 people each": like(1e6),
  "ten times the people of each peer": among(1e7, like(1e6).slice(1)),
  "a tenth of the people of each peer": among(1e5, like(1e6).slice(1)),
  "one peer with ten times the people": among(1e6, [1e7, ...like(1e6).slice(2)]),
  "1,000,000 people, peers 100,000 to 10,000,000": among(1e6, [1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7]),
  "3,000,000 people, peers 100,000 to 2,000,000": among(3e6, [1e5, 1.5e5, 2e5, 3e5, 6e5, 1e6, 2e6])
};
const PER_1000 = [0.1, 0.5, 1, 5, 10, 50] as const;
/** Standard deviations between true rates, in per cent of them. */
const PER_CENT = [0, 5, 15, 30] as const;

/** Changes of the home place's true figure: in points of a percentage, in per cent of a rate. */
const CHANGES = { percentages: [-5, -10], rates: [-20, 20, -50] } as const;

/** Every kind of group that is tried. */
export const POSITION_CELLS: readonly PositionCell[] = [
  ...Object.entries(BASES).flatMap(([group, sizes]) =>
    POINTS.map((spread) => ({
      figures: "percentages" as const,
      group,
      level: 100 * SATISFIED,
      spread,
      sizes
    }))
  ),
  ...Object.entries(PEOPLE).flatMap(([group, sizes]) =>
    PER_1000.flatMap((level) =>
      PER_CENT.map((spread) => ({ figures: "rates" as const, group, level, spread, sizes }))
    )
  )
];

/** True shares that a survey can have. */
const possibleShare = (share: number) => Math.min(0.999, Math.max(0.001, share));

/** How a true figure is drawn, changed, and counted. */
const KINDS = {
  percentages: {
    truth: ({ level, spread }: PositionCell, draw: Random) => level + spread * draw.normal(),
    changed: (truth: number, change: number) => truth + change,
    figure: (truth: number, asked: number, draw: Random): Compared => {
      const share = possibleShare(truth / 100);
      let satisfied = 0;
      for (let i = 0; i < asked; i++) satisfied += Number(draw.uniform() < share);
      const p = satisfied / asked;
      return {
        force: "",
        unit: "per cent",
        value: 100 * p,
        numerator: null,
        denominator: asked,
        standardError: 100 * Math.sqrt((p * (1 - p)) / asked)
      };
    }
  },
  rates: {
    truth: ({ level, spread }: PositionCell, draw: Random) =>
      level * Math.max(0, 1 + (spread / 100) * draw.normal()),
    changed: (truth: number, change: number) => truth * (1 + change / 100),
    figure: (truth: number, people: number, draw: Random): Compared => {
      const numerator = draw.poisson((truth * people) / 1000);
      return {
        force: "",
        unit: "per 1,000 population",
        value: (1000 * numerator) / people,
        numerator,
        denominator: people,
        standardError: (1000 * Math.sqrt(Math.max(1, numerator))) / people
      };
    }
  }
} as const;

/** The version in force, and the one that it is held against. */
const METHODS: PositionTrials["methods"] = { second: 2, third: methodVersions("newest").R4 };

const SETTINGS = {
  second: withSetting(defaultSettings(), "method", {
    R4: { version: METHODS.second, note: "held against the third" }
  }),
  third: defaultSettings()
};

const byMethod = <T>(of: (method: PositionMethod) => T) =>
  Object.fromEntries(POSITION_METHODS.map((method) => [method, of(method)])) as Record<PositionMethod, T>;

/** How often R4 calibrated colours the first place of groups of one kind, whose true figure is one of theirs, or changed. */
export function positionTrial(cell: PositionCell, runs: number, seed: number): PositionTrial {
  const { figures, group, level, spread, sizes } = cell;
  const { truth, changed, figure } = KINDS[figures];
  const draw = random(cellSeed(seed, figures, group, String(level), String(spread)));
  const wrong = byMethod(() => 0);
  const found = CHANGES[figures].map((change) => ({ change, ...byMethod(() => 0) }));
  for (let run = 0; run < runs; run++) {
    const truths = sizes.map(() => truth(cell, draw));
    const drawn = sizes.map((size, i) => figure(truths[i]!, size, draw));
    // The lines come from the peers and from what the place's own size leaves to chance: they are the same of any figure of it.
    const lines = byMethod((method) => groupLines.calibrated(drawn, SETTINGS[method]).lines);
    count(wrong, drawn[0]!, lines, ["above", "below"]);
    for (const counts of found) {
      const home = figure(changed(truths[0]!, counts.change), sizes[0]!, draw);
      count(counts, home, lines, [counts.change < 0 ? "below" : "above"]);
    }
  }
  const perCent = (counts: ByPositionMethod) => byMethod((method) => (100 * counts[method]) / runs);
  return {
    figures,
    group,
    alike: sizes.every((size) => size === sizes[0]),
    level,
    spread,
    runs,
    wrong: perCent(wrong),
    found: found.map(({ change, ...counts }) => ({ change, ...perCent(counts) }))
  };
}

function count(
  counts: ByPositionMethod,
  { value }: Compared,
  lines: Record<PositionMethod, Lines>,
  sides: readonly ReturnType<typeof sideOf>[]
): void {
  for (const method of POSITION_METHODS)
    if (sides.includes(sideOf(value, lines[method]))) counts[method] += 1;
}

const SEED = 2019;

/**
 * Every kind of group, tried from the seed: `date` is the day of the run, YYYY-MM-DD. Trying takes minutes, so what an earlier
 * evidence tried by the same methods is kept; `save` is given what is known after each kind, and which sizes are done.
 */
export function positionEvidence(
  date: string,
  earlier: PositionTrials | undefined,
  save: (evidence: PositionTrials, done?: string) => void
): void {
  const isOfNow = JSON.stringify([earlier?.seed, earlier?.methods]) === JSON.stringify([SEED, METHODS]);
  const known = new Map((isOfNow ? earlier!.trials : []).map((trial) => [cellText(trial), trial]));
  const keptOf = (cell: PositionCell) => known.get(cellText({ ...cell, runs: POSITION_RUNS }));
  const trials: PositionTrial[] = [];
  POSITION_CELLS.forEach((cell, i) => {
    trials.push(keptOf(cell) ?? positionTrial(cell, POSITION_RUNS, SEED));
    const left = POSITION_CELLS.slice(i + 1);
    // What was known of the groups that are still to come is kept, should this be stopped.
    const still = left.flatMap((one) => keptOf(one) ?? []);
    const done = left[0]?.group === cell.group ? undefined : cell.group;
    save({ date, seed: SEED, methods: METHODS, trials: [...trials, ...still] }, done);
  });
}

/** Which kind of group a trial is of, and how often it was tried. */
const cellText = ({
  figures,
  group,
  level,
  spread,
  runs
}: Omit<PositionTrial, "alike" | "wrong" | "found">) => JSON.stringify([figures, group, level, spread, runs]);
