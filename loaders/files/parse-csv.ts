import { CsvError, parse } from "csv-parse/sync";
import { fieldColumn } from "./field-column.js";
import type { Problem } from "./problem.js";

/** One record of a CSV file: its fields, and the line on which it starts. */
export interface CsvRecord {
  fields: string[];
  line: number;
}

const LINE_ENDS = ["\r\n", "\n", "\r"];
const LINE_END = /\r\n|\n|\r/;

/** The lines of a text, whatever system ended them. */
export function linesOf(text: string): string[] {
  return text.split(LINE_END);
}

/** The records of a CSV text, blank lines left out; or what is wrong with its quotation marks. */
export function parseCsv(file: string, text: string): CsvRecord[] | Problem {
  try {
    return withLines(parse(text, { relax_column_count: true, record_delimiter: LINE_ENDS }));
  } catch (error) {
    if (error instanceof CsvError) return quoteProblem(file, text, error);
    throw error;
  }
}

function withLines(rows: string[][]): CsvRecord[] {
  let next = 1;
  const records = rows.map((fields) => {
    const line = next;
    next += 1 + fields.reduce((breaks, field) => breaks + lineBreaks(field), 0);
    return { fields, line };
  });
  return records.filter(({ fields }) => fields.length > 1 || fields[0] !== "");
}

const lineBreaks = (field: string): number => (LINE_END.test(field) ? linesOf(field).length - 1 : 0);

function quoteProblem(file: string, text: string, error: CsvError): Problem {
  const open = error.code === "CSV_QUOTE_NOT_CLOSED";
  // An open quote is noticed at the end of the file; the last record that was whole tells where it began.
  const line = open ? linesOf(firstBytes(text, Number(error.bytes))).length : Number(error.lines);
  const value = linesOf(text)[line - 1]!;
  return {
    file,
    line,
    column: fieldColumn(value, Number(error.index)),
    value,
    problem: open ? "a quotation mark is opened and never closed" : "a quotation mark stands inside a field",
    expected: 'a field in quotation marks from end to end, with "" for a mark inside it',
    hint: "The rest of this file is checked once this line is mended."
  };
}

const firstBytes = (text: string, bytes: number): string => Buffer.from(text).subarray(0, bytes).toString();
