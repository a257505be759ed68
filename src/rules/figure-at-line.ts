import { type Reading, singleReading } from "../plan/readings.js";
import type { Settings } from "../plan/settings.js";
import { sideOf } from "./polarity.js";
import { groupLines } from "./position-lines.js";
import type { PositionEvidence } from "./rating.js";

/** Halvings of the room in which a figure is sought: finer than any figure is written. */
const HALVINGS = 60;

/** How many times the greatest figure of the group a rate is sought up to. */
const FARTHEST_RATE = 10;

/**
 * The figure of the home force at which it would cross a line of its group, all others as they are, in the unit of the
 * evidence: as written the lines move with it, since it is one of the group. Null where no figure crosses, from nothing to
 * ten times the group's greatest rate, or to 100 per cent.
 */
export function figureAtLine(
  evidence: PositionEvidence,
  line: "lower" | "upper",
  reading: Reading,
  settings: Settings
): number | null {
  const { own, values, unit } = evidence;
  const peers = values.filter(({ force }) => force !== own.force).map((figure) => ({ ...figure, unit }));
  const isBeyond = (value: number): boolean => {
    const numerator = own.denominator === null ? null : (value * own.denominator) / 1000;
    const lines = groupLines[singleReading(reading)](
      [{ ...own, value, numerator, unit }, ...peers],
      settings
    ).lines;
    return sideOf(value, lines) === (line === "lower" ? "below" : "above");
  };
  const most = unit === "per cent" ? 100 : FARTHEST_RATE * Math.max(...values.map(({ value }) => value));
  const now = isBeyond(own.value);
  let [near, far] = [own.value, (line === "lower") === now ? most : 0];
  if (isBeyond(far) === now) return null;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (near + far) / 2;
    if (isBeyond(middle) === now) near = middle;
    else far = middle;
  }
  return far;
}
