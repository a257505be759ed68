import type { Annotation } from "../../plan/annotation.js";
import { formatMonth, type Month } from "../../plan/month.js";
import type { Series } from "../../plan/plan-data.js";
import type { Settings } from "../../plan/settings.js";
import { perPeriod, type Span } from "./series-points.js";

/** What the charts of one series of offences have in common. */
export interface OffencesSubject {
  /** Name of the measure. */
  measure: string;
  /** Name of the force. */
  place: string;
  series: Series;
  periodEnd: Month;
  /** Months that the chart shows: the same for charts that stand together. */
  span: Span;
  annotations: Annotation[];
  /** Basis phrases of the rows behind the chart. */
  bases: string[];
  settings: Settings;
}

/** "April 2012 to March 2013"; one month by its name alone. */
export function spanName({ from, to }: Span): string {
  return from === to ? formatMonth(from) : `${formatMonth(from)} to ${formatMonth(to)}`;
}

/** The line under a title: measure, place, period, unit. */
export function offencesSubtitle({ measure, place, span, series }: OffencesSubject): string {
  return `${measure}, ${place}, ${spanName(span)}, offences ${perPeriod(series.monthsPerPeriod)}`;
}

/** The note on where the figures come from. */
export function basisNote(bases: readonly string[]): string {
  return `Basis of the data: ${bases.length > 0 ? [...new Set(bases)].join("; ") : "not stated"}.`;
}

/** A sentence as a title: without its full stop. */
export function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, "");
}
