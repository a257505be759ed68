/**
 * The one place where numbers become text: British thousands separators, a true minus sign, and the same
 * digits in every browser and time zone.
 */
const formats = new Map<number, Intl.NumberFormat>();

function fixed(decimals: number): Intl.NumberFormat {
  let format = formats.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat("en-GB", {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals
    });
    formats.set(decimals, format);
  }
  return format;
}

/** "5,012" or "-3.4" with a true minus sign; what rounds to zero has no sign. `decimals` is 0 to 20. */
export function formatNumber(value: number, decimals = 0): string {
  const text = fixed(decimals).format(Math.abs(value));
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
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
