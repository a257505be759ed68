import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { groupBy } from "../files/group-by.js";
import type { Row } from "./plan-rows.js";
import { identifier, literal } from "./sql-text.js";
import type { ColumnType, TableDefinition } from "./tables.js";

/** A table with its rows. */
export interface TableRows {
  table: TableDefinition;
  rows: readonly Row[];
}

/** The oldest form of file that holds all that is used here: the engine of the browser reads it without extensions. */
const STORAGE_VERSION = "v1.2.0";

/**
 * Small blocks and row groups: the browser fetches whole blocks, and one series over all forces is a few thousand rows.
 * The bench reports what is fetched for it.
 */
const BLOCK_BYTES = 16_384;
const ROWS_IN_GROUP = 8_192;

/** Ways of compressing numbers that leave a few bytes of the file as they happen to stand in memory. */
const UNSTABLE_COMPRESSION = "alp,alprd";

/**
 * Writes a new database file with these tables, their rows in the tables' own order and every description as a comment.
 * The same tables give the same file.
 */
export async function writeDatabase(path: string, tables: readonly TableRows[]): Promise<void> {
  // One thread: several would write the blocks of the file in whatever order they finish.
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    const attachOptions = `STORAGE_VERSION '${STORAGE_VERSION}', BLOCK_SIZE ${BLOCK_BYTES}, ROW_GROUP_SIZE ${ROWS_IN_GROUP}`;
    await connection.run(`ATTACH ${literal(path)} AS plan (${attachOptions})`);
    await connection.run("USE plan");
    await connection.run(`SET disabled_compression_methods = '${UNSTABLE_COMPRESSION}'`);
    for (const { table, rows } of tables) {
      const ordered = sorted(rows, table.order);
      if (table.partition && ordered.length > 0)
        await writeParts(connection, table, ordered, table.partition);
      else await writeTable(connection, table, ordered);
    }
    await connection.run("CHECKPOINT plan");
    await connection.run("USE memory; DETACH plan");
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function writeTable(
  connection: DuckDBConnection,
  table: TableDefinition,
  rows: readonly Row[]
): Promise<void> {
  await connection.run([createTable("main", table), ...describe("TABLE", table)].join(";\n"));
  await appendRows(connection, "main", table, rows);
}

/** The schema of the stored parts of partitioned tables. */
export const PARTS = "parts";

/** Each value of the column as a table in {@link PARTS}, and a view that puts them together under the table's name. */
async function writeParts(
  connection: DuckDBConnection,
  table: TableDefinition,
  rows: readonly Row[],
  by: string
): Promise<void> {
  const columns = table.columns.filter(({ name }) => name !== by);
  const parts = [...groupBy(rows, (row) => String(row[by]))].map(([value, own]) => ({
    value,
    rows: own,
    table: { ...table, columns, name: `${table.name} ${value}` }
  }));
  await connection.run(`CREATE SCHEMA IF NOT EXISTS ${PARTS}`);
  for (const part of parts) {
    await connection.run(createTable(PARTS, part.table));
    await appendRows(connection, PARTS, part.table, part.rows);
  }
  const selects = parts.map((part) => {
    const list = table.columns.map(({ name }) =>
      name === by ? `${literal(part.value)} AS ${identifier(by)}` : identifier(name)
    );
    return `SELECT ${list.join(", ")} FROM ${PARTS}.${identifier(part.table.name)}`;
  });
  await connection.run(
    [
      `CREATE VIEW ${identifier(table.name)} AS ${selects.join(" UNION ALL ")}`,
      ...describe("VIEW", table)
    ].join(";\n")
  );
}

/** The statement that creates a table. */
export function createTable(schema: string, { name, columns }: TableDefinition): string {
  const list = columns.map((column) => `${identifier(column.name)} ${column.type}`).join(", ");
  return `CREATE TABLE ${schema}.${identifier(name)} (${list})`;
}

/** The statements that describe a table or a view, which readers see as one of the tables. */
export function describe(kind: "TABLE" | "VIEW", { name, description, columns }: TableDefinition): string[] {
  return [
    `COMMENT ON ${kind} ${identifier(name)} IS ${literal(description)}`,
    ...columns.map(
      (column) =>
        `COMMENT ON COLUMN ${identifier(name)}.${identifier(column.name)} IS ${literal(column.description)}`
    )
  ];
}

async function appendRows(
  connection: DuckDBConnection,
  schema: string,
  table: TableDefinition,
  rows: readonly Row[]
): Promise<void> {
  const appender = await connection.createAppender(table.name, schema);
  for (const row of rows) {
    for (const { name, type } of table.columns)
      appendValue(appender, row[name], type, `${table.name}.${name}`);
    appender.endRow();
  }
  appender.closeSync();
}

function appendValue(
  appender: DuckDBAppender,
  value: Row[string] | undefined,
  type: ColumnType,
  column: string
): void {
  if (value === null) appender.appendNull();
  else if (fits(value, type)) APPEND[type](appender, value);
  else throw new TypeError(`${column} is ${JSON.stringify(value)}; expected ${type} or null`);
}

const APPEND: Record<ColumnType, (appender: DuckDBAppender, value: string | number | boolean) => void> = {
  VARCHAR: (appender, value) => appender.appendVarchar(value as string),
  INTEGER: (appender, value) => appender.appendInteger(value as number),
  DOUBLE: (appender, value) => appender.appendDouble(value as number),
  BOOLEAN: (appender, value) => appender.appendBoolean(value as boolean)
};

function fits(value: unknown, type: ColumnType): value is string | number | boolean {
  switch (type) {
    case "VARCHAR":
      return typeof value === "string";
    case "INTEGER":
      return Number.isInteger(value);
    case "DOUBLE":
      return typeof value === "number";
    case "BOOLEAN":
      return typeof value === "boolean";
  }
}

/** A copy in the order of these columns; nulls first; rows that agree in all of them stay as they are. */
function sorted(rows: readonly Row[], order: readonly string[]): Row[] {
  return [...rows].sort((a, b) => {
    for (const name of order) {
      const [x, y] = [a[name] ?? "", b[name] ?? ""];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  });
}
