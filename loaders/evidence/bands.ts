import { type ComingCount, limitsOf, probabilityOfCount } from "../../src/rules/models/coming-count.js";
import type { BandRow, BandsEvidence, ReliabilityRow } from "../../src/views/evidence-files.js";
import { groupBy } from "../files/group-by.js";
import { halvesOfForces, SPLIT_AT } from "./backtest.js";
import { backtestTargets, type Target } from "./backtest-targets.js";
import { LEVELS, SCALED_LEVELS } from "./band-levels.js";
import { type Fold, halfWidths, neverNarrower, saidOf } from "./band-scores.js";
import { comingOf, scalingOfOne } from "./candidate-bands.js";
import { type Candidate, FORECASTS, REPEATED } from "./forecast-candidates.js";
import { bySeries, perfectBands } from "./perfect-bands.js";
import type { QuarterPanel } from "./quarter-panel.js";
import { reliability, type Said } from "./reliability.js";
import { smallCounts } from "./small-counts.js";

/** Horizons that are judged, in quarters: 6 to 30 months. */
export const HORIZONS = [2, 4, 6, 8, 10];

/** Series with fewer offences a quarter, 30 a month, are small. */
export const SMALL = 90;

/** Series are judged one by one that have at least this many targets. */
const FEWEST_TARGETS = 10;

/** Targets that are tried: last year's total, and falls from it. */
const FALLS = [0, 0.1, 0.2];

/** A series must have had so many offences in its last year for a fall to be a target. */
const FEWEST_OF_TARGET = 40;

/** R2's two methods, and last year repeated with bands of other places' errors. */
const METHODS: readonly Candidate[] = [FORECASTS[1][0], FORECASTS[2][0], REPEATED];
const FIRST = 0;
const SECOND = 1;
const LAST_YEAR = 2;

const NOTES = [
  "targets: a year's total that ends at the horizon; forces by quarter, boroughs from every month; both methods with the trend of the comparison group, as the product forecasts",
  "held out by place: forces by halves drawn at random, boroughs with bands learnt on all forces; by time: bands learnt on forces' targets that ended by 2013-12, judged on origins from then on, boroughs too; early: forces by halves, targets that ended by 2013-12 alone, the years on which method 2's constants were chosen",
  "method 2's bands are no narrower, in its own deviations, than at a shorter horizon: no constant, and thought of with the years after 2013 in sight; small: under 30 offences a month",
  "interval score: mean of the bands of 50, 80 and 95%, over that of method 1 and over that of last year repeated, whose bands are other places' errors; targets of a scale below one offence count as of one",
  "by series: share of series (10 or more targets) whose 95% bands held under 88% of them, or all; perfect: the same for simulated bands that hold 95% of as many overlapping targets",
  "chances: of a year's total at or below last year's, 10% below and 20% below it; tenths with 200 targets or more; intervals by resampling whole years of origins, all places together, 1,000 times"
];

interface Judged {
  panel: BandRow["panel"];
  heldOut: BandRow["heldOut"];
  folds: Fold[];
}

/** How honest R2's bands and chances are in both panels, by both methods. */
export function bandsEvidence(
  forces: QuarterPanel,
  boroughs: readonly QuarterPanel[],
  seed: number,
  date: string,
  progress: (done: string) => void = () => {}
): BandsEvidence {
  const rows: BandRow[] = [];
  const said = new Map<string, Said[]>();
  const half = halvesOfForces(forces, seed);
  // What was learnt at shorter horizons, by what was held out.
  const widest = new Map<string, number[]>();
  for (const horizon of HORIZONS) {
    const all = [forces, ...boroughs].map((panel) => targetsOf(panel, horizon));
    for (const { panel, heldOut, folds } of judgedOf(all, half)) {
      const judged = folds.flatMap((fold, i) => judge(fold, horizon, widest, `${panel} ${heldOut} ${i}`));
      for (const method of [1, 2] as const) {
        rows.push(rowOf(judged, method, { panel, heldOut, horizon }, seed));
        const key = `${panel} ${heldOut} ${method}`;
        said.set(key, [...(said.get(key) ?? []), ...judged.flatMap((target) => target.said[method - 1]!)]);
      }
    }
    progress(`bands ${horizon} quarters ahead`);
  }
  const chances = [...said].flatMap(([key, ofMethod]): ReliabilityRow[] => {
    const [panel, heldOut, method] = key.split(" ") as [BandRow["panel"], BandRow["heldOut"], string];
    return reliability(ofMethod, seed).map((row) => ({ panel, heldOut, method: Number(method), ...row }));
  });
  return { date, seed, notes: NOTES, bands: rows, chances, small: smallCounts(seed) };
}

interface Known extends Target {
  /** The panel that it is of, and the last month known at its origin and when it ended. */
  panel: number;
  from: string;
  to: string;
}

function targetsOf(panel: QuarterPanel, horizon: number): Known[] {
  // Origins with nothing at all in the last year have no forecast: all others are judged, however small.
  const { targets } = backtestTargets(panel, METHODS, [horizon], ["total"], 0.25);
  return targets.map((target) => ({
    ...target,
    panel: 0,
    from: panel.quarterEnds[target.origin]!,
    to: panel.quarterEnds[target.origin + horizon]!
  }));
}

