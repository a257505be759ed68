// d3-dsv as pages are given it: the same, but for making a function from the headings of a file, which needs the right
// to make code from text. Here an object is made of each row instead.
import { type DSVRowArray, dsvFormat as originalFormat } from "d3-dsv";

export * from "d3-dsv";

type Row = Record<string, string>;
type Convert = (row: Row, index: number, columns: string[]) => unknown;

const asItIs: Convert = (row) => row;

/** A format for this delimiter. Its `parse` takes the first record as the columns' names, as d3-dsv's own does. */
export function dsvFormat(delimiter: string) {
  const format = originalFormat(delimiter);
  return {
    ...format,
    parse: (text: string, convert?: Convert | false) => parse(format.parseRows(text), convert || asItIs)
  };
}

function parse([columns = [], ...rows]: string[][], convert: Convert) {
  const objects = rows
    .map((row, i) => convert(Object.fromEntries(columns.map((name, c) => [name, row[c] ?? ""])), i, columns))
    .filter((row) => row != null);
  return Object.assign(objects, { columns }) as DSVRowArray;
}

export const csvParse = dsvFormat(",").parse;
export const tsvParse = dsvFormat("\t").parse;
