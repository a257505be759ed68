import type { Month } from "./month.js";

/** Count of one series in one local area of a force in one month (or quarter, by its last month). */
export interface AreaCount {
  force: string;
  area: string;
  series: string;
  month: Month;
  count: number;
}
