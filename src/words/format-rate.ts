import type { PositionEvidence } from "../rules/rating.js";
import { formatNumber, formatPercent } from "./format.js";

/** A figure of a comparison: "84.0%", or a rate, with two decimals where the group's mean is below ten. */
export function formatRate(value: number, { unit, mean }: Pick<PositionEvidence, "unit" | "mean">): string {
  if (unit === "per cent") return formatPercent(value);
  return formatNumber(value, mean < 10 ? 2 : 1);
}
