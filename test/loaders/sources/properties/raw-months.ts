/** Ways of writing a day in the files that are drawn. */
export type DayFormat =
  | "year-month-day"
  | "day/month/year"
  | "month/day/year"
  | "month-name"
  | "spreadsheet-number";

const NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (n: number): string => String(n).padStart(2, "0");
const DAY = 86_400_000;

/** A day as a format writes it. */
export function dayText(year: number, month: number, day: number, format: DayFormat): string {
  if (format === "spreadsheet-number")
    return String((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / DAY);
  if (format === "year-month-day") return `${year}-${two(month)}-${two(day)}`;
  if (format === "month-name") return `${two(day)}-${NAMES[month - 1]}-${year}`;
  return `${format === "day/month/year" ? `${two(day)}/${two(month)}` : `${two(month)}/${two(day)}`}/${year}`;
}

const PATTERNS: Record<Exclude<DayFormat, "spreadsheet-number">, [RegExp, number, number, number]> = {
  "year-month-day": [/^(\d{4})-(\d\d)-(\d\d)/, 1, 2, 3],
  "day/month/year": [/^(\d\d)\/(\d\d)\/(\d{4})/, 3, 2, 1],
  "month/day/year": [/^(\d\d)\/(\d\d)\/(\d{4})/, 3, 1, 2],
  "month-name": [/^(\d\d)-([A-Z][a-z][a-z])-(\d{4})/, 3, 2, 1]
};

/** The month of a text of a file that is drawn: of the place, where a time names the clock of Greenwich. */
export function monthOfText(text: string, format: DayFormat): string | undefined {
  const trimmed = text.trim();
  if (format === "spreadsheet-number") {
    if (!/^\d{5}$/.test(trimmed)) return undefined;
    return new Date(Date.UTC(1899, 11, 30) + Number(trimmed) * DAY).toISOString().slice(0, 7);
  }
  const [pattern, y, m, d] = PATTERNS[format];
  const found = pattern.exec(trimmed);
  if (!found) return undefined;
  const year = Number(found[y]);
  const month = format === "month-name" ? NAMES.indexOf(found[m]!) + 1 : Number(found[m]);
  const date = new Date(Date.UTC(year, month - 1, Number(found[d])));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== Number(found[d])) return undefined;
  const [, hours, minutes] = /[ T](\d\d):(\d\d)(?::\d\d)?Z$/.exec(trimmed) ?? [];
  const moment = date.getTime() + (hours ? (Number(hours) * 60 + Number(minutes)) * 60_000 : 0);
  return new Date(moment + (hours && isSummer(moment) ? 3_600_000 : 0)).toISOString().slice(0, 7);
}

/** From the last Sunday of March to that of October, at one o'clock in Greenwich. */
function isSummer(moment: number): boolean {
  const year = new Date(moment).getUTCFullYear();
  const lastSunday = (month: number): number => {
    const last = new Date(Date.UTC(year, month + 1, 0));
    return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1);
  };
  return moment >= lastSunday(2) && moment < lastSunday(9);
}
