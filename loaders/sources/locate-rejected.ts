import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { identifier, pathLiteral } from "../duckdb/sql-text.js";
import { csvHead } from "./csv-head.js";
import type { Engine } from "./engine.js";
import { forceOfFile } from "./force-names.js";
import { groupColumns, wantedHeadings } from "./group-columns.js";
import { headingIndex } from "./headings.js";
import { parquetRelation, parquetText, parquetTypes } from "./parquet-text.js";
import { columnsOf } from "./read-sources-file.js";
import { CELL_HEADINGS, isWide, type Source } from "./source.js";
import { cellsOf, monthColumns } from "./wide-table.js";

/** A file of records that lies ready, and how its groups were made. */
export interface RecordFile {
  /** As accounts call it. */
  name: string;
  path: string;
  /** Its dates were cut behind the day. */
  cutDates: boolean;
}

/** The key of a group of records, from the texts of its columns. */
export const keyText = (texts: readonly (string | null)[]): string => JSON.stringify(texts);

/**
 * Every record of a file: its line (row of a Parquet file), in a wide table its column, and the key of its group, as the engine made it. The engine
 * does not say on which line a record stands; only a file with refused records is read for it, once more.
 */
export async function* recordKeys(
  engine: Engine,
  source: Source,
  file: RecordFile
): AsyncGenerator<{ line: number; column: number | undefined; key: string }> {
  const columns = columnsOf(source);
  const keys = groupColumns(source, () => "", file.cutDates);
  const isParquet = source.kind === "parquet" || file.path.endsWith(".parquet");
  const records = (isParquet ? parquetRecords : csvRecords)(engine, source, file);
  for await (const { line, column, values } of records) {
    const text = (name: string): string =>
      name === "force" && source.believe === "file-name"
        ? (forceOfFile(file.name) ?? "")
        : (values[columns[name]!] ?? "");
    yield { line, column, key: keyText(keys.map(({ textOf }) => textOf(text))) };
  }
}

/** A record as another reader gives it: the text of each heading that the source reads. */
interface FoundRecord {
  line: number;
  column?: number;
  values: Record<string, string | null>;
}

async function* csvRecords(_: Engine, source: Source, { path }: RecordFile): AsyncGenerator<FoundRecord> {
  const delimiter = source.delimiter ?? ",";
  const { line: headerLine, header } = csvHead(path, delimiter, source.header_row);
  const places = wantedHeadings(source).map((heading) => ({
    heading,
    at: headingIndex(header ?? [], heading)
  }));
  const months = isWide(source) ? monthColumns(header ?? [], source) : null;
  const parser = createReadStream(path).pipe(
    parse({
      delimiter,
      bom: true,
      info: true,
      from_line: headerLine,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true
    })
  );
  let isHeader = true;
  for await (const { record, info } of parser as AsyncIterable<{
    record: string[];
    info: { lines: number };
  }>) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    const breaks = record.reduce((total, field) => total + (field.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    const values = Object.fromEntries(places.map(({ heading, at }) => [heading, record[at] ?? null]));
    const found = { line: info.lines - breaks, values };
    if (months) yield* cellsOf(found, months, ({ index }) => record[index] || null);
    else yield found;
  }
}

async function* parquetRecords(
  engine: Engine,
  source: Source,
  { path }: RecordFile
): AsyncGenerator<FoundRecord> {
  const types = await parquetTypes(engine, path);
  const file = `read_parquet(${pathLiteral(path)}, file_row_number = true)`;
  const relation = parquetRelation(file, [...types.keys()], types, source);
  const headings = [...wantedHeadings(source), ...(isWide(source) ? Object.values(CELL_HEADINGS) : [])];
  const texts = headings.map((heading) => `${parquetText(types, heading)} AS ${identifier(heading)}`);
  const rows = await engine.rows<FoundRecord["values"] & { line_of_file: number }>(
    `SELECT ${texts.join(", ")}, file_row_number + 1 AS line_of_file FROM ${relation} ORDER BY line_of_file`
  );
  for (const { line_of_file, ...values } of rows) yield { line: line_of_file, values };
}
