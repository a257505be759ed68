import { formatMonth, type Month } from "../plan/month.js";
import {
  formatMean,
  formatNumber,
  formatOrdinal,
  formatPercent,
  formatSigned,
  formatUnits
} from "../words/format.js";

/** What is written where a number is not known. */
const NOTHING = "–";

const orNothing =
  <T extends unknown[]>(write: (value: number, ...options: T) => string) =>
  (value: number | null | undefined, ...options: T): string =>
    value === null || value === undefined || Number.isNaN(value) ? NOTHING : write(value, ...options);

/** "5,012"; with decimals "5,012.3". A number that is not known is "–". */
export const number = orNothing((value, decimals = 0) => formatNumber(value, decimals as number));

/** A mean of counts, with as many decimals as say something: "5,012", "41.7". */
export const mean = orNothing(formatMean);

/** "82.9%" of a percentage from 0 to 100. */
export const percent = orNothing((value, decimals = 1) => formatPercent(value, decimals as number));

/** "+3.1", "−2.0": with its sign. */
export const signed = orNothing((value, decimals = 1) => formatSigned(value, decimals as number));

/** "7th". */
export const ordinal = orNothing(formatOrdinal);

/** "1 month", "6 months". */
export const units = formatUnits;

/** "September 2014" of "2014-09". */
export const month = (value: Month): string => formatMonth(value);
