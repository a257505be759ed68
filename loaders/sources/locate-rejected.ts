import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { identifier, literal } from "../duckdb/sql-text.js";
import type { Engine } from "./engine.js";
import { forceOfFile } from "./force-names.js";
import { groupColumns, wantedColumns } from "./group-columns.js";
import { parquetText, parquetTypes } from "./parquet-text.js";
import { columnsOf } from "./read-sources-file.js";
import type { Source } from "./source.js";

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
 * Every record of a file: its line (row of a Parquet file) and the key of its group, as the engine made it. The engine
 * does not say on which line a record stands; only a file with refused records is read for it, once more.
 */
export async function* recordKeys(
  engine: Engine,
  source: Source,
  file: RecordFile
): AsyncGenerator<{ line: number; key: string }> {
  const columns = columnsOf(source);
  const keys = groupColumns(source, () => "", file.cutDates);
  const isParquet = source.kind === "parquet" || file.path.endsWith(".parquet");
  const records = (isParquet ? parquetRecords : csvRecords)(engine, source, file);
  for await (const { line, values } of records) {
    const text = (name: string): string =>
      name === "force" && source.believe === "file-name"
        ? (forceOfFile(file.name) ?? "")
        : (values[columns[name]!] ?? "");
    yield { line, key: keyText(keys.map(({ textOf }) => textOf(text))) };
  }
}

type Values = Record<string, string | undefined>;

interface FoundRecord {
  line: number;
  values: Values;
}

async function* csvRecords(_: Engine, source: Source, { path }: RecordFile): AsyncGenerator<FoundRecord> {
  const parser = createReadStream(path).pipe(
    parse({
      delimiter: source.delimiter ?? ",",
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true
    })
  );
  let header: string[] | undefined;
  for await (const { record, info } of parser as AsyncIterable<{
    record: string[];
    info: { lines: number };
  }>) {
    const fields: string[] = record;
    header ??= fields;
    if (header === fields) continue;
    const breaks = fields.reduce((total, field) => total + (field.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    yield {
      line: info.lines - breaks,
      values: Object.fromEntries(header.map((name, i) => [name, fields[i]]))
    };
  }
}

async function* parquetRecords(
  engine: Engine,
  source: Source,
  { path }: RecordFile
): AsyncGenerator<FoundRecord> {
  const columns = columnsOf(source);
  const headings = [...new Set(wantedColumns(source).map((name) => columns[name]!))];
  const types = await parquetTypes(engine, path);
  const texts = headings.map((heading) => `${parquetText(heading, types)} AS ${identifier(heading)}`);
  const rows = await engine.rows<Values & { line_of_file: number }>(
    `SELECT ${texts.join(", ")}, file_row_number + 1 AS line_of_file FROM read_parquet(${literal(path)}, file_row_number = true) ORDER BY line_of_file`
  );
  for (const { line_of_file, ...values } of rows) yield { line: line_of_file, values };
}
