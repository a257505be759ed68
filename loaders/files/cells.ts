import { BASIS_WORDS, isBasis } from "../../src/plan/basis.js";
import { EXPECTED_ID, isId } from "../../src/plan/id.js";
import { isMonth, type Month } from "../../src/plan/month.js";

/** How the text of one CSV field becomes a value. */
export interface Cell<T> {
  /** What the text must be, in words that follow "expected". */
  expected: string;
  /** The value, or undefined when the text is not what is expected. */
  read(text: string): T | undefined;
}

/** Larger numbers are taken for slips of the keyboard. */
const LARGEST = 1e9;

const accept = (pattern: RegExp, expected: string): Cell<string> => ({
  expected,
  read: (text) => (pattern.test(text) ? text : undefined)
});

function number(pattern: RegExp, expected: string, fits: (value: number) => boolean): Cell<number> {
  return {
    expected,
    read(text) {
      const value = pattern.test(text) ? Number(text) : Number.NaN;
      return fits(value) ? value : undefined;
    }
  };
}

/** A day of the calendar: 2014-02-30 is none. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text)
  );
}

const WHOLE = /^\d+$/;
const DECIMAL = /^\d+(\.\d+)?$/;

export const idCell: Cell<string> = {
  expected: EXPECTED_ID,
  read: (text) => (isId(text) ? text : undefined)
};

export const textCell = accept(/^(?=.*\S)[^\r\n\t]+$/, "a text on one line");

export const areaCodeCell = accept(/^[A-Z]\d{8}$/, "an ONS area code, such as E23000021");

export const basisCell: Cell<string> = {
  expected: `a phrase with at least one of the words ${BASIS_WORDS.join(", ")}`,
  read: (text) => (isBasis(text) ? textCell.read(text) : undefined)
};

export const monthCell: Cell<Month> = {
  expected: "a month written YYYY-MM, 1900-01 or later, such as 2014-09",
  read: (text) => (isMonth(text) ? text : undefined)
};

export const dayCell: Cell<string> = {
  expected: "a day written YYYY-MM-DD, such as 2014-10-31",
  read: (text) => (isDay(text) ? text : undefined)
};

export const quarterEndCell: Cell<Month> = {
  expected: "the last month of a quarter (03, 06, 09 or 12) written YYYY-MM, such as 2014-09",
  read: (text) => (isMonth(text) && Number(text.slice(5)) % 3 === 0 ? text : undefined)
};

export const yearCell = number(WHOLE, "a year from 1900 to 2199", (v) => v >= 1900 && v < 2200);

export const countCell = number(
  WHOLE,
  "a whole number from 0 to 1,000,000,000",
  (v) => v >= 0 && v <= LARGEST
);

export const positiveWholeCell = number(
  WHOLE,
  "a whole number from 1 to 1,000,000,000",
  (v) => v >= 1 && v <= LARGEST
);

export const monthsCell = number(WHOLE, "a whole number of months from 1 to 36", (v) => v >= 1 && v <= 36);

export const percentCell = number(
  DECIMAL,
  "a percentage from 0 to 100, such as 84.2",
  (v) => v >= 0 && v <= 100
);

export const designEffectCell = number(DECIMAL, "a number above 0 and at most 100", (v) => v > 0 && v <= 100);

/** An address of the web: nothing that a browser would run. */
export const linkCell: Cell<string> = {
  expected: "an address that begins with https:// or http://",
  read: (text) => (/^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined)
};

/** One of a few words. */
export function wordCell<T extends string>(words: readonly T[]): Cell<T> {
  return { expected: words.join(" or "), read: (text) => words.find((word) => word === text) };
}

/** The same cell, which may also be left blank: null. */
export function optional<T>(cell: Cell<T>): Cell<T | null> {
  return {
    expected: `${cell.expected}, or nothing`,
    read: (text) => (text === "" ? null : cell.read(text))
  };
}
