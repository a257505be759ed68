import type { PlaceWords } from "../../plan/place-words.js";
import type { Settings } from "../../plan/settings.js";
import type { ForceValue } from "../../rules/rating.js";
import type { ForceComparison } from "../../views/force-comparison.js";
import { formatUnits } from "../../words/format.js";
import { populationNote } from "../../words/population-note.js";
import { basisNote, spanName } from "../frame/offences-subject.js";
import { palette } from "../frame/palette.js";
import type { ForceRow } from "./force-rows.js";

/** What the charts of one comparison have in common. */
export interface ComparisonSubject {
  measure: string;
  /** Name of the home force. */
  place: string;
  /** The plan's word for what is compared. */
  places: PlaceWords;
  comparison: ForceComparison;
  /** The home force's comparison group. */
  peers: readonly string[];
  forceNames: Readonly<Record<string, string>>;
  settings: Settings;
}

/** A force of a comparison as a row: the home force, one of its group, or another. */
export interface ComparedRow extends ForceValue, ForceRow {
  role: "own" | "group" | "other";
}

/** The forces, best first. */
export function comparedRows({ comparison, peers, forceNames }: ComparisonSubject): ComparedRow[] {
  return comparison.values.map((value) => {
    const own = value.force === comparison.own.force;
    const role = own ? "own" : peers.includes(value.force) ? "group" : "other";
    return { ...value, name: forceNames[value.force] ?? value.force, own, role };
  });
}

/** Filled for the home force and its group, open for others: told apart without colour. */
export const ROLE_FILL: Record<ComparedRow["role"], string> = {
  own: palette.force,
  group: palette.comparison,
  other: palette.paper
};

/** Height of a row beside its text: many forces stand closer. */
export const rowGap = (rows: readonly ComparedRow[]): number => (rows.length > 20 ? 4 : 12);

/** "its group", or "42 other forces": not every force has every figure. */
const scopeWords = ({ comparison: { scope, values }, places }: ComparisonSubject) =>
  scope === "group"
    ? "its group"
    : formatUnits(values.length - 1, `other ${places.one}`, `other ${places.many}`);

/** Measure, places, months and unit. */
export function comparisonSubtitle(of: ComparisonSubject): string {
  const { measure, place, comparison } = of;
  const { proxy, unit } = comparison;
  const subject = proxy ? `${proxy} (proxy for ${measure})` : measure;
  const words = unit === "per cent" ? "per cent" : `offences ${unit}`;
  return `${subject}, ${place} and ${scopeWords(of)}, ${spanName(comparison)}, ${words}`;
}

/** Who is compared and who is not; the group's source, the population, the basis. */
export function comparisonNotes({ comparison, forceNames, places }: ComparisonSubject): string[] {
  const { scope, groupSource, missing, bases, values } = comparison;
  const count = (n: number) => formatUnits(n, places.one, places.many);
  const names = (ids: readonly string[]) => ids.map((id) => forceNames[id] ?? id).join(", ");
  const who =
    scope === "group"
      ? `Group: ${groupSource}.`
      : `Filled in a lighter tone: the comparison group; open: other ${places.many}.`;
  const without =
    missing.length > 0
      ? ` Without a figure for the same months: ${missing.length > 12 ? count(missing.length) : names(missing)} (${count(values.length)} shown).`
      : "";
  return [`${who}${populationNote(comparison)}${without}`, basisNote(bases)];
}
