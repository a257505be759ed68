import type { Month } from "../../src/plan/month.js";

/** The month of the calendar on the wall: what is said of later ones has not happened. */
export function currentMonth(): Month {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}`;
}
