import { chiSquareCdf, normalCdf } from "../../statistics/distributions/distributions.js";
import { leastPlausibleDispersion } from "../../statistics/regression/least-plausible-dispersion.js";
import { formatNumber, formatPercent } from "../../words/format.js";
import { falseAlarmsWithFloor } from "./false-alarms-with-floor.js";
import type { Methodology } from "./methodology-context.js";

/** The calibrated tests whose spread has a floor: R1's of the pairs of a whole year, and R5's model of many months. */
export type FlooredTest = "pairs" | "model";

/** The floor of a test's spread, as text, and what it does to counts that vary as counting alone makes them. */
export interface SpreadFloor {
  degreesOfFreedom: number;
  /** "0.28": the floor, as a share of the Poisson variance. */
  share: string;
  /** "1%": estimates that fall below it by luck. */
  below: string;
  /** "5.0%": how often the test is meant to be wrong. */
  meant: string;
  /** How often it is wrong with this floor, with none, and with the whole Poisson variance as the floor. */
  wrong: { withIt: string; without: string; atPoisson: string };
}

/** Degrees of freedom of each test. R5's are those of the first measure that has one; of five years of months otherwise. */
const FREEDOM: Record<FlooredTest, (source: Methodology) => number> = {
  pairs: () => 11,
  model: ({ measures }) => {
    const tests = measures.flatMap(({ ratings }) =>
      ratings.flatMap((r) => (r.rule === "R5" && r.rating !== "not-rated" ? [r.evidence.test] : []))
    );
    return tests.find((test) => test !== undefined)?.degreesOfFreedom ?? USUAL_FREEDOM;
  }
};

/** Sixty months less three levels and two yearly waves. */
const USUAL_FREEDOM = 53;

const percent = (share: number, decimals?: number): string => formatPercent(100 * share, decimals);

/** The floor of a test's spread; the rates from the chi-square distribution of the estimate. */
export function spreadFloor(source: Methodology, test: FlooredTest): SpreadFloor {
  const { z } = source.rating.settings;
  const degreesOfFreedom = FREEDOM[test](source);
  const floor = leastPlausibleDispersion(degreesOfFreedom);
  const wrongWith = (value: number) => percent(falseAlarmsWithFloor(value, degreesOfFreedom, z));
  return {
    degreesOfFreedom,
    share: formatNumber(floor, 2),
    below: percent(chiSquareCdf(floor * degreesOfFreedom, degreesOfFreedom), 0),
    meant: percent(2 * (1 - normalCdf(z))),
    wrong: { withIt: wrongWith(floor), without: wrongWith(0), atPoisson: wrongWith(1) }
  };
}
