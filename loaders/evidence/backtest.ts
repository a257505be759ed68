import type { Month } from "../../src/plan/month.js";
import type { BandScaling } from "../../src/rules/models/forecast-bands.js";
import { type ForecastVersion, forecastVersion } from "../../src/rules/models/forecast-model.js";
import { random } from "../../src/statistics/distributions/random.js";
import { groupBy } from "../files/group-by.js";
import {
  BURGLARY_BREAK,
  backtestTargets,
  type Coverage,
  FEWEST,
  MINIMUM,
  type Target,
  type TargetKind,
  WINDOW
} from "./backtest-targets.js";
import { SCALED_LEVELS } from "./band-levels.js";
import { bandScores, type Fold, halfWidths, neverNarrower, type Scores } from "./band-scores.js";
import { CANDIDATES, type Candidate, FORECASTS, sharedTrend } from "./forecast-candidates.js";
import type { QuarterPanel } from "./quarter-panel.js";

/** Horizons that are reported, in quarters, and those that the product's bands are scaled for. */
export const REPORTED = [2, 4, 6, 10];
export const SCALED = Array.from({ length: 12 }, (_, i) => i + 1);
/** Split by time: learned from targets that ended by then, judged on origins from then on. */
export const SPLIT_AT: Month = "2013-12";

/** The forecast of the method in force, with a comparison group and without. */
export const [DEFAULT, FALLBACK] = FORECASTS[forecastVersion({ method: "newest" })];
const TO_BEAT = "flat";

export interface ScoreRow extends Scores {
  candidate: string;
  horizon: number;
}

/** Totals of one offence group, held out by force. */
export interface GroupRow extends Pick<Scores, "targets" | "coverage" | "intervalScore" | "mase"> {
  group: string;
  candidate: string;
  horizon: number;
}

/** Means over the four horizons. `ratio` is the interval score over that of the flat forecast with a season. */
export interface OverallRow {
  candidate: string;
  intervalScore: number;
  ratio: number;
  mase: number;
}

export interface SplitTables {
  total: ScoreRow[];
  single: ScoreRow[];
  overall: { total: OverallRow[]; single: OverallRow[] };
}

/** Interval score over that of the flat forecast, with one choice of smoothing for the shared trend. */
export interface ConstantsRow {
  distanceAlpha: number;
  courseAlpha: number;
  courseBeta: number;
  coursePhi: number;
  /** Held out by force: all targets, and only those that ended by the split in time. */
  all: number;
  early: number;
  /** Held out by time. */
  late: number;
}

/** `data/evidence/backtest.json`. */
export interface Backtest {
  date: string;
  seed: number;
  source: string;
  quarters: { from: Month; to: Month; window: number; minimum: number; fewest: number };
  notes: string[];
  coverage: Coverage;
  default: string;
  fallback: string;
  toBeat: string;
  candidates: { id: string; name: string }[];
  byForce: SplitTables;
  byTime: SplitTables;
  byGroup: GroupRow[];
  constants: ConstantsRow[];
  /** What the product scales its bands by, by version of R2's method. */
  scalings: Record<ForecastVersion, BandScaling>;
}

const NOTES = [
  "target total: offences of the four quarters that end at the horizon, those already observed known; single: that quarter alone",
  "bands: half-widths are quantiles of absolute log errors over the method's own standard deviation, pooled over all series, by horizon; those of R2's second method are no narrower than at a shorter horizon, and end at whole numbers, as the product's do",
  "by force: the forces are halved at random; each half is judged with bands scaled on the other, so every target is held out once",
  `by time: bands are scaled on targets that ended by ${SPLIT_AT} and judged on origins from then on; shocks that all forces share are held out only here`,
  "interval score: mean over bands of 50, 80 and 95% of width + 2/alpha times what lies outside; like MASE it is in units of the mean absolute change of a quarter on the year before (times four for a year's total)",
  `left out: origins with fewer than ${FEWEST} offences a quarter in the year before, series with a negative quarter (left by differencing) in window or target, burglary targets that end after ${BURGLARY_BREAK} (new definition)`
];

