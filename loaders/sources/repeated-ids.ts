import { INTEGER, UBIGINT } from "@duckdb/node-api";
import type { Month } from "../../src/plan/month.js";
import { formatPercent, formatUnits } from "../../src/words/format.js";
import { identifier, literal } from "../duckdb/sql-text.js";
import type { Engine } from "./engine.js";
import { groupColumns } from "./group-columns.js";
import { IdHashes } from "./id-hashes.js";
import { seriesOf } from "./judge.js";
import { columnsOf } from "./read-sources-file.js";
import type { Source } from "./source.js";
import { SOURCE_KINDS } from "./source-kinds.js";

/** The name under which records are left out whose id another record of the month has. */
const REPEATED = "with an id that another record of the month has";

/** Months of forces that are noted, those with the largest shares first; the others are counted. */
const NOTED = 10;

/** Parts that ids are looked through in, one after another: a quarter of the memory that all of them would take. */
const PARTS = 4;

/** The hashes of ids, to be filled while records are read. What the engine makes of no id at all is left out. */
export async function startHashes(engine: Engine): Promise<IdHashes> {
  const [none] = await engine.rows<{ hash: string }>("SELECT CAST(hash(NULL::VARCHAR) AS VARCHAR) AS hash");
  return new IdHashes(engine.folder, BigInt(none!.hash));
}

/**
 * Makes the table `repeats` of the ids that more than one record has: a row for each id and group, with the number of its
 * records there. By a 64-bit hash: with twenty million ids the chance that two which differ are taken for one is 1 in
 * 90,000.
 */
export async function findRepeatedIds(engine: Engine, hashes: IdHashes): Promise<void> {
  await engine.run("CREATE TABLE ids (id UBIGINT, group_number INTEGER)");
  await engine.fillNumbers("ids", [UBIGINT, INTEGER], hashes.mayBeRepeated());
  await engine.run("CREATE TABLE repeats (id UBIGINT, group_number INTEGER, records BIGINT)");
  for (let part = 0; part < PARTS; part++) {
    await engine.run(
      `INSERT INTO repeats SELECT id, group_number, count(*) FROM ids
       SEMI JOIN (SELECT id FROM ids WHERE id % ${PARTS} = ${part} GROUP BY id HAVING count(*) > 1) USING (id) GROUP BY ALL`
    );
  }
}

/** Records of a force and month, and how many of them have an id that an earlier one of the month has. */
interface RepeatedMonth {
  force: string;
  month: Month;
  records: number;
  repeats: number;
}

/**
 * What is to be said of the ids that counted records share; those left out by a rule are none of them. Where the source
 * counts ids once, the second and further record of an id in a month of a force is left out, in the table `judged`: the
 * earliest stays, of several on one day always the same.
 */
export async function countRepeats(
  engine: Engine,
  source: Source
): Promise<{ facts: Record<string, number>; notes: string[] }> {
  if (!Object.hasOwn(columnsOf(source), "id") || source.kind === "postgres") return { facts: {}, notes: [] };
  const counted = "FROM repeats JOIN judged USING (group_number) WHERE filter IS NULL AND reject IS NULL";
  const [facts] = await engine.rows<{ ids: number; records: number }>(
    `SELECT count(*) AS ids, coalesce(sum(records), 0) AS records
     FROM (SELECT sum(repeats.records) AS records ${counted} GROUP BY id HAVING sum(repeats.records) > 1)`
  );
  const keys = groupColumns(source, () => "NULL", false).map(({ name }) => identifier(name));
  await engine.run(
    `CREATE TABLE surplus AS
     WITH placed AS (
       SELECT group_number, repeats.records, force_id, month,
         row_number() OVER (PARTITION BY id, force_id, month ORDER BY ${[...keys, "file"].join(", ")}) AS place ${counted}
     )
     SELECT group_number, force_id, month, sum(records - CASE WHEN place = 1 THEN 1 ELSE 0 END) AS repeats
     FROM placed GROUP BY ALL HAVING repeats > 0`
  );
  const months = await engine.rows<RepeatedMonth>(
    `SELECT force_id AS force, month, sum(records) AS records, first(repeated) AS repeats
     FROM judged JOIN (SELECT force_id, month, sum(repeats) AS repeated FROM surplus GROUP BY ALL) USING (force_id, month)
     WHERE filter IS NULL AND reject IS NULL GROUP BY ALL ORDER BY repeats / sum(records) DESC, force, month`
  );
  const once = (source.repeated_ids ?? SOURCE_KINDS[source.kind].repeatedIds) === "count-once";
  if (once) await leaveOutSurplus(engine, source);
  return {
    facts: { "ids given more than once": facts!.ids, "records with such an id": facts!.records },
    notes: notesOf(months, once)
  };
}

/** Parts every group with repeated records into those that stay and those that are left out. */
async function leaveOutSurplus(engine: Engine, source: Source): Promise<void> {
  // What records lack goes with them only where all of a group are left out: which of several lacks it is not known.
  const blanks = Object.keys(SOURCE_KINDS[source.kind].blanks).map(
    (_, i) => `CASE WHEN records = repeats THEN b_${i} ELSE 0 END AS b_${i}`
  );
  const flags = seriesOf(source).map((_, i) => `false AS s_${i}`);
  const leftOut = [
    "repeats AS records",
    "repeats AS amount",
    `${literal(REPEATED)} AS filter`,
    ...flags,
    ...blanks
  ];
  await engine.run(
    `CREATE TABLE repeated_records AS SELECT judged.* REPLACE (${leftOut.join(", ")}) FROM judged JOIN surplus USING (group_number);
     UPDATE judged SET records = records - repeats, amount = amount - repeats FROM surplus
       WHERE judged.group_number = surplus.group_number;
     DELETE FROM judged WHERE records = 0;
     INSERT INTO judged SELECT * FROM repeated_records`
  );
}

function notesOf(months: readonly RepeatedMonth[], once: boolean): string[] {
  const done = once ? "counted once each" : "counted each time (repeated_ids: count-once counts them once)";
  const noted = months.slice(0, NOTED).map(({ force, month, records, repeats }) => {
    const share = formatPercent((100 * repeats) / records);
    return `${force} in ${month}: ${formatUnits(repeats, "record")} of ${records} (${share}) with the id of another, ${done}`;
  });
  const others = months.slice(NOTED).reduce((total, { repeats }) => total + repeats, 0);
  if (others === 0) return noted;
  return [
    ...noted,
    `and ${formatUnits(others, "record")} with the id of another in ${formatUnits(months.length - NOTED, "more month")} of forces`
  ];
}
