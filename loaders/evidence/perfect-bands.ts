import { random } from "../../src/statistics/distributions/random.js";
import { DISTANCE_FROM_GROUP } from "../../src/statistics/forecasts/trend-forecast.js";
import { weightsOf } from "./backtest-targets.js";

/** How series fare one by one: shares, 0 to 1, of series whose bands held fewer than 88% of their targets, and all of them. */
export interface BySeries {
  below88: number;
  at100: number;
}

const BELOW = 0.88;
const SIMULATIONS = 2000;
const Z95 = 1.959963984540054;

/** Shares of series, each with its number of targets and of those held. */
export function bySeries(series: readonly { targets: number; held: number }[]): BySeries {
  const share = (some: (held: number) => boolean) =>
    series.filter(({ targets, held }) => some(held / targets)).length / series.length;
  return { below88: share((held) => held < BELOW), at100: share((held) => held === 1) };
}

/**
 * The same for perfect bands of 95%: on targets of as many origins in a row, a year's total each that ends `horizon` quarters
 * ahead, of which neighbours share most of what is still to come. Errors are those of a level that takes up half of each shock.
 */
export function perfectBands(lengths: readonly number[], horizon: number, seed: number): BySeries {
  const known = new Map<number, BySeries>();
  const effects = effectsOf(horizon);
  for (const length of new Set(lengths)) known.set(length, simulated(length, effects, seed));
  const mean = (key: keyof BySeries) =>
    lengths.reduce((sum, length) => sum + known.get(length)![key], 0) / lengths.length;
  return { below88: mean("below88"), at100: mean("at100") };
}

/** What each coming quarter's shock adds to the total's error, in standard deviations of that error. */
function effectsOf(horizon: number): number[] {
  const weights = weightsOf("total", horizon);
  const effects = weights.map((_, t) =>
    weights.slice(t).reduce((sum, weight, j) => sum + weight * (j === 0 ? 1 : DISTANCE_FROM_GROUP.alpha), 0)
  );
  const deviation = Math.hypot(...effects);
  return effects.map((effect) => effect / deviation);
}

function simulated(length: number, effects: readonly number[], seed: number): BySeries {
  const draw = random(seed);
  const runs = Array.from({ length: SIMULATIONS }, () => {
    const shocks = Array.from({ length: length + effects.length - 1 }, () => draw.normal());
    const errors = Array.from({ length }, (_, origin) =>
      effects.reduce((sum, effect, t) => sum + effect * shocks[origin + t]!, 0)
    );
    return { targets: length, held: errors.filter((error) => Math.abs(error) <= Z95).length };
  });
  return bySeries(runs);
}
