import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { identifier, literal } from "../duckdb/sql-text.js";
import type { Engine } from "./engine.js";
import { DATE_LENGTH } from "./month-of-date.js";
import { columnsOf } from "./read-sources-file.js";
import type { Source } from "./source.js";
import { SOURCE_KINDS } from "./source-kinds.js";

/** What a group of refused records has in common. */
export interface RejectedKey {
  date: string;
  force: string;
  /** The text in place of a count; null where the count is one, for groups add those up. */
  count: string | null;
  weight: string;
}

/** The columns that can make a record be refused, those that a source has. */
const KEYS = ["date", "force", "count", "weight"] as const;

const keyText = (key: RejectedKey): string => JSON.stringify(KEYS.map((name) => key[name]));

/**
 * The lines (rows of a Parquet file) of a file whose records have one of these keys, with the key of each; at most
 * `most`. Only a file with refused records is read for it, once more.
 */
export async function locateRejected(
  engine: Engine,
  source: Source,
  path: string,
  keys: readonly RejectedKey[],
  most: number
): Promise<{ line: number; key: RejectedKey }[]> {
  const wanted = new Map(keys.map((key) => [keyText(key), key]));
  const found: { line: number; key: RejectedKey }[] = [];
  const records = source.kind === "parquet" || path.endsWith(".parquet") ? parquetRecords : csvRecords;
  for await (const { line, values } of records(engine, source, path)) {
    const key = wanted.get(keyText(keyOf(source, values)));
    if (key) found.push({ line, key });
    if (found.length === most) break;
  }
  return found;
}

type Values = Record<string, string | undefined>;

/** The key of a record, with the same cuts as the SQL of the groups makes. */
function keyOf(source: Source, values: Values): RejectedKey {
  const columns = columnsOf(source);
  const text = (name: string): string => (Object.hasOwn(columns, name) ? (values[columns[name]!] ?? "") : "");
  const quarters = SOURCE_KINDS[source.kind].dateFormat === "financial-quarter";
  const date = quarters
    ? `${trimmed(text("year"))} ${trimmed(text("quarter"))}`
    : Array.from(text("date"))
        .slice(0, DATE_LENGTH + 1)
        .join("");
  return {
    date: trimmed(date),
    force: trimmed(text("force")),
    count: Object.hasOwn(columns, "count") ? badCount(text("count")) : null,
    weight: trimmed(text("weight"))
  };
}

const badCount = (count: string): string | null => (/^\d{1,9}$/.test(trimmed(count)) ? null : trimmed(count));

/** A text without the spaces around it, as the engine trims: of every kind of space, but no tabs. */
const trimmed = (text: string): string => text.replace(/^\p{Zs}+|\p{Zs}+$/gu, "");

interface FoundRecord {
  line: number;
  values: Values;
}

async function* csvRecords(_: Engine, source: Source, path: string): AsyncGenerator<FoundRecord> {
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

async function* parquetRecords(engine: Engine, source: Source, path: string): AsyncGenerator<FoundRecord> {
  const columns = columnsOf(source);
  const headings = KEYS.flatMap((name) => (Object.hasOwn(columns, name) ? [columns[name]!] : []));
  const texts = headings.map(
    (heading) => `CAST(${identifier(heading)} AS VARCHAR) AS ${identifier(heading)}`
  );
  const rows = await engine.rows<Values & { line_of_file: number }>(
    `SELECT ${texts.join(", ")}, file_row_number + 1 AS line_of_file FROM read_parquet(${literal(path)}, file_row_number = true) ORDER BY line_of_file`
  );
  for (const { line_of_file, ...values } of rows) yield { line: line_of_file, values };
}
