import type { Annotation, AnnotationKind } from "../plan/annotation.js";

const KIND: Record<AnnotationKind, string> = { recording: "change of recording", event: "event" };

/** What a note is of, what became of a series, and its text: "change of recording, stalking split from violence: …". */
export function annotationText(annotation: Annotation): string {
  return `${[KIND[annotation.kind], reclassifiedText(annotation)].filter(Boolean).join(", ")}: ${annotation.text}`;
}

/** "stalking split from violence", "robbery renamed from theft-by-force"; nothing where no series is another than it was. */
function reclassifiedText({ series, renamedFrom, splitFrom }: Annotation): string {
  if (renamedFrom) return `${series} renamed from ${renamedFrom}`;
  return splitFrom ? `${series} split from ${splitFrom}` : "";
}
