import { identifier } from "../duckdb/sql-text.js";
import { columnsOfRules } from "./condition-sql.js";
import { decidingDate, decidingDateSql } from "./month-of-date.js";
import { columnsOf } from "./read-sources-file.js";
import { CELL_HEADINGS, isWide, type Source } from "./source.js";
import { hasYearAndQuarter, SOURCE_KINDS } from "./source-kinds.js";

/**
 * A whole number of at most nine digits: what a count in the records may be; below 0 where those are corrections. Programs
 * that keep gaps in numbers write it with a zero behind the point: 12.0.
 */
const wholeNumber = ({ negatives }: Source): string =>
  `${negatives === "corrections" ? "-?" : ""}\\d{1,9}(\\.0{1,2})?`;

/** What records are grouped by: everything that decides what becomes of a record, and nothing else. */
export interface GroupColumn {
  /** Name in the table of groups. */
  name: string;
  /** Expression over the columns of the records. */
  sql: string;
  /** The same of one record, read by another reader; null only where there is no bad count. */
  textOf(record: RecordText): string | null;
}

/** A named column of one record, as text. */
type RecordText = (name: string) => string;

/** The named columns that decide what becomes of a source's records, dates, forces and counts apart. */
export function decidingColumns(source: Source): string[] {
  const rules = [
    ...Object.values(source.filters ?? {}),
    ...Object.values(source.series ?? {}),
    ...Object.values(source.surveys ?? {}).flatMap(({ where }) => where ?? [])
  ];
  const columns = columnsOf(source);
  const survey = ["answer", "weight", "stratum"].filter(
    (name) => source.surveys && Object.hasOwn(columns, name)
  );
  const { apart } = SOURCE_KINDS[source.kind];
  return [
    ...new Set([
      ...columnsOfRules(rules),
      ...survey,
      ...(apart ? [apart.column] : []),
      ...(source.areas ? [source.areas.column] : [])
    ])
  ];
}

/** Name of a deciding column in the table of groups: no column of the table itself begins so. */
export const groupName = (name: string): string => `c_${name}`;

/** Name of the column that says how many records of a group lack something. */
export const blankName = (index: number): string => `b_${index}`;

/** The named columns that must be in a source's records. */
export function wantedColumns(source: Source): string[] {
  const { blanks } = SOURCE_KINDS[source.kind];
  const dates = hasYearAndQuarter(source) ? ["year", "quarter"] : ["date"];
  const given = ["force", "reported_by", "falls_within", "count", "id"].filter((name) => used(source, name));
  return [...new Set([...dates, ...given, ...decidingColumns(source), ...Object.values(blanks)])];
}

/** The headings of these columns, each once; those of a wide table's months are none of them. */
export function wantedHeadings(source: Source): string[] {
  const columns = columnsOf(source);
  const headings = new Set(wantedColumns(source).map((name) => columns[name]!));
  if (isWide(source)) for (const heading of Object.values(CELL_HEADINGS)) headings.delete(heading);
  return [...headings];
}

/** Does a source read a column that has a meaning of its own, whatever its rules say? */
function used(source: Source, name: string): boolean {
  const isForce = name === "reported_by" || name === "falls_within";
  const reads = isForce ? SOURCE_KINDS[source.kind].saysForceThrice === true : true;
  return reads && Object.hasOwn(columnsOf(source), name);
}

/** SQL of a named column, as text: null where a record has nothing. */
type TextSql = (name: string) => string;

/**
 * The columns that the records of a source are grouped by. `cutDates`: only what says the day counts of a date, so that
 * times of day do not make a group each.
 */
export function groupColumns(source: Source, text: TextSql, cutDates: boolean): GroupColumn[] {
  const columns = columnsOf(source);
  return [
    dateColumn(source, text, cutDates),
    ...(Object.hasOwn(columns, "force") ? [asItIs("force", "force", text)] : []),
    ...(SOURCE_KINDS[source.kind].saysForceThrice ? [twoForces(text)] : []),
    ...(Object.hasOwn(columns, "count") ? [badCount(source, text)] : []),
    ...(source.negatives ? [correction(source, text)] : []),
    ...decidingColumns(source).map((name) => asItIs(groupName(name), name, text))
  ];
}

const asItIs = (name: string, column: string, text: TextSql): GroupColumn => ({
  name,
  sql: text(column),
  textOf: (record) => trimmed(record(column))
});

/** A text without the spaces around it, as the engine trims: of every kind of space, but no tabs. */
export const trimmed = (text: string): string => text.replace(/^\uFEFF?\p{Zs}+|^\uFEFF|\p{Zs}+$/gu, "");

