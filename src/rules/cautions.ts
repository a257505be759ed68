import type { Month } from "../plan/month.js";
import type { Reading } from "../plan/readings.js";
import { judgedFinding } from "./judged-finding.js";
import type {
  ChangeEvidence,
  MeasureRating,
  OddMonthRead,
  Projection,
  RatingResult,
  TrendsEvidence
} from "./rating.js";
import { crossesRecording } from "./windows/recorded-alike.js";

export type BelowZero = Projection & Required<Pick<Projection, "belowZero">>;

/** Does a straight line run below zero, where no count can be? */
export const isBelowZero = (projection: Projection): projection is BelowZero =>
  projection.belowZero !== undefined;

/** Does the target count as reached by no line but such as run below zero? */
export function restsBelowZero({ projections }: TrendsEvidence): boolean {
  const achieving = projections.filter((projection) => projection.achieves);
  return achieving.length > 0 && achieving.every(isBelowZero);
}

/** Of several lines the only one that reaches the target; undefined where none does, more than one, or there is no other. */
export function onlyLine({ projections }: TrendsEvidence): Projection | undefined {
  const [line, second] = projections.filter((projection) => projection.achieves);
  return second || projections.length < 2 ? undefined : line;
}

/** A target that is reached by one line alone, or by none but such as run below zero. */
export interface NarrowTrend {
  evidence: TrendsEvidence;
  restsBelowZero: boolean;
  /** R1's evidence in the same reading. */
  change: ChangeEvidence | undefined;
}

/** What to know before resting on the colours of a measure. */
export interface Cautions {
  /** Months that look wrong. */
  odd: readonly OddMonthRead[];
  /** Changes of recording that its colours cross, each month once. */
  crossed: Month[];
  /** These colours, and what they would be without the months before the change. */
  colours: RatingResult[];
  sinceRecording: NonNullable<MeasureRating["sinceRecording"]>;
  trends: NarrowTrend[];
}

/** What is looked at of a measure. */
type Cautioned = Partial<Pick<MeasureRating, "odd" | "findings" | "ratings" | "sinceRecording">>;

/** The cautions of a measure in some readings. */
export function cautionsOf(
  { odd = [], findings = [], ratings = [], sinceRecording = [] }: Cautioned,
  readings: readonly Reading[]
): Cautions {
  const trends = findings.flatMap((finding): NarrowTrend[] => {
    if (finding.rule !== "R2" || finding.finding === "not-judged" || !readings.includes(finding.reading))
      return [];
    const { evidence, reading } = finding;
    const below = restsBelowZero(evidence);
    if (!below && !onlyLine(evidence)) return [];
    return [{ evidence, restsBelowZero: below, change: judgedFinding(findings, "R1", reading)?.evidence }];
  });
  const colours = ratings.filter(({ reading }) => readings.includes(reading));
  return { odd, crossed: crossedBy(colours), colours, sinceRecording, trends };
}

function crossedBy(ratings: readonly RatingResult[]): Month[] {
  const changes = ratings
    .filter(crossesRecording)
    .flatMap(({ evidence }) => ("recordedAnew" in evidence && evidence.recordedAnew?.changes) || []);
  return [...new Set(changes)].sort();
}
