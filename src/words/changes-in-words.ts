import type { Annotation } from "../plan/annotation.js";
import { METHODS } from "../plan/methods.js";
import { formatMonth, isMonth } from "../plan/month.js";
import { inPlaces, type PlaceWords } from "../plan/place-words.js";
import { measureSeries } from "../plan/plan.js";
import { SETTINGS } from "../plan/settings.js";
import type { ReclassifiedPlace } from "../releases/reclassification.js";
import type { Cause, ColourMove, ReleaseChanges, SettingChange } from "../releases/release-changes.js";
import type { FigureSpan } from "../releases/release-figure.js";
import type { FigureChanges, FigureRevision } from "../releases/release-figures.js";
import type { MethodChange } from "../releases/release-methods.js";
import type { Rating } from "../rules/rating.js";
import { ruleName } from "../rules/rules.js";
import { formatList, formatNumber, formatSigned, formatUnits } from "./format.js";
import { RATING_IN_A_SENTENCE } from "./rating-in-a-sentence.js";
import { settingText } from "./setting-text.js";

/** The word for a colour in a sentence; a rule that did not apply gave none. */
const colourWord = (rating: Rating | null): string =>
  rating === null ? "no colour" : RATING_IN_A_SENTENCE[rating];

const CAUSE: Record<Cause, string> = {
  data: "data",
  settings: "settings",
  method: "the method",
  software: "software"
};

/** "data", "data and settings", "data, settings and the method". */
export function causesInWords(causes: readonly Cause[]): string {
  return formatList(causes.map((cause) => CAUSE[cause]));
}

/**
 * "R5 SPC variance: method 1 → 2. In the calibrated model months count by their days.", in a plan's own word for its places:
 * what every version in between brought, or, of an earlier one that is in force again, what is given up.
 */
export function methodChangeInWords({ rule, before, after }: MethodChange, places: PlaceWords): string {
  const [older, newer] = [Math.min(before, after), Math.max(before, after)];
  const brought = METHODS[rule]
    .filter(({ version }) => version > older && version <= newer)
    .map(({ what }) => what)
    .join(" ");
  const givenUp = after < before ? "Given up: " : "";
  return inPlaces(`${ruleName(rule)}: method ${before} → ${after}. ${givenUp}${brought}`, places);
}

/** What moved a colour: its causes, and whether a series of its measure was renamed or split since. */
export function movedByText(
  { causes, measure: { before, after } }: Pick<ColourMove, "causes" | "measure">,
  { reclassified }: Pick<FigureChanges, "reclassified">
): string {
  const counted = new Set([before, after].flatMap(measureSeries));
  const isReclassified = reclassified.some(({ from, series }) => counted.has(from) || counted.has(series));
  return `${causesInWords(causes)}${isReclassified ? "; its series was reclassified" : ""}`;
}

/** What each cause would have done alone: the colours that were computed to tell them apart, as one sentence. */
export function attributionSentence({ before, between, after, causes }: ColourMove): string {
  const { asReleased, newData, newSettings, newMethod } = between;
  const byMethod = causes.includes("method")
    ? `; with the methods of now alone ${colourWord(newMethod)}; with all three `
    : "; with both ";
  const start =
    asReleased !== before.rating
      ? `With the release’s own data and settings this software says ${colourWord(asReleased)}, where the release recorded ${colourWord(before.rating)}`
      : `With the release’s own data and settings this software says ${colourWord(asReleased)}, as recorded`;
  return (
    `${start}; with the data of now alone ${colourWord(newData)}; with the settings of now alone ` +
    `${colourWord(newSettings)}${byMethod}${colourWord(after.rating)}.`
  );
}

/**
 * "Nothing has moved since 2014-09: …" or "3 of 30 published colours have moved since 2014-09.", and of the others; and how
 * many figures were reclassified or revised.
 */
export function changesHeadline(changes: ReleaseChanges): string {
  return [coloursHeadline(changes), figuresHeadline(changes)].filter(Boolean).join(" ");
}

function figuresHeadline({ figures: { reclassified, revised } }: ReleaseChanges): string {
  const parts = [
    reclassified.length > 0 && `${formatUnits(reclassified.length, "series", "series")} reclassified`,
    revised.length > 0 && `${formatUnits(revised.length, "figure")} revised`
  ].filter((part) => part !== false);
  return parts.length > 0 ? `Of the data: ${formatList(parts)}.` : "";
}