/** The column of the groups that holds both names of a force where they differ, with a line feed between them. */
export const TWO_FORCES = "two_forces";

function twoForces(text: TextSql): GroupColumn {
  const [reported, falls] = [text("reported_by"), text("falls_within")];
  return {
    name: TWO_FORCES,
    sql: `CASE WHEN ${reported} IS DISTINCT FROM ${falls} THEN concat(${reported}, chr(10), ${falls}) END`,
    textOf: (record) => {
      const names = [record("reported_by"), record("falls_within")];
      return names[0] === names[1] ? "" : trimmed(names.join("\n"));
    }
  };
}

/** What stands in place of a count; nothing where there is one. */
function badCount(source: Source, text: TextSql): GroupColumn {
  const count = countSql(source, text);
  return {
    name: "bad_count",
    sql: `CASE WHEN NOT ${isWhole(source, count)} THEN coalesce(${count}, '') END`,
    textOf: (record) => {
      const count = countText(source, record);
      return new RegExp(`^${wholeNumber(source)}$`).test(count) ? null : count;
    }
  };
}

/** A count with thousands apart: whole groups of three digits, and nothing else. */
const apart = (mark: string): string => `-?[0-9]{1,3}([${mark}][0-9]{3})+`;

/** Any space may stand between thousands where the source says a space. */
const marksOf = ({ thousands }: Source): string => (thousands === " " ? " \u00a0\u202f" : (thousands ?? ""));

/** A count without what stands between its thousands, where the source says what does. */
function countSql(source: Source, text: TextSql): string {
  const count = text("count");
  if (source.thousands === undefined) return count;
  const marks = marksOf(source).replace("'", "''");
  return `CASE WHEN regexp_full_match(trim(${count}), '${apart(marks)}') THEN regexp_replace(trim(${count}), '[${marks}]', '', 'g') ELSE ${count} END`;
}

function countText(source: Source, record: RecordText): string {
  const count = trimmed(record("count"));
  if (source.thousands === undefined) return count;
  const marks = marksOf(source);
  return new RegExp(`^${apart(marks)}$`).test(count)
    ? count.replace(new RegExp(`[${marks}]`, "g"), "")
    : count;
}

/** The column of the groups that parts counts below 0 from others. */
export const CORRECTION = "correction";

function correction(source: Source, text: TextSql): GroupColumn {
  const count = countSql(source, text);
  const isBelow = new RegExp(`^${wholeNumber(source).replace("?", "")}$`);
  return {
    name: CORRECTION,
    sql: `CASE WHEN ${isWhole(source, count)} AND starts_with(trim(${count}), '-') THEN '-' END`,
    textOf: (record) => (isBelow.test(countText(source, record)) ? "-" : "")
  };
}

function dateColumn(source: Source, text: TextSql, cutDates: boolean): GroupColumn {
  if (hasYearAndQuarter(source)) {
    return {
      name: "date",
      sql: `concat(trim(${text("year")}), ' ', trim(${text("quarter")}))`,
      textOf: (record) => trimmed(`${trimmed(record("year"))} ${trimmed(record("quarter"))}`)
    };
  }
  if (!cutDates) return asItIs("date", "date", text);
  return {
    name: "date",
    sql: decidingDateSql(text("date")),
    textOf: (record) => trimmed(decidingDate(record("date")))
  };
}

/** What is counted in each group: records, what they count for, and how many lack something (`b_<index>`). */
export function groupSums(source: Source, text: TextSql): string[] {
  const blanks = Object.values(SOURCE_KINDS[source.kind].blanks);
  return ["count(*)", amountSql(source, text), ...blanks.map((name) => `count(*) - count(${text(name)})`)];
}

const isWhole = (source: Source, sql: string): string =>
  `coalesce(regexp_full_match(trim(${sql}), '${wholeNumber(source)}'), false)`;

/** What a group of records counts for: the sum of their counts, or their number. */
function amountSql(source: Source, text: TextSql): string {
  if (!Object.hasOwn(columnsOf(source), "count")) return "count(*)";
  const count = countSql(source, text);
  return `coalesce(sum(CASE WHEN ${isWhole(source, count)} THEN CAST(trim(${count}) AS BIGINT) END), 0)`;
}

/** The statement that makes the empty table of groups. */
export function createGroups(source: Source): string {
  const keys = groupColumns(source, () => "NULL", false).map(({ name }) => `${identifier(name)} VARCHAR`);
  const blanks = Object.keys(SOURCE_KINDS[source.kind].blanks).map((_, i) => `${blankName(i)} BIGINT`);
  return `CREATE TABLE groups (${["group_number INTEGER", "file INTEGER", ...keys, "records BIGINT", "amount BIGINT", ...blanks].join(", ")})`;
}
