import type { Month } from "../../src/plan/month.js";
import { formatSigned, formatUnits } from "../../src/words/format.js";
import { literal } from "../duckdb/sql-text.js";
import type { Engine } from "./engine.js";
import { CORRECTION } from "./group-columns.js";
import { hasCounts, OUTSIDE_PERIOD, seriesOf } from "./judge.js";
import type { Source } from "./source.js";

/** Left out because another count of their month is not known. */
const NOT_WHOLE = "in a month of which a count is not known";

/** Months of which notes are made; more are counted. */
const NOTED = 10;

/** Of one series: where no figure may be given, because a count that belongs to it is not known. */
export interface UnknownCounts {
  /** Is there a figure of the force in the month, when the series has, or has not, a record there? */
  isKnown(force: string, month: Month, hasRecords: boolean): boolean;
  /** The same of a local area, by the name of its force. */
  isAreaKnown(area: string, force: string, month: Month): boolean;
}

/** What a source's corrections come to, of records that are counted. */
export async function correctionNotes(engine: Engine, source: Source): Promise<string[]> {
  if (!source.negatives) return [];
  const [found] = await engine.rows<{ records: number; amount: number }>(
    `SELECT coalesce(sum(records), 0) AS records, coalesce(sum(amount), 0) AS amount FROM judged
     WHERE ${CORRECTION} IS NOT NULL AND filter IS NULL AND reject IS NULL`
  );
  const { records, amount } = found!;
  return [
    `corrections below 0: ${formatUnits(records, "record")}, ${formatSigned(amount)} in all; counts are net of them`
  ];
}

/**
 * Takes what counts towards a series away from every month of a force in which another count of the series is not known:
 * blank, “NA”, or left out for what it is. A sum without it would be too low, and a zero would say that none happened. So it
 * is where corrections leave less than nothing.
 * Records of no month or force that can be told (`malformed` says whether there are rows of which nothing can) leave
 * counts as they are, but make no zeros. Only where records have counts: elsewhere a record is one, whatever it says.
 */
export async function withholdUnknown(
  engine: Engine,
  source: Source,
  malformed: boolean
): Promise<{ bySeries: UnknownCounts[]; notes: string[] }> {
  const series = seriesOf(source);
  if (!hasCounts(source)) return { bySeries: series.map(() => ALL_KNOWN), notes: [] };
  const notes: string[] = [];
  const bySeries: UnknownCounts[] = [];
  for (const [i, id] of series.entries()) {
    const unknown = await unknownMonths(engine, i);
    const negative = await negativeMonths(engine, i);
    const months = [...unknown, ...negative];
    notes.push(...notesOf(id, months));
    await engine.run(
      `CREATE OR REPLACE TABLE unknown (force VARCHAR, month VARCHAR);
       CREATE OR REPLACE TABLE unknown_areas (area VARCHAR, month VARCHAR)`
    );
    await engine.fill(
      "unknown",
      months.map(({ force, month }) => [force, month])
    );
    const inUnknown =
      "EXISTS (SELECT 1 FROM unknown WHERE unknown.force = force_id AND unknown.month = judged.month)";
    const areas = await engine.rows<{ area: string; month: Month }>(
      `SELECT DISTINCT area, month FROM judged WHERE m_${i} AND area IS NOT NULL AND ${inUnknown}`
    );
    await engine.run(`UPDATE judged SET s_${i} = false WHERE s_${i} AND ${inUnknown}`);
    bySeries.push(unknownCounts(months, areas, await doubtfulForces(engine, i, malformed)));
  }
  const inSeries = series.map((_, i) => `s_${i}`).join(" OR ");
  await engine.run(
    `UPDATE judged SET filter = ${literal(NOT_WHOLE)} WHERE filter IS NULL AND reject IS NULL AND NOT (${inSeries})`
  );
  return { bySeries, notes };
}

const ALL_KNOWN: UnknownCounts = { isKnown: () => true, isAreaKnown: () => true };

interface UnknownMonth {
  force: string;
  month: Month;
  /** Why there is no figure. */
  because: string;
}

/** Months of forces in which records belong to a series and their counts are not taken for what they are. */
async function unknownMonths(engine: Engine, index: number): Promise<UnknownMonth[]> {
  const found = await engine.rows<{ force: string; month: Month; records: number }>(
    `SELECT force_id AS force, month, sum(records) AS records FROM judged
     WHERE m_${index} AND NOT s_${index} AND (bad_count IS NOT NULL OR amount <> 0)
       AND force_id IS NOT NULL AND month IS NOT NULL AND reject IS DISTINCT FROM 'future'
       AND filter IS DISTINCT FROM ${literal(OUTSIDE_PERIOD)}
     GROUP BY ALL ORDER BY ALL`
  );
  return found.map(({ records, ...month }) => ({
    ...month,
    because: `the count of ${formatUnits(records, "record")} is not known`
  }));
}

/** Months of forces in which corrections take away more than was counted. */
async function negativeMonths(engine: Engine, index: number): Promise<UnknownMonth[]> {
  const found = await engine.rows<{ force: string; month: Month; net: number }>(
    `SELECT force_id AS force, month, sum(amount) AS net FROM judged WHERE s_${index}
     GROUP BY ALL HAVING sum(amount) < 0 ORDER BY ALL`
  );
  return found.map(({ net, ...month }) => ({ ...month, because: `corrections make the count ${net}` }));
}

/** Forces that may have records of a series in a month that cannot be told; null when it may be any force. */
async function doubtfulForces(
  engine: Engine,
  index: number,
  malformed: boolean
): Promise<Set<string> | null> {
  const forces = await engine.rows<{ force: string | null }>(
    `SELECT DISTINCT force_id AS force FROM judged WHERE m_${index} AND reject IN ('date', 'force')`
  );
  const any = malformed || forces.some(({ force }) => force === null);
  return any ? null : new Set(forces.map(({ force }) => force!));
}

function unknownCounts(
  months: readonly UnknownMonth[],
  areas: readonly { area: string; month: Month }[],
  doubtful: ReadonlySet<string> | null
): UnknownCounts {
  const inForces = new Set(months.map(({ force, month }) => `${force} ${month}`));
  const inAreas = new Set(areas.map(({ area, month }) => `${area} ${month}`));
  const isDoubtful = (force: string): boolean => doubtful?.has(force) ?? true;
  return {
    isKnown: (force, month, hasRecords) =>
      !inForces.has(`${force} ${month}`) && (hasRecords || !isDoubtful(force)),
    // An area without a figure beside others that have one would tell that it has none to count.
    isAreaKnown: (area, force, month) =>
      !inForces.has(`${force} ${month}`) && !inAreas.has(`${area} ${month}`) && !isDoubtful(force)
  };
}

function notesOf(series: string, months: readonly UnknownMonth[]): string[] {
  const noted = months
    .slice(0, NOTED)
    .map(({ force, month, because }) => `${series}: no figure of ${force} in ${month}, where ${because}`);
  const others = months.length - noted.length;
  return others === 0 ? noted : [...noted, `${series}: nor in ${formatUnits(others, "more month")}`];
}
