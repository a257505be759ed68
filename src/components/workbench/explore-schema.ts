import { element } from "../../kit/element.js";
import { formatUnits } from "../../words/format.js";
import type { Database, QueryResult } from "./duckdb-client.js";

/** One column of the dictionary. */
export interface SchemaColumn {
  name: string;
  type: string;
  description: string;
}

/** One table of the dictionary. */
export interface SchemaTable {
  name: string;
  description: string;
  rows: number;
  columns: SchemaColumn[];
}

/** The dictionary as the database itself keeps it: its comments. A table stored in parts has the rows of its parts. */
const SCHEMA_QUERY = `WITH named AS (
  SELECT table_oid, table_name, comment, estimated_size AS rows
  FROM duckdb_tables()
  WHERE database_name = 'plan' AND schema_name = 'main'
  UNION ALL
  SELECT view_oid, view_name, comment, (
    SELECT sum(part.estimated_size) FROM duckdb_tables() AS part
    WHERE part.schema_name = 'parts' AND starts_with(part.table_name, view_name || ' ')
  )
  FROM duckdb_views()
  WHERE database_name = 'plan' AND schema_name = 'main' AND NOT internal
)
SELECT t.table_name, t.comment AS description, t.rows,
  c.column_name, c.data_type, c.comment AS column_description
FROM named AS t
JOIN duckdb_columns() AS c USING (table_oid)
WHERE c.database_name = 'plan'
ORDER BY t.table_name, c.column_index`;

/** Reads the tables with their columns and descriptions. */
export async function readSchema(database: Database): Promise<SchemaTable[]> {
  return schemaOf((await database.query(SCHEMA_QUERY)).rows);
}

function schemaOf(rows: QueryResult["rows"]): SchemaTable[] {
  const tables = new Map<string, SchemaTable>();
  for (const row of rows) {
    const name = String(row.table_name);
    const table = tables.get(name) ?? {
      name,
      description: String(row.description ?? ""),
      rows: Number(row.rows),
      columns: []
    };
    table.columns.push({
      name: String(row.column_name),
      type: typeInWords(String(row.data_type)),
      description: String(row.column_description ?? "")
    });
    tables.set(name, table);
  }
  return [...tables.values()];
}

const TYPES: Record<string, string> = {
  VARCHAR: "text",
  INTEGER: "whole number",
  BIGINT: "whole number",
  DOUBLE: "number",
  BOOLEAN: "true or false",
  DATE: "date"
};

/** "text" for VARCHAR; a type without a plain name keeps its own. */
export function typeInWords(type: string): string {
  return TYPES[type] ?? type.toLowerCase();
}

/** The tables, each opening on its columns. `onRows` asks for the first rows of a table. */
export function exploreSchema(tables: readonly SchemaTable[], onRows: (table: string) => void): HTMLElement {
  return element("div", { class: "explore-schema" }, ...tables.map((table) => tableElement(table, onRows)));
}

function tableElement(
  { name, description, rows, columns }: SchemaTable,
  onRows: (table: string) => void
): HTMLElement {
  return element(
    "details",
    {},
    element(
      "summary",
      {},
      element("code", {}, name),
      " ",
      element("span", { class: "explore-quiet" }, formatUnits(rows, "row"))
    ),
    element("p", {}, description),
    element(
      "dl",
      {},
      ...columns.map((column) =>
        element(
          "div",
          {},
          element("dt", {}, element("code", {}, column.name), ` ${column.type}`),
          element("dd", {}, column.description)
        )
      )
    ),
    element(
      "button",
      { type: "button", onclick: () => onRows(name), "aria-label": `Show the first rows of ${name}` },
      "Show its first rows"
    )
  );
}
