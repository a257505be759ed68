import type { Month } from "../../src/plan/month.js";
import { identifier, literal } from "../duckdb/sql-text.js";
import { type RecordSql, ruleSql } from "./condition-sql.js";
import type { Engine } from "./engine.js";
import { outsideForce } from "./force-names.js";
import { blankName, decidingColumns, groupName } from "./group-columns.js";
import { monthOfDate } from "./month-of-date.js";
import { columnsOf, namesApart } from "./read-sources-file.js";
import { type Condition, conditionsOf, type Rule, type Source, type SurveyQuestion } from "./source.js";
import { dateFormatOf, SOURCE_KINDS } from "./source-kinds.js";
import { foldedSql, spellingsOf } from "./spelling.js";
import { waveStart } from "./survey-waves.js";

/** Why a record is refused, as the table `judged` says it. */
export type RejectCode = "date" | "future" | "force" | "count" | "weight";

/** What records are judged by, besides their source's rules. */
export interface Judging {
  /** The civil month in which the records are read: later ones have not been. */
  thisMonth: Month;
  findForce(name: string): string | undefined;
  /** Local area of each code, when the source has a lookup. */
  areas?: ReadonlyMap<string, string>;
  /** The force in which each of these areas lies. */
  areaForces?: ReadonlyMap<string, string>;
}

/** Rules that are no rule of sources.yaml: their names in the accounts. */
export const OUTSIDE_PERIOD = "outside the period";
export const IN_NO_SERIES = "in no series";

/** Do the records of series stand for several each, by a column of counts? */
export const hasCounts = (source: Source): boolean =>
  source.series !== undefined && Object.hasOwn(columnsOf(source), "count");

/** Series, or surveys, in the order of sources.yaml: a column `s_<index>` of the table `judged` each. */
export function seriesOf(source: Source): string[] {
  return Object.keys(source.series ?? source.surveys ?? {});
}

/**
 * Judges every group of the table `groups` once, into the table `judged`: the month, force and area of its records; the
 * rule that leaves them out (`filter`), or why they are refused (`reject`), or the series in which they count (`s_<index>`).
 * Where records have counts, `m_<index>` says that they belong to a series whatever their count.
 */
export async function judge(engine: Engine, source: Source, judging: Judging): Promise<void> {
  await lookup(engine, "dates", "date", (text) => monthOfRecord(text, source));
  if (source.force === undefined) await lookup(engine, "forces", "force", judging.findForce);
  if (leavesOthersOut(source)) {
    const outside = (name: string) =>
      judging.findForce(name) === undefined ? outsideForce(name) : undefined;
    await lookup(engine, "outside", "force", outside);
  }
  for (const [name, { standsFor }] of spellingsOf(source))
    await lookup(engine, valuesTable(name), groupName(name), standsFor);
  if (source.areas) {
    await engine.run("CREATE TABLE areas (code VARCHAR, area VARCHAR)");
    await engine.fill("areas", judging.areas!);
  }
  await engine.run(`CREATE TABLE judged AS ${judgedSql(source, judging.thisMonth)}`);
}

const leavesOthersOut = (source: Source): boolean =>
  source.elsewhere === "left-out" && source.force === undefined;

/** The month that the text of a record's date stands for; in a workbook also of a cell that holds a date, whatever the format of those that hold texts. */
export function monthOfRecord(text: string, source: Source): Month | undefined {
  const month = monthOfDate(text, dateFormatOf(source));
  if (month !== undefined || source.format !== "workbook") return month;
  return dateFormatOf(source) === "financial-quarter" ? undefined : monthOfDate(text, "year-month-day");
}

/** A table of what each distinct text of a column of the groups stands for. */
async function lookup(
  engine: Engine,
  table: string,
  column: string,
  find: (text: string) => string | undefined
): Promise<void> {
  const texts = await engine.rows<{ text: string }>(`SELECT DISTINCT ${plain(column)} AS text FROM groups`);
  await engine.run(`CREATE TABLE ${identifier(table)} (text VARCHAR, found VARCHAR)`);
  await engine.fill(
    table,
    texts.map(({ text }) => [text, find(text) ?? null])
  );
}

/**
 * A column of the groups without the spaces around it; never null. The mark that a file begins with stands in the midst of
 * one that was put together from several, and readers of the groups would not see it.
 */
const plain = (column: string): string =>
  `coalesce(trim(ltrim(${identifier(column)}, chr(${BYTE_ORDER_MARK}))), '')`;

const BYTE_ORDER_MARK = 0xfeff;

/** Name of the table that says which value each text of a column stands for. */
const valuesTable = (name: string): string => `values_${name}`;