/** The whole record. `date` is the day of the run, YYYY-MM-DD. */
export function backtest(panel: QuarterPanel, seed: number, date: string): Backtest {
  const { targets, coverage } = backtestTargets(panel, CANDIDATES, REPORTED);
  const halves = halvesOfForces(panel, seed);
  return {
    date,
    seed,
    source: "data/sources/force_quarter_crime.csv",
    quarters: {
      from: panel.quarterEnds[0]!,
      to: panel.quarterEnds.at(-1)!,
      window: WINDOW,
      minimum: MINIMUM,
      fewest: FEWEST
    },
    notes: NOTES,
    coverage,
    default: DEFAULT.id,
    fallback: FALLBACK.id,
    toBeat: TO_BEAT,
    candidates: CANDIDATES.map(({ id, name }) => ({ id, name })),
    byForce: splitTables(targets, CANDIDATES, (t) => foldsByForce(t, halves)),
    byTime: splitTables(targets, CANDIDATES, (t) => foldsByTime(t, panel)),
    byGroup: groupTable(targets, CANDIDATES, halves),
    constants: constantsTable(panel, halves),
    scalings: bandScalings(panel)
  };
}

/** One of two halves of the forces, drawn by seed. */
export function halvesOfForces({ forces }: QuarterPanel, seed: number): Set<string> {
  const draw = random(seed);
  const drawn = forces.map((force) => ({ force, at: draw.uniform() })).sort((a, b) => a.at - b.at);
  return new Set(drawn.slice(0, Math.ceil(forces.length / 2)).map(({ force }) => force));
}

/** Each half judged with what the other half taught. */
function foldsByForce(targets: readonly Target[], half: ReadonlySet<string>): Fold[] {
  const a = targets.filter(({ force }) => half.has(force));
  const b = targets.filter(({ force }) => !half.has(force));
  return [
    { learn: a, judge: b },
    { learn: b, judge: a }
  ];
}

function foldsByTime(targets: readonly Target[], { quarterEnds }: QuarterPanel): Fold[] {
  const split = quarterEnds.indexOf(SPLIT_AT);
  return [
    {
      learn: targets.filter(({ origin, horizon }) => origin + horizon <= split),
      judge: targets.filter(({ origin }) => origin >= split)
    }
  ];
}

function splitTables(
  targets: readonly Target[],
  candidates: readonly Candidate[],
  foldsOf: (targets: readonly Target[]) => Fold[]
): SplitTables {
  const rowsOf = (kind: TargetKind) => {
    const folds = REPORTED.map((horizon) =>
      foldsOf(targets.filter((t) => t.horizon === horizon && t.kind === kind))
    );
    return REPORTED.flatMap((horizon, h) =>
      candidates.map((candidate, i) => ({
        candidate: candidate.id,
        horizon,
        ...bandScores(folds[h]!, i, candidate.neverNarrower ? folds.slice(0, h) : [])
      }))
    );
  };
  const total = rowsOf("total");
  const single = rowsOf("single");
  return { total, single, overall: { total: overallOf(total), single: overallOf(single) } };
}

function overallOf(rows: readonly ScoreRow[]): OverallRow[] {
  const means = [...groupBy(rows, (row) => row.candidate)].map(([candidate, own]) => ({
    candidate,
    intervalScore: own.reduce((sum, row) => sum + row.intervalScore, 0) / own.length,
    mase: own.reduce((sum, row) => sum + row.mase, 0) / own.length
  }));
  const toBeat = means.find((row) => row.candidate === TO_BEAT)!.intervalScore;
  return means.map((row) => ({ ...row, ratio: row.intervalScore / toBeat }));
}

