import type { ForecastVersion } from "../../src/rules/models/forecast-model.js";
import {
  type CountForecast,
  forecastCounts,
  logCount
} from "../../src/statistics/forecasts/count-forecast.js";
import type { SmoothingParameters } from "../../src/statistics/forecasts/exponential-smoothing.js";
import {
  pooledOwnForecast,
  pooledSharedForecast,
  USUAL_ERRORS
} from "../../src/statistics/forecasts/pooled-forecast.js";
import { type FittedSmoothing, smoother } from "../../src/statistics/forecasts/smoother.js";
import {
  atLeastCounting,
  DISTANCE_FROM_GROUP,
  GROUP_COURSE,
  ownTrendForecast,
  sharedTrendForecast
} from "../../src/statistics/forecasts/trend-forecast.js";
import {
  autocorrelationInflation,
  lagOneAutocorrelation
} from "../../src/statistics/regression/autocorrelation.js";
import {
  poissonRegression,
  predictPoissonTotal
} from "../../src/statistics/regression/poisson-regression.js";
import { seasonIndicators } from "../../src/statistics/regression/season.js";

/** What a candidate may look at: the last quarters of one series up to the origin, and those of its group. */
export interface History {
  counts: number[];
  groupTotals: number[] | null;
  nationTotals: number[];
}

/** A forecasting method that was tried. */
export interface Candidate {
  id: string;
  name: string;
  /** Its bands are no narrower than at a shorter horizon, which more years speak for. */
  neverNarrower?: true;
  forecast(history: History, horizon: number): CountForecast | undefined;
}