function judgedSql(source: Source, thisMonth: Month): string {
  const read = [...spellingsOf(source).keys()];
  const series = seriesSql(source);
  const flags = series.map((_, i) => `s_${i}`);
  const belonging = belongingSql(source).map((sql, i) => `${sql} AS m_${i}`);
  return `
    WITH known AS (
      SELECT groups.* ${replaced(source, read)}, dates.found AS month,
        ${source.force === undefined ? "forces.found" : literal(source.force)} AS force_id,
        ${source.areas ? "areas.area" : "NULL"} AS area, ${leavesOthersOut(source) ? "outside.found" : "NULL"} AS outside
      FROM groups LEFT JOIN dates ON dates.text = ${plain("date")}
        ${source.force === undefined ? `LEFT JOIN forces ON forces.text = ${plain("force")}` : ""}
        ${leavesOthersOut(source) ? `LEFT JOIN outside ON outside.text = ${plain("force")}` : ""}
        ${read.map((name) => `LEFT JOIN ${identifier(valuesTable(name))} ON ${identifier(valuesTable(name))}.text = ${plain(groupName(name))}`).join(" ")}
        ${source.areas ? `LEFT JOIN areas ON areas.code = ${plain(groupName(source.areas.column))}` : ""}
    ), flagged AS (
      SELECT *, ${[...series.map((sql, i) => `${sql} AS s_${i}`), ...belonging].join(", ")},
        ${filterSql(source.filters, recordSql(source))} AS named_filter, ${rejectSql(source, thisMonth)} AS found_reject
      FROM known
    )
    SELECT * EXCLUDE (${[...flags, "named_filter", "found_reject"].join(", ")}),
      CASE WHEN named_filter IS NOT NULL THEN NULL ELSE found_reject END AS reject,
      CASE WHEN named_filter IS NOT NULL THEN named_filter
           WHEN found_reject IS NOT NULL THEN NULL
           ${source.period ? `WHEN month NOT BETWEEN ${literal(source.period.from)} AND ${literal(source.period.to)} THEN ${literal(OUTSIDE_PERIOD)}` : ""}
           WHEN NOT (${flags.join(" OR ")}) THEN ${literal(IN_NO_SERIES)} END AS filter,
      ${flags.map((flag) => `coalesce(${flag} AND filter IS NULL AND reject IS NULL, false) AS ${flag}`).join(", ")}
    FROM flagged`;
}

/** The deciding columns as rules read them, in place of those of the records. */
function replaced(source: Source, read: string[]): string {
  const values = decidingColumns(source).map((name) => {
    const value = read.includes(name) ? `${identifier(valuesTable(name))}.found` : plain(groupName(name));
    return `${value} AS ${identifier(groupName(name))}`;
  });
  return values.length === 0 ? "" : `REPLACE (${values.join(", ")})`;
}

const columnSql = (name: string): string => identifier(groupName(name));

/** How the rules of a source read its records. */
function recordSql(source: Source): RecordSql {
  const spellings = spellingsOf(source);
  return {
    column: columnSql,
    plain: (name, sql) => (spellings.get(name)?.isExact === false ? foldedSql(sql) : sql)
  };
}

function seriesSql(source: Source): string[] {
  const records = recordSql(source);
  if (source.surveys) return Object.values(source.surveys).map((question) => questionSql(question, records));
  return Object.values(source.series ?? {}).map((rule) => apartSql(source, rule, records));
}

/** A rule that does not ask for what is kept apart does not match it, whatever else it says. */
function apartSql(source: Source, rule: Rule, records: RecordSql): string {
  const { apart } = SOURCE_KINDS[source.kind];
  const sql = ruleSql(rule, records);
  if (!apart || namesApart(rule, apart)) return sql;
  const value = spellingsOf(source).get(apart.column)!.standsFor(apart.value);
  return `(${sql} AND ${columnSql(apart.column)} <> ${literal(value)})`;
}

function questionSql(
  { where = {}, waves, months, positive, negative }: SurveyQuestion,
  records: RecordSql
): string {
  const answers = [...positive, ...negative].map(literal).join(", ");
  const spans = waves.map((end) => `month BETWEEN ${literal(waveStart(end, months))} AND ${literal(end)}`);
  return `(${ruleSql(where, records)} AND ${columnSql("answer")} IN (${answers}) AND (${spans.join(" OR ")}))`;
}

/** Whether records belong to each series whatever their count; what is left out for another reason belongs to none. */
function belongingSql(source: Source): string[] {
  if (!hasCounts(source)) return [];
  const leftOut = filterSql(
    changed(source.filters, (conditions) => conditions.filter(speaksOfNoCount)),
    recordSql(source)
  );
  const series = changed(source.series, (conditions) => conditions.map(withoutCount));
  return seriesSql({ ...source, series }).map((sql) => `(${leftOut}) IS NULL AND ${sql}`);
}

