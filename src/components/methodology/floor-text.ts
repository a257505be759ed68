import { chiSquareCdf } from "../../statistics/distributions/distributions.js";
import { leastPlausibleDispersion } from "../../statistics/regression/least-plausible-dispersion.js";
import { formatNumber, formatPercent } from "../../words/format.js";
import type { Methodology } from "./methodology-context.js";
import { falseAlarmsWithFloor } from "./methodology-floor.js";

/** The calibrated tests whose spread has a floor: R1's of the pairs of a whole year, and R5's model of many months. */
export type FlooredTest = "pairs" | "model";

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

/** Why the spread has a floor, and what the floor does to a test of counts that vary as counting alone makes them. */
export function floorText(source: Methodology, test: FlooredTest): string {
  const { z } = source.rating.settings;
  const degreesOfFreedom = FREEDOM[test](source);
  const floor = leastPlausibleDispersion(degreesOfFreedom);
  const share = (value: number) => formatPercent(100 * value);
  const rate = (value: number) => share(falseAlarmsWithFloor(value, degreesOfFreedom, z));
  return (
    `Counts cannot vary less than counting alone makes them, so an estimated spread may be too small only by luck. It is ` +
    `raised to what counting plausibly gives: with ${degreesOfFreedom} degrees of freedom, ${formatNumber(floor, 2)} of ` +
    `the Poisson variance, below which ${formatPercent(100 * chiSquareCdf(floor * degreesOfFreedom, degreesOfFreedom), 0)} ` +
    `of estimates fall. The floor is not the whole Poisson variance: in purely Poisson counts that would raise the ` +
    `estimate half of the time, and the test would be wrong in ${rate(1)} of cases where ${share(0.05)} is meant. With this ` +
    `floor it is wrong in ${rate(floor)}, with none in ${rate(0)} (computed here, from the chi-square distribution of the estimate).`
  );
}