const SEASON = 4;
const SHARES = [0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** Makes each smoother once for each length. */
function smoothersOf(grid: readonly SmoothingParameters[], trend: boolean) {
  const made = new Map<number, ((values: readonly number[]) => FittedSmoothing)[]>();
  return (length: number) => {
    const known = made.get(length);
    if (known) return known;
    const fresh = grid
      .map((parameters) => smoother(parameters, { length, season: SEASON, trend }))
      .filter((fit) => fit !== undefined);
    made.set(length, fresh);
    return fresh;
  };
}

/** The grid's fit with the smallest squared one-step errors. */
function bestFit(fits: readonly ((values: readonly number[]) => FittedSmoothing)[], logs: readonly number[]) {
  return fits
    .map((smoothed) => smoothed(logs))
    .reduce<FittedSmoothing | undefined>(
      (best, fit) => (!best || fit.errorSquares < best.errorSquares ? fit : best),
      undefined
    );
}

function fittedSmoothing(
  id: string,
  name: string,
  grid: readonly SmoothingParameters[],
  trend: boolean
): Candidate {
  const fits = smoothersOf(grid, trend);
  return {
    id,
    name,
    forecast: ({ counts }, horizon) => {
      const best = bestFit(fits(counts.length), counts.map(logCount));
      return best && forecastCounts([atLeastCounting(best, counts)], horizon);
    }
  };
}

const flat: Candidate = fittedSmoothing(
  "flat",
  "flat with season: ETS(A,N,A) on logarithms, smoothing fitted to each series",
  SHARES.flatMap((alpha) =>
    [0.001, 0.1, 0.3]
      .filter((gamma) => gamma <= 1 - alpha + 1e-9)
      .map((gamma) => ({ alpha, beta: 0, gamma, phi: 1 }))
  ),
  false
);

const flatPooled: Candidate = fittedSmoothing(
  "flat-pooled",
  "flat with season: level and fixed season on logarithms, the same smoothing for every series",
  [{ alpha: 0.6, beta: 0, gamma: 0, phi: 1 }],
  false
);

const damped: Candidate = fittedSmoothing(
  "damped",
  "damped trend: ETS(A,Ad,A) on logarithms, smoothing and damping fitted to each series",
  [0.8, 0.9, 0.98].flatMap((phi) =>
    [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((alpha) =>
      [0.05, 0.1, 0.2].map((share) => ({ alpha, beta: alpha * share, gamma: 0, phi }))
    )
  ),
  true
);

const ownTrend: Candidate = {
  id: "own-trend",
  name: "damped trend: ETS(A,Ad,A) on logarithms, the same smoothing for every series",
  forecast: ({ counts }, horizon) => ownTrendForecast(counts, { horizon, season: SEASON })
};

/** Assimakopoulos & Nikolopoulos (2000) as Hyndman & Billah (2003) give it: a level with half the slope of a line. */
const theta: Candidate = (() => {
  const levels = smoothersOf(
    SHARES.map((alpha) => ({ alpha, beta: 0, gamma: 0, phi: 1 })),
    false
  );
  const lines = smoothersOf([{ alpha: 0, beta: 0, gamma: 0, phi: 1 }], true);
  return {
    id: "theta",
    name: "Theta on logarithms, with a fixed season",
    forecast: ({ counts }, horizon) => {
      const logs = counts.map(logCount);
      const level = bestFit(levels(logs.length), logs);
      const line = bestFit(lines(logs.length), logs);
      if (!level || !line) return undefined;
      const { alpha } = level.parameters;
      const drift = line.state.trend / 2;
      const lead = drift * ((1 - (1 - alpha) ** logs.length) / alpha - 1);
      const state = { ...level.state, level: level.state.level + lead, trend: drift };
      // beta stays 0: the drift is known, so the errors spread as those of a level do.
      return forecastCounts([atLeastCounting({ ...level, state }, counts)], horizon);
    }
  };
})();

const poissonTrend: Candidate = {
  id: "poisson-trend",
  name: "quasi-Poisson log-linear trend with quarter effects",
  forecast: ({ counts }, horizon) => {
    const last = counts.length - 1;
    const row = (t: number) => [1, (t - last) / SEASON, ...seasonIndicators(t % SEASON, SEASON)];
    const fit = poissonRegression(
      counts.map((_, t) => row(t)),
      counts
    );
    if (!fit) return undefined;
    const dispersion = Math.max(1, fit.dispersion);
    const inflation = autocorrelationInflation(lagOneAutocorrelation(fit.pearsonResiduals) ?? 0);
    const totalOf = (horizons: number[]) =>
      predictPoissonTotal(
        fit,
        horizons.map((h) => row(last + h)),
        { dispersion, inflation, confidence: 0.95 }
      );
    return {
      expected: Array.from({ length: horizon }, (_, i) => totalOf([i + 1]).total),
      logDeviation: (weights) => {
        const { total, standardError } = totalOf(weights.flatMap((w, i) => (w === 0 ? [] : [i + 1])));
        return standardError / total;
      }
    };
  }
};

/** The trend shared with the comparison group, and the same with other smoothing. */
export function sharedTrend(
  course: SmoothingParameters = GROUP_COURSE,
  distance: SmoothingParameters = DISTANCE_FROM_GROUP
): Candidate {
  return {
    id: "shared-trend",
    name: "level and season of the force, damped trend of its comparison group (its own where it has none)",
    forecast: ({ counts, groupTotals }, horizon) =>
      groupTotals
        ? sharedTrendForecast(counts, groupTotals, { horizon, season: SEASON }, course, distance)
        : ownTrendForecast(counts, { horizon, season: SEASON })
  };
}

const nationalTrend: Candidate = {
  id: "national-trend",
  name: "level and season of the force, damped trend of all 43 forces",
  forecast: ({ counts, nationTotals }, horizon) =>
    sharedTrendForecast(counts, nationTotals, { horizon, season: SEASON })
};

const LESS_FOLLOWED = "followed less closely the smaller the counts";

/** What R2's second method forecasts with where there is a comparison group, and the same with other constants. */
export const pooledShared = (usual = USUAL_ERRORS): Candidate => ({
  id: "pooled-shared",
  name: `${sharedTrend().name}, ${LESS_FOLLOWED}`,
  neverNarrower: true,
  forecast: ({ counts, groupTotals }, horizon) =>
    groupTotals
      ? pooledSharedForecast(counts, groupTotals, { horizon, season: SEASON }, usual)
      : pooledOwnForecast(counts, { horizon, season: SEASON }, usual)
});

const pooledOwn: Candidate = {
  id: "pooled-own",
  name: `${ownTrend.name}, ${LESS_FOLLOWED}`,
  neverNarrower: true,
  forecast: ({ counts }, horizon) => pooledOwnForecast(counts, { horizon, season: SEASON })
};

/** What each version of R2's method forecasts with: where there is a comparison group, and where there is none. */
export const FORECASTS: Readonly<Record<ForecastVersion, readonly [Candidate, Candidate]>> = {
  1: [sharedTrend(), ownTrend],
  2: [pooledShared(), pooledOwn]
};

/** Last year's quarters again and again: what any forecast has to beat. Its bands are other places' errors. */
export const REPEATED: Candidate = {
  id: "repeated",
  name: "last year repeated",
  forecast: ({ counts }, horizon) => ({
    expected: Array.from({ length: horizon }, (_, h) => counts[counts.length - SEASON + (h % SEASON)]!),
    logDeviation: () => 1
  })
};

/** Mean of the logarithms of two forecasts, with the spread of the first. */
const average: Candidate = {
  id: "average",
  name: "average of the shared trend and the flat forecast with common smoothing, on logarithms",
  forecast: (history, horizon) => {
    const [a, b] = [sharedTrend(), flatPooled].map((candidate) => candidate.forecast(history, horizon));
    if (!a || !b) return undefined;
    const expected = a.expected.map((count, i) => Math.sqrt(count * b.expected[i]!));
    return {
      expected,
      logDeviation: (weights) => (a.logDeviation(weights) + b.logDeviation(weights)) / 2
    };
  }
};

/** Every method that was tried, the one to beat first. */
export const CANDIDATES: readonly Candidate[] = [
  flat,
  flatPooled,
  damped,
  ownTrend,
  theta,
  poissonTrend,
  sharedTrend(),
  nationalTrend,
  average,
  ...FORECASTS[2]
];
