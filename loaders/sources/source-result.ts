import type { Month } from "../../src/plan/month.js";
import type { SourceAccount } from "../../src/plan/provenance.js";
import type { AreaCount } from "../areas/area-counts.js";
import type { WaveRow } from "./survey-waves.js";

/** Count of one series in one force, in one month or in the quarter that ends with it. */
export interface SeriesCount {
  force: string;
  series: string;
  month: Month;
  count: number;
}

/** Everything that reading one source gives. */
export interface SourceResult {
  /** Months that one count covers. */
  monthsPerPeriod: 1 | 3;
  counts: SeriesCount[];
  waves: WaveRow[];
  areas: AreaCount[];
  account: SourceAccount;
}
