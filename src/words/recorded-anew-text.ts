import { formatMonth, type Month } from "../plan/month.js";
import type { MeasureRating, RatingResult, RecordedAnew } from "../rules/rating.js";
import { RULES } from "../rules/rules.js";
import { crossesRecording } from "../rules/windows/recorded-alike.js";
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

/**
 * Would the colours that cross a change of recording stand, were they judged by the months since it alone? A sentence; nothing where
 * none crosses one. Names say the reading where the colours are of several.
 */
export function sinceText(
  ratings: readonly Pick<RatingResult, "rule" | "reading" | "rating" | "evidence">[],
  since: NonNullable<MeasureRating["sinceRecording"]>
): string {
  const several = new Set(ratings.map(({ reading }) => reading)).size > 1;
  const colours = ratings.filter(crossesRecording).flatMap(({ rule, reading, rating }) => {
    const cut = since.find((colour) => colour.rule === rule && colour.reading === reading);
    const name = several ? `${RULES[rule].name} (${reading.replace("-", " ")})` : RULES[rule].name;
    return cut ? [{ name, before: rating, after: cut.rating }] : [];
  });
  if (colours.length === 0) return "";
  const judged = colours.filter(({ after }) => after !== "not-rated");
  if (judged.length === 0)
    return "Without the months before that they could not be judged: too few would be left.";
  const names = (of: typeof colours) => formatList(of.map(({ name }) => name));
  const same = judged.filter(({ before, after }) => before === after);
  const unknown = colours.filter(({ after }) => after === "not-rated");
  const parts = [
    ...(same.length > 0 ? [`${names(same)} would have the same colour`] : []),
    ...judged
      .filter(({ before, after }) => before !== after)
      .map(({ name, before, after }) => `${name} would be ${after}, not ${before}`),
    ...(unknown.length > 0 ? [`${names(unknown)} could not be judged`] : [])
  ];
  return `Without the months before that, ${parts.join("; ")}.`;
}
