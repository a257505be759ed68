import type { PlanLife } from "../rules/rating.js";
import { formatLevel, formatNumber } from "./format.js";

/** What a critical value is made for: "1.83 times that of one look, so that at most 5% of unchanged series pass it at any of 37 looks". */
function planLifeText({ share, looks, multiple }: PlanLife): string {
  return (
    `${formatNumber(multiple, 2)} times that of one look at 5%, so that at most ${formatLevel(share)} of unchanged ` +
    `series pass it at any of the plan’s ${formatNumber(looks)} looks`
  );
}

/** What a critical value rests on: the looks of a plan, or z at a single look. */
export function criticalText(planLife: PlanLife | undefined, z: number): string {
  return planLife ? planLifeText(planLife) : `z ${formatNumber(z, 2)}`;
}
