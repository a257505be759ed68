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
const SHARED_IDS = `
  WITH files AS (
    SELECT min(file) AS a, max(file) AS b FROM repeats JOIN groups USING (group_number) GROUP BY id HAVING min(file) <> max(file)
  )
  SELECT a, b, count(*) AS shared, '' AS example FROM files GROUP BY a, b ORDER BY a, b`;

const SHARED_MONTHS = `
  WITH held AS (
    SELECT DISTINCT file, force_id, month FROM judged
    WHERE month IS NOT NULL AND force_id IS NOT NULL AND reject IS NULL AND filter IS DISTINCT FROM ${literal(OUTSIDE_PERIOD)}
  ), shared AS (
    SELECT min(file) AS a, max(file) AS b, force_id, month FROM held GROUP BY force_id, month HAVING count(*) > 1
  )
  SELECT a, b, count(*) AS shared, min(concat(force_id, ' in ', month)) AS example FROM shared GROUP BY a, b ORDER BY a, b`;
