import type { Month } from "./month.js";
import { type Measure, measureSeries } from "./plan.js";

/** `recording`: from then on offences are counted, named or sorted in another way. `event`: anything else that a chart marks. */
export const ANNOTATION_KINDS = ["recording", "event"] as const;

export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

/** A dated note, a row of annotations.csv: the one record of a change of recording. */
export interface Annotation {
  kind: AnnotationKind;
  /**
   * The first month that is recorded in the new way. Where earlier months were counted anew as well, so that no series
   * breaks, the month in which they were published.
   */
  date: Month;
  /** Measure id; null when it concerns more or other than one measure. */
  measure: string | null;
  /** The series whose recording changed, under the name that it has now; null when none is named. */
  series: string | null;
  /** The series' former name; null when it kept its name. */
  renamedFrom: string | null;
  /** The series of which it was a part before; null when it was none. */
  splitFrom: string | null;
  text: string;
  source: string;
}

/** Does a note concern this measure? One that names neither a measure nor a series concerns them all. */
export function concerns({ measure, series, renamedFrom, splitFrom }: Annotation, of: Measure): boolean {
  if (measure === null && series === null) return true;
  const counted = measureSeries(of);
  return measure === of.id || [series, renamedFrom, splitFrom].some((id) => id && counted.includes(id));
}

/** The months from which offences are recorded in another way, each once, in order. */
export function recordingChanges(annotations: readonly Annotation[]): Month[] {
  const changes = annotations.filter(({ kind }) => kind === "recording");
  return [...new Set(changes.map(({ date }) => date))].sort();
}

/** The series that were renamed or split, with what they were before, each once. */
export function reclassifiedSeries(annotations: readonly Annotation[]): string[] {
  const ids = annotations.flatMap(({ series, renamedFrom, splitFrom }) =>
    renamedFrom || splitFrom ? [series, renamedFrom, splitFrom] : []
  );
  return [...new Set(ids.filter((id) => id !== null))];
}
