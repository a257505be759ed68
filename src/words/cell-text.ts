/** A cell of a workbook, as the library that reads workbooks gives it. */
export interface WorkbookCell {
  /** Type: n a number (a date too), s a text, b a truth, e an error, z nothing. */
  t: string;
  v?: unknown;
  /** Format of a number. */
  z?: string | number;
  /** What is displayed; of an error its name. */
  w?: string;
}

/** What the library knows of the numbers that stand for dates. */
export interface DateNumbers {
  is_date(format: string): boolean;
  parse_date_code(
    value: number,
    options?: { date1904?: boolean }
  ): { y: number; m: number; d: number; H: number; M: number; S: number } | null;
}

/** A number with more digits has lost some when the spreadsheet took it for a number. */
const MOST_DIGITS = 15;

/** Did the cell lose digits? An id of more than 15 digits has to be a text in a workbook. */
export const isRounded = ({ t, v }: WorkbookCell): boolean =>
  t === "n" && Number.isInteger(v) && Math.abs(v as number) >= 10 ** MOST_DIGITS;

/**
 * The value of a cell as text, by its type and never by what is displayed: a number in plain digits, whatever its format
 * rounds or adds; a date as 2014-09-30, with the time behind it unless it is midnight. Line breaks inside a text become spaces.
 */
export function cellText(cell: WorkbookCell | undefined, dates: DateNumbers, date1904: boolean): string {
  if (!cell || cell.v === undefined || cell.v === null) return "";
  if (cell.t === "e") return cell.w ?? "#N/A";
  if (cell.t === "b") return cell.v ? "TRUE" : "FALSE";
  if (cell.t !== "n") return String(cell.v).replace(/\s*[\r\n]+\s*/g, " ");
  const number = cell.v as number;
  if (typeof cell.z !== "string" || !dates.is_date(cell.z)) return numberText(number);
  const found = dates.parse_date_code(number, { date1904 });
  if (!found) return numberText(number);
  const day = `${String(found.y).padStart(4, "0")}-${two(found.m)}-${two(found.d)}`;
  const time = [found.H, found.M, found.S].map(two).join(":");
  return time === "00:00:00" ? day : `${day} ${time}`;
}

const two = (n: number): string => String(n).padStart(2, "0");

/** All digits of a number, without an exponent. */
function numberText(number: number): string {
  return Number.isInteger(number) ? BigInt(number).toString() : String(number);
}
