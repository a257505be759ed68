import { literal } from "../duckdb/sql-text.js";
import type { Place, Problem } from "../files/problem.js";
import type { Engine } from "./engine.js";
import { OUTSIDE_PERIOD } from "./judge.js";
import { columnsOf } from "./read-sources-file.js";
import type { Source } from "./source.js";
import { SOURCE_KINDS } from "./source-kinds.js";

/** Two files of a source that hold the same. */
interface Overlap {
  a: number;
  b: number;
  /** Ids, or pairs of force and month. */
  shared: number;
  example: string;
}

/** One problem for each two files that hold records twice. None when the source allows its files to overlap. */
export async function overlapProblems(
  engine: Engine,
  source: Source,
  files: string[],
  place: Place
): Promise<Problem[]> {
  if (source.overlap === "allowed" || files.length < 2) return [];
  const byId = SOURCE_KINDS[source.kind].overlapBy === "id" && Object.hasOwn(columnsOf(source), "id");
  const overlaps = await engine.rows<Overlap>(byId ? SHARED_IDS : SHARED_MONTHS);
  return overlaps.map(({ a, b, shared, example }) => ({
    ...place,
    problem: byId
      ? `${shared} record ids are both in ${files[a]} and in ${files[b]}`
      : `${files[a]} and ${files[b]} both hold records of ${example}${shared > 1 ? ` (and of ${shared - 1} more months)` : ""}`,
    expected: "each record in one file only",
    hint:
      "Keep the newer of the two, or cut them so that no record is in both. Where each of them holds other records, " +
      "data/README.md says under overlap what to write."
  }));
}

/** The first file that has an id, against the last. */
const SHARED_IDS =
  "SELECT a, b, count(*) AS shared, '' AS example FROM repeated WHERE a <> b GROUP BY a, b ORDER BY a, b";

/** Parts that ids are looked through in, one after another: a quarter of the memory that all of them would take. */
const PARTS = 4;

/**
 * Makes the table `repeated` of the ids that more than one record has. By a 64-bit hash: with twenty million ids the
 * chance that two which differ are taken for one is 1 in 90,000.
 */
export async function findRepeatedIds(engine: Engine): Promise<void> {
  await engine.run("CREATE TABLE repeated (records BIGINT, a INTEGER, b INTEGER)");
  for (let part = 0; part < PARTS; part++) {
    await engine.run(
      `INSERT INTO repeated SELECT count(*), min(file), max(file) FROM ids WHERE id % ${PARTS} = ${part} GROUP BY id HAVING count(*) > 1`
    );
  }
}

const SHARED_MONTHS = `
  WITH held AS (
    SELECT DISTINCT file, force_id, month FROM judged
    WHERE month IS NOT NULL AND force_id IS NOT NULL AND reject IS NULL AND filter IS DISTINCT FROM ${literal(OUTSIDE_PERIOD)}
  ), shared AS (
    SELECT min(file) AS a, max(file) AS b, force_id, month FROM held GROUP BY force_id, month HAVING count(*) > 1
  )
  SELECT a, b, count(*) AS shared, min(concat(force_id, ' in ', month)) AS example FROM shared GROUP BY a, b ORDER BY a, b`;

/** Ids that more than one record has, when the source has ids. */
export async function idFacts(engine: Engine, source: Source): Promise<Record<string, number>> {
  if (!Object.hasOwn(columnsOf(source), "id") || source.kind === "postgres") return {};
  const [row] = await engine.rows<{ ids: number; records: number }>(
    "SELECT count(*) AS ids, coalesce(sum(records), 0) AS records FROM repeated"
  );
  return { "ids given more than once": row!.ids, "records with such an id": row!.records };
}
