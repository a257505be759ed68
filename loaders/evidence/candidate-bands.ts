import { type ComingCount, limitsOf } from "../../src/rules/models/coming-count.js";
import type { BandScaling } from "../../src/rules/models/forecast-bands.js";
import { shiftCount } from "../../src/statistics/forecasts/count-forecast.js";
import { LEVELS, SCALED_LEVELS } from "./band-levels.js";

/** What a candidate says of some coming quarters together: the expected count, and its deviations as a target has them. */
export interface CandidateSaid {
  expected: number;
  deviation: number;
  rate: number | null;
}

/** Half-widths of one horizon, one for each of {@link SCALED_LEVELS}, in the form that the product reads. */
export function scalingOfOne(widths: readonly number[]): BandScaling {
  const kind = { total: [[...widths]], single: [[...widths]] };
  return { levels: SCALED_LEVELS.map((level) => 100 * level), "shared-trend": kind, "own-trend": kind };
}

/** What is said, as the product takes it. The scaling has one horizon. */
export function comingOf({ expected, deviation, rate }: CandidateSaid, scaling: BandScaling): ComingCount {
  const error = { kind: "shared-trend", target: "total", quartersAhead: 1, within: 0, scaling } as const;
  return {
    total: expected,
    error: { ...error, deviation },
    ...(rate !== null && { rate: { ...error, deviation: rate } })
  };
}

/** The bands of {@link LEVELS}, the narrowest first: as the product's, for candidates that say whole numbers too. */
export function bandsOf(said: CandidateSaid, scaling: BandScaling): { lower: number; upper: number }[] {
  const { expected, deviation, rate } = said;
  if (rate !== null) return LEVELS.map(limitsOf(comingOf(said, scaling)));
  // The same for a smooth band, without finding each width again: there are millions of them.
  const [widths] = scaling["shared-trend"].total;
  return LEVELS.map((_, i) => {
    const reach = widths![i]! * deviation;
    return { lower: shiftCount(expected, -reach), upper: shiftCount(expected, reach) };
  });
}
