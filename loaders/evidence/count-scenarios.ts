import { addMonths, type Month } from "../../src/plan/month.js";
import type { Series } from "../../src/plan/plan-data.js";
import type { Random } from "../../src/statistics/distributions/random.js";

/** How monthly counts behave while nothing changes. Shares are of the mean. */
export interface CountScenario {
  id: string;
  name: string;
  /** Mean count a month. */
  mean: number;
  /** Standard deviation beyond counting, independent from month to month. */
  noise?: number;
  /** Height of a yearly wave, whose highest month differs from history to history. */
  season?: number;
  /** Autocorrelation of neighbouring months' deviations, whose standard deviation is `spread`. */
  autocorrelation?: number;
  spread?: number;
}

/** Standard deviation of months that move together: that of the plan's own series about season and trend. */
const SPREAD = 0.08;

/** The histories that every rule on counts is tried on. "typical" is the one whose rates the methodology quotes first. */
export const COUNT_SCENARIOS: readonly CountScenario[] = [
  { id: "poisson-10", name: "10 a month, counting alone", mean: 10 },
  { id: "poisson-100", name: "100 a month, counting alone", mean: 100 },
  { id: "poisson-1000", name: "1,000 a month, counting alone", mean: 1000 },
  { id: "noise", name: "1,000 a month, 5% noise", mean: 1000, noise: 0.05 },
  { id: "season", name: "1,000 a month, 5% noise, 10% season", mean: 1000, noise: 0.05, season: 0.1 },
  {
    id: "ar-0.3",
    name: "1,000 a month, autocorrelation 0.3",
    mean: 1000,
    autocorrelation: 0.3,
    spread: SPREAD
  },
  {
    id: "ar-0.6",
    name: "1,000 a month, autocorrelation 0.6",
    mean: 1000,
    autocorrelation: 0.6,
    spread: SPREAD
  },
  { id: "typical", name: "400 a month, 5% noise, 10% season", mean: 400, noise: 0.05, season: 0.1 }
];

/** First month of every simulated history: a baseline year and three years before it are inside. */
export const HISTORY_START: Month = "2008-04";

/**
 * A simulated series of `months` months: Poisson counts about the scenario's mean, or whole numbers about a first-order
 * autoregression that already holds all the scatter. From index `changeFrom` on, the mean is multiplied by `factor`.
 */
export function drawCounts(
  scenario: CountScenario,
  months: number,
  draw: Random,
  change: { from: number; factor: number } = { from: months, factor: 1 }
): number[] {
  const { mean, noise = 0, season = 0, autocorrelation: r, spread = 0 } = scenario;
  let deviation = draw.normal();
  const phase = 2 * Math.PI * draw.uniform();
  return Array.from({ length: months }, (_, i) => {
    const level = mean * (i >= change.from ? change.factor : 1);
    if (r !== undefined) {
      deviation = r * deviation + Math.sqrt(1 - r * r) * draw.normal();
      return Math.max(0, Math.round(level * (1 + spread * deviation)));
    }
    const wave = 1 + season * Math.cos((2 * Math.PI * i) / 12 + phase);
    return draw.poisson(Math.max(0, level * wave * (1 + noise * draw.normal())));
  });
}

/** Simulated counts as a series. */
export function simulatedSeries(counts: number[]): Series {
  const to = addMonths(HISTORY_START, counts.length - 1);
  return {
    start: HISTORY_START,
    monthsPerPeriod: 1,
    counts,
    bases: [{ from: HISTORY_START, to, basis: "simulated" }]
  };
}
