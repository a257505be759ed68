import type { Progress, ProgressListener } from "../../duckdb/download.js";
import { type Engine, startEngine } from "../../duckdb/engine.js";
import { localTableName } from "../../duckdb/local-csv.js";
import { addLocalTable, type LocalTable } from "../../duckdb/local-table.js";
import { type QueryOptions, type QueryResult, runQuery } from "../../duckdb/run-query.js";

export { LocalFileError } from "../../duckdb/local-csv.js";
export type { Column } from "../../duckdb/plain-rows.js";
export type { LocalTable, Progress, ProgressListener, QueryOptions, QueryResult };

/** The site's tables, read-only, and the reader's own files beside them. */
export interface Database {
  /** Runs one SQL statement. Rejects with a `DatabaseError` that carries the database's own message. */
  query(sql: string, options?: QueryOptions): Promise<QueryResult>;
  /**
   * Makes a table of a CSV file on the reader's machine, in the database `local`; the file is not sent anywhere. A file
   * of the same name takes the place of the earlier one. Rejects with a `LocalFileError` that says what is wrong.
   */
  addFile(file: File): Promise<LocalTable>;
  /** Does something to the engine, such as giving it a table, and does it again to a new engine. Names tell steps apart. */
  prepare(name: string, step: Step): Promise<void>;
}

interface Running {
  address: string;
  engine: Promise<Engine>;
}

/** The reader's files by name: a new engine is given them again. */
const localFiles = new Map<string, { file: File; name: string }>();

type Step = (engine: Engine) => Promise<void>;

/** What a page has done to the engine. */
const steps = new Map<string, Step>();

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
  return {
    query: (sql, options) => ask(address, sql, options),
    addFile: (file) => addFile(address, file),
    prepare: (name, step) => prepare(address, name, step)
  };
}

async function addFile(address: string, file: File): Promise<LocalTable> {
  const taken = [...localFiles.values()].map(({ name }) => name);
  const name = localFiles.get(file.name)?.name ?? localTableName(file.name, taken);
  const table = await addLocalTable(await engineFor(address), file, name);
  localFiles.set(file.name, { file, name });
  return table;
}

async function prepare(address: string, name: string, step: Step): Promise<void> {
  await step(await engineFor(address));
  steps.set(name, step);
}

async function startWithFiles(address: string): Promise<Engine> {
  const engine = await startEngine(address, tell);
  for (const { file, name } of localFiles.values()) await addLocalTable(engine, file, name);
  for (const step of steps.values()) await step(engine);
  return engine;
}

/** Cancelling one query can stop the engine, and another can break it: what is then asked is asked again of the next engine. */
async function ask(address: string, sql: string, options?: QueryOptions): Promise<QueryResult> {
  const engine = engineFor(address);
  try {
    return await runQuery(await engine, sql, options);
  } catch (error) {
    if (options?.signal?.aborted || (await stillAnswers(engine))) throw error;
    forget(engine);
    return runQuery(await engineFor(address), sql, options);
  }
}

/**
 * Can an engine be asked anything more? One that cannot is stopped: `CALL enable_logging(storage = 'file')`, for one, has
 * every later statement fail, the one that would undo it included.
 */
async function stillAnswers(starting: Promise<Engine>): Promise<boolean> {
  const engine = await starting;
  try {
    await runQuery(engine, "SELECT 1");
    return true;
  } catch {
    engine.stop();
    return false;
  }
}

/** The engine that serves a file. A file at another address, such as a new version of it, replaces the last one. */
function engineFor(address: string): Promise<Engine> {
  if (running?.address === address) return running.engine;
  running?.engine.then((engine) => engine.stop()).catch(() => {});
  const engine = startWithFiles(address);
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