function coloursHeadline({ since, moved, compared, figures }: ReleaseChanges): string {
  const published = moved.filter((move) => move.published).length;
  const others = moved.length - published;
  const all = formatUnits(compared.published, "published colour");
  if (moved.length === 0) {
    const what = figures.reclassified.length + figures.revised.length > 0 ? "No colour" : "Nothing";
    return `${what} has moved since ${since.label}: all ${all} are what they were.`;
  }
  const first = `${published === 0 ? "None" : formatNumber(published)} of ${all} ${published === 1 ? "has" : "have"} moved since ${since.label}`;
  if (others === 0) return `${first}.`;
  return `${first}; ${formatNumber(others)} that ${others === 1 ? "is" : "are"} not published ${others === 1 ? "has" : "have"}.`;
}

/** A figure as it was typed: whole numbers with separators, others with the decimals that they have. */
export function figureText(value: number): string {
  return Number.isInteger(value) ? formatNumber(value) : String(value);
}

/** "+599", "−1.5": of two figures, with no more decimals than they have. */
export function differenceText(before: number, after: number): string {
  const decimals = Math.max(...[before, after].map((value) => (String(value).split(".")[1] ?? "").length));
  return formatSigned(after - before, decimals);
}

/** A changed setting's name, and its value then and now; one that the release's software did not know yet had none. */
export function settingChangeInWords({ path, before, after }: SettingChange) {
  const setting = SETTINGS.find((known) => known.path === path)!;
  return {
    name: `${setting.label} (${path})`,
    before: before === undefined ? "not a setting yet" : settingText(setting, before),
    after: settingText(setting, after)
  };
}

/** "September 2014" of a month; a year stays as it is. */
export function timeText(at: string): string {
  return isMonth(at) ? formatMonth(at) : at;
}

/** "April 2012 to September 2014". */
export function spanText({ from, to }: Pick<FigureSpan, "from" | "to">): string {
  return from === to ? timeText(from) : `${timeText(from)} to ${timeText(to)}`;
}

/** The revisions of one series and force, added together. */
export interface RevisedSeries extends Omit<FigureSpan, "figures">, Pick<FigureRevision, "parts"> {
  revisions: FigureRevision[];
}

/** Revisions by series, force and kind of figure, each group in the order of time. */
export function revisedSeries(revisions: readonly FigureRevision[]): RevisedSeries[] {
  const found = new Map<string, FigureRevision[]>();
  for (const revision of revisions) {
    const key = [revision.what, seriesText(revision), revision.force].join("|");
    found.set(key, [...(found.get(key) ?? []), revision]);
  }
  return [...found.values()].map((group) => {
    const sorted = group.toSorted((a, b) => (a.at < b.at ? -1 : 1));
    const { series, force, what, parts } = sorted[0]!;
    return {
      series,
      force,
      what,
      ...(parts && { parts }),
      from: sorted[0]!.at,
      to: sorted.at(-1)!.at,
      revisions: sorted
    };
  });
}

/** "violence", "violence with stalking, which was split from it": the series that figures are of. */
export function seriesText({ series, parts }: Pick<FigureRevision, "series" | "parts">): string {
  return parts ? `${series} with ${formatList(parts)}, split from it` : series;
}

/** What became of a series, from when, and by whose word: "theft was renamed from stealing, April 2013: … (a source)". */
export function recordText(record: Annotation): string {
  const { date, text, source } = record;
  return `${becameText(record)}, ${formatMonth(date)}: ${text} (${source})`;
}

/** "theft was renamed from stealing", "stalking was split from violence". */
export function becameText({ series, renamedFrom, splitFrom }: Annotation): string {
  return renamedFrom ? `${series} was renamed from ${renamedFrom}` : `${series} was split from ${splitFrom}`;
}

/** "100 → 70 violence and 31 stalking, together 101: +1 is revised": the sums before and after. */
export function reclassifiedText({ before, after }: ReclassifiedPlace): string {
  const sum = after.reduce((all, { total }) => all + total, 0);
  const parts = formatList(after.map(({ series, total }) => `${figureText(total)} ${series}`));
  const together = after.length > 1 ? `, together ${figureText(sum)}` : "";
  const revised = sum === before ? "" : `; ${differenceText(before, sum)} is revised`;
  return `${figureText(before)} → ${parts}${together}${revised}`;
}
