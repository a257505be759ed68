import { gunzipSync, unzipSync } from "fflate";
import { parquetReadObjects } from "hyparquet";

/** Readers of files from their bytes, for counts that share no code with the product's. */

/** Rows as texts under their headings; null for a row that is no record. */
export type RawRows = (Record<string, string> | null)[];

/** How the text of a file is written. */
export interface TextDialect {
  encoding: "utf-8" | "utf-16" | "windows-1252";
  delimiter: string;
  /** Lines above the headings that are not blank. */
  titles: number;
}

/** The rows of a text; compressed or not. */
export function textRows(bytes: Buffer, { encoding, delimiter, titles }: TextDialect): RawRows {
  const whole = plain(bytes);
  const decoder = whole[0] === 0xff || encoding === "utf-16" ? "utf-16le" : encoding;
  const records = split(new TextDecoder(decoder).decode(whole), delimiter)
    .filter((fields) => fields.length > 1 || fields[0]!.trim() !== "")
    .slice(titles);
  const [header, ...rows] = records as [string[], ...string[][]];
  return rows.map((fields) => (fields.length === header.length ? underHeadings(header, fields) : null));
}

function plain(bytes: Buffer): Uint8Array {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes);
  if (bytes.subarray(0, 2).toString("latin1") === "PK") return Object.values(unzipSync(bytes))[0]!;
  return bytes;
}

const underHeadings = (header: readonly string[], fields: readonly string[]): Record<string, string> =>
  Object.fromEntries(header.map((heading, i) => [heading, fields[i] ?? ""]));

/** Fields of records, quotation marks taken away; a line feed inside them ends no record. */
function split(text: string, delimiter: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  let field = "";
  let isQuoted = false;
  const endRecord = (): void => {
    records.push([...fields, field]);
    fields = [];
    field = "";
  };
  for (let i = 0; i < text.length; i++) {
    const mark = text[i]!;
    if (isQuoted && mark === '"' && text[i + 1] === '"') field += text[++i];
    else if (mark === '"') isQuoted = !isQuoted;
    else if (isQuoted) field += mark;
    else if (mark === delimiter) {
      fields.push(field);
      field = "";
    } else if (mark === "\n") endRecord();
    else if (mark !== "\r") field += mark;
  }
  if (field !== "" || fields.length > 0) endRecord();
  return records;
}

/** The rows of a Parquet file, by a reader of its own; a date as YYYY-MM-DD, a moment as it is written with a Z. */
export async function parquetRows(bytes: Buffer): Promise<RawRows> {
  const file = new Uint8Array(bytes).buffer;
  const rows = await parquetReadObjects({ file });
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([heading, value]) => [heading, textOf(value)]))
  );
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return value === null || value === undefined ? "" : String(value);
}

/** The rows of the first sheet of a workbook (.xlsx or .ods) below so many rows of titles; a date as YYYY-MM-DD. */
export function sheetRows(bytes: Buffer, titles: number): RawRows {
  const parts = unzipSync(bytes);
  const part = (name: string): string => new TextDecoder().decode(parts[name]);
  const all = parts["content.xml"]
    ? odsCells(part("content.xml"))
    : xlsxCells(part("xl/worksheets/sheet1.xml"));
  const [header, ...rows] = all.slice(titles) as [string[], ...string[][]];
  return rows
    .filter((cells) => cells.some((cell) => cell !== ""))
    .map((cells) => underHeadings(header, cells));
}

/** Cells of a sheet of Excel: texts stand in the cells, days are numbers. */
function xlsxCells(xml: string): string[][] {
  return [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = ""]) => {
    const cells: string[] = [];
    for (const [, letters, attributes, inside = ""] of row.matchAll(
      /<c r="([A-Z])\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs
    )) {
      const value = unescaped(/<(?:v|t)[^>]*>(.*?)<\/(?:v|t)>/s.exec(inside)?.[1] ?? "");
      const isNumber = !/ t="(str|s|inlineStr|d)"/.test(attributes!);
      const column = letters!.charCodeAt(0) - 65;
      cells[column] = isNumber && column === 0 && value !== "" ? dayOfNumber(Number(value)) : value;
    }
    return Array.from(cells, (cell) => cell ?? "");
  });
}

const dayOfNumber = (days: number): string =>
  new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);

/** Cells of a sheet of OpenDocument; repeated ones are there as often as they are. */
function odsCells(xml: string): string[][] {
  const table = /<table:table .*?<\/table:table>/s.exec(xml)![0];
  return [...table.matchAll(/<table:table-row[^>]*?(?:\/>|>(.*?)<\/table:table-row>)/gs)].map(
    ([, row = ""]) => {
      const cells: string[] = [];
      for (const [, attributes = "", inside = ""] of row.matchAll(
        /<table:(?:covered-)?table-cell([^>]*?)(?:\/>|>(.*?)<\/table:(?:covered-)?table-cell>)/gs
      )) {
        const repeated = Number(/number-columns-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1);
        const value = odsValue(attributes, inside, cells.length === 0);
        cells.push(...Array.from({ length: Math.min(repeated, 99) }, () => value));
      }
      return cells;
    }
  );
}

/** A date may be one, or in the first column the number of a day. */
function odsValue(attributes: string, inside: string, isFirst: boolean): string {
  const date = /office:date-value="(\d{4}-\d\d-\d\d)/.exec(attributes)?.[1];
  const number = /office:value="([^"]*)"/.exec(attributes)?.[1];
  if (number !== undefined && isFirst) return dayOfNumber(Number(number));
  const text = inside.replaceAll(/<text:s(?: text:c="(\d+)")?\/>/g, (_, n) => " ".repeat(Number(n ?? 1)));
  return date ?? number ?? unescaped(text.replaceAll(/<[^>]*>/g, ""));
}

const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