/** Totals by offence group: the scaling is learned on all groups of the other half of the forces. */
function groupTable(
  targets: readonly Target[],
  candidates: readonly Candidate[],
  half: ReadonlySet<string>
): GroupRow[] {
  const groups = [...new Set(targets.map(({ group }) => group))].sort();
  const folds = REPORTED.map((horizon) =>
    foldsByForce(
      targets.filter((t) => t.horizon === horizon && t.kind === "total"),
      half
    )
  );
  return REPORTED.flatMap((horizon, h) =>
    groups.flatMap((group) => {
      const own = folds[h]!.map(({ learn, judge }) => ({
        learn,
        judge: judge.filter((t) => t.group === group)
      }));
      return candidates.map(({ id, neverNarrower }, i) => {
        const shorter = neverNarrower ? folds.slice(0, h) : [];
        const { targets: n, coverage, intervalScore, mase } = bandScores(own, i, shorter);
        return { group, candidate: id, horizon, targets: n, coverage, intervalScore, mase };
      });
    })
  );
}

/** Other smoothing for the shared trend: what was chosen, and how flat the choice is. */
function constantsTable(panel: QuarterPanel, half: ReadonlySet<string>): ConstantsRow[] {
  const grid = [0.4, 0.5, 0.6].flatMap((distanceAlpha) =>
    [0.85, 0.9, 0.95, 1].map((coursePhi) => ({ distanceAlpha, courseAlpha: 0.6, courseBeta: 0.2, coursePhi }))
  );
  const toBeat = CANDIDATES.find(({ id }) => id === TO_BEAT)!;
  const candidates = [
    toBeat,
    ...grid.map((c) =>
      sharedTrend(
        { alpha: c.courseAlpha, beta: c.courseBeta, gamma: 0, phi: c.coursePhi },
        { alpha: c.distanceAlpha, beta: 0, gamma: 0, phi: 1 }
      )
    )
  ];
  const { targets } = backtestTargets(panel, candidates, REPORTED, ["total"]);
  const split = panel.quarterEnds.indexOf(SPLIT_AT);
  const byForce = (some: readonly Target[]) => foldsByForce(some, half);
  const all = ratiosToFirst(targets, byForce);
  const early = ratiosToFirst(
    targets.filter((t) => t.origin + t.horizon <= split),
    byForce
  );
  const late = ratiosToFirst(targets, (some) => foldsByTime(some, panel));
  return grid.map((constants, i) => ({
    ...constants,
    all: all[i + 1]!,
    early: early[i + 1]!,
    late: late[i + 1]!
  }));
}

/** Interval score of every candidate, mean over horizons, as a share of the first candidate's. */
function ratiosToFirst(
  targets: readonly Target[],
  foldsOf: (targets: readonly Target[]) => Fold[]
): number[] {
  const scores = targets[0]!.expected.map((_, i) =>
    REPORTED.reduce((sum, horizon) => {
      const folds = foldsOf(targets.filter((t) => t.horizon === horizon));
      return sum + bandScores(folds, i).intervalScore;
    }, 0)
  );
  return scores.map((score) => score / scores[0]!);
}

/** The scalings that the product uses, learned on all forces. */
export function bandScalings(panel: QuarterPanel): Record<ForecastVersion, BandScaling> {
  const of = (version: ForecastVersion) => {
    const { targets } = backtestTargets(panel, FORECASTS[version], SCALED);
    return scalingOf(
      SCALED.map((horizon) => targets.filter((target) => target.horizon === horizon)),
      FORECASTS[version]
    );
  };
  return { 1: of(1), 2: of(2) };
}

/** The half-widths that held the targets of each horizon as often as each level says, by candidate and kind of target. */
export function scalingOf(
  horizons: readonly (readonly Target[])[],
  candidates: (typeof FORECASTS)[ForecastVersion]
): BandScaling {
  const widths = (candidate: number, kind: TargetKind) => {
    const rows = horizons.map((targets) =>
      halfWidths(
        targets.filter((target) => target.kind === kind),
        candidate,
        SCALED_LEVELS
      ).map((width) => Number(width.toFixed(3)))
    );
    return candidates[candidate]!.neverNarrower ? neverNarrower(rows) : rows;
  };
  return {
    levels: SCALED_LEVELS.map((level) => 100 * level),
    "shared-trend": { total: widths(0, "total"), single: widths(0, "single") },
    "own-trend": { total: widths(1, "total"), single: widths(1, "single") }
  };
}
