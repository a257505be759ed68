import type { AsyncDuckDBConnection } from "@duckdb/duckdb-wasm";
import { DatabaseError } from "./database-error.js";
import type { Engine } from "./engine.js";
import { LOCAL } from "./local-csv.js";
import { type Column, columnsOf, DICTIONARY, rowsOf } from "./plain-rows.js";

/** The answer to a query. */
export interface QueryResult {
  columns: Column[];
  /** Plain objects by column name. Dates are text, such as "2014-09-30". */
  rows: Record<string, unknown>[];
  /** Were there more rows than `limit`? */
  truncated: boolean;
}

export interface QueryOptions {
  /** Stops the query; the promise then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Most rows to return. */
  limit?: number;
  /** Are the page's own tables looked for before those of the plan? */
  localFirst?: boolean;
}

const LIMIT = 100_000;

/** How long a query may take to stop when it is told to, in milliseconds, before its engine is stopped instead. */
const PATIENCE = 1000;

/** Runs one SQL statement. Rejects with a {@link DatabaseError} that carries the database's own message. */
export async function runQuery(
  engine: Engine,
  sql: string,
  options: QueryOptions = {}
): Promise<QueryResult> {
  const { signal, limit = LIMIT, localFirst } = options;
  signal?.throwIfAborted();
  // A connection can only follow one query at a time, so each query has its own.
  const connection = await Promise.race([engine.db.connect(), engine.stopped]);
  const answer = connection
    .query(localFirst ? `SET search_path = '${LOCAL}.main,plan.main'` : "USE plan")
    .then(() => read(connection, sql, limit))
    // Nobody waits for the connection to be closed.
    .finally(() => void connection.close().catch(() => {}));
  try {
    return await Promise.race([answer, engine.stopped, aborted(signal)]);
  } catch (error) {
    if (!signal?.aborted) throw DatabaseError.from(error);
    cancel(engine, connection, answer);
    throw signal.reason;
  }
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) =>
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true })
  );
}

/** The engine looks for a cancellation between steps, and a step can be long: a cross join, for example. */
function cancel(engine: Engine, connection: AsyncDuckDBConnection, answer: Promise<QueryResult>): void {
  const timer = setTimeout(engine.stop, PATIENCE);
  answer.catch(() => {}).then(() => clearTimeout(timer));
  connection.cancelSent().catch(() => {});
}

async function read(connection: AsyncDuckDBConnection, sql: string, limit: number): Promise<QueryResult> {
  const reader = await connection.send(sql, true);
  await reader.open();
  const { fields } = reader.schema;
  const columns = columnsOf(fields);
  // A stream leaves out the dictionary, so that its values would all be null.
  const batches = fields.some(({ type }) => type.typeId === DICTIONARY)
    ? (await connection.query(sql)).batches
    : reader;
  const rows: Record<string, unknown>[] = [];
  for await (const batch of batches) {
    rows.push(...rowsOf(batch, fields, columns));
    if (rows.length > limit) break;
  }
  return { columns, rows: rows.slice(0, limit), truncated: rows.length > limit };
}
