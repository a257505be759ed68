import type { Settings } from "../../plan/settings.js";
import { weightedMean } from "../../statistics/comparison/weighted-mean.js";
import { sum } from "../../statistics/sum.js";
import type { ForceValue, Lines, PositionEvidence } from "../rating.js";

/** A force's figure, and what it is a figure of. */
export type Compared = ForceValue & Pick<PositionEvidence, "unit">;

/** What a group sets for a force in one reading. */
export interface GroupLines extends Pick<PositionEvidence, "critical" | "degreesOfFreedom" | "prediction"> {
  mean: number;
  standardDeviation: number;
  lines: Lines;
}

/** Offences expected of a force below which its lines are also held against the exact distribution of a count. */
export const FEW_OFFENCES = 100;

/** Prior offences of Jeffreys for a Poisson rate: nothing counted is not a rate of nothing. Jeffreys (1961), 3.1. */
const JEFFREYS = 0.5;

/** Plain: each force counts once. Weighted: each force counts by its denominator. */
const countsIn = (figures: readonly ForceValue[], average: Settings["msg"]["average"]): number[] =>
  figures.map(({ denominator }) => (average === "plain" ? 1 : (denominator ?? 1)));

/** Share of each figure in their average, 1 in all. */
export function sharesIn(figures: readonly ForceValue[], average: Settings["msg"]["average"]): number[] {
  const counts = countsIn(figures, average);
  const total = sum(counts);
  return counts.map((count) => count / total);
}

/** The average of the figures of a group. */
export const averageOf = (figures: readonly ForceValue[], average: Settings["msg"]["average"]): number =>
  weightedMean(
    figures.map(({ value }) => value),
    countsIn(figures, average)
  )!;

/** Offences per 1,000 of several forces together, with {@link JEFFREYS}. */
export function rateOf(figures: readonly ForceValue[]): number {
  const counted = sum(figures.map(({ numerator }) => numerator!));
  return (1000 * (counted + JEFFREYS)) / sum(figures.map(({ denominator }) => denominator!));
}

/** People, or households, of several forces together, in thousands. */
export const thousandsOf = (figures: readonly ForceValue[]): number =>
  sum(figures.map(({ denominator }) => denominator!)) / 1000;

/** Percentage of several surveys together, 0 to 100, with half an answer of each kind, as Jeffreys has it for a proportion. */
export function percentageOf(figures: readonly ForceValue[]): number {
  const answers = sum(figures.map(({ denominator }) => denominator!));
  const counted = sum(figures.map(({ value, denominator }) => (value / 100) * denominator!));
  return (100 * (counted + JEFFREYS)) / (answers + 2 * JEFFREYS);
}
