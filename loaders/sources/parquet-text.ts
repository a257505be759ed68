import { identifier, pathLiteral } from "../duckdb/sql-text.js";
import type { Engine } from "./engine.js";
import { headingIndex } from "./headings.js";
import { CELL_HEADINGS, isWide, type Source } from "./source.js";
import { UnreadableFile } from "./unreadable-file.js";
import { cellRecords, monthColumns } from "./wide-table.js";

/** The columns of a Parquet file, each with the type that the engine gives it. Throws an {@link UnreadableFile}. */
export async function parquetTypes(engine: Engine, path: string): Promise<Map<string, string>> {
  const columns = await engine
    .rows<{ column_name: string; column_type: string }>(
      `DESCRIBE SELECT * FROM read_parquet(${pathLiteral(path)})`
    )
    .catch((error: Error) => {
      throw new UnreadableFile(
        firstLine(error),
        "a Parquet file",
        "Write or copy the file again: it may have been cut short."
      );
    });
  return new Map(columns.map((column) => [column.column_name, column.column_type]));
}

/** SQL of a value as text, null where it is blank; a moment as a time of the clock of Greenwich that says so. */
export function parquetText(types: ReadonlyMap<string, string>, heading: string): string {
  const name = [...types.keys()][headingIndex([...types.keys()], heading)]!;
  const column = identifier(name);
  if (types.get(name) !== "TIMESTAMP WITH TIME ZONE") return `nullif(CAST(${column} AS VARCHAR), '')`;
  return `CAST(make_timestamp(epoch_us(${column})) AS VARCHAR) || 'Z'`;
}

/** What the engine says first of an error. */
export const firstLine = (error: Error): string => error.message.split("\n", 1)[0]!;

/** The records of a Parquet file; of a wide table its cells, whose two columns join `types`. */
export function parquetRelation(
  relation: string,
  header: readonly string[],
  types: Map<string, string>,
  source: Source
): string {
  if (!isWide(source)) return relation;
  const cells = cellRecords(relation, monthColumns(header, source), CELL_HEADINGS, ({ heading }) =>
    parquetText(types, heading)
  );
  for (const heading of Object.values(CELL_HEADINGS)) types.set(heading, "VARCHAR");
  return cells;
}
