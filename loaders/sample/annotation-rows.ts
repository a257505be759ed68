import type { Annotation } from "../../src/plan/annotation.js";

/** A row of annotations.csv; what is not said is blank. */
export type AnnotationRow = Pick<Annotation, "date" | "measure" | "text" | "source" | "kind">;

/** The changes of recording that the published sources state. */
export const ANNOTATION_ROWS: readonly AnnotationRow[] = [
  {
    date: "2013-04",
    measure: "night-time-economy-incidents",
    text: "Recording of night-time economy incidents starts",
    source: "Police and Crime Plan dashboard, September 2014, comment on SP3",
    kind: "recording"
  },
  {
    date: "2014-05",
    measure: "violence-with-injury",
    text: "HMIC's inspections of 2014 change how violence is recorded: a gradual change, placed at the interim report",
    source: "data/sources/README.md, known breaks",
    kind: "recording"
  },
  {
    date: "2017-04",
    measure: "domestic-burglary",
    text: "The definition changes: domestic burglary becomes residential burglary",
    source: "data/sources/README.md, known breaks",
    kind: "recording"
  }
];
