import type { AsyncDuckDB } from "@duckdb/duckdb-wasm";
import { DatabaseError, EngineStoppedError } from "./database-error.js";
import { download, type ProgressListener } from "./download.js";
import { engineFiles } from "./engine-files.js";
import { LOCAL } from "./local-csv.js";
import { registerDatabase } from "./register-database.js";

/** A running database engine with one database file attached, as `plan`. */
export interface Engine {
  db: AsyncDuckDB;
  /** Never resolves; rejects when the engine is stopped, since what it was asked is then never answered. */
  stopped: Promise<never>;
  stop(): void;
}

/**
 * Numbers that JavaScript cannot hold exactly as such arrive as 64-bit floats. Without `castDecimalToDouble` a decimal
 * arrives as the digits without their point: SELECT 1.5 gives 15.
 */
const CONFIG = {
  query: { castBigIntToDouble: true, castDecimalToDouble: true, castTimestampToDate: true },
  filesystem: { reliableHeadRequests: true, allowFullHTTPReads: false, forceFullHTTPReads: false }
};

/** After these nothing is read but the attached file and what the page itself hands over: no extension, no other file, no address on the internet. */
const OPEN_AND_LOCK = [
  "SET autoinstall_known_extensions = false",
  "SET autoload_known_extensions = false",
  "ATTACH 'plan.duckdb' AS plan (READ_ONLY)",
  // Reads which tables there are: no question can be answered before.
  "USE plan",
  // The reader's own files: a database in memory, and the folder in which the page hands them over.
  `ATTACH ':memory:' AS ${LOCAL}`,
  `SET allowed_directories = ['${LOCAL}/']`,
  "SET enable_external_access = false",
  "SET lock_configuration = true"
];

/**
 * A question that reads nothing: joined, grouped and ordered as most are. Browsers compile a part of the engine when it is
 * first used, which takes longer than the answer: it is done while the server is asked how it sends the database.
 */
const FIRST_USE = `SELECT name, sum(value) AS n FROM (VALUES ('a', 1), ('b', 2)) AS first(name, value)
JOIN (VALUES ('a'), ('b')) AS other(name) USING (name) WHERE value > 0 GROUP BY ALL ORDER BY ALL`;

/**
 * Starts an engine for the database file at an absolute address. The engine is 34 MB: `onProgress` is told how much of
 * it has arrived. A small database is fetched whole, of a large one only the parts that a query reads.
 */
export async function startEngine(address: string, onProgress: ProgressListener): Promise<Engine> {
  const { wasm, worker: workerFile } = engineFiles;
  try {
    const [duckdb, bytes] = await Promise.all([
      import("@duckdb/duckdb-wasm"),
      // The engine's own download tells no progress when it is fast and waits for ever when it fails.
      download(wasm.href, wasm.size, onProgress)
    ]);
    const worker = new Worker(workerFile.href);
    const engine = control(new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker), worker);
    await Promise.race([open(engine.db, bytes, address), engine.stopped]);
    return engine;
  } catch (error) {
    throw DatabaseError.from(error, "The database could not be opened");
  }
}

/** Also stops by itself when the worker cannot be loaded: the engine would wait for it for ever. */
function control(db: AsyncDuckDB, worker: Worker): Engine {
  let reject: (error: Error) => void;
  const stopped = new Promise<never>((_, no) => {
    reject = no;
  });
  // Stopping an engine that nobody is waiting for is no error.
  stopped.catch(() => {});
  worker.addEventListener("error", ({ message }) =>
    reject(new DatabaseError(message || "its worker did not load"))
  );
  const stop = (): void => {
    worker.terminate();
    reject(new EngineStoppedError("The database was stopped, to end a query that was taking too long."));
  };
  return { db, stopped, stop };
}

async function open(db: AsyncDuckDB, wasm: Uint8Array<ArrayBuffer>, address: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([wasm], { type: "application/wasm" }));
  await db.instantiate(url).finally(() => URL.revokeObjectURL(url));
  await db.open(CONFIG);
  const connection = await db.connect();
  await Promise.all([registerDatabase(db, "plan.duckdb", address), connection.query(FIRST_USE)]);
  for (const statement of OPEN_AND_LOCK) await connection.query(statement);
  await connection.close();
}
