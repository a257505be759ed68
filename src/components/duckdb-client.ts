import { EngineStoppedError } from "../duckdb/database-error.js";
import type { Progress, ProgressListener } from "../duckdb/download.js";
import { type Engine, startEngine } from "../duckdb/engine.js";
import { type QueryOptions, type QueryResult, runQuery } from "../duckdb/run-query.js";

export { DatabaseError } from "../duckdb/database-error.js";
export type { Column, ColumnType } from "../duckdb/plain-rows.js";
export type { Progress, ProgressListener, QueryOptions, QueryResult };

/** A read-only database. */
export interface Database {
  /** Runs one SQL statement. Rejects with a `DatabaseError` that carries the database's own message. */
  query(sql: string, options?: QueryOptions): Promise<QueryResult>;
}

interface Running {
  address: string;
  engine: Promise<Engine>;
}

const listeners = new Set<ProgressListener>();
let running: Running | null = null;

/**
 * Opens the database file at an address of this site. Nothing is fetched before the first call; the engine is started
 * once and shared by all later ones. `onProgress` is told how much of it has arrived.
 * After a failure the next call, or the next query, tries again.
 */
export async function openDatabase(
  url: string,
  { onProgress }: { onProgress?: ProgressListener } = {}
): Promise<Database> {
  const address = new URL(url, document.baseURI).href;
  if (onProgress) listeners.add(onProgress);
  try {
    await engineFor(address);
  } finally {
    if (onProgress) listeners.delete(onProgress);
  }
  return { query: (sql, options) => ask(address, sql, options) };
}

/** Cancelling one query can stop the engine; any other query is then asked again of the next engine. */
async function ask(address: string, sql: string, options?: QueryOptions): Promise<QueryResult> {
  const engine = engineFor(address);
  try {
    return await runQuery(await engine, sql, options);
  } catch (error) {
    if (!(error instanceof EngineStoppedError)) throw error;
    forget(engine);
    return runQuery(await engineFor(address), sql, options);
  }
}

/** The engine that serves a file. A file at another address, such as a new version of it, replaces the last one. */
function engineFor(address: string): Promise<Engine> {
  if (running?.address === address) return running.engine;
  running?.engine.then((engine) => engine.stop()).catch(() => {});
  const engine = startEngine(address, tell);
  running = { address, engine };
  engine.then(({ stopped }) => stopped).catch(() => forget(engine));
  return engine;
}

function forget(engine: Promise<Engine>): void {
  if (running?.engine === engine) running = null;
}

function tell(progress: Progress): void {
  for (const listener of listeners) listener(progress);
}
