import type { FigureMeasure, Measure, SavingsMeasure } from "../plan/plan.js";
import { SINGLE_READINGS } from "../plan/readings.js";
import type { FigureEvidence, RatingResult, SavingsEvidence } from "./rating.js";

/** Savings agree when the parts add to the whole within half of the last printed digit (0.1 million). */
const SAVINGS_TOLERANCE = 0.05;

/** Per cent change from baseline to latest; null without both or from zero. */
export function percentVariance(baseline: number | null, latest: number | null): number | null {
  if (baseline === null || latest === null || baseline === 0) return null;
  return (100 * (latest - baseline)) / baseline;
}

/** Whole number, halves away from zero, as the paper prints: -44.5 becomes -45. */
export function roundHalfAway(value: number): number {
  const size = Math.round(Math.abs(value));
  return value < 0 && size > 0 ? -size : size;
}

/** R9: baseline, latest and % variance of two figures. There is no series behind them, so nothing can be tested. */
export function figureVariance({ baseline, latest }: FigureMeasure): FigureEvidence {
  const variance = percentVariance(baseline, latest);
  return { baseline, latest, variancePercent: variance === null ? null : roundHalfAway(variance) };
}

/** R9: do the savings realised, identified and still to find add up to what is required? */
export function savingsCheck({ required, realised, identified, further }: SavingsMeasure): SavingsEvidence {
  const sum = realised + identified + further;
  return { required, sum, agrees: Math.abs(required - sum) < SAVINGS_TOLERANCE };
}

function evidenceOf(measure: Measure) {
  if (measure.kind === "figure") return figureVariance(measure);
  return measure.kind === "savings" ? savingsCheck(measure) : {};
}

/** R9 in the readings of one look: never a colour, always the figures. */
export function figuresWithoutSeries(measure: Measure): RatingResult[] {
  const evidence = evidenceOf(measure);
  return SINGLE_READINGS.map((reading) => ({
    rule: "R9",
    reading,
    rating: "not-rated",
    reason: "no-series",
    evidence
  }));
}
