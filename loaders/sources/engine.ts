import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBListVector,
  type DuckDBType,
  type DuckDBValue
} from "@duckdb/node-api";
import duckdb from "@duckdb/node-bindings";
import { isRunning } from "../files/is-running.js";

/** Memory that the engine may use before it writes to the disk: half of what a small machine has to spare. */
const MEMORY_LIMIT = "1GiB";

/** Cores that the engine may use: one is left for checksums. Threads that wait for each other cost processor time too. */
const THREADS = Math.max(1, availableParallelism() - 1);

/** Bytes of a 64-bit number. */
const BYTES_64 = 8;

/** A database in memory that lives for one reading of a source, and a folder for what does not fit into memory. */
export class Engine {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    /** A folder of its own, removed with the engine. */
    readonly folder: string
  ) {}

  /** Starts an engine with a scratch folder under `parent`. */
  static async start(parent: string): Promise<Engine> {
    mkdirSync(parent, { recursive: true });
    removeAbandoned(parent);
    const folder = join(parent, `scratch-${process.pid}-${Engine.started++}`);
    mkdirSync(folder);
    const instance = await DuckDBInstance.create(":memory:", {
      memory_limit: MEMORY_LIMIT,
      threads: String(THREADS),
      temp_directory: join(folder, "spilled"),
      preserve_insertion_order: "false",
      // Nothing is fetched: whatever the engine needs is in its package.
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false"
    });
    return new Engine(instance, await instance.connect(), folder);
  }

  private static started = 0;

  /** Runs statements. */
  async run(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  /** The rows of a query, as objects; whole numbers of any size as numbers. */
  async rows<T>(sql: string): Promise<T[]> {
    const result = await this.connection.runAndReadAll(sql);
    return result.getRowObjectsJS().map((row) => plainRow(row) as T);
  }

  /** Fills a table of texts. */
  async fill(table: string, rows: Iterable<readonly (string | null)[]>): Promise<void> {
    const appender = await this.connection.createAppender(table);
    for (const row of rows) {
      for (const value of row) {
        if (value === null) appender.appendNull();
        else appender.appendVarchar(value);
      }
      appender.endRow();
    }
    appender.closeSync();
  }

  /**
   * The rows of a query of a whole number and a list of 64-bit numbers: of each its two halves, the lower first. A list is
   * there until the next is asked for.
   */
  async *lists(sql: string): AsyncGenerator<{ number: number; halves: Uint32Array }> {
    for await (const chunk of await this.connection.stream(sql)) {
      const numbers = chunk.getColumnVector(0);
      const lists = chunk.getColumnVector(1) as DuckDBListVector;
      const all = duckdb.list_vector_get_child(duckdb.data_chunk_get_vector(chunk.chunk, 1));
      const bytes = duckdb.vector_get_data(all, lists.childVector.itemCount * BYTES_64);
      for (let i = 0; i < chunk.rowCount; i++) {
        const start = bytes.byteOffset + lists.getEntryOffset(i) * BYTES_64;
        const halves = new Uint32Array(bytes.buffer, start, lists.getEntryLength(i) * 2);
        yield { number: Number(numbers.getItem(i)), halves };
      }
    }
  }

  /** Fills a table of whole numbers, pieces of a few rows at a time: of each column the numbers, as the engine has them. */
  async fillNumbers(
    table: string,
    types: readonly DuckDBType[],
    pieces: Iterable<readonly NodeJS.TypedArray[]>
  ): Promise<void> {
    const appender = await this.connection.createAppender(table);
    for (const columns of pieces) {
      const chunk = DuckDBDataChunk.create(types, columns.at(-1)!.length);
      for (const [i, { buffer, byteOffset, byteLength }] of columns.entries()) {
        const vector = duckdb.data_chunk_get_vector(chunk.chunk, i);
        duckdb.copy_data_to_vector(vector, 0, buffer as ArrayBuffer, byteOffset, byteLength);
      }
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }

  /** How far the statement that runs now has come, 0 to 1. */
  get progress(): number {
    return Math.max(0, this.connection.progress.percentage) / 100;
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Removes the scratch folders of processes that were ended before they could. */
function removeAbandoned(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = /^scratch-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid)))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function plainRow(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, plainValue(value as DuckDBValue)])
  );
}

const plainValue = (value: DuckDBValue): unknown => (typeof value === "bigint" ? safeNumber(value) : value);

function safeNumber(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is too large to be counted`);
  return number;
}
