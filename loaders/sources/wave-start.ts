import { addMonths, type Month } from "../../src/plan/month.js";

/** First month of a wave that ends in a month and lasts so many. */
export const waveStart = (end: Month, months: number): Month => addMonths(end, 1 - months);
