import type { PositionEvidence } from "../rules/rating.js";

/**
 * The one place where numbers become text: British thousands separators, a true minus sign, and the same
 * digits in every browser and time zone.
 */

/** A number's digits in the fewest that mean it, such as "1005" for 1.005, and the power of ten of the first. */
function shortestDigits(value: number): { digits: string; exponent: number } {
  const [mantissa, exponent] = value.toExponential().split("e");
  return { digits: mantissa!.replace(".", ""), exponent: Number(exponent) };
}

/**
 * A number from zero up with so many decimals, halves rounded up: the text that `Intl.NumberFormat("en-GB")` gives. Not
 * made by it, since browsers take some 30 ms to start it, a fifth of what an empty page takes to open.
 */
function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : "∞";
  const { digits, exponent } = shortestDigits(value);
  const kept = exponent + 1 + decimals;
  const cut = BigInt(digits.slice(0, Math.max(kept, 0)).padEnd(kept, "0"));
  const rounded = (digits[kept] ?? "0") >= "5" ? cut + 1n : cut;
  const text = String(rounded).padStart(decimals + 1, "0");
  const point = text.length - decimals;
  const whole = text.slice(0, point).replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === 0 ? whole : `${whole}.${text.slice(point)}`;
}

/** "data", "data and settings", "data, settings and software". Not by `Intl.ListFormat`, which takes as long to start as the above. */
export function formatList(items: readonly string[]): string {
  return [items.slice(0, -1).join(", "), items.at(-1)].filter(Boolean).join(" and ");
}

/** "5,012" or "-3.4" with a true minus sign; what rounds to zero has no sign. `decimals` is 0 to 20. */
export function formatNumber(value: number, decimals = 0): string {
  const text = fixed(Math.abs(value), decimals);
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** How many decimals a number has as it is written: 2 of 1.96. */
export function decimalsOf(value: number): number {
  return String(value).split(".")[1]?.length ?? 0;
}

/** Below this, what a number is off a whole one by is arithmetic's doing: 100 times 0.55 is not quite 55. */
const ROUNDING = 1e-9;

/** As many decimals as are given, but none of a number that is whole. */
export function decimalsUnlessWhole(value: number, decimals = 1): number {
  return Math.abs(value - Math.round(value)) < ROUNDING ? 0 : decimals;
}

/** As {@link formatNumber}, with "+" before what is above zero. */
export function formatSigned(value: number, decimals = 0): string {
  const text = formatNumber(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A mean count: one decimal below a hundred, where whole numbers would hide differences. */
export function formatMean(value: number): string {
  return formatNumber(value, Math.abs(value) < 100 ? 1 : 0);
}

/** "82.7%" from 82.7. */
export function formatPercent(percent: number, decimals = 1): string {
  return `${formatNumber(percent, decimals)}%`;
}

/** A level that somebody set, or one made from it: "95%", "99.9%", "92.5%". */
export function formatLevel(percent: number): string {
  return formatPercent(percent, decimalsUnlessWhole(percent));
}

/** "+2.5%" from 2.5. */
export function formatSignedPercent(percent: number, decimals = 1): string {
  return `${formatSigned(percent, decimals)}%`;
}

/** "1st", "2nd", "3rd", "11th" from a whole number above zero. */
export function formatOrdinal(n: number): string {
  const tens = n % 100;
  const ending = tens > 10 && tens < 14 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n}${ending}`;
}

/** "12 months", "1 month". */
export function formatUnits(n: number, one: string, many = `${one}s`): string {
  return `${formatNumber(n)} ${n === 1 ? one : many}`;
}

/** A figure of a comparison: "84.0%", or a rate, with two decimals where the group's mean is below ten. */
export function formatRate(value: number, { unit, mean }: Pick<PositionEvidence, "unit" | "mean">): string {
  if (unit === "per cent") return formatPercent(value);
  return formatNumber(value, mean < 10 ? 2 : 1);
}
