import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { placeWords } from "../../src/plan/place-words.js";
import { type DatabaseInput, planRows } from "./plan-rows.js";
import { tablesFor } from "./tables.js";
import { writeDatabase } from "./write-database.js";

/** The bytes of `plan.duckdb`: everything that was read and rated, as tables for readers to query. */
export async function planDatabase(input: DatabaseInput): Promise<Uint8Array> {
  const rows = planRows(input);
  const folder = await mkdtemp(join(tmpdir(), "control-lines-"));
  try {
    const path = join(folder, "plan.duckdb");
    await writeDatabase(
      path,
      tablesFor(placeWords(input.plan)).map((table) => ({ table, rows: rows[table.name] ?? [] }))
    );
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