function judgedOf(all: readonly Known[][], half: ReadonlySet<string>): Judged[] {
  const ofForces = all[0]!;
  const ofBoroughs = all.slice(1).flatMap((targets, panel) => targets.map((t) => ({ ...t, panel })));
  // As the product's: learnt where a quarter has ten offences or more.
  const large = ofForces.filter(({ last }) => last >= FEWEST_OF_TARGET);
  const early = large.filter(({ to }) => to <= SPLIT_AT);
  const late = (targets: readonly Known[]) => targets.filter(({ from }) => from >= SPLIT_AT);
  const inHalf = (targets: readonly Known[], is: boolean) =>
    targets.filter(({ force }) => half.has(force) === is);
  return [
    {
      panel: "quarterly",
      heldOut: "place",
      folds: [true, false].map((is) => ({ learn: inHalf(large, is), judge: inHalf(ofForces, !is) }))
    },
    {
      panel: "quarterly",
      heldOut: "early",
      folds: [true, false].map((is) => ({
        learn: inHalf(early, is),
        judge: inHalf(ofForces, !is).filter(({ to }) => to <= SPLIT_AT)
      }))
    },
    { panel: "quarterly", heldOut: "time", folds: [{ learn: early, judge: late(ofForces) }] },
    { panel: "monthly", heldOut: "place", folds: [{ learn: large, judge: ofBoroughs }] },
    { panel: "monthly", heldOut: "time", folds: [{ learn: early, judge: late(ofBoroughs) }] }
  ];
}

interface JudgedTarget {
  series: string;
  small: boolean;
  held: boolean[];
  scores: number[];
  said: Said[][];
}

function judge(
  { learn, judge: targets }: Fold,
  horizon: number,
  widest: Map<string, number[]>,
  fold: string
): JudgedTarget[] {
  const scalings = METHODS.map((_, method) => {
    const learnt = halfWidths(learn, method, SCALED_LEVELS);
    const key = `${fold} ${method}`;
    const earlier = METHODS[method]!.neverNarrower ? widest.get(key) : undefined;
    const widths = neverNarrower(earlier ? [earlier, learnt] : [learnt]).at(-1)!;
    widest.set(key, widths);
    return scalingOfOne(widths);
  });
  return (targets as readonly Known[]).map((target) => {
    const coming = scalings.map((scaling, method) => comingOf(saidOf(target, method), scaling));
    const scored = coming.map((count) => scoreOf(count, target));
    return {
      series: `${target.panel} ${target.group} ${target.force}`,
      small: target.last < 4 * SMALL,
      held: scored.map(({ held }) => held),
      scores: scored.map(({ score }) => score),
      said: [FIRST, SECOND].map((method) => chancesOf(coming[method]!, target, horizon))
    };
  });
}

function scoreOf(coming: ComingCount, { actual, scale }: Target): { held: boolean; score: number } {
  let score = 0;
  let held = false;
  const limitsAt = limitsOf(coming);
  for (const level of LEVELS) {
    const { lower, upper } = limitsAt(level);
    const outside = Math.max(0, lower - actual, actual - upper);
    score += (upper - lower + (2 / (1 - level)) * outside) / Math.max(1, scale);
    held = outside === 0;
  }
  return { held, score };
}

/** Chances of last year's total and of falls from it; at horizons within a year the quarters to come are compared. */
function chancesOf(coming: ComingCount, target: Known, horizon: number): Said[] {
  const known = horizon < 4 ? target.expected[LAST_YEAR]! : target.last;
  if (target.last < FEWEST_OF_TARGET) return [];
  return FALLS.map((fall) => {
    const asked = Math.floor((1 - fall) * known);
    return {
      chance: probabilityOfCount(coming, asked),
      met: target.actual <= asked,
      block: target.from.slice(0, 4)
    };
  });
}

function rowOf(
  judged: readonly JudgedTarget[],
  method: 1 | 2,
  row: Pick<BandRow, "panel" | "heldOut" | "horizon">,
  seed: number
): BandRow {
  const i = method - 1;
  const mean = (some: readonly JudgedTarget[], of: (target: JudgedTarget) => number) =>
    some.reduce((sum, target) => sum + of(target), 0) / some.length;
  const size = (small: boolean) => {
    const some = judged.filter((target) => target.small === small);
    const score = (candidate: number) => mean(some, ({ scores }) => scores[candidate]!);
    return {
      targets: some.length,
      held: mean(some, ({ held }) => Number(held[i])),
      toFirst: score(i) / score(FIRST),
      toRepeated: score(i) / score(LAST_YEAR)
    };
  };
  const series = [...groupBy(judged, (target) => target.series).values()]
    .filter((own) => own.length >= FEWEST_TARGETS)
    .map((own) => ({ targets: own.length, held: own.filter(({ held }) => held[i]).length }));
  return {
    ...row,
    method,
    targets: judged.length,
    held: mean(judged, ({ held }) => Number(held[i])),
    small: size(true),
    large: size(false),
    series: series.length,
    ...(series.length > 0 && {
      own: bySeries(series),
      perfect: perfectBands(
        series.map(({ targets }) => targets),
        row.horizon,
        seed
      )
    })
  };
}
