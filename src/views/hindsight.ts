import type { Month } from "../plan/month.js";
import type { OffencesMeasure } from "../plan/plan.js";
import type { SingleReading } from "../plan/readings.js";
import { type Achievement, isTarget } from "../plan/target.js";
import { beyond, reaches } from "../rules/polarity.js";
import type { MissingEvidence, NotRatedReason, Projection, Rating } from "../rules/rating.js";

/** One projected total of the target period, in offences to one decimal: a straight line's, or the forecast's. */
export type SaidProjection = Pick<Projection, "window" | "total" | "lower" | "upper" | "achieves">;

/** What one reading said of a target. */
export interface Projected {
  /** R3's colour. */
  rating: Rating;
  /** Total of the target period that has to be passed on the improving side; reached, when the target is in numbers. */
  threshold: number;
  projections: SaidProjection[];
  /** Calibrated reading only: the chance of meeting the target, 0 to 1. */
  probability?: number;
}

/** Why a reading said nothing. */
export interface Unsaid {
  reason: NotRatedReason | "no-scaling";
  evidence: MissingEvidence;
}

/** What was said of one measure in one place. */
export interface Said {
  measure: string;
  place: string;
  /** What counts as achieved. */
  achievement: Achievement;
  readings: Record<SingleReading, Projected | Unsaid>;
}

/** What was said, and from what. */
export interface HindsightPoint {
  /** The period end from which it was said: nothing later was read for it. */
  period: Month;
  target: { from: Month; to: Month };
  /** Confidence of the intervals, per cent. */
  confidence: number;
  /** Last quarter whose forecast errors widened the bands of the calibrated reading; null where none had been measured. */
  scalingTo: Month | null;
  /** Last month of the data of these measures and places; null where there are none. */
  dataTo: Month | null;
  /** The place that is the sum of the others, which is counted apart; null where there is none. */
  total: string | null;
}

/** `plan/hindsight.json`: what was said, and beside each the offences of the target period, null where they are not known. */
export interface Hindsight extends HindsightPoint {
  said: Said[];
  happened: (number | null)[];
}

/** Why a point has nothing to show: its target has no end in the data yet, or had ended before anything was said. */
export function nothingToShow({
  period,
  target,
  dataTo
}: HindsightPoint): "not-known-yet" | "had-ended" | null {
  if (period >= target.to) return "had-ended";
  return dataTo === null || dataTo < target.to ? "not-known-yet" : null;
}

/** Did a reading say something? */
export function isSaid(said: Projected | Unsaid): said is Projected {
  return "projections" in said;
}

/** What became of one target that a reading projected. */
export interface Outcome extends Projected {
  measure: string;
  place: string;
  achievement: Achievement;
  /** Offences of the target period. */
  happened: number;
  met: boolean;
  /** For each projection: does its interval hold what happened? */
  held: boolean[];
}

/** What became of every target that a reading projected and whose period is known. `measures` are the plan's. */
export function outcomesOf(
  { said, happened }: Hindsight,
  reading: SingleReading,
  measures: readonly OffencesMeasure[]
): Outcome[] {
  const betterOf = new Map(measures.map(({ id, better }) => [id, better]));
  return said.flatMap(({ measure, place, achievement, readings }, i) => {
    const projected = readings[reading];
    const total = happened[i] ?? null;
    if (!isSaid(projected) || total === null) return [];
    const isBeyond = isTarget(achievement) ? reaches : beyond;
    return [
      {
        ...projected,
        measure,
        place,
        achievement,
        happened: total,
        met: isBeyond(total, projected.threshold, betterOf.get(measure)!),
        held: projected.projections.map(({ lower, upper }) => total >= lower && total <= upper)
      }
    ];
  });
}
