import type { Database, QueryResult } from "./duckdb-client.js";

/** An answer and how long the database took, in milliseconds; the start of the engine is not counted. */
export interface Answer {
  result: QueryResult;
  milliseconds: number;
}

type Asked = Pick<Database, "query">;

/** Runs one query at a time: a new one takes the place of one that is still running. */
export interface ExploreRunner {
  /** Null when the run was cancelled, or when a newer one took its place. Rejects when the query cannot be run. */
  run(sql: string): Promise<Answer | null>;
  /** Ends the run that is under way. */
  cancel(): void;
  isRunning(): boolean;
}

/** A runner for the database that the function opens. */
export function exploreRunner(database: () => Promise<Asked>): ExploreRunner {
  let current: AbortController | null = null;
  return {
    async run(sql) {
      current?.abort();
      const control = new AbortController();
      current = control;
      try {
        return await answer(database, sql, control.signal);
      } catch (error) {
        if (control.signal.aborted) return null;
        throw error;
      } finally {
        if (current === control) current = null;
      }
    },
    cancel() {
      current?.abort();
      current = null;
    },
    isRunning: () => current !== null
  };
}

async function answer(
  database: () => Promise<Asked>,
  sql: string,
  signal: AbortSignal
): Promise<Answer | null> {
  const open = await Promise.race([database(), aborted(signal)]);
  const started = performance.now();
  const result = await Promise.race([open.query(sql, { signal }), aborted(signal)]);
  return { result, milliseconds: performance.now() - started };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener("abort", () => reject(signal.reason), { once: true })
  );
}
