import { formatMonth, type Month } from "../plan/month.js";
import {
  formatMean,
  formatNumber,
  formatOrdinal,
  formatPercent,
  formatSigned,
  formatUnits
} from "../words/format.js";
import { wrong } from "./expected.js";

/** What is written where a number is not known. */
const NOTHING = "–";

/** A format that is told apart by its name in errors: of what is no number a sentence would hold “NaN”. */
const orNothing =
  <T extends unknown[]>(name: string, write: (value: number, ...options: T) => string) =>
  (value: number | null | undefined, ...options: T): string => {
    if (value === null || value === undefined || Number.isNaN(value)) return NOTHING;
    if (typeof value === "object" || Number.isNaN(Number(value))) throw wrong(name, "a number", value);
    return write(Number(value), ...options);
  };

/** "5,012"; with decimals "5,012.3". A number that is not known is "–". */
export const number = orNothing("number", (value, decimals = 0) => formatNumber(value, decimals as number));

/** A mean of counts, with as many decimals as say something: "5,012", "41.7". */
export const mean = orNothing("mean", formatMean);

/** "82.9%" of a percentage from 0 to 100. */
export const percent = orNothing("percent", (value, decimals = 1) =>
  formatPercent(value, decimals as number)
);

/** "+3.1", "−2.0": with its sign. */
export const signed = orNothing("signed", (value, decimals = 1) => formatSigned(value, decimals as number));

/** "7th". */
export const ordinal = orNothing("ordinal", formatOrdinal);

/** "1 month", "6 months". */
export const units = formatUnits;

/** "September 2014" of "2014-09". */
export const month = (value: Month): string => formatMonth(value);
