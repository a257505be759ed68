import type { PlaceWords } from "../plan/place-words.js";
import type { MeasureKind } from "../plan/plan.js";
import type { ColourChance } from "../rules/chances/colour-chances.js";
import { formatNumber } from "./format.js";

/** "12 of 100 looks", "fewer than 1 of 100 looks". */
export function looks(chance: number): string {
  const rounded = Math.round(100 * chance);
  return `${rounded < 1 ? "fewer than 1" : formatNumber(rounded)} of 100 looks`;
}

/**
 * "red or green in 12 of 100 looks if nothing had changed", of R4 "if like its group": the colours that would be false then. Empty
 * where the chance is not known.
 */
export function shortChance({ rule, chance }: ColourChance): string {
  if (chance === null) return "";
  const colours = rule === "R3" ? "green or amber" : "red or green";
  return `${colours} in ${looks(chance)} if ${rule === "R4" ? "like its group" : "nothing had changed"}`;
}

/** How likely a colour is to be false, in one sentence. */
export function chanceSentence(
  { rule, chance }: ColourChance,
  kind: MeasureKind,
  places: Pick<PlaceWords, "AOne">
): string {
  if (chance === null)
    return "How often a series like this one would show a false colour in this reading is not known.";
  if (rule === "R4")
    return `${places.AOne} that is like the others of its group would show red or green in ${looks(chance)}.`;
  if (rule === "R3")
    return `If nothing had changed, red would be right, and a series like this one would show green or amber in ${looks(chance)}.`;
  const what = kind === "offences" ? "a series like this one" : "two surveys of these sizes";
  return `If nothing had changed, ${what} would show red or green in ${looks(chance)}.`;
}
