import type { Month } from "../../src/plan/month.js";
import type { Candidate } from "./forecast-candidates.js";
import type { PanelSeries, QuarterPanel } from "./quarter-panel.js";

/** `total`: the year (four quarters) that ends at the horizon, its observed quarters known. `single`: that quarter alone. */
export type TargetKind = "total" | "single";

/** What the product's defaults are by quarter: 60 months to learn from, at least 36. */
export const WINDOW = 20;
export const MINIMUM = 12;
const YEAR = 4;

/** A series with fewer offences a quarter than this, in the year before the origin, is left out. */
export const FEWEST = 10;

/** Domestic burglary became residential burglary: no method could have known. */
export const BURGLARY_BREAK: Month = "2017-03";

/** One thing to be forecast, what it turned out to be, and what each candidate said. */
export interface Target {
  group: string;
  force: string;
  /** Index of the last quarter known. */
  origin: number;
  horizon: number;
  kind: TargetKind;
  /** Offences in the quarters that were still to come. */
  actual: number;
  /** Offences of the last four quarters known. */
  last: number;
  /** Four times the mean absolute change of a quarter on the same quarter a year before, within the window. */
  scale: number;
  /** By candidate: expected count, and the standard deviation that the method gives its logarithm. */
  expected: number[];
  deviation: number[];
  /** The same of what is expected alone; null for candidates that do not tell it. */
  rate: (number | null)[];
}

/** How much was forecast, and how much was left out and why: numbers of origins, or of targets for the break. */
export interface Coverage {
  series: number;
  origins: number;
  targets: number;
  tooFewOffences: number;
  negativeQuarter: number;
  burglaryBreak: number;
  notFitted: number;
}

export interface Targets {
  targets: Target[];
  coverage: Coverage;
}

/** Rolling origins: every quarter with at least {@link MINIMUM} quarters behind it, in every series. */
export function backtestTargets(
  panel: QuarterPanel,
  candidates: readonly Candidate[],
  horizons: readonly number[],
  kinds: readonly TargetKind[] = ["total", "single"],
  fewest = FEWEST
): Targets {
  const targets: Target[] = [];
  const coverage: Coverage = {
    series: panel.series.length,
    origins: 0,
    targets: 0,
    tooFewOffences: 0,
    negativeQuarter: 0,
    burglaryBreak: 0,
    notFitted: 0
  };
  const last = panel.quarterEnds.length - 1;
  for (const series of panel.series) {
    for (let origin = MINIMUM - 1; origin < last; origin++) {
      const reachable = horizons.filter((horizon) => origin + horizon <= last);
      const kept = reachable.filter((h) => !crossesBreak(series, panel.quarterEnds[origin + h]!));
      coverage.burglaryBreak += (reachable.length - kept.length) * kinds.length;
      const found = kept.length > 0 ? targetsAt(series, origin, kept, candidates, kinds, fewest) : [];
      if (typeof found === "string") coverage[found] += 1;
      else {
        coverage.origins += found.length > 0 ? 1 : 0;
        targets.push(...found);
      }
    }
  }
  coverage.targets = targets.length;
  return { targets, coverage };
}

const crossesBreak = (series: PanelSeries, end: Month) =>
  series.group.includes("burglary") && end > BURGLARY_BREAK;

type LeftOut = "tooFewOffences" | "negativeQuarter" | "notFitted";

function targetsAt(
  series: PanelSeries,
  origin: number,
  horizons: readonly number[],
  candidates: readonly Candidate[],
  kinds: readonly TargetKind[],
  fewest: number
): Target[] | LeftOut {
  const furthest = horizons.at(-1)!;
  const from = Math.max(0, origin - WINDOW + 1);
  const upTo = (values: readonly number[]) => values.slice(from, origin + 1);
  const counts = upTo(series.counts);
  const last = total(counts.slice(-YEAR));
  if (last < fewest * YEAR) return "tooFewOffences";
  const ahead = series.counts.slice(origin + 1, origin + 1 + furthest);
  if ([...counts, ...ahead].some((count) => count < 0)) return "negativeQuarter";
  const history = {
    counts,
    groupTotals: series.groupTotals && upTo(series.groupTotals),
    nationTotals: upTo(series.nationTotals)
  };
  const forecasts = candidates.map((candidate) => candidate.forecast(history, furthest));
  const scale = YEAR * meanYearlyChange(counts);
  if (scale === 0 || !forecasts.every((forecast) => forecast !== undefined)) return "notFitted";
  return horizons.flatMap((horizon) =>
    kinds.map((kind): Target => {
      const weights = weightsOf(kind, horizon);
      return {
        group: series.group,
        force: series.force,
        origin,
        horizon,
        kind,
        last,
        actual: total(weights.map((w, i) => w * ahead[i]!)),
        scale: kind === "total" ? scale : scale / YEAR,
        expected: forecasts.map(({ expected }) => total(weights.map((w, i) => w * expected[i]!))),
        deviation: forecasts.map((forecast) => forecast.logDeviation(weights)),
        rate: forecasts.map((forecast) => forecast.rateDeviation?.(weights) ?? null)
      };
    })
  );
}

/** 1 for each coming quarter that belongs to the target. */
export function weightsOf(kind: TargetKind, horizon: number): number[] {
  const first = kind === "single" ? horizon : Math.max(1, horizon - YEAR + 1);
  return Array.from({ length: horizon }, (_, i) => (i + 1 >= first ? 1 : 0));
}

function meanYearlyChange(counts: readonly number[]): number {
  const changes = counts.slice(YEAR).map((count, i) => Math.abs(count - counts[i]!));
  return total(changes) / changes.length;
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
