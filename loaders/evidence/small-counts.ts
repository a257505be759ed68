import { BAND_SCALING } from "../../src/rules/models/band-scaling.js";
import { type ComingCount, limitsOf, probabilityOfCount } from "../../src/rules/models/coming-count.js";
import { POOLED_BAND_SCALING } from "../../src/rules/models/pooled-band-scaling.js";
import { random } from "../../src/statistics/distributions/random.js";
import { pooledOwnForecast } from "../../src/statistics/forecasts/pooled-forecast.js";
import { ownTrendForecast } from "../../src/statistics/forecasts/trend-forecast.js";
import type { SmallCountsRow } from "../../src/views/evidence-files.js";
import { WINDOW, weightsOf } from "./backtest-targets.js";

const PER_MONTH = [0.2, 1, 5, 20];
const RUNS = 1000;
const HORIZON = 10;
const METHODS = [
  { method: 1, forecast: ownTrendForecast, scaling: BAND_SCALING },
  { method: 2, forecast: pooledOwnForecast, scaling: POOLED_BAND_SCALING }
] as const;

/** Five years of independent counts of one mean, and the year that ends 30 months later: what each method says of it. */
export function smallCounts(seed: number): SmallCountsRow[] {
  return PER_MONTH.flatMap((perMonth) => {
    const draw = random(seed);
    const histories = Array.from({ length: RUNS }, () => ({
      counts: Array.from({ length: WINDOW }, () => draw.poisson(3 * perMonth)),
      actual: draw.poisson(12 * perMonth)
    })).filter(({ counts }) => counts.some((count) => count > 0));
    return METHODS.map(({ method, forecast, scaling }): SmallCountsRow => {
      const said = histories.map(({ counts, actual }) => {
        const weights = weightsOf("total", HORIZON);
        const quarters = forecast(counts, { horizon: HORIZON, season: 4 })!;
        const error = {
          kind: "own-trend",
          target: "total",
          quartersAhead: HORIZON,
          within: 0,
          scaling
        } as const;
        const coming: ComingCount = {
          total: weights.reduce((sum, weight, q) => sum + weight * quarters.expected[q]!, 0),
          error: { ...error, deviation: quarters.logDeviation(weights) },
          ...(quarters.rateDeviation && { rate: { ...error, deviation: quarters.rateDeviation(weights) } })
        };
        const { lower, upper } = limitsOf(coming)(0.95);
        // Of at most the year that is to be expected: the truth lies near a half.
        const chance = probabilityOfCount(coming, 12 * perMonth);
        return { held: actual >= lower && actual <= upper, width: upper - lower, chance };
      });
      const share = (is: (one: (typeof said)[number]) => boolean) => said.filter(is).length / said.length;
      return {
        method,
        perMonth,
        runs: said.length,
        held: share(({ held }) => held),
        noWidth: share(({ width }) => width < 1e-9),
        nearCertain: share(({ chance }) => chance < 0.01 || chance > 0.99),
        meanWidth: said.reduce((sum, { width }) => sum + width, 0) / said.length
      };
    });
  });
}