const speaksOfNoCount = (condition: Condition): boolean => !Object.hasOwn(condition, "count");
const withoutCount = ({ count: _, ...others }: Condition): Condition => others;

/** Rules with other conditions; those that are left with none are left out. */
function changed(
  rules: Record<string, Rule> = {},
  change: (conditions: Condition[]) => Condition[]
): Record<string, Rule> {
  const all = Object.entries(rules).map(([name, rule]) => ({ name, conditions: change(conditionsOf(rule)) }));
  return Object.fromEntries(
    all.filter(({ conditions }) => conditions.length > 0).map(({ name, conditions }) => [name, conditions])
  );
}

function filterSql(filters: Source["filters"] = {}, records: RecordSql): string {
  const cases = Object.entries(filters).map(
    ([name, rule]) => `WHEN ${ruleSql(rule, records)} THEN ${literal(name)}`
  );
  if (cases.length === 0) return "outside";
  return `CASE ${cases.join(" ")} ELSE outside END`;
}

function rejectSql(source: Source, thisMonth: Month): string {
  const columns = columnsOf(source);
  const codes: [RejectCode, string][] = [
    ["date", "month IS NULL"],
    ["future", `month > ${literal(thisMonth)}`],
    ["force", "force_id IS NULL"]
  ];
  if (Object.hasOwn(columns, "count")) codes.push(["count", "bad_count IS NOT NULL"]);
  if (source.surveys && Object.hasOwn(columns, "weight")) {
    codes.push(["weight", `NOT regexp_full_match(${columnSql("weight")}, '\\d+(\\.\\d+)?')`]);
  }
  return `CASE ${codes.map(([code, sql]) => `WHEN ${sql} THEN '${code}'`).join(" ")} END`;
}

/** What became of the records of each file. */
export interface Verdict {
  file: number;
  filter: string | null;
  reject: RejectCode | null;
  records: number;
  from: Month | null;
  to: Month | null;
}

/** The table `judged` by file and verdict. */
export function verdicts(engine: Engine): Promise<Verdict[]> {
  return engine.rows(
    `SELECT file, filter, reject, sum(records) AS records, min(month) AS "from", max(month) AS "to"
     FROM judged GROUP BY file, filter, reject ORDER BY file, filter, reject`
  );
}

/** The sum of what counts towards a series, by force and month. */
export function seriesCounts(
  engine: Engine,
  index: number
): Promise<{ force: string; month: Month; records: number; count: number }[]> {
  return engine.rows(
    `SELECT force_id AS force, month, sum(records) AS records, sum(amount) AS count
     FROM judged WHERE s_${index} GROUP BY force_id, month ORDER BY force_id, month`
  );
}

/** Forces and months of which the source has any readable record, whether or not a rule leaves it out. */
export function monthsSeen(engine: Engine): Promise<{ force: string; month: Month }[]> {
  return engine.rows(
    `SELECT DISTINCT force_id AS force, month FROM judged
     WHERE reject IS NULL AND month IS NOT NULL AND force_id IS NOT NULL
       AND filter IS DISTINCT FROM ${literal(OUTSIDE_PERIOD)}
     ORDER BY 1, 2`
  );
}

/** The sum of what counts towards a series, by local area and month, whichever force recorded it. */
export function areaCounts(
  engine: Engine,
  index: number
): Promise<{ area: string; month: Month; count: number }[]> {
  return engine.rows(
    `SELECT area, month, sum(amount) AS count
     FROM judged WHERE s_${index} AND area IS NOT NULL GROUP BY area, month ORDER BY area, month`
  );
}

/** Numbers of records that are worth knowing and neither left out nor refused. */
export async function factsOf(engine: Engine, source: Source): Promise<Record<string, number>> {
  const { blanks } = SOURCE_KINDS[source.kind];
  const counts: [string, string][] = Object.keys(blanks).map((name, i) => [name, `sum(${blankName(i)})`]);
  const placeless = "sum(records) FILTER (WHERE area IS NULL AND filter IS NULL AND reject IS NULL)";
  if (source.areas) counts.push(["counted without an area", placeless]);
  if (counts.length === 0) return {};
  const sums = counts.map(([name, sql]) => `coalesce(${sql}, 0) AS ${identifier(name)}`);
  const [row] = await engine.rows<Record<string, number>>(`SELECT ${sums.join(", ")} FROM judged`);
  return row!;
}
