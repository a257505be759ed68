import * as Plot from "@observablehq/plot";
import type { Annotation } from "../../plan/annotation.js";
import { formatMonth, monthIndex } from "../../plan/month.js";
import { annotationText } from "../../words/annotation-text.js";
import { palette } from "./palette.js";
import type { Span } from "./series-points.js";

/** An annotation with the letter that marks it. */
export interface LetteredAnnotation extends Annotation {
  letter: string;
}

/** The annotations that fall in a span, by date, lettered from A. */
export function letteredAnnotations(annotations: readonly Annotation[], span: Span): LetteredAnnotation[] {
  return annotations
    .filter(({ date }) => date >= span.from && date <= span.to)
    .sort((a, b) => a.date.localeCompare(b.date))
    .map((annotation, i) => ({ ...annotation, letter: String.fromCharCode(65 + (i % 26)) }));
}

/** A dotted line at the start of each annotated month, with its letter at the foot of the plot. */
export function annotationMarks(annotations: readonly LetteredAnnotation[], foot: number): Plot.Markish {
  const x = ({ date }: LetteredAnnotation) => monthIndex(date) - 0.5;
  return [
    Plot.ruleX(annotations, { x, stroke: palette.muted, strokeDasharray: "1,3", className: "annotation" }),
    Plot.dot(annotations, { x, y: foot, dy: -10, r: 8, fill: palette.paper, stroke: palette.muted }),
    Plot.text(annotations, { x, y: foot, dy: -10, text: "letter", fill: palette.text })
  ];
}

/** The notes under a chart that explain its letters. */
export function annotationNotes(annotations: readonly LetteredAnnotation[]): string[] {
  return annotations.map(
    ({ letter, ...annotation }) => `${letter}. ${formatMonth(annotation.date)}, ${annotationText(annotation)}`
  );
}
