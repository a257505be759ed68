import { formatMonth, type Month } from "../plan/month.js";
import type { RecordedAnew } from "../rules/rating.js";
import { formatList } from "./format.js";

const named = (changes: readonly Month[]) =>
  `${changes.length === 1 ? "a change" : "changes"} of recording (${formatList(changes.map(formatMonth))})`;

/** "It crosses a change of recording (May 2014).", or from which month on its earlier months count; nothing without one. */
export function recordedAnewText(recordedAnew: RecordedAnew | undefined): string {
  if (!recordedAnew) return "";
  const { changes, restarted } = recordedAnew;
  if (restarted) return `Only months from ${formatMonth(changes.at(-1)!)} on count, when recording changed.`;
  return `It crosses ${named(changes)}.`;
}

/** The same of the colours of a measure, with what to think of them. */
export function crossedText(changes: readonly Month[]): string {
  return `The colours cross ${named(changes)}: part of the difference, or all of it, may be another way of counting.`;
}
